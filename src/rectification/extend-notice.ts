import { addDays } from '../lib/date/day.js';
import { OPEN_ITEM_STATES } from '../model/rectification.js';
import { beijingDay } from '../lib/date/beijing-day.js';
import { Conflict, Invalid } from '../model/refusal.js';
import type { Store } from '../store/open-store.js';
import { readNotice, type NoticeRow } from '../store/rectification/read-notice.js';
import { changeNotice, demandState, demandVersion } from './change-notice.js';
import { demand, tellMove, type Doing } from './doing.js';
import { workingDaysBefore } from './due-day.js';
import { REMIND_WORKING_DAYS, type RectificationPolicy } from './policy.js';

interface Change {
  readonly notice: string;
  readonly version?: number | undefined;
  readonly why: string;
}

/** 延期: another due day, later than the one there is, with its reason. Reminders and the second test move along. */
export async function extendNotice(
  store: Store,
  { notice: id, version, dueOn, why }: Change & { readonly dueOn: string },
  { declared }: Pick<RectificationPolicy, 'declared'>,
  doing: Doing,
): Promise<NoticeRow> {
  demand(doing.actor, 'rectify');
  demandReason(why);
  const today = beijingDay(doing.at);
  return store.transaction(async (trx) => {
    const notice = await readNotice(trx, id, doing.actor);
    demandVersion(notice, version);
    demandState(notice, 'extend');
    if (dueOn <= today || dueOn <= (notice.due_on ?? '')) {
      const words = {
        zh: '新的期限要晚于今天和原来的期限。',
        en: 'The new day must lie after today and the present one.',
      };
      throw new Invalid(words, { dueOn: words });
    }
    const remindOn = workingDaysBefore(dueOn, REMIND_WORKING_DAYS, declared);
    const changed = await changeNotice(trx, notice, 'extend', {
      ...{ due_on: dueOn, retest_on: addDays(dueOn, 1) },
      remind_on: remindOn !== undefined && remindOn > today ? remindOn : null,
    });
    await trx.updateTable('notice_items').set({ due_on: dueOn }).where('notice', '=', id).execute();
    const detail = { from: notice.due_on, to: dueOn, why: why.trim() };
    await tellMove(trx, doing, { notice: id, site: notice.site, action: 'extended', detail });
    return changed;
  });
}

/** 撤销: the notice is taken back, with its reason; what is open in it may go into another. */
export async function withdrawNotice(
  store: Store,
  { notice: id, version, why }: Change,
  doing: Doing,
): Promise<NoticeRow> {
  demand(doing.actor, 'rectify');
  demandReason(why);
  return store.transaction(async (trx) => {
    const notice = await readNotice(trx, id, doing.actor);
    demandVersion(notice, version);
    if (notice.state === 'draft')
      throw new Conflict({ zh: '草稿请直接删除。', en: 'A draft is deleted, not withdrawn.' });
    demandState(notice, 'withdraw');
    const set = { closed_at: doing.at, closed_how: 'withdrawn', closed_by: doing.actor.name, closed_why: why.trim() };
    await trx
      .updateTable('notice_items')
      .set({ state: 'withdrawn', ...set })
      .where('notice', '=', id)
      .where('state', 'in', [...OPEN_ITEM_STATES])
      .execute();
    const changed = await changeNotice(trx, notice, 'withdraw', {
      ...{ withdrawn_at: doing.at, withdrawn_why: why.trim(), items_open: 0, retest_on: null, remind_on: null },
    });
    await tellMove(trx, doing, { notice: id, site: notice.site, action: 'withdrawn', detail: { why: why.trim() } });
    return changed;
  });
}

const NO_REASON = { zh: '请写明理由。', en: 'Say why.' };
const demandReason = (why: string): void => {
  if (why.trim() === '') throw new Invalid(NO_REASON, { why: NO_REASON });
};
