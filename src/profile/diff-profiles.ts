import diff from 'microdiff';
import type { Profile } from '../model/profile.js';

/** One thing that two rule sets say differently; `path` in the words of the YAML: `params.parts.学前教育.titles`. */
export interface Change {
  readonly path: string;
  /** Left out where it was not there before, or is not any more. */
  readonly from?: unknown;
  readonly to?: unknown;
}

export interface EntryDiff {
  readonly id: string;
  readonly title: string;
  readonly state: 'added' | 'removed' | 'changed';
  /** Of a changed entry. */
  readonly changes: readonly Change[];
}

/** What differs between two resolved rule sets, part by part; what both say alike is left out. */
export interface ProfileDiff {
  readonly scoring: readonly Change[];
  readonly sections: readonly EntryDiff[];
  readonly rules: readonly EntryDiff[];
  readonly columns: readonly EntryDiff[];
  readonly sources: readonly EntryDiff[];
  readonly clauses: readonly EntryDiff[];
}

/** Compares what two rule sets come to after `extends` and overrides, however they are written. */
export function diffProfiles(before: Profile, after: Profile): ProfileDiff {
  return {
    scoring: changesOf(before.scoring, after.scoring),
    sections: diffEntries(byId(before.sections), byId(after.sections)),
    rules: diffEntries(
      byId(before.rules.map((rule) => ({ ...rule, points: rule.points / 100 }))),
      byId(after.rules.map((rule) => ({ ...rule, points: rule.points / 100 }))),
    ),
    columns: diffEntries(before.vocabulary, after.vocabulary),
    sources: diffEntries(before.sources, after.sources),
    clauses: diffEntries(byId(before.clauses ?? []), byId(after.clauses ?? [])),
  };
}

interface Entry {
  readonly id: string;
  readonly title?: string;
  readonly name?: string;
  readonly phrase?: string;
}

const byId = <E extends Entry>(entries: readonly E[]): ReadonlyMap<string, E> =>
  new Map(entries.map((entry) => [entry.id, entry]));

function diffEntries(before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>): EntryDiff[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((id): EntryDiff[] => {
    const [old, now] = [before.get(id), after.get(id)];
    const entry = now ?? old;
    const title = entry?.title ?? entry?.name ?? entry?.phrase ?? id;
    if (!now) return [{ id, title, state: 'removed', changes: [] }];
    if (!old) return [{ id, title, state: 'added', changes: [] }];
    const changes = changesOf(old, now);
    return changes.length > 0 ? [{ id, title, state: 'changed', changes }] : [];
  });
}

function changesOf(before: object, after: object): Change[] {
  return diff(keyed(before) as Record<string, unknown>, keyed(after) as Record<string, unknown>).map((one): Change => ({
    path: one.path.join('.'),
    ...(one.type !== 'CREATE' && { from: unkeyed(one.oldValue as unknown) }),
    ...(one.type !== 'REMOVE' && { to: unkeyed(one.value as unknown) }),
  }));
}

/** Lists as maps: things by what names them, words by themselves, so that one more of them is one change wherever it stands. */
function keyed(value: unknown): unknown {
  if (Array.isArray(value)) {
    const members = value as readonly unknown[];
    const keys = members.map(keyOf);
    const isNamed = keys.every((key) => key !== undefined) && new Set(keys).size === keys.length;
    return isNamed && members.length > 0
      ? new Listed(members.map((member, at) => [keys[at] ?? '', typeof member === 'string' ? member : keyed(member)]))
      : members.map(keyed);
  }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, keyed(part)]));
  return value;
}

/** A list in the shape of a map. */
class Listed {
  [key: string]: unknown;
  constructor(members: readonly (readonly [string, unknown])[]) {
    for (const [key, member] of members) this[key] = member;
  }
}

function keyOf(member: unknown): string | undefined {
  if (typeof member === 'string') return member;
  if (typeof member !== 'object' || member === null) return undefined;
  const { id, name, column, document, text } = member as Record<string, unknown>;
  return [id, name, column, document, text].find((key): key is string => typeof key === 'string');
}

const unkeyed = (value: unknown): unknown => {
  if (value instanceof Listed) return Object.values(value).map(unkeyed);
  if (Array.isArray(value)) return value.map(unkeyed);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unkeyed(part)]));
  return value;
};
