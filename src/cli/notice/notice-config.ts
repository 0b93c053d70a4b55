import { nearest } from '../../lib/text/nearest.js';
import type { LetterWishes, NoticeWishes } from '../../report/notice/notice-wishes.js';
import { UsageError } from '../errors.js';
import { idProblem } from '../site-list/ids.js';
import type { Say } from '../language.js';
import { day, wholeNumber } from '../options/option-values.js';

/** `notice:` of a config: what an office wants to stand in its letters. */
export interface NoticeConfig extends Omit<NoticeWishes, 'template'> {
  /** Working days that are given for mending; not together with `dueOn`. */
  readonly dueIn?: number;
}

const TEXT_KEYS = ['issuer', 'contact', 'phone', 'replyTo', 'number'] as const;
const DAY_KEYS = ['issuedOn', 'dueOn'] as const;
const LETTER_KEYS = ['number', 'recipient'] as const;
const KEYS = [...TEXT_KEYS, ...DAY_KEYS, 'dueIn', 'sites', 'bulletin'] as const;

/** More days than anyone is given. */
export const dueInDays = wholeNumber(1, 250);

/** Reads the key `notice`. Throws `UsageError` at the first key that is unknown or of the wrong shape. */
export const readNoticeConfig = (value: unknown, say: Say): NoticeConfig => {
  const given = mapOf(value, 'notice', say);
  const read: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(given)) {
    const what = `notice.${key}`;
    if (isOneOf(TEXT_KEYS, key)) read[key] = textOf(one, what, say);
    else if (isOneOf(DAY_KEYS, key)) read[key] = day(textOf(one, what, say), what, say);
    else if (key === 'dueIn') read[key] = dueInDays(typeof one === 'number' ? String(one) : '', what, say);
    else if (key === 'bulletin') read[key] = letterOf(one, what, say);
    else if (key === 'sites') read[key] = sitesOf(one, what, say);
    else throw unknownKey(key, 'notice', KEYS, say);
  }
  if ('dueOn' in read && 'dueIn' in read) {
    throw new UsageError(say('notice 里 dueOn 和 dueIn 只能写一项', 'notice: either dueOn or dueIn'));
  }
  return read;
};

const isOneOf = <T extends string>(words: readonly T[], word: string): word is T => words.some((one) => one === word);

const sitesOf = (value: unknown, what: string, say: Say): Readonly<Record<string, LetterWishes>> =>
  Object.fromEntries(
    Object.entries(mapOf(value, what, say)).map(([id, one]) => {
      const problem = idProblem(id, say);
      if (problem !== undefined) throw new UsageError(`${what} ${problem}`);
      return [id, letterOf(one, `${what}.${id}`, say)];
    }),
  );

const letterOf = (value: unknown, what: string, say: Say): LetterWishes =>
  Object.fromEntries(
    Object.entries(mapOf(value, what, say)).map(([key, one]) => {
      if (!isOneOf(LETTER_KEYS, key)) throw unknownKey(key, what, LETTER_KEYS, say);
      return [key, textOf(one, `${what}.${key}`, say)];
    }),
  );

const mapOf = (value: unknown, what: string, say: Say): Readonly<Record<string, unknown>> => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new UsageError(say(`${what} 要写成 名称: 值 的形式`, `${what} wants \`key: value\` lines`));
};

/** So long a text is no name, number or address of an office. */
export const MOST_CHARACTERS = 200;

const textOf = (value: unknown, what: string, say: Say): string => {
  // YAML reads 0531… as a number and drops the zero: a telephone number must stand in quotes.
  if (typeof value === 'number') {
    throw new UsageError(say(`${what} 要用引号括起来，如 "${value}"`, `${what} must be quoted, like "${value}"`));
  }
  const text = typeof value === 'string' ? value.trim() : '';
  if (text !== '' && text.length <= MOST_CHARACTERS) return text;
  throw new UsageError(
    say(
      `${what} 要写文字，不能空，不超过 ${MOST_CHARACTERS} 个字`,
      `${what} wants a text of at most ${MOST_CHARACTERS} characters`,
    ),
  );
};

const unknownKey = (key: string, what: string, allowed: readonly string[], say: Say): UsageError => {
  const meant = nearest(key, allowed);
  return new UsageError(say(`${what} 里没有 ${key} 这一项`, `${what} has no key ${key}`), [
    meant === undefined
      ? say(`可用的：${allowed.join('、')}`, `allowed: ${allowed.join(', ')}`)
      : say(`是不是 ${meant}？`, `did you mean ${meant}?`),
  ]);
};
