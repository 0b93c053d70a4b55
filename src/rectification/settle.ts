import type { ItemState, LookSeen } from '../model/rectification.js';
import { addDays, daysBetween } from '../lib/date/day.js';
import { beijingDay } from '../lib/date/beijing-day.js';
import { SYSTEM } from '../model/actor.js';
import type { RecordedLife, UnseenFinding } from '../model/life.js';
import type { NoticeItemRow, NoticeRow } from '../store/rectification/read-notice.js';
import type { Trx } from '../store/tables.js';
import { changeItem, NOT_CLOSED } from './change-item.js';
import { changeNotice, countItems } from './change-notice.js';
import { tellMove, type Doing } from './doing.js';
import { loseRetest } from './plan-retest.js';
import { REOPENS_WITHIN_DAYS, type RectificationPolicy } from './policy.js';
import { isOpenItem, type ItemEvent } from './states.js';

/** What an audit says of one item: it was looked at and is mended, stands, cannot be decided; or nobody saw. */
export interface Look {
  readonly seen: LookSeen;
  /** Cause and reason of a look that decided nothing, e.g. `place-undecided no-date`. */
  readonly why?: string;
  /** It was mended before and is there again. */
  readonly isBack?: true;
  /** It is there, and evaluators' decisions say that it is no fault. */
  readonly isRefuted?: true;
}

/** What evaluators' decisions make of findings in this audit (`findings.ruling`), and rules that hold in it, as it counts. */
export interface Rulings {
  readonly of: ReadonlyMap<string, 'refuted' | 'confirmed'>;
  readonly passed: ReadonlySet<string>;
}
const NO_RULINGS: Rulings = { of: new Map(), passed: new Set() };

/** Reasons for which a rule is undecided although nobody looked: our own crawl ended early, or our own check broke. */
const OWN_FAILINGS = new Set(['truncated', 'robots', 'not-crawled', 'check-crashed', 'needs-browser']);
const UNDECIDED = new Set(['rule-undecided', 'place-undecided', 'part-undecided', 'same-undecided']);

/** What an audit says of each finding that it says anything of. `doubts`: those that are no faults by themselves. Pure. */
export function looksOf(
  { moves, seen, unseen }: Pick<RecordedLife, 'moves' | 'seen' | 'unseen'>,
  doubts: ReadonlySet<string> = new Set(),
  rulings: Rulings = NO_RULINGS,
): Map<string, Look> {
  const looks = new Map<string, Look>();
  const back = new Set(moves.flatMap(({ finding, why }) => (why === 'came-back' ? finding : [])));
  for (const finding of seen) {
    const ruling = rulings.of.get(finding);
    const isBack = back.has(finding) && { isBack: true as const };
    if (ruling === 'refuted') looks.set(finding, { seen: 'undecided', why: 'refuted', isRefuted: true });
    // What made a fault of it was about another state of the page: a person looks again.
    else if (doubts.has(finding) && ruling !== 'confirmed')
      looks.set(finding, { seen: 'undecided', why: 'not-confirmed' });
    else looks.set(finding, { seen: 'stillThere', ...isBack });
  }
  for (const one of unseen) looks.set(one.finding, lookOfUnseen(one));
  for (const { finding, rule, to, why } of moves) {
    if (to === 'settled') {
      looks.set(finding, rulings.passed.has(rule) ? { seen: 'fixed' } : { seen: 'undecided', why: 'settled' });
    }
    if (to === 'fixed') looks.set(finding, { seen: 'fixed' });
    // Gone is not mended: its rule does not ask for it any more. Waived is accepted, not mended. A person settles both.
    if (to === 'gone' || to === 'waived') looks.set(finding, { seen: 'undecided', why: `${to} ${why}` });
  }
  return looks;
}

const lookOfUnseen = ({ because, reason }: UnseenFinding): Look => ({
  seen: UNDECIDED.has(because) && !OWN_FAILINGS.has(reason ?? '') ? 'undecided' : 'unseen',
  why: [because, reason].filter((part) => part !== undefined).join(' '),
});

/** What a look does to an item; undefined: its state stays. Pure. */
export function eventOf(
  item: Pick<NoticeItemRow, 'state' | 'closed_at' | 'closed_how'>,
  look: Look,
  { isSecondTest, mayClose, at }: { readonly isSecondTest: boolean; readonly mayClose: boolean; readonly at: string },
): ItemEvent | undefined {
  const state = item.state as ItemState;
  if (state === 'withdrawn') return undefined;
  if (look.isRefuted === true) return state === 'closed' ? undefined : 'withdraw';
  if (state === 'closed') {
    const days = item.closed_at === null ? 0 : daysBetween(beijingDay(item.closed_at), beijingDay(at));
    // One that was closed by hand while it stood stays closed until it has been away and comes back.
    return look.isBack === true && days <= REOPENS_WITHIN_DAYS ? 'recur' : undefined;
  }
  if (look.seen === 'fixed') return mayClose ? 'seenFixed' : isSecondTest ? 'seenStillThere' : undefined;
  // Before the second test the unit still has its time: what other audits see is noted, and reproaches nobody.
  if (!isSecondTest) return undefined;
  if (look.seen === 'stillThere') return 'seenStillThere';
  return look.seen === 'undecided' ? 'seenUndecided' : undefined;
}

/** An audit that history has recorded. */
export interface SettledAudit {
  readonly site: string;
  readonly run: string;
  /** When the site was crawled: what it saw before a notice was issued says nothing of its mending. */
  readonly crawledAt: string;
  readonly life: RecordedLife;
  /** ISO 8601. */
  readonly at: string;
  readonly policy: Pick<RectificationPolicy, 'needsReply'>;
}

