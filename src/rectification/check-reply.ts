import type { Claim } from '../model/rectification.js';
import { Invalid } from '../model/refusal.js';
import type { Words } from '../model/words.js';
import { registrableDomain } from '../lib/url/registrable-domain.js';

/** What a unit says of one item. */
export interface ReplyItem {
  readonly finding: string;
  readonly claim: Claim;
  /** Of the mended page. */
  readonly url?: string | undefined;
  readonly note: string;
}

/** An item as far as its reply is checked. */
export interface AskedItem {
  readonly finding: string;
  readonly number: string;
}

const LONGEST_URL = 2_000;
const LONGEST_NOTE = 2_000;

/** What is wrong with one line of a 整改链接表; undefined: nothing. Pure. */
export function faultOfReply({
  claim,
  url,
  note,
}: ReplyItem): { readonly at: 'url' | 'note'; readonly words: Words } | undefined {
  if (url !== undefined && !isWebAddress(url)) return { at: 'url', words: NO_ADDRESS };
  if (note.length > LONGEST_NOTE) return { at: 'note', words: TOO_LONG };
  if (claim === 'mended') return url === undefined && note.trim() === '' ? { at: 'url', words: NO_PROOF } : undefined;
  return note.trim() === '' ? { at: 'note', words: claim === 'cannot' ? NO_CAUSE : NO_REASON } : undefined;
}

/** Throws `Invalid` with every fault of a reply, by field `url-<finding>`, `note-<finding>`, `claim-<finding>`. Pure. */
export function assertReply(items: readonly ReplyItem[], asked: readonly AskedItem[], isHandedIn: boolean): void {
  const fields: Record<string, Words> = {};
  const own = new Set(asked.map(({ finding }) => finding));
  for (const item of items) {
    if (!own.has(item.finding)) throw new Invalid(FOREIGN);
    const fault = faultOfReply(item);
    if (fault && (isHandedIn || fault.words === NO_ADDRESS || fault.words === TOO_LONG)) {
      fields[`${fault.at}-${item.finding}`] = fault.words;
    }
  }
  const told = new Set(items.map(({ finding }) => finding));
  if (told.size < items.length) throw new Invalid(FOREIGN);
  if (isHandedIn) for (const { finding } of asked) if (!told.has(finding)) fields[`claim-${finding}`] = NO_CLAIM;
  const faults = Object.keys(fields).length;
  if (faults === 0) return;
  throw new Invalid(
    { zh: `有 ${faults} 处没有填好，请改正后再提交。`, en: `${faults} lines are not filled in well.` },
    fields,
  );
}

const isWebAddress = (address: string): boolean => {
  if (address.length > LONGEST_URL || !URL.canParse(address)) return false;
  const { protocol, username, password, hostname } = new URL(address);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '' && hostname !== '';
};

/** Whether an address lies on none of the hosts that are known as the site's: told to the supervisor, refused to nobody. Pure. */
export function isForeign(address: string, known: readonly string[]): boolean {
  if (!URL.canParse(address)) return true;
  const { hostname } = new URL(address);
  return !known.some((one) => {
    if (!URL.canParse(one)) return false;
    const host = new URL(one).hostname;
    return host === hostname || registrableDomain(host) === registrableDomain(hostname);
  });
}

const NO_ADDRESS = {
  zh: '请填写完整的网页地址，以 http:// 或 https:// 开头。',
  en: 'A full address: http:// or https://.',
};
const TOO_LONG = { zh: `说明最多 ${LONGEST_NOTE} 个字。`, en: `At most ${LONGEST_NOTE} characters.` };
const NO_PROOF = {
  zh: '请填写整改后的网页链接；没有链接的，说明怎样整改。',
  en: 'Give the mended page, or say how it was mended.',
};
const NO_CAUSE = {
  zh: '请写明为什么不能整改、已向谁报告。',
  en: 'Say why it cannot be mended, and to whom it was reported.',
};
const NO_REASON = { zh: '请写明异议的理由。', en: 'Say why you disagree.' };
const NO_CLAIM = { zh: '请填写整改情况。', en: 'Say what became of it.' };
const FOREIGN = { zh: '有的问题不在这份通知书里，或者已经销号。', en: 'Some item is none of this notice, or closed.' };
