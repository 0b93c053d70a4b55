import { nearest } from '../lib/text/nearest.js';
import type { Bilingual } from './profile-error.js';

const MOST_NAMES = 40;

/** 是不是 x？可用：a、b、c — the nearest name first, then all that are allowed. */
export function allowedNames(word: string, allowed: Iterable<string>): Bilingual {
  const names = [...allowed].sort();
  const meant = nearest(word, names);
  const shown = names.slice(0, MOST_NAMES);
  const more = names.length - shown.length;
  const list = {
    zh: names.length === 0 ? '现在一个也没有' : `可用：${shown.join('、')}${more > 0 ? ` 等 ${names.length} 个` : ''}`,
    en: names.length === 0 ? 'there is none' : `allowed: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
  if (meant === undefined) return list;
  return { zh: `是不是 ${meant}？${list.zh}`, en: `did you mean ${meant}? ${list.en}` };
}
