import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import { nearest } from '../../lib/text/nearest.js';
import type { Say } from '../language.js';

/** What may have been meant by a path that leads nowhere: a file beside it that is called nearly so, or the folder that is missing. */
export const nearbyHints = (path: string, say: Say): readonly string[] => {
  if (existsSync(path)) return [];
  const folder = dirname(path);
  if (!existsSync(folder)) return [say(`没有目录 ${folder}`, `there is no folder ${folder}`)];
  const names = namesIn(folder);
  const [name, ending] = [basename(path), extname(path).toLowerCase()];
  const stem = (one: string): string => basename(one, extname(one)).toLowerCase();
  const meant = nearest(name, names) ?? names.find((one) => stem(one) === stem(name));
  if (meant !== undefined) return [say(`是不是 ${meant}？`, `did you mean ${meant}?`)];
  const alike = names.filter((one) => ending !== '' && extname(one).toLowerCase() === ending);
  return alike.length === 0 || alike.length > MOST_NAMED
    ? []
    : [say(`那里有 ${alike.join('、')}`, `there are: ${alike.join(', ')}`)];
};

/** More files of a kind are no help. */
const MOST_NAMED = 5;

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
