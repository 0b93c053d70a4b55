import { editDistance, nearest } from '../lib/text/nearest.js';
import type { Bilingual } from './profile-error.js';

/** Longer lists hide what is meant: then only the names that are most like the word are shown, and how many there are. */
const MOST_NAMES = 24;

/** 是不是 x？可用：a、b、c — the nearest name first, then all that are allowed. */
export function allowedNames(word: string, allowed: Iterable<string>): Bilingual {
  const names = [...allowed].sort();
  const meant = nearest(word, names);
  const shown = names.length <= MOST_NAMES ? names : mostLike(word, names);
  const isPart = shown.length < names.length;
  const list = {
    zh:
      names.length === 0 ? '现在一个也没有' : `可用：${shown.join('、')}${isPart ? ` 等，共 ${names.length} 个` : ''}`,
    en:
      names.length === 0
        ? 'there is none'
        : `allowed: ${shown.join(', ')}${isPart ? ` and others, ${names.length} in all` : ''}`,
  };
  if (meant === undefined) return list;
  return { zh: `是不是 ${meant}？${list.zh}`, en: `did you mean ${meant}? ${list.en}` };
}

/** Those that begin alike, then those that differ least; in alphabetical order. */
function mostLike(word: string, names: readonly string[]): string[] {
  const far = new Map(names.map((name) => [name, editDistance(word, name) - 2 * sharedStart(word, name)]));
  return [...names]
    .sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0))
    .slice(0, MOST_NAMES / 2)
    .sort();
}

const sharedStart = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
};
