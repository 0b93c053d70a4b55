/** The traceability table of a profile: clause → rules → checks, and what is left uncovered. */
import type { Catalog } from './check.js';
import type { Level } from './outcome.js';
import type { Clause, ClauseClass, Profile, Rule } from './profile.js';

/** A rule as the table shows it. */
export interface CoveringRule {
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  readonly check: string;
  /** What the check looks at; undefined while it is not built. */
  readonly checkTitle?: string;
  readonly decidedBy: 'machine' | 'evaluator';
  readonly effective?: Rule['effective'];
}

/** What a reader of the table should look at twice. */
export type CoverageNote =
  /** Its rules wait for a check that is not built. */
  | 'pending'
  /** A rule that it names was switched off. */
  | 'switched-off'
  /** Class B, but no rule of it leaves the last word to an evaluator. */
  | 'decided-by-machine'
  /** Each of its rules is in force before the day that the document sets. */
  | 'before-due';

export interface CoveredClause extends Omit<Clause, 'rules' | 'document' | 'points'> {
  /** Title of the document. */
  readonly document?: string;
  readonly rules: readonly CoveringRule[];
  readonly isCovered: boolean;
  readonly notes: readonly CoverageNote[];
}

export interface Coverage {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly clauses: readonly CoveredClause[];
  /** Clauses of each class, and how many of them are covered. */
  readonly counts: Readonly<Record<ClauseClass | 'unclassed', { readonly clauses: number; readonly covered: number }>>;
  readonly uncovered: readonly string[];
  /** The rule set's own rules that no clause names. */
  readonly rulesWithoutClause: readonly { readonly id: string; readonly title: string }[];
}

export const CLAUSE_CLASSES: readonly ClauseClass[] = ['A', 'B', 'M', 'N'];
const PENDING = 'pending';

/** `isOwn`: the rule was written in the rule set itself, not in one that it extends. */
export function coverageOf(profile: Profile, isOwn: (rule: string) => boolean, checks: Catalog): Coverage {
  const rules = new Map(profile.rules.map((rule) => [rule.id, rule]));
  const clauses = (profile.clauses ?? []).map((clause) => cover(clause, rules, profile, checks));
  const named = new Set(clauses.flatMap((clause) => clause.rules.map(({ id }) => id)));
  const count = (kind: ClauseClass | undefined): { clauses: number; covered: number } => {
    const members = clauses.filter((clause) => clause.class === kind);
    return { clauses: members.length, covered: members.filter(({ isCovered }) => isCovered).length };
  };
  return {
    id: profile.id,
    title: profile.title,
    version: profile.version,
    clauses,
    counts: { A: count('A'), B: count('B'), M: count('M'), N: count('N'), unclassed: count(undefined) },
    uncovered: clauses.filter(({ isCovered }) => !isCovered).map(({ id }) => id),
    rulesWithoutClause: profile.rules
      .filter(({ id }) => isOwn(id) && !named.has(id))
      .map(({ id, title }) => ({ id, title })),
  };
}

function cover(clause: Clause, rules: ReadonlyMap<string, Rule>, profile: Profile, checks: Catalog): CoveredClause {
  const { document, points: _, ...rest } = clause;
  const own = clause.rules.flatMap((id) => rules.get(id) ?? []);
  const built = own.filter(({ check }) => check !== PENDING);
  const title = document === undefined ? undefined : profile.sources.get(document)?.title;
  const isCovered = {
    A: built.length > 0,
    B: built.length > 0,
    M: clause.manual !== undefined,
    N: clause.notObservable !== undefined,
    none: built.length > 0 || clause.manual !== undefined || clause.notObservable !== undefined,
  }[clause.class ?? 'none'];
  const notes: readonly (CoverageNote | false)[] = [
    built.length < own.length && 'pending',
    clause.switchedOff !== undefined && 'switched-off',
    clause.class === 'B' &&
      built.length > 0 &&
      built.every(({ decidedBy }) => decidedBy === undefined) &&
      'decided-by-machine',
    clause.dueOn !== undefined &&
      built.length > 0 &&
      built.every((rule) => isEarlier(rule, clause.dueOn)) &&
      'before-due',
  ];
  return {
    ...rest,
    ...(title !== undefined && { document: title }),
    rules: own.map((rule) => describe(rule, checks)),
    isCovered,
    notes: notes.filter((note) => note !== false),
  };
}

const isEarlier = ({ effective }: Rule, dueOn: string | undefined): boolean =>
  dueOn !== undefined && (effective?.from ?? '') < dueOn;

function describe(rule: Rule, checks: Catalog): CoveringRule {
  const { id, title, level, check, effective, decidedBy } = rule;
  const checkTitle = checks.get(check)?.title;
  return {
    id,
    title,
    level,
    check,
    ...(checkTitle !== undefined && { checkTitle }),
    decidedBy: decidedBy ?? 'machine',
    ...(effective && { effective }),
  };
}
