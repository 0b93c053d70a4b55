/** The merged and checked entries as a `Profile`: rules in the order of their sections, then as written. */
import type { Clause, Profile, Rule } from '../model/profile.js';
import type { Level } from '../model/outcome.js';
import type { ColumnTerm } from '../model/vocabulary.js';
import { documentOf } from './check-clauses.js';
import { PENDING } from './check-rules.js';
import type { MergedClause } from './merge-clauses.js';
import type { Entries, MergedRuleSet } from './merge-rule-sets.js';
import type { ColumnEntry, RuleEntry, SourceEntry } from './rule-set-schema.js';
import { seal } from './serialize-profile.js';

const ALL_KINDS = ['district', 'department', 'township'];

export function assembleProfile(merged: MergedRuleSet): Profile {
  const { head, scoring, sources, columns, sections, rules } = merged;
  const order: readonly unknown[] = [...sections.keys()];
  const clauses = [...merged.clauses.values()].map((clause) => assembleClause(clause, merged));
  const waivers = merged.waivers.map(({ entry }) => entry);
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
    ...(clauses.length > 0 && { clauses }),
    ...(waivers.length > 0 && { waivers }),
  });
}

/** A clause with the rules that are in force for it, apart from those that a later rule set switched off. */
function assembleClause({ id, listing, coverage }: MergedClause, merged: MergedRuleSet): Clause {
  const { phrase, class: kind, deadline, dueOn, document: written } = listing?.entry ?? {};
  const { rules = [], manual, section, points, notObservable } = coverage?.entry ?? {};
  const ruleSet = listing?.ruleSet ?? coverage?.ruleSet ?? 0;
  const document = documentOf(written, ruleSet, merged);
  const isOff = (rule: string): boolean => merged.rules.get(rule)?.data.enabled === false;
  const switchedOff = rules.filter(isOff);
  return {
    id,
    ruleSet: merged.ruleSets[ruleSet]?.id ?? '',
    ...(phrase !== undefined && { phrase }),
    ...(kind !== undefined && { class: kind }),
    ...(deadline !== undefined && { deadline }),
    ...(dueOn !== undefined && { dueOn }),
    ...(document !== undefined && { document }),
    rules: rules.filter((rule) => !isOff(rule)),
    ...(switchedOff.length > 0 && { switchedOff }),
    ...(manual !== undefined && { manual }),
    ...(section !== undefined && { section }),
    ...(points !== undefined && { points: Math.round(points * 100) }),
    ...(notObservable !== undefined && { notObservable }),
  };
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
    check: check ?? PENDING,
    ...(decidedBy === 'evaluator' ? { decidedBy } : {}),
    ...(absenceIsFault === false ? { absenceIsFault } : {}),
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
