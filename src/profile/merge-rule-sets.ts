/** Rule sets in their order → one: scalars and arrays replace, maps merge by key, `aliases+` adds. */
import { allowedNames } from './allowed-names.js';
import type { Lineage } from './follow-extends.js';
import { mergeClauses, mergeWaivers, type MergedClause, type Row } from './merge-clauses.js';
import type { ParsedFile, Path } from './parse-rule-file.js';
import type { Problem } from './profile-error.js';
import { problemAt } from './read-rule-set.js';
import type { WaiverEntry } from './rule-set-schema.js';

/** Where (a part of) an entry was written; the latest first. */
export interface Origin {
  readonly parsed: ParsedFile;
  readonly path: Path;
  /** What stands there. */
  readonly written: Readonly<Record<string, unknown>>;
}

/** An entry after merging. Its shape is that of the schema unless `isBroken`. */
export interface MergedEntry {
  readonly data: Record<string, unknown>;
  readonly origins: readonly [Origin, ...Origin[]];
  readonly isBroken: boolean;
}

export type Entries = ReadonlyMap<string, MergedEntry>;

export interface MergedRuleSet {
  readonly head: Readonly<Record<string, unknown>>;
  /** Of the rule set that was asked for. */
  readonly headFile: ParsedFile;
  /** Every file was found and could be read. */
  readonly isWhole: boolean;
  readonly scoring: Readonly<Record<string, unknown>>;
  readonly sources: Entries;
  readonly columns: Entries;
  readonly sections: Entries;
  readonly rules: Entries;
  readonly clauses: ReadonlyMap<string, MergedClause>;
  /** No row of clauses is broken, so that one that is missing is missing indeed. */
  readonly areClausesWhole: boolean;
  readonly waivers: readonly Row<WaiverEntry>[];
  /** The lineage by name, with the keys of the sources that each declares. */
  readonly ruleSets: readonly { readonly id: string; readonly sources: readonly string[] }[];
  /** Place in the lineage of the rule set that a file belongs to. */
  readonly ruleSetOf: ReadonlyMap<ParsedFile, number>;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Maps merge by key; all else is replaced; a key that ends in + adds to the list without it. Shares nothing with either. */
export function mergeData(
  base: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const before = merged.get(key);
    if (key.endsWith('+') && Array.isArray(value)) {
      const list = key.slice(0, -1);
      const known: unknown = merged.get(list);
      merged.set(list, [...new Set([...(Array.isArray(known) ? (known as unknown[]) : []), ...(value as unknown[])])]);
    } else merged.set(key, isMap(before) && isMap(value) ? mergeData(before, value) : value);
  }
  return Object.fromEntries([...merged].map(([key, value]) => [key, copyOf(value)]));
}

const copyOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copyOf);
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyOf(part)])) : value;
};

/** Also: overrides of rules that nobody has. */
export function mergeRuleSets(lineage: Lineage): {
  readonly merged: MergedRuleSet;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const entries = { sources: newEntries(), columns: newEntries(), sections: newEntries(), rules: newEntries() };
  const { sources } = lineage;
  const isWhole = lineage.isWhole && sources.every(({ files }) => files.every(({ broken }) => !broken.has('')));
  let scoring: Record<string, unknown> = {};
  for (const { files } of sources) {
    for (const { parsed, content, broken, isHead } of files) {
      if (isHead && content.scoring) scoring = mergeData(scoring, content.scoring);
      for (const kind of ['sources', 'columns', 'rules'] as const)
        for (const [id, written] of Object.entries<Record<string, unknown>>(content[kind] ?? {}))
          put(entries[kind], id, { parsed, path: [kind, id], written }, broken.has(`${kind}/${id}`));
      for (const [at, section] of (content.sections ?? []).entries())
        if (isMap(section) && typeof section.id === 'string')
          put(
            entries.sections,
            section.id,
            { parsed, path: ['sections', at], written: section },
            broken.has(`sections/${at}`),
          );
    }
    // Overrides come last: what a rule set extends may be changed in any of its files.
    for (const { parsed, content, broken } of files) {
      for (const [id, written] of Object.entries(content.overrides ?? {})) {
        const path = ['overrides', id];
        const own = files.find((file) => Object.hasOwn(file.content.rules ?? {}, id));
        if (own) {
          const { line } = own.parsed.place(['rules', id], 'key');
          const message = {
            zh: `规则 ${id} 就写在本规则集里，不必再改动一次`,
            en: `the rule ${id} stands in this rule set itself: there is nothing to override`,
          };
          const where = { zh: `改 ${own.parsed.file}:${line}`, en: `change ${own.parsed.file}:${line}` };
          problems.push(problemAt(parsed, path, message, { at: 'key', hint: where }));
        } else if (entries.rules.has(id)) put(entries.rules, id, { parsed, path, written }, broken.has(path.join('/')));
        else if (isWhole) {
          const message = { zh: `没有规则 ${id} 可以改动`, en: `there is no rule ${id} to override` };
          problems.push(problemAt(parsed, path, message, { at: 'key', hint: allowedNames(id, entries.rules.keys()) }));
        }
      }
    }
  }
  const headFile = sources.at(-1)?.files[0];
  if (!headFile) throw new Error('a lineage has at least one rule set');
  const { id, title, version } = headFile.content;
  return {
    merged: {
      head: { id, title, version },
      headFile: headFile.parsed,
      isWhole,
      scoring,
      ...entries,
      clauses: mergeClauses(lineage),
      areClausesWhole: sources.every(({ files }) =>
        files.every(({ broken }) => [...broken].every((part) => !part.startsWith('clauses'))),
      ),
      waivers: mergeWaivers(lineage),
      ruleSets: sources.map(({ files }) => ({
        id: String(files[0]?.content.id ?? ''),
        sources: files.flatMap(({ content }) => Object.keys(content.sources ?? {})),
      })),
      ruleSetOf: new Map(sources.flatMap(({ files }, at) => files.map(({ parsed }) => [parsed, at] as const))),
    },
    problems,
  };
}

const newEntries = (): Map<string, MergedEntry> => new Map<string, MergedEntry>();

/** Works one more writing of an entry in. */
function put(entries: Map<string, MergedEntry>, id: string, origin: Origin, isBroken: boolean): void {
  const known = entries.get(id);
  const base = known ? withoutStaleParams(known.data, origin.written) : {};
  entries.set(id, {
    data: mergeData(base, origin.written),
    origins: [origin, ...(known?.origins ?? [])],
    isBroken: isBroken || (known?.isBroken ?? false),
  });
}

/** Params belong to their check: those of another check do not come along. */
function withoutStaleParams(
  known: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (over.check === undefined || over.check === known.check || known.check === 'pending') return known;
  return { ...known, params: {} };
}

/** Where a part of an entry stands: in the latest file that has it, else at the entry. */
export function originOf({ origins }: MergedEntry, part: Path): Origin {
  const own = origins.find(({ parsed, path }) => parsed.has([...path, ...part]));
  return own ? { ...own, path: [...own.path, ...part] } : origins[0];
}
