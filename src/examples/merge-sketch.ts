/** The site of an example: what it starts from, with its own words over it, moved in time or place if it says so. */
import { compilePattern, type Pattern } from '../lib/pattern/pattern.js';
import { mergeData } from '../profile/merge-rule-sets.js';
import { modelOf, type ExamplePool } from './example-pool.js';
import type { ColumnSketch, ExampleSketch, ItemSketch, SiteSketch } from './example-schema.js';

const DEFAULT_NAME = '青禾区人民政府';
/** What says that a column holds nothing, or was not seen. */
const STATES: ReadonlySet<string> = new Set(['blank', 'statedNone', 'dead', 'unread']);

/** `null` takes something away, lists and empty maps replace. */
export function mergeSketch(pool: ExamplePool, sketch: ExampleSketch): SiteSketch {
  const { from, site = {}, allOn, allIn, without } = sketch;
  const model = modelOf(pool, sketch);
  const base = model
    ? mergeSketch(model.pool, model.sketch)
    : ((from === undefined ? undefined : pool.sites?.[from]) ?? {});
  const merged = mergeData(withoutEmptied(withoutStates(base, site), site), site) as SiteSketch;
  const whole = { ...(withoutNulls(merged) as SiteSketch), ...(merged.platform === null && { platform: null }) };
  const left = without === undefined ? whole : (lacking(whole, without.map(compilePattern)) as SiteSketch);
  const moved = allIn === undefined ? left : movedTo(left, allIn);
  return allOn === undefined ? moved : (dated(moved, allOn) as SiteSketch);
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

type Data = Readonly<Record<string, unknown>>;

/** `links: {}` says that there are none. */
const withoutEmptied = (base: Data, over: Data): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(base).flatMap(([key, part]): [string, unknown][] => {
      const own = over[key];
      if (!isMap(own) || !isMap(part)) return [[key, part]];
      return Object.keys(own).length === 0 ? [] : [[key, withoutEmptied(part, own)]];
    }),
  );

const isMap = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without the items whose titles the patterns are found in. */
function lacking(value: unknown, patterns: readonly Pattern[]): unknown {
  if (Array.isArray(value))
    return (value as unknown[])
      .filter((part) => !(isMap(part) && typeof part.title === 'string' && occurs(part.title, patterns)))
      .map((part) => lacking(part, patterns));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, lacking(part, patterns)]));
}
const occurs = (title: string, patterns: readonly Pattern[]): boolean =>
  patterns.some((pattern) => pattern.occursIn(title));

/** Every item of every list on one day. */
function dated(value: unknown, on: string): unknown {
  if (Array.isArray(value)) return value.map((part) => dated(part, on));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === 'on' && 'title' in value ? on : dated(part, on)]),
  );
}

/** All items in one column, `education` or `key-areas/教育/学前教育`; columns that were lists are gone, those of text stay. */
function movedTo(site: SiteSketch, place: string): SiteSketch {
  const { home, units, crawl, ...columns } = site;
  const items: ItemSketch[] = [];
  const rest: Record<string, ColumnSketch> = {};
  for (const [id, column] of Object.entries(columns)) {
    const kept = withoutItems((column ?? {}) as ColumnSketch, items);
    if (kept) rest[id] = kept;
  }
  const [id = place, ...below] = place.split('/');
  return {
    ...(home && { home }),
    ...(units && { units }),
    ...(crawl !== undefined && { crawl }),
    ...rest,
    [id]: putIn(rest[id], below, items),
  };
}

/** The column with the items in it, or so many levels below it. */
function putIn(
  column: ColumnSketch | undefined,
  [name, ...below]: readonly string[],
  items: ItemSketch[],
): ColumnSketch {
  if (name === undefined) return { ...column, items };
  return { ...column, columns: { ...column?.columns, [name]: putIn(column?.columns?.[name], below, items) } };
}

/** What is left of a column without its items, which are collected; undefined where nothing is. */
function withoutItems(column: ColumnSketch, collected: ItemSketch[]): ColumnSketch | undefined {
  const { items = [], 'items+': more = [], columns = {}, ...rest } = column;
  collected.push(...items, ...more);
  const below = Object.entries(columns).flatMap(([name, one]): [string, ColumnSketch][] => {
    const kept = withoutItems(one, collected);
    return kept ? [[name, kept]] : [];
  });
  const isLeft = below.length > 0 || Object.keys(rest).some((key) => key !== 'name');
  return isLeft ? { ...rest, ...(below.length > 0 && { columns: Object.fromEntries(below) }) } : undefined;
}

/** The day, kind and name of an example's body: its own, else those of the example that it is like, else the file's. */
export function situationOf(
  pool: ExamplePool,
  sketch: ExampleSketch,
): Pick<ExampleSketch, 'asOf' | 'kind' | 'since'> & { readonly name: string } {
  const { name: usualName, ...usual } = pool.defaults ?? {};
  const model = modelOf(pool, sketch);
  const base = model ? situationOf(model.pool, model.sketch) : { ...usual, name: usualName ?? DEFAULT_NAME };
  const { asOf, kind, since, siteName } = sketch;
  return {
    ...base,
    ...(asOf !== undefined && { asOf }),
    ...(kind !== undefined && { kind }),
    ...(since !== undefined && { since }),
    ...(siteName !== undefined && { name: siteName }),
  };
}
