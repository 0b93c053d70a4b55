import { OPEN_ITEM_STATES } from '../model/rectification.js';
import { beijingDay } from '../lib/date/beijing-day.js';
import { addDays } from '../lib/date/day.js';
import { sha256 } from '../lib/text/canonical-json.js';
import { SYSTEM } from '../model/actor.js';
import { Conflict, Invalid } from '../model/refusal.js';
import type { Store } from '../store/open-store.js';
import { readNotice, type NoticeRow } from '../store/rectification/read-notice.js';
import type { Trx } from '../store/tables.js';
import { changeNotice, demandState, demandVersion } from './change-notice.js';
import { demand, tellMove, type Doing } from './doing.js';

/** Plans a run within the transaction: schedule's `planRun`, handed in. */
export type PlanRun = (
  trx: Trx,
  plan: {
    readonly actor: Doing['actor'];
    readonly now: Date;
    readonly origin: 'rectification';
    readonly sites: readonly { readonly site: string; readonly onlyRules?: readonly string[] }[];
    readonly title?: string;
    readonly key?: string;
  },
) => Promise<{ readonly run: string; readonly audits: number }>;

/** 复查: audits the open rules of notices again, one audit a site whatever number of its notices. Answers the run. */
export async function planRetest(
  store: Store,
  asked: { readonly notices: readonly { readonly id: string; readonly version?: number | undefined }[] },
  planRun: PlanRun,
  doing: Doing,
): Promise<{ readonly run: string; readonly audits: number }> {
  demand(doing.actor, 'rectify');
  if (asked.notices.length === 0) throw new Invalid({ zh: '请先选择通知书。', en: 'Choose notices first.' });
  return store.transaction(async (trx) => {
    const notices: NoticeRow[] = [];
    for (const { id, version } of asked.notices) {
      const notice = await readNotice(trx, id, doing.actor);
      demandVersion(notice, version);
      demandState(notice, 'retest');
      notices.push(notice);
    }
    return planRetestOf(trx, notices, planRun, doing);
  });
}

/** Within a transaction; the notices must take a second test. */
async function planRetestOf(
  trx: Trx,
  notices: readonly NoticeRow[],
  planRun: PlanRun,
  doing: Doing,
): Promise<{ readonly run: string; readonly audits: number }> {
  const rules = await openRules(
    trx,
    notices.map(({ id }) => id),
  );
  const sites = [...new Set(notices.map(({ site }) => site))].map((site) => {
    const own = notices.filter((notice) => notice.site === site).flatMap(({ id }) => rules.get(id) ?? []);
    return { site, onlyRules: [...new Set(own)].sort() };
  });
  if (sites.some(({ onlyRules }) => onlyRules.length === 0)) {
    throw new Conflict({ zh: '没有待复查的问题。', en: 'There is nothing open to test again.' });
  }
  const planned = await planRun(trx, {
    ...{ actor: doing.actor, now: new Date(doing.at), origin: 'rectification', sites, title: '整改复查' },
    // The same notices in the same state, planned twice, are one run.
    key: `rectification:${sha256(notices.map(({ id, version }) => `${id}@${version}`).join(','))}`,
  });
  const taken = new Set(
    (await trx.selectFrom('audits').select('site').where('run', '=', planned.run).execute()).map(({ site }) => site),
  );
  for (const notice of notices.filter(({ site }) => taken.has(site))) {
    await changeNotice(trx, notice, 'retest', { retest_run: planned.run, retest_on: null });
    await tellMove(trx, doing, {
      ...{ notice: notice.id, site: notice.site, action: 'retest-planned' },
      detail: { run: planned.run, rules: rules.get(notice.id)?.length ?? 0 },
    });
  }
  return planned;
}

async function openRules(trx: Trx, notices: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await trx
    .selectFrom('notice_items')
    .select(['notice', 'rule'])
    .distinct()
    .where('notice', 'in', [...notices])
    .where('state', 'in', [...OPEN_ITEM_STATES])
    .execute();
  const rules = new Map<string, string[]>();
  for (const { notice, rule } of rows) rules.set(notice, [...(rules.get(notice) ?? []), rule]);
  return rules;
}

/** Sites of one run of second tests that begins by itself: more wait for the next round. */
const NOTICES_AT_ONCE = 400;

/**
 * Second tests whose day has come, and those of which nothing came: a failed or cancelled audit leaves its notices as they were
 * before. Called by `remind`; answers how many notices are tested.
 */
export async function planDueRetests(store: Store, planRun: PlanRun, doing: Doing, today: string): Promise<number> {
  return store.transaction(async (trx) => {
    await loseFailedRetests(trx, doing);
    const notices = await trx
      .selectFrom('notices')
      .innerJoin('sites', 'sites.id', 'notices.site')
      .selectAll('notices')
      .select(['sites.name as site_name', 'sites.url as site_url'])
      .where('notices.retest_on', '<=', today)
      .where('notices.state', 'in', ['issued', 'replied', 'retested'])
      .where('notices.items_open', '>', 0)
      .where('sites.active', '=', 1)
      .orderBy('notices.id')
      .limit(NOTICES_AT_ONCE)
      .execute();
    if (notices.length === 0) return 0;
    await planRetestOf(trx, notices, planRun, { ...doing, actor: SYSTEM });
    return notices.length;
  });
}

async function loseFailedRetests(trx: Trx, doing: Doing): Promise<void> {
  const lost = await trx
    .selectFrom('notices')
    .innerJoin('sites', 'sites.id', 'notices.site')
    .innerJoin('audits', (join) =>
      join.onRef('audits.run', '=', 'notices.retest_run').onRef('audits.site', '=', 'notices.site'),
    )
    .selectAll('notices')
    .select(['sites.name as site_name', 'sites.url as site_url', 'audits.state as audit_state'])
    .where('notices.state', '=', 'retesting')
    .where('audits.state', 'in', ['failed', 'cancelled'])
    .execute();
  for (const { audit_state: why, ...notice } of lost) {
    // What somebody cancelled waits for somebody; what broke is tried again.
    const againOn = why === 'failed' ? addDays(beijingDay(doing.at), 1) : undefined;
    await loseRetest(trx, notice, { why, againOn }, doing);
  }
}

/** A site that is never to be read is not asked day after day for ever. */
const MOST_LOST = 7;

/** A second test of which nothing came: the notice is as it was before, and tested again from `againOn` on, some times. */
export async function loseRetest(
  trx: Trx,
  notice: NoticeRow,
  { why, againOn }: { readonly why: string; readonly againOn: string | undefined },
  doing: Doing,
): Promise<void> {
  const event = (await hasOpenReply(trx, notice.id)) ? 'loseAfterReply' : 'lose';
  const lost = await trx
    .selectFrom('notice_moves')
    .select((eb) => eb.fn.countAll<number>().as('times'))
    .where('notice', '=', notice.id)
    .where('action', '=', 'retest-lost')
    .executeTakeFirst();
  const isAgain = againOn !== undefined && Number(lost?.times ?? 0) < MOST_LOST;
  await changeNotice(trx, notice, event, isAgain ? { retest_on: againOn } : {});
  await tellMove(trx, doing, {
    ...{ notice: notice.id, site: notice.site, action: 'retest-lost' },
    detail: { run: notice.retest_run, why },
  });
}

const hasOpenReply = async (trx: Trx, notice: string): Promise<boolean> => {
  const last = await trx
    .selectFrom('replies')
    .select('state')
    .where('notice', '=', notice)
    .where('state', '!=', 'draft')
    .orderBy('round', 'desc')
    .executeTakeFirst();
  return last?.state === 'submitted';
};
