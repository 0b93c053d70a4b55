/** Every clause that a document's list holds is covered once, as its class wants; every row names what exists. */
import { allowedNames } from './allowed-names.js';
import { ifUnknown } from './complain.js';
import type { MergedClause } from './merge-clauses.js';
import type { MergedRuleSet } from './merge-rule-sets.js';
import type { Bilingual, Problem } from './profile-error.js';
import { problemAt } from './read-rule-set.js';

export function* checkClauses(merged: MergedRuleSet): Generator<Problem> {
  const listed = [...merged.clauses.values()].filter(({ listing }) => listing).map(({ id }) => id);
  for (const clause of merged.clauses.values()) {
    if (clause.listing) yield* checkListing(clause, clause.listing, merged);
    if (clause.coverage) yield* checkCoverage(clause, clause.coverage, merged, listed);
  }
}

function* checkListing(
  { id, coverage }: MergedClause,
  { entry, parsed, path, ruleSet }: NonNullable<MergedClause['listing']>,
  merged: MergedRuleSet,
): Generator<Problem> {
  for (const key of ['phrase', 'class'] as const)
    if (entry[key] === undefined) {
      const message = { zh: `条款 ${id} 缺少 ${key}`, en: `the clause ${id} lacks ${key}` };
      yield problemAt(parsed, path, message, { hint: LISTED });
    }
  if (!coverage && merged.isWhole && merged.areClausesWhole) {
    const message = { zh: `条款 ${id} 没有对应`, en: `nothing covers the clause ${id}` };
    yield { ...problemAt(parsed, [...path, 'id'], message, { hint: COVERED }), isUncovered: true };
  }
  const unknown = entry.document === undefined ? undefined : ifUnknown(merged, 'sources', entry.document);
  if (unknown) yield problemAt(parsed, [...path, 'document'], unknown.message, unknown);
  const issuedOn = merged.sources.get(documentOf(entry.document, ruleSet, merged) ?? '')?.data.issuedOn;
  if (entry.dueOn !== undefined && typeof issuedOn === 'string' && entry.dueOn < issuedOn) {
    const message = {
      zh: `条款 ${id} 的期限 ${entry.dueOn} 早于文件印发的日期 ${issuedOn}`,
      en: `the clause ${id} is due on ${entry.dueOn}, before its document was issued on ${issuedOn}`,
    };
    yield problemAt(parsed, [...path, 'dueOn'], message);
  }
}

function* checkCoverage(
  { id, listing }: MergedClause,
  { entry, parsed, path, ruleSet }: NonNullable<MergedClause['coverage']>,
  merged: MergedRuleSet,
  listed: readonly string[],
): Generator<Problem> {
  const say = (key: string, message: Bilingual, hint?: Bilingual): Problem =>
    problemAt(parsed, [...path, key], message, hint ? { hint } : {});
  if (!listing && listed.length > 0 && merged.isWhole && merged.areClausesWhole) {
    const message = { zh: `条款清单里没有 ${id}`, en: `there is no clause ${id} in the list` };
    yield say('id', message, allowedNames(id, listed));
  }
  for (const [at, rule] of (entry.rules ?? []).entries()) {
    const unknown = ifUnknown(merged, 'rules', rule);
    if (unknown) yield problemAt(parsed, [...path, 'rules', at], unknown.message, unknown);
    else if (switchedOffIn(rule, merged) <= ruleSet) {
      const message = { zh: `规则 ${rule} 已经关闭（enabled: false）`, en: `the rule ${rule} is switched off` };
      yield problemAt(parsed, [...path, 'rules', at], message);
    }
  }
  if (entry.notObservable !== undefined && (entry.rules ?? entry.manual) !== undefined)
    yield say('notObservable', {
      zh: `条款 ${id} 既然看不到，就不能再写 rules 或 manual`,
      en: `the clause ${id} cannot be both not observable and covered`,
    });
  const unknown = entry.section === undefined ? undefined : ifUnknown(merged, 'sections', entry.section);
  if (unknown) yield say('section', unknown.message, unknown.hint);
  for (const key of ['section', 'points'] as const)
    if (entry[key] !== undefined && entry.manual === undefined)
      yield say(key, {
        zh: `${key} 只用于人工取证的条款（manual）`,
        en: `${key} belongs to clauses of manual evidence`,
      });
  if (entry.points !== undefined && entry.section === undefined)
    yield say('points', { zh: `条款 ${id} 有分值，要写计入哪一节 section`, en: `the points of ${id} need a section` });
  const due = DUE[listing?.entry.class ?? ''];
  if (due && entry[due.key] === undefined)
    yield problemAt(parsed, path, {
      zh: `条款 ${id} 是 ${listing?.entry.class ?? ''} 类（${due.zh}），要写 ${due.key}`,
      en: `the clause ${id} is of class ${listing?.entry.class ?? ''} (${due.en}) and wants ${due.key}`,
    });
}

const LISTED = { zh: '清单里的条款要写 phrase 和 class', en: 'a listed clause has a phrase and a class' };
const COVERED = {
  zh: '在另一个文件的 clauses 里写一行：rules、manual 或 notObservable',
  en: 'write a row of clauses in another file: rules, manual or notObservable',
};
const DUE: Readonly<Record<string, { key: 'rules' | 'manual' | 'notObservable'; zh: string; en: string }>> = {
  A: { key: 'rules', zh: '机器可判', en: 'judged by machine' },
  B: { key: 'rules', zh: '机器找候选', en: 'candidates by machine' },
  M: { key: 'manual', zh: '人工取证', en: 'manual evidence' },
  N: { key: 'notObservable', zh: '看不到', en: 'not observable' },
};

/** The place in the lineage of the rule set that switched a rule off; Infinity while it is on. */
function switchedOffIn(rule: string, { rules, ruleSetOf }: MergedRuleSet): number {
  const entry = rules.get(rule);
  if (entry?.data.enabled !== false) return Infinity;
  const origin = entry.origins.find(({ written }) => written.enabled === false);
  return origin ? (ruleSetOf.get(origin.parsed) ?? Infinity) : Infinity;
}

/** The document that a clause is of: as written, else the only one of its rule set. */
export function documentOf(
  written: string | undefined,
  ruleSet: number,
  { ruleSets }: Pick<MergedRuleSet, 'ruleSets'>,
): string | undefined {
  const own = ruleSets[ruleSet]?.sources ?? [];
  return written ?? (own.length === 1 ? own[0] : undefined);
}