/**
 * What an audit does to the site's notices: items are closed where it looked again and found them mended, opened again where
 * they are back within a year; its second test ends. Nothing that it did not see changes a state. The same audit twice is once.
 */
export async function settleRectifications(trx: Trx, audit: SettledAudit): Promise<void> {
  const { site, run, life, at } = audit;
  const doing: Doing = { actor: SYSTEM, at };
  if (!life.isNew) return;
  const notices = await trx
    .selectFrom('notices')
    .innerJoin('sites', 'sites.id', 'notices.site')
    .selectAll('notices')
    .select(['sites.name as site_name', 'sites.url as site_url'])
    .where('notices.site', '=', site)
    .where('notices.state', 'not in', ['draft', 'withdrawn'])
    .orderBy('notices.id')
    .execute();
  if (notices.length === 0) return;
  const { doubts, rulings } = await readRulings(trx, site, run);
  const looks = looksOf(life, doubts, rulings);
  for (const notice of notices) {
    // Another audit began later and was taken in first: what this one saw is past, and the second test is still to come.
    if (life.role !== 'present') {
      if (notice.state === 'retesting' && notice.retest_run === run)
        await loseRetest(trx, notice, { why: 'past', againOn: beijingDay(at) }, doing);
    } else if (notice.issued_at !== null && notice.issued_at <= audit.crawledAt)
      await settleNotice(trx, notice, looks, { ...audit, run }, doing);
  }
}

/** What decisions make of the site's findings, as `carryDecisions` left them. */
async function readRulings(trx: Trx, site: string, run: string) {
  const rows = await trx
    .selectFrom('findings')
    .select(['id', 'kind', 'ruling'])
    .where('site', '=', site)
    .where((eb) => eb.or([eb('kind', '=', 'doubt'), eb('ruling', 'is not', null)]))
    .execute();
  const passed = await trx
    .selectFrom('site_rules')
    .select('rule')
    .where('site', '=', site)
    .where('run', '=', run)
    .where('value', '=', 'passed')
    .execute();
  const of = rows.flatMap(({ id, ruling }) => (ruling === null ? [] : [[id, ruling as 'refuted'] as const]));
  return {
    doubts: new Set(rows.flatMap(({ id, kind }) => (kind === 'doubt' ? id : []))),
    rulings: { of: new Map<string, 'refuted' | 'confirmed'>(of), passed: new Set(passed.map(({ rule }) => rule)) },
  };
}

async function settleNotice(
  trx: Trx,
  notice: NoticeRow,
  looks: ReadonlyMap<string, Look>,
  { run, policy, at }: SettledAudit,
  doing: Doing,
): Promise<void> {
  const isSecondTest = notice.state === 'retesting' && notice.retest_run === run;
  const mayClose = !policy.needsReply || notice.replied_at !== null;
  const items = await trx.selectFrom('notice_items').selectAll().where('notice', '=', notice.id).execute();
  let changed = 0;
  const counts: Record<string, number> = {};
  for (const item of items) {
    const look = looks.get(item.finding) ?? (isSecondTest ? ({ seen: 'unseen', why: 'no-word' } as const) : undefined);
    if (look === undefined || item.state === 'withdrawn') continue;
    const event = eventOf(item, look, { isSecondTest, mayClose, at });
    if (event === undefined && !isOpenItem(item.state as ItemState)) continue;
    const isUnanswered = look.seen === 'fixed' && event !== 'seenFixed';
    const seen = {
      ...{ seen: look.seen, seen_run: run, seen_at: at },
      seen_why: isUnanswered ? 'no-reply' : (look.why ?? null),
    };
    await changeItem(trx, item, event, {
      ...seen,
      ...(event === 'seenFixed' && {
        ...{ closed_at: at, closed_how: isSecondTest ? 'retest' : 'audit', closed_by: null, closed_why: run },
      }),
      ...(event === 'withdraw' && { closed_at: at, closed_how: 'ruling', closed_by: null, closed_why: run }),
      ...(event === 'recur' && { ...NOT_CLOSED, reopened_at: at, times_reopened: item.times_reopened + 1 }),
    });
    counts[look.seen] = (counts[look.seen] ?? 0) + 1;
    if (event === undefined) continue;
    changed += 1;
    const action = ITEM_ACTIONS[event];
    if (action !== undefined) {
      const detail = {
        number: item.number,
        run,
        ...(seen.seen_why !== null && event !== 'withdraw' && { why: seen.seen_why }),
      };
      await tellMove(trx, doing, { notice: notice.id, site: notice.site, finding: item.finding, action, detail });
    }
  }
  let row = notice;
  const sawNothing = Object.keys(counts).every((seen) => seen === 'unseen');
  if (isSecondTest && sawNothing && changed === 0) {
    const againOn = addDays(beijingDay(at), 1);
    return loseRetest(trx, notice, { why: 'unseen', againOn }, doing);
  }
  if (isSecondTest) {
    row = await changeNotice(trx, notice, 'settle', { retest_on: null });
    await tellMove(trx, doing, {
      notice: notice.id,
      site: notice.site,
      action: 'retested',
      detail: { run, ...counts },
    });
  }
  if (isSecondTest || changed > 0) await countItems(trx, row, doing);
}

const ITEM_ACTIONS: Readonly<Partial<Record<ItemEvent, string>>> = {
  seenFixed: 'item-closed',
  seenStillThere: 'item-not-mended',
  seenUndecided: 'item-undecided',
  recur: 'item-recurred',
  withdraw: 'item-overruled',
};
