import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { nearest } from '../../lib/text/nearest.js';
import type { Say } from '../language.js';

/** What may have been meant by a path that leads nowhere: a file beside it that is called nearly so, or the part that exists. */
export const nearbyHints = (path: string, say: Say, cwd = process.cwd()): readonly string[] => {
  if (existsSync(path)) return [];
  const folder = dirname(path);
  const shown = (one: string): string => {
    const near = relative(cwd, one);
    return near === '' ? '.' : near.startsWith('..') ? one : near;
  };
  if (!existsSync(folder)) return [say(`没有目录 ${shown(folder)}`, `there is no folder ${shown(folder)}`)];
  const names = namesIn(folder);
  const stem = (name: string): string => basename(name, extname(name)).toLowerCase();
  const meant = nearest(basename(path), names) ?? names.find((name) => stem(name) === stem(path));
  if (meant !== undefined)
    return [say(`是不是 ${shown(join(folder, meant))}？`, `did you mean ${shown(join(folder, meant))}?`)];
  const alike = names.filter(
    (name) => extname(name).toLowerCase() === extname(path).toLowerCase() && extname(name) !== '',
  );
  return alike.length === 0 || alike.length > MOST_NAMED
    ? []
    : [say(`${shown(folder)} 里有 ${alike.join('、')}`, `in ${shown(folder)}: ${alike.join(', ')}`)];
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
