/** Tables of clauses: a row lists a clause of the document, says what covers it, or does both. */
import { coversClause, listsClause } from './clause-row.js';
import type { Lineage } from './follow-extends.js';
import type { ParsedFile, Path } from './parse-rule-file.js';
import type { ClauseEntry, RuleFile, WaiverEntry } from './rule-set-schema.js';

/** A row of a list, and the place of its rule set in the lineage: what comes later extends it. */
export interface Row<E> {
  readonly entry: E;
  readonly parsed: ParsedFile;
  readonly path: Path;
  readonly ruleSet: number;
}

export interface MergedClause {
  readonly id: string;
  readonly listing?: Row<ClauseEntry>;
  readonly coverage?: Row<ClauseEntry>;
}

/** Clauses by id, as listed, then those that are covered only; what a later rule set says of one replaces the earlier. */
export function mergeClauses(lineage: Lineage): ReadonlyMap<string, MergedClause> {
  const merged = new Map<string, MergedClause>();
  for (const row of rowsOf<ClauseEntry>(lineage, 'clauses')) {
    const { id } = row.entry;
    const known = merged.get(id) ?? { id };
    merged.set(id, {
      ...known,
      ...(listsClause(row.entry) && { listing: row }),
      ...(coversClause(row.entry) && { coverage: row }),
    });
  }
  const all = [...merged.values()];
  return new Map(
    [...all.filter(({ listing }) => listing), ...all.filter(({ listing }) => !listing)].map((one) => [one.id, one]),
  );
}

/** Waivers of all rule sets; of the same rule and site the latest stands. */
export function mergeWaivers(lineage: Lineage): readonly Row<WaiverEntry>[] {
  const merged = new Map<string, Row<WaiverEntry>>();
  for (const row of rowsOf<WaiverEntry>(lineage, 'waivers'))
    merged.set(`${row.entry.rule} ${row.entry.site ?? ''}`, row);
  return [...merged.values()];
}

/** Rows of a list in all files whose shape is right. */
function* rowsOf<E>({ sources }: Lineage, kind: keyof RuleFile & ('clauses' | 'waivers')): Generator<Row<E>> {
  for (const [ruleSet, { files }] of sources.entries())
    for (const { parsed, content, broken } of files)
      for (const [at, entry] of (content[kind] ?? []).entries())
        if (!broken.has(`${kind}/${at}`)) yield { entry: entry as E, parsed, path: [kind, at], ruleSet };
}
