import { reasonSentences } from '../checks/parts/common-messages.js';
import type { CantTellReason } from '../model/outcome.js';

/** Fills `{name}` from the finding's data; lists are joined, `{reason}` becomes a sentence. */
export function fillMessage(
  template: string,
  data: Readonly<Record<string, unknown>> | undefined,
  lang: 'zh' | 'en',
): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => words(name, data?.[name], lang));
}

function words(name: string, value: unknown, lang: 'zh' | 'en'): string {
  if (name === 'reason' && typeof value === 'string' && value in reasonSentences) {
    return reasonSentences[value as CantTellReason][lang];
  }
  if (Array.isArray(value)) return value.map((item) => words('', item, lang)).join(lang === 'zh' ? '、' : ', ');
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
