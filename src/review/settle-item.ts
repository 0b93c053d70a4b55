import type { Decision } from '../model/decision.js';
import { Conflict } from '../model/refusal.js';
import type { Trx } from '../store/tables.js';
import { followRulings } from '../rectification/follow-rulings.js';
import { appendLog } from '../store/log/append-log.js';
import { answerAppeals } from './answer-appeals.js';
import { applyDecision, type AuditOnHand } from './audits-on-hand.js';
import { basisOfRow, type ItemRow, type OpinionRow } from './decision-rows.js';
import { syncItems } from './sync-items.js';

/** An opinion that counts from now on, and who confirmed it. */
export interface Ruling {
  readonly opinion: OpinionRow;
  readonly second?: Pick<OpinionRow, 'by_user' | 'by_name'>;
}

/** Makes a decision of it: every audit that it concerns is scored again, the queue follows, appeals are answered. */
export async function settleItem(
  trx: Trx,
  item: ItemRow,
  { opinion, second }: Ruling,
  audits: readonly AuditOnHand[],
): Promise<void> {
  const { at } = opinion;
  const own = audits.find(({ run }) => run === item.run);
  if (!own) throw reportGone();
  const made = await trx
    .selectFrom('review_decisions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('item', '=', item.id)
    .executeTakeFirst();
  const id = `${item.id}.${Number(made?.count ?? 0) + 1}`;
  const decision = decisionOf(item, opinion, second?.by_name);
  await trx
    .insertInto('review_decisions')
    .values({
      id,
      item: item.id,
      site: item.site,
      subject: item.subject,
      run: item.run,
      round: item.round,
      value: decision.value,
      decision: JSON.stringify(decision),
      reason: decision.reason,
      by_user: opinion.by_user,
      by_name: opinion.by_name,
      second_user: second?.by_user ?? null,
      at,
      supersedes: item.decision ?? item.earlier,
    })
    .execute();
  await trx.updateTable('review_items').set({ decision: id, state: 'settled' }).where('id', '=', item.id).execute();
  const before = await scoreOf(trx, item);
  const after = await applyDecision(trx, audits, item, { id, decision });
  const reviewed = after.get(item.run);
  if (!reviewed) throw reportGone();
  await syncItems(trx, { run: item.run, machine: own.report, reviewed, profile: own.profile, at });
  await followRulings(trx, {
    ...{ site: item.site, by: { id: opinion.by_user, name: opinion.by_name }, at, why: decision.reason },
  });
  const { value, min, max } = reviewed.scorecard.points;
  await appendLog(trx, {
    at,
    actor: opinion.by_user,
    action: 'review.decided',
    subject: `site:${item.site}`,
    detail: {
      ...{ item: item.id, about: item.subject, run: item.run, decision: id },
      ...{ value: decision.value, earned: decision.earned, reason: decision.reason, until: decision.until },
      ...{ files: decision.evidence, second: second?.by_user },
      ...{ before, after: { value, min, max, verdict: reviewed.scorecard.verdict }, runs: [...after.keys()] },
    },
  });
  await answerAppeals(trx, item, { id, decision, by: opinion.by_user, byName: opinion.by_name, at });
}

const reportGone = (): Conflict =>
  new Conflict({
    zh: '这次检查的报告或评测方案不在存储里，不能据以计分。',
    en: 'The report or the rules of this run are not kept: it cannot be scored again.',
  });

async function scoreOf(trx: Trx, { run, site }: Pick<ItemRow, 'run' | 'site'>) {
  const row = await trx
    .selectFrom('audits')
    .select(['final_value as value', 'final_min as min', 'final_max as max', 'final_verdict as verdict'])
    .where('run', '=', run)
    .where('site', '=', site)
    .executeTakeFirst();
  return row ?? null;
}

function decisionOf(item: ItemRow, opinion: OpinionRow, second: string | undefined): Decision {
  const { value, earned, refuted, reason, by_name, at, until_on, files } = opinion;
  return {
    ...(item.rule !== null && { rule: item.rule }),
    ...(item.unit !== null && { unit: item.unit }),
    ...(item.clause !== null && { clause: item.clause }),
    value: value as Decision['value'],
    ...(earned !== null && { earned: earned / 100 }),
    ...(refuted !== null && { refuted: JSON.parse(refuted) as string[] }),
    reason,
    by: by_name,
    ...(second !== undefined && { second }),
    at,
    ...(until_on !== null && { until: until_on }),
    ...(files !== null && { evidence: JSON.parse(files) as NonNullable<Decision['evidence']> }),
    basis: basisOfRow(item),
  };
}
