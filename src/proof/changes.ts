import diff from 'microdiff';
import type { Change } from './alteration.js';

/** More of them say no more. */
const MOST_CHANGES = 20;

/** What differs between two values of JSON, in the order of their keys. */
export function changesBetween(was: unknown, now: unknown): readonly Change[] {
  return diff({ value: plain(was) }, { value: plain(now) }, { cyclesFix: false })
    .slice(0, MOST_CHANGES)
    .map((one) => ({
      path: one.path.slice(1),
      ...('oldValue' in one && { was: one.oldValue as unknown }),
      ...('value' in one && { now: one.value as unknown }),
    }));
}

/** As it would stand in a file. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
