import { DEBUG_AREAS, type DebugArea } from '../../model/debug.js';
import { nearest } from '../../lib/text/nearest.js';
import { AskedForList, UsageError } from '../errors.js';
import { listShape, shaped, type Reader } from '../options/option-values.js';

const names = Object.keys(DEBUG_AREAS) as readonly DebugArea[];
const isArea = (word: string): word is DebugArea => word in DEBUG_AREAS;

/** `locate,judge`, or `all`; `help` throws `AskedForList`. */
export const debugAreas: Reader<readonly DebugArea[]> = shaped(listShape([...names, 'all']), (text, what, say) => {
  const words = text.split(',').flatMap((word) => word.trim() || []);
  const list = [
    ...names.map((name) => `  ${name.padEnd(8)} ${say(DEBUG_AREAS[name].zh, DEBUG_AREAS[name].en)}`),
    `  ${'all'.padEnd(8)} ${say('以上全部', 'all of these')}`,
  ];
  if (words.includes('help'))
    throw new AskedForList([
      say(`${what} 可以看这些方面，用逗号隔开：`, `${what} takes these areas, comma-separated:`),
      ...list,
    ]);
  if (words.includes('all')) return names;
  const unknown = words.filter((word) => !isArea(word));
  if (unknown.length === 0 && words.length > 0) return names.filter((name) => words.includes(name));
  const [first = text] = unknown;
  const meant = names.find((name) => name.startsWith(first)) ?? nearest(first, [...names, 'all', 'help']);
  throw new UsageError(say(`${what} 没有“${first}”这一方面`, `${what} has no area "${first}"`), [
    ...(meant === undefined ? [] : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)]),
    ...list,
  ]);
});
