import { mergeData } from '../profile/merge-rule-sets.js';
import type { ExampleFile, ExampleSketch, SiteSketch } from './example-schema.js';

const DEFAULT_NAME = '青禾区人民政府';
/** What says that a column holds nothing, or was not seen. */
const STATES: ReadonlySet<string> = new Set(['blank', 'statedNone', 'dead', 'unread']);

/** The site of an example: what `from` names with the example's own columns over it. `null` takes something away, lists and empty maps replace. */
export function mergeSketch({ sites = {} }: ExampleFile, { from, site = {} }: ExampleSketch): SiteSketch {
  const base = (from === undefined ? undefined : sites[from]) ?? {};
  const merged = mergeData(withoutEmptied(withoutStates(base, site), site), site) as SiteSketch;
  return { ...(withoutNulls(merged) as SiteSketch), ...(merged.platform === null && { platform: null }) };
}

const withoutNulls = (value: unknown): unknown => {
  if (!isMap(value)) return value;
  const kept = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutNulls(part)]));
};

/** A column of which the example says something is blank, or dead, only if the example says that too. */
const withoutStates = (base: SiteSketch, over: SiteSketch): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(base).map(([id, column]): [string, unknown] => {
      if (typeof over[id] !== 'object' || typeof column !== 'object' || column === null) return [id, column];
      return [id, Object.fromEntries(Object.entries(column).filter(([key]) => !STATES.has(key)))];
    }),
  );

/** `links: {}` says that there are none. */
const withoutEmptied = (
  base: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(base).flatMap(([key, part]): [string, unknown][] => {
      const own = over[key];
      if (!isMap(own) || !isMap(part)) return [[key, part]];
      return Object.keys(own).length === 0 ? [] : [[key, withoutEmptied(part, own)]];
    }),
  );

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const nameOfSite = ({ defaults }: ExampleFile, { siteName }: ExampleSketch): string =>
  siteName ?? defaults?.name ?? DEFAULT_NAME;
