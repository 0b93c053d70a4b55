import { mergeData } from '../profile/merge-rule-sets.js';
import type { ExampleFile, ExampleSketch, SiteSketch } from './example-schema.js';

const DEFAULT_NAME = '青禾区人民政府';
/** The whole of what a column says; a new word of these sets the former contents aside. */
const STATES = ['blank', 'statedNone', 'dead', 'unread'];

/** The site of an example: what `from` names with the example's own columns over it. `null` takes a column away, lists replace. */
export function mergeSketch({ sites = {} }: ExampleFile, { from, site = {} }: ExampleSketch): SiteSketch {
  const base = (from === undefined ? undefined : sites[from]) ?? {};
  const merged = mergeData(withoutEmptied(base, site), site) as SiteSketch;
  return Object.fromEntries(Object.entries(merged).filter(([id, column]) => column !== null || id === 'platform'));
}

/** 空白, 打不开: nothing of what the column held before is left. */
const withoutEmptied = (base: SiteSketch, over: SiteSketch): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(base).filter(([id]) => {
      const column = over[id];
      return typeof column !== 'object' || column === null || !STATES.some((state) => state in column);
    }),
  );

export const nameOfSite = ({ defaults }: ExampleFile, { siteName }: ExampleSketch): string =>
  siteName ?? defaults?.name ?? DEFAULT_NAME;
