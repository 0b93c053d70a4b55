import type { Say } from '../language.js';

// What word processors, chats and Chinese input methods make of hyphens, quotes and blanks.
const LONG_DASHES =
  /^[\u2010-\u2015\u2212\ufe58\ufe63\uff0d-]*[\u2010-\u2015\u2212\ufe58\ufe63\uff0d][\u2010-\u2015\u2212\ufe58\ufe63\uff0d-]*(?=[A-Za-z])/u;
const QUOTES = /[“”„‟‘’「」『』＂＇]/gu;
const UNSEEN = /[\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\u3000\ufeff]/gu;
const WIDE_ASCII = /[\uff01-\uff5e]/gu;

/** The words as they were probably meant, and a sentence; undefined where nothing strange is in them. */
export const strayCharacters = (argv: readonly string[], say: Say): readonly string[] => {
  const faults = new Set<string>();
  const mended = argv.map((word) => mend(word, (zh, en) => faults.add(say(zh, en))));
  const joined = joinEquals(mended);
  if (joined.length < mended.length) faults.add(say('等号两边的空格', 'blanks around ='));
  if (faults.size === 0) return [];
  const line = ['gongkai', ...joined.map(quoted)].join(' ');
  return [
    say(`命令里有${[...faults].join('、')}，是不是：`, `there is ${[...faults].join(', ')} in it; did you mean:`),
    `  ${line}`,
  ];
};

const mend = (word: string, found: (zh: string, en: string) => void): string => {
  const seen = word.replace(UNSEEN, '');
  if (seen !== word) found('看不见的字符或全角空格', 'an invisible or wide blank');
  const bare = seen.replace(QUOTES, '');
  if (bare !== seen) found('中文引号（要用英文引号 "）', 'a curly quotation mark (use ")');
  const dashed = bare.replace(LONG_DASHES, (dashes) => (bare.length - dashes.length > 1 ? '--' : '-'));
  if (dashed !== bare) found('全角或长横线（要用英文短横 -）', 'a long dash (use -)');
  if (!/^(?:-|https?\s*[：:])/i.test(dashed)) return dashed;
  const narrow = dashed.replace(WIDE_ASCII, (wide) => wide.normalize('NFKC'));
  if (narrow !== dashed) found('全角符号', 'a full-width sign');
  return narrow;
};

/** `--max-pages = 50`, `--max-pages =50` and `--max-pages= 50` as one word. */
const joinEquals = (words: readonly string[]): string[] => {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const isPart = last?.startsWith('--') === true && (word.startsWith('=') || /^--[\w-]+=$/.test(last));
    if (isPart) joined[joined.length - 1] = last + word;
    else joined.push(word);
  }
  return joined;
};

/** As it would be typed: in quotes where a shell would split or read it otherwise. */
const quoted = (word: string): string =>
  /^[\p{L}\p{N}_./:=,@%+-]+$/u.test(word) ? word : `"${word.replace(/["\\$`]/g, '\\$&')}"`;
