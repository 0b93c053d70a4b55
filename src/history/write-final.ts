import { canonical, sha256 } from '../lib/text/canonical-json.js';
import type { OutcomeValue } from '../model/outcome.js';
import type { AuditReport, RuleOutcome } from '../model/report.js';
import type { Trx } from '../store/tables.js';
import { linkAudits } from './link-audits.js';
import { oneOutcomeARule } from './one-outcome-a-rule.js';
import { countedAs, letterOf, valueOf } from './value-letters.js';
import { writeRulings } from './write-rulings.js';
import { writeSiteRules } from './write-site-rules.js';

/** An audit as it counts: `report` is the machine's, or with evaluators' decisions and the score that follows. */
export interface FinalAudit {
  readonly run: string;
  readonly site: string;
  readonly report: AuditReport;
}

/**
 * Writes how an audit counts, again after each decision: final score, values of rules, units' scores and what is summed up from these.
 * What is written is what the report says, so that writing it twice changes nothing. Of an audit that was not recorded, the score alone.
 */
export async function writeFinal(trx: Trx, told: FinalAudit): Promise<void> {
  const audit = { ...told, report: oneOutcomeARule(told.report) };
  const { run, site, report } = audit;
  const { scorecard, outcomes } = report;
  const { points, verdict } = scorecard;
  await trx
    .updateTable('audits')
    .set({
      final_verdict: verdict,
      final_value: points.value,
      final_min: points.min,
      final_max: points.max,
      out_of: points.outOf,
      bonus: points.bonus,
      vetoes: JSON.stringify(scorecard.vetoes),
      outcomes: JSON.stringify(countValues(outcomes)),
      sections: JSON.stringify(scorecard.sections),
    })
    .where('run', '=', run)
    .where('site', '=', site)
    .execute();
  const before = await trx
    .selectFrom('audit_history as h')
    .innerJoin('rule_lists as l', 'l.id', 'h.rule_list')
    .select(['l.rules', 'h.values', 'h.role'])
    .where('h.run', '=', run)
    .where('h.site', '=', site)
    .executeTakeFirst();
  if (!before) return;
  const list = await keepRuleList(trx, outcomes);
  const values = outcomes.map(letterOf).join('');
  await trx
    .updateTable('audit_history')
    .set({ rule_list: list, values, verdict })
    .where('run', '=', run)
    .where('site', '=', site)
    .execute();
  await countRules(trx, run, before, outcomes);
  if (before.role === 'present') await writeSiteRules(trx, audit);
  await writeUnits(trx, audit);
  await writeRulings(trx, audit);
  await linkAudits(trx, { run, site });
}

/** The id of the list of an audit's rules, kept where no audit had it before. */
export async function keepRuleList(trx: Trx, outcomes: readonly Pick<RuleOutcome, 'rule'>[]): Promise<string> {
  const rules = canonical(outcomes.map(({ rule }) => rule));
  const id = sha256(rules).slice(0, 16);
  await trx
    .insertInto('rule_lists')
    .values({ id, rules })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return id;
}

const countValues = (outcomes: readonly RuleOutcome[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { value } of outcomes) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

/** Takes out of the run's counts what this audit was counted as, and counts it as it is. In one order, so that writers never wait for each other in a ring. */
async function countRules(
  trx: Trx,
  run: string,
  before: { readonly rules: string; readonly values: string },
  outcomes: readonly RuleOutcome[],
): Promise<void> {
  const old = new Map<string, OutcomeValue>();
  for (const [at, rule] of (JSON.parse(before.rules) as string[]).entries()) {
    const value = valueOf(before.values[at]);
    if (value) old.set(rule, value);
  }
  const now = new Map(outcomes.map(({ rule, value }) => [rule, value]));
  const changes = [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((rule) => {
    const [from, to] = [old.get(rule), now.get(rule)];
    if (from === to) return [];
    const row = { run, rule, passed: 0, failed: 0, cant_tell: 0, inapplicable: 0, untested: 0 };
    if (from) row[countedAs(from)] -= 1;
    if (to) row[countedAs(to)] += 1;
    return row;
  });
  if (changes.length === 0) return;
  await trx
    .insertInto('rule_counts')
    .values(changes)
    .onConflict((conflict) =>
      conflict.columns(['run', 'rule']).doUpdateSet((eb) => ({
        passed: eb('rule_counts.passed', '+', eb.ref('excluded.passed')),
        failed: eb('rule_counts.failed', '+', eb.ref('excluded.failed')),
        cant_tell: eb('rule_counts.cant_tell', '+', eb.ref('excluded.cant_tell')),
        inapplicable: eb('rule_counts.inapplicable', '+', eb.ref('excluded.inapplicable')),
        untested: eb('rule_counts.untested', '+', eb.ref('excluded.untested')),
      })),
    )
    .execute();
}

async function writeUnits(trx: Trx, { run, site, report }: FinalAudit): Promise<void> {
  await trx.deleteFrom('unit_scores').where('site', '=', site).where('run', '=', run).execute();
  const units = new Map((report.units ?? []).map((unit) => [unit.name, unit]));
  const rows = [...units.values()].map(({ name: unit, kind, url, points, outcomes }) => ({
    ...{ site, unit, run, kind, url: url ?? null },
    ...{ value: points.value, min: points.min, max: points.max, out_of: points.outOf },
    outcomes: JSON.stringify(outcomes),
  }));
  if (rows.length > 0) await trx.insertInto('unit_scores').values(rows).execute();
}
