import { expect, it } from 'vitest';
import { ITEM_STATES, NOTICE_STATES } from '../../src/model/rectification.js';
import {
  IllegalTransition,
  ITEM_EVENTS,
  ITEM_WAYS,
  nextItemState,
  nextNoticeState,
  NOTICE_EVENTS,
  NOTICE_WAYS,
} from '../../src/rectification/states.js';
import { eventOf } from '../../src/rectification/settle.js';

/** Every legal way, written out by hand: whatever else is asked for must be refused. */
const NOTICES = `
draft issue issued · issued reply replied · issued retest retesting · issued extend issued · issued complete closed ·
issued withdraw withdrawn · replied sendBack issued · replied retest retesting · replied extend replied · replied complete closed ·
replied withdraw withdrawn · retesting reply retesting · retesting settle retested · retesting lose issued ·
retesting loseAfterReply replied · retesting complete closed · retesting withdraw withdrawn · retested reply replied ·
retested retest retesting · retested extend retested · retested complete closed · retested withdraw withdrawn · closed reopen retested`;
const ITEMS = [
  ...['open', 'notMended', 'cannotTell', 'reopened'].map(
    (state) =>
      `${state} seenFixed closed · ${state} seenStillThere notMended · ${state} seenUndecided cannotTell · ${state} closeByHand closed · ${state} withdraw withdrawn`,
  ),
  'closed recur reopened · closed reopenByHand reopened',
].join(' · ');

const ways = (text: string): Map<string, string> =>
  new Map(
    text.split('·').map((way) => {
      const [from = '', event = '', to = ''] = way.trim().split(/\s+/);
      return [`${from} ${event}`, to];
    }),
  );

it('每一种状态遇到每一件事：该变的变，不该有的一律拒绝', () => {
  const legal = ways(NOTICES);
  let refused = 0;
  for (const state of NOTICE_STATES) {
    for (const event of NOTICE_EVENTS) {
      const to = legal.get(`${state} ${event}`);
      if (to !== undefined) expect(nextNoticeState(state, event), `${state} ${event}`).toBe(to);
      else {
        expect(() => nextNoticeState(state, event), `${state} ${event}`).toThrow(IllegalTransition);
        refused += 1;
      }
    }
  }
  expect(refused).toBe(NOTICE_STATES.length * NOTICE_EVENTS.length - legal.size);
  expect(Object.values(NOTICE_WAYS).flatMap((one) => Object.keys(one))).toHaveLength(legal.size);
});

it('问题也一样', () => {
  const legal = ways(ITEMS);
  for (const state of ITEM_STATES) {
    for (const event of ITEM_EVENTS) {
      const to = legal.get(`${state} ${event}`);
      if (to !== undefined) expect(nextItemState(state, event), `${state} ${event}`).toBe(to);
      else expect(() => nextItemState(state, event), `${state} ${event}`).toThrow(IllegalTransition);
    }
  }
  expect(Object.values(ITEM_WAYS).flatMap((one) => Object.keys(one))).toHaveLength(legal.size);
});

it('没有看到的，不论哪种状态、哪次检查，都什么也不变；看到的，每一种都走得通', () => {
  const at = '2026-11-22T02:00:00.000Z';
  for (const state of ITEM_STATES) {
    for (const isSecondTest of [true, false]) {
      for (const mayClose of [true, false]) {
        const item = { state, closed_at: state === 'closed' ? '2026-06-01T00:00:00.000Z' : null, closed_how: null };
        expect(eventOf(item, { seen: 'unseen' }, { isSecondTest, mayClose, at })).toBeUndefined();
        for (const look of [
          { seen: 'fixed' },
          { seen: 'stillThere' },
          { seen: 'stillThere', isBack: true },
          { seen: 'undecided' },
        ] as const) {
          const event = eventOf(item, look, { isSecondTest, mayClose, at });
          if (event !== undefined) expect(ITEM_WAYS[state][event], `${state} ${look.seen}`).toBeDefined();
        }
      }
    }
  }
});

it('销号超过一年又出现的，是新的问题；人工销号而一直都在的，不算重现', () => {
  const asked = { isSecondTest: false, mayClose: true, at: '2026-11-22T02:00:00.000Z' };
  const closed = (at: string) => ({ state: 'closed', closed_at: at, closed_how: 'hand' });
  const back = { seen: 'stillThere', isBack: true } as const;
  expect(eventOf(closed('2025-11-22T02:00:00.000Z'), back, asked)).toBe('recur');
  expect(eventOf(closed('2025-11-21T02:00:00.000Z'), back, asked)).toBeUndefined();
  expect(eventOf(closed('2026-11-01T02:00:00.000Z'), { seen: 'stillThere' }, asked)).toBeUndefined();
});
