import type { OfficeSettings } from '../../model/office-settings.js';
import { Invalid } from '../../model/refusal.js';
import type { Words } from '../../model/words.js';
import type { Fields } from '../fields.js';
import { WORDS } from './words.js';

const MOST_DAYS = 250;

/** The settings as they were filled in. Throws `Invalid` with every field that is wrong. */
export function readSettingsForm(form: Fields): OfficeSettings {
  const faults: Record<string, Words> = {};
  const attempt = <T>(read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      Object.assign(faults, error.fields);
      return otherwise;
    }
  };
  const days = (name: string): readonly string[] => {
    const lines = attempt(() => form.lines(name, 8_000), '')
      .split(/[\s,，、]+/)
      .filter((line) => line !== '');
    const wrong = lines.filter((line) => !isDay(line));
    if (wrong.length > 0) faults[name] = filled(WORDS.daysWrong, wrong);
    return [...new Set(lines)].sort();
  };
  const publicUrl = attempt(() => form.text('publicUrl', 300), '').replace(/\/+$/, '');
  if (publicUrl !== '' && !isOrigin(publicUrl)) faults['publicUrl'] = WORDS.publicUrlWrong;
  const number = attempt(() => form.text('number', 80), '');
  if (!number.includes('{number}')) faults['number'] = WORDS.numberWrong;
  const [work, rest] = [days('work'), days('rest')];
  const both = work.filter((day) => rest.includes(day));
  if (both.length > 0) faults['rest'] = filled(WORDS.both, both);
  const bounds = { min: 1, max: MOST_DAYS };
  const settings: OfficeSettings = {
    officeName: attempt(() => form.text('officeName', 80), ''),
    publicUrl,
    letters: {
      issuer: attempt(() => form.text('issuer', 80), ''),
      number,
      contact: attempt(() => form.text('contact', 120), ''),
      phone: attempt(() => form.text('phone', 60), ''),
      copies: attempt(() => form.text('copies', 200), ''),
    },
    twoPersonReview: form.isOn('twoPersonReview'),
    secondTest: attempt(() => form.choice('secondTest', ['first', 'second', 'better']), undefined) ?? 'second',
    rectificationDays: attempt(() => form.whole('rectificationDays', bounds), undefined) ?? 10,
    appealDays: attempt(() => form.whole('appealDays', bounds), undefined) ?? 5,
    silentCountsAsOpen: form.isOn('silentCountsAsOpen'),
    workdays: { work: [...work], rest: [...rest] },
  };
  if (Object.keys(faults).length > 0) throw new Invalid(WORDS.wrong, faults);
  return settings;
}

const filled = (words: Words, lines: readonly string[]): Words => {
  const text = lines.slice(0, 10).join(' ').slice(0, 200);
  return { zh: words.zh.replace('{lines}', text), en: words.en.replace('{lines}', text) };
};

const isDay = (text: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol) && new URL(text).origin === text;
