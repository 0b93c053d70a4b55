import type { ItemState } from '../model/rectification.js';
import type { Updateable } from 'kysely';
import { Conflict, Invalid, NotFound } from '../model/refusal.js';
import type { NoticeItemRow, NoticeRow } from '../store/rectification/read-notice.js';
import { readNotice } from '../store/rectification/read-notice.js';
import type { Store } from '../store/open-store.js';
import type { Tables, Trx } from '../store/tables.js';
import { countItems, demandVersion } from './change-notice.js';
import { demand, tellMove, type Doing } from './doing.js';
import { ITEM_WAYS, nextItemState, type ItemEvent } from './states.js';

/** Leads an item through an event and sets what comes with it. The notice is to be counted again afterwards. */
export async function changeItem(
  trx: Trx,
  item: NoticeItemRow,
  event: ItemEvent | undefined,
  set: Updateable<Tables['notice_items']> = {},
): Promise<NoticeItemRow> {
  const state = event === undefined ? item.state : nextItemState(item.state as ItemState, event);
  await trx
    .updateTable('notice_items')
    .set({ ...set, state })
    .where('notice', '=', item.notice)
    .where('finding', '=', item.finding)
    .execute();
  return { ...item, ...(set as Partial<NoticeItemRow>), state };
}

/** What a supervisor does to items by hand: 销号, 重新打开, 撤销 (an appeal was granted). */
export const HAND_EVENTS = ['closeByHand', 'reopenByHand', 'withdraw'] as const satisfies readonly ItemEvent[];

export interface HandChange {
  readonly notice: string;
  readonly findings: readonly string[];
  readonly event: (typeof HAND_EVENTS)[number];
  /** Why, and what it rests on: an address, a document. Never empty. */
  readonly why: string;
  readonly version?: number | undefined;
}

const ACTIONS = { closeByHand: 'item-closed', reopenByHand: 'item-reopened', withdraw: 'item-withdrawn' } as const;

/** Closes, reopens or withdraws items by hand, with a reason. Throws `Forbidden`, `NotFound`, `Conflict`, `Invalid`. */
export async function changeItemsByHand(store: Store, change: HandChange, doing: Doing): Promise<NoticeRow> {
  demand(doing.actor, 'rectify');
  const why = change.why.trim();
  if (why === '') {
    const words = { zh: '请写明理由和依据。', en: 'Say why, and on what it rests.' };
    throw new Invalid(words, { why: words });
  }
  if (change.findings.length === 0) {
    throw new Invalid({ zh: '请先选择问题。', en: 'Choose the items first.' });
  }
  return store.transaction(async (trx) => {
    const notice = await readNotice(trx, change.notice, doing.actor);
    demandVersion(notice, change.version);
    if (notice.state === 'draft' || notice.state === 'withdrawn') throw new Conflict(NOT_ISSUED);
    const items = await trx
      .selectFrom('notice_items')
      .selectAll()
      .where('notice', '=', notice.id)
      .where('finding', 'in', [...new Set(change.findings)])
      .execute();
    if (items.length !== new Set(change.findings).size) throw new NotFound();
    for (const item of items) {
      if (ITEM_WAYS[item.state as ItemState][change.event] === undefined) throw new Conflict(OTHER_STATE);
      await changeItem(trx, item, change.event, setBy(change.event, item, why, doing));
      await tellMove(trx, doing, {
        ...{ notice: notice.id, site: notice.site, finding: item.finding, action: ACTIONS[change.event] },
        detail: { number: item.number, why },
      });
    }
    return countItems(trx, notice, doing);
  });
}

function setBy(
  event: HandChange['event'],
  { times_reopened }: NoticeItemRow,
  why: string,
  { actor, at }: Doing,
): Updateable<Tables['notice_items']> {
  if (event === 'closeByHand') return { closed_at: at, closed_how: 'hand', closed_by: actor.name, closed_why: why };
  if (event === 'withdraw') return { closed_at: at, closed_how: 'withdrawn', closed_by: actor.name, closed_why: why };
  return { ...NOT_CLOSED, reopened_at: at, times_reopened: times_reopened + 1 };
}

/** Of an item that is open again. */
export const NOT_CLOSED = { closed_at: null, closed_how: null, closed_by: null, closed_why: null } as const;

const NOT_ISSUED = { zh: '通知书没有下发，或者已经撤销。', en: 'The notice is not issued, or withdrawn.' };
const OTHER_STATE = { zh: '有的问题现在的状态不能这样操作。', en: 'Some item is in a state that does not take this.' };
