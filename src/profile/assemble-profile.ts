/** The merged and checked entries as a `Profile`: rules in the order of their sections, then as written. */
import type { Profile, Rule } from '../model/profile.js';
import type { Level } from '../model/outcome.js';
import type { ColumnTerm } from '../model/vocabulary.js';
import type { Entries, MergedRuleSet } from './merge-rule-sets.js';
import type { ColumnEntry, RuleEntry, SourceEntry } from './rule-set-schema.js';
import { seal } from './serialize-profile.js';

const ALL_KINDS = ['district', 'department', 'township'];

export function assembleProfile({ head, scoring, sources, columns, sections, rules }: MergedRuleSet): Profile {
  const order: readonly unknown[] = [...sections.keys()];
  return seal({
    id: String(head.id),
    title: String(head.title),
    version: String(head.version),
    sources: mapOf<SourceEntry, Profile['sources']>(sources, (id, source) => ({ id, ...source })),
    vocabulary: mapOf<ColumnEntry, Profile['vocabulary']>(columns, columnTerm),
    scoring: scoring as unknown as Profile['scoring'],
    sections: [...sections.values()].map(({ data }) => data as unknown as Profile['sections'][number]),
    rules: [...rules]
      .filter(([, { data }]) => data.enabled !== false)
      .sort(([, a], [, b]) => order.indexOf(a.data.section) - order.indexOf(b.data.section))
      .map(([id, { data }]) => rule(id, data as unknown as RuleEntry)),
  });
}

/** Entry by entry, in their order. */
const mapOf = <E, M extends ReadonlyMap<string, unknown>>(
  entries: Entries,
  make: (id: string, entry: E) => M extends ReadonlyMap<string, infer V> ? V : never,
): M => new Map([...entries].map(([id, { data }]) => [id, make(id, data as unknown as E)])) as unknown as M;

const columnTerm = (id: string, column: ColumnEntry): ColumnTerm => ({
  id,
  name: column.name ?? id,
  aliases: column.aliases ?? [],
  patterns: column.patterns ?? [],
  not: column.not ?? [],
  paths: column.paths ?? [],
  columnTypes: column.columnTypes ?? [],
  under: column.under ?? 'home',
});

function rule(id: string, entry: RuleEntry): Rule {
  const {
    title,
    titleEn,
    section,
    level,
    points,
    pointsPer,
    check,
    decidedBy,
    absenceIsFault,
    params,
    appliesTo,
    effective,
    basis,
    source,
    remedy,
    remedyEn,
  } = entry;
  return {
    id,
    title,
    ...(titleEn === undefined ? {} : { titleEn }),
    section,
    level,
    points: countsPoints(level) ? Math.round((points ?? 0) * 100) : 0,
    ...(pointsPer === undefined ? {} : { pointsPer }),
    check,
    ...(decidedBy === 'evaluator' ? { decidedBy } : {}),
    ...(decidedBy === 'evaluator' && absenceIsFault === false ? { absenceIsFault } : {}),
    params: params ?? {},
    appliesTo: {
      kinds: appliesTo?.kinds ?? ALL_KINDS,
      ...(appliesTo?.onOwnHost === undefined ? {} : { onOwnHost: appliesTo.onOwnHost }),
    },
    ...(effective === undefined ? {} : { effective: effective }),
    source: Array.isArray(source) ? source : [source],
    ...(remedy === undefined ? {} : { remedy }),
    ...(remedyEn === undefined ? {} : { remedyEn }),
    isUnverified: basis === 'unverified',
  };
}

const countsPoints = (level: Level): boolean => level === 'deduction' || level === 'bonus';
