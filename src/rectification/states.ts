/** 整改: which states notices and their items have, and what leads from one to another. Pure. */

import { OPEN_ITEM_STATES, type ItemState, type NoticeState } from '../model/rectification.js';

/** `lose` a second test that came to nothing: `loseAfterReply` where a reply had been handed in; `complete`: no item is open any more. */
export const NOTICE_EVENTS = [
  'issue',
  'reply',
  'sendBack',
  'retest',
  'settle',
  'lose',
  'loseAfterReply',
  'extend',
  'complete',
  'reopen',
  'withdraw',
] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

/** Every way there is; what is not here is illegal. */
export const NOTICE_WAYS: Readonly<Record<NoticeState, Readonly<Partial<Record<NoticeEvent, NoticeState>>>>> = {
  draft: { issue: 'issued' },
  issued: {
    reply: 'replied',
    retest: 'retesting',
    extend: 'issued',
    complete: 'closed',
    withdraw: 'withdrawn',
  },
  replied: {
    sendBack: 'issued',
    retest: 'retesting',
    extend: 'replied',
    complete: 'closed',
    withdraw: 'withdrawn',
  },
  retesting: {
    reply: 'retesting',
    settle: 'retested',
    lose: 'issued',
    loseAfterReply: 'replied',
    complete: 'closed',
    withdraw: 'withdrawn',
  },
  retested: {
    reply: 'replied',
    retest: 'retesting',
    extend: 'retested',
    complete: 'closed',
    withdraw: 'withdrawn',
  },
  closed: { reopen: 'retested' },
  withdrawn: {},
};

/** `seen…`: what a second test says, each only where it looked at the place again. A look that saw nothing is no event. */
export const ITEM_EVENTS = [
  'seenFixed',
  'seenStillThere',
  'seenUndecided',
  'recur',
  'closeByHand',
  'reopenByHand',
  'withdraw',
] as const;
export type ItemEvent = (typeof ITEM_EVENTS)[number];

const FROM_OPEN = {
  seenFixed: 'closed',
  seenStillThere: 'notMended',
  seenUndecided: 'cannotTell',
  closeByHand: 'closed',
  withdraw: 'withdrawn',
} as const satisfies Partial<Record<ItemEvent, ItemState>>;

/** Every way there is; what is not here is illegal. */
export const ITEM_WAYS: Readonly<Record<ItemState, Readonly<Partial<Record<ItemEvent, ItemState>>>>> = {
  open: FROM_OPEN,
  notMended: FROM_OPEN,
  cannotTell: FROM_OPEN,
  reopened: FROM_OPEN,
  closed: { recur: 'reopened', reopenByHand: 'reopened' },
  withdrawn: {},
};

/** A change that the table does not have: a bug, or two people at once. */
export class IllegalTransition extends Error {
  override readonly name = 'IllegalTransition';
}

/** Where an event leads a notice. Throws `IllegalTransition`. */
export const nextNoticeState = (state: NoticeState, event: NoticeEvent): NoticeState =>
  NOTICE_WAYS[state][event] ?? illegal('notice', state, event);

/** Where an event leads an item. Throws `IllegalTransition`. */
export const nextItemState = (state: ItemState, event: ItemEvent): ItemState =>
  ITEM_WAYS[state][event] ?? illegal('item', state, event);

const illegal = (what: string, state: string, event: string): never => {
  throw new IllegalTransition(`a ${what} in state ${state} takes no ${event}`);
};

export const isOpenItem = (state: ItemState): boolean => (OPEN_ITEM_STATES as readonly ItemState[]).includes(state);

/** 逾期未反馈: the due day has passed and no reply is there. Told from the day, so that it is right at every hour. */
export const isOverdue = (notice: { readonly state: string; readonly due_on: string | null }, today: string): boolean =>
  notice.state === 'issued' && notice.due_on !== null && notice.due_on < today;
