import type { ItemState, NoticeState } from '../model/rectification.js';
import type { Updateable } from 'kysely';
import { Conflict } from '../model/refusal.js';
import { recordEvent } from '../store/events/record-event.js';
import type { NoticeRow } from '../store/rectification/read-notice.js';
import type { Tables, Trx } from '../store/tables.js';
import { tellMove, type Doing } from './doing.js';
import { isOpenItem, nextNoticeState, NOTICE_WAYS, type NoticeEvent } from './states.js';

const CHANGED = {
  zh: '这份通知书刚刚有了变化，请刷新后再操作。',
  en: 'This notice was changed meanwhile: look at it again first.',
};

/** Whether an event is possible as things stand. */
export const allows = (notice: { readonly state: string }, event: NoticeEvent): boolean =>
  NOTICE_WAYS[notice.state as NoticeState][event] !== undefined;

/** Refuses (`Conflict`) what the present state does not take. */
export function demandState(notice: { readonly state: string }, event: NoticeEvent): void {
  if (allows(notice, event)) return;
  throw new Conflict({
    zh: '这份通知书现在的状态不能这样操作。',
    en: `A notice that is ${notice.state} does not take this.`,
  });
}

/**
 * Leads a notice through an event and sets what comes with it. Throws `Conflict` where it was changed since it was read;
 * answers its new row.
 */
export async function changeNotice(
  trx: Trx,
  notice: NoticeRow,
  event: NoticeEvent | undefined,
  set: Updateable<Tables['notices']> = {},
): Promise<NoticeRow> {
  if (event !== undefined) demandState(notice, event);
  const state = event === undefined ? notice.state : nextNoticeState(notice.state as NoticeState, event);
  const { numUpdatedRows } = await trx
    .updateTable('notices')
    .set({ ...set, state, version: notice.version + 1 })
    .where('id', '=', notice.id)
    .where('version', '=', notice.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows !== 1n) throw new Conflict(CHANGED);
  return { ...notice, ...(set as Partial<NoticeRow>), state, version: notice.version + 1 };
}

/** Refuses a version that somebody looked at and that is none any more. */
export function demandVersion(notice: NoticeRow, version: number | undefined): void {
  if (version !== undefined && version !== notice.version) throw new Conflict(CHANGED);
}

/**
 * After items have changed: counts them, closes the notice where none is open, opens it again where a closed one has one.
 * Answers the row as it stands then.
 */
export async function countItems(trx: Trx, notice: NoticeRow, doing: Doing): Promise<NoticeRow> {
  const items = await trx
    .selectFrom('notice_items')
    .select(['state', 'finding'])
    .where('notice', '=', notice.id)
    .execute();
  const open = items.filter(({ state }) => isOpenItem(state as ItemState)).length;
  const closed = items.filter(({ state }) => state === 'closed').length;
  const event =
    open === 0 && allows(notice, 'complete') ? 'complete' : open > 0 && allows(notice, 'reopen') ? 'reopen' : undefined;
  const changed = await changeNotice(trx, notice, event, {
    ...{ items_open: open, items_closed: closed },
    ...(event === 'complete' && { closed_at: doing.at, retest_on: null }),
    ...(event === 'reopen' && { closed_at: null }),
  });
  if (event === undefined) return changed;
  const action = event === 'complete' ? 'closed' : 'reopened';
  await tellMove(trx, doing, { notice: notice.id, site: notice.site, action, detail: { open, closed } });
  await recordEvent(trx, {
    key: `rectification-${action}:${notice.id}:${changed.version}`,
    kind: `rectification-${action}`,
    at: doing.at,
    site: notice.site,
    data: { ...eventData(changed), open, closed },
  });
  return changed;
}

/** What messages about a notice say of it. */
export const eventData = (notice: NoticeRow): Readonly<Record<string, unknown>> => ({
  notice: notice.id,
  number: notice.number,
  siteName: notice.site_name,
  unit: notice.unit,
  dueOn: notice.due_on,
  items: notice.items,
  open: notice.items_open,
});
