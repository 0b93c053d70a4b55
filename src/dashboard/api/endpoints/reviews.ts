import { DECISION_VALUES } from '../../../model/decision.js';
import { giveOpinion } from '../../../review/give-opinion.js';
import { readItem, type ItemDetail } from '../../../review/read-item.js';
import { listQueue, QUEUE_VIEWS, type QueueRow } from '../../../review/read-queue.js';
import { withdrawDecision } from '../../../review/withdraw-decision.js';
import type { Call } from '../../route.js';
import { endpoint } from '../endpoint.js';
import { asPart, given } from '../part.js';
import {
  closed,
  count,
  day,
  flag,
  instant,
  line,
  list,
  maybe,
  number,
  oneOf,
  orNull,
  paging,
  partSchema,
  prose,
  text,
} from '../shapes.js';

const KINDS = ['candidates', 'doubt', 'evidence', 'decided'] as const;
const ItemSchema = closed(
  {
    ...{ id: text, site: text, subject: text, rule: orNull(text), unit: orNull(text), clause: orNull(text) },
    ...{ kind: oneOf(KINDS), asked: text, title: text, titleEn: orNull(text), section: orNull(text), level: text },
    ...{ value: text, reason: orNull(text), worth: number, stake: number, isDivisible: flag, run: text, asOf: text },
    ...{ firstAt: instant, changedAt: instant, state: text, version: count },
  },
  'ReviewItem',
);
const OpinionSchema = closed({ byName: text, at: instant, value: text, earned: orNull(number), reason: text });
const DecisionRowSchema = closed({ id: text, value: text, reason: text, byName: text, at: instant, run: text });

const itemOf = (item: ItemDetail['item'] | QueueRow) => ({
  ...{ id: item.id, site: item.site, subject: item.subject, rule: item.rule, unit: item.unit, clause: item.clause },
  ...{ kind: item.kind, asked: item.asked, title: item.title, titleEn: item.title_en, section: item.section },
  ...{ level: item.level, value: item.value, reason: item.reason, worth: item.worth / 100, stake: item.stake / 100 },
  ...{ isDivisible: item.divisible === 1, run: item.run, asOf: item.as_of, firstAt: item.first_at },
  ...{ changedAt: item.changed_at, state: item.state, version: item.version },
});

const review = { right: 'review', sight: 'own' } as const;
const nowOf = ({ office }: Call): string => office.now().toISOString();
const versionNow = async (call: Call, { item = '' }: Readonly<Record<string, string>>): Promise<number> =>
  (await readItem(call.office.store.db, call.actor, item, nowOf(call))).item.version;

/** 人工认定 */
export const reviewEndpoints = [
  endpoint({
    ...{ method: 'GET', path: '/review/items', ...review },
    title: { zh: '待认定队列', en: 'The review queue' },
    query: closed({
      view: maybe(oneOf(QUEUE_VIEWS)),
      site: maybe(line(100)),
      rule: maybe(line(100)),
      kind: maybe(oneOf(KINDS)),
      reason: maybe(line(60)),
      run: maybe(line(80)),
      sort: maybe(oneOf(['age', 'stake'])),
      ...paging,
    }),
    answer: partSchema(ItemSchema),
    handle: async (call, { query: { view = 'todo', sort = 'stake', limit = 50, ...query } }) =>
      asPart(
        call,
        await listQueue(call.office.store.db, call.actor, { view, sort, limit, at: nowOf(call), ...query }),
        itemOf,
      ),
  }),
  endpoint({
    ...{ method: 'GET', path: '/review/items/:item', ...review },
    title: { zh: '一项认定', en: 'One item' },
    about: 'Under the two-person rule the other evaluator’s opinion is told only once the caller has given an own one.',
    answer: closed({
      item: ItemSchema,
      opinions: list(OpinionSchema),
      decisions: list(DecisionRowSchema),
      version: count,
    }),
    handle: async (call, { params: { item: id = '' } }) => {
      const { item, opinions, decisions } = await readItem(call.office.store.db, call.actor, id, nowOf(call));
      return {
        item: itemOf(item),
        opinions: opinions.map(({ by_name: byName, at, value, earned, reason }) => ({
          ...{ byName, at, value, reason },
          earned: earned === null ? null : earned / 100,
        })),
        decisions: decisions.map(({ id: decision, value, reason, by_name: byName, at, run }) => ({
          ...{ id: decision, value, reason, byName, at, run },
        })),
        version: item.version,
      };
    },
  }),
  endpoint({
    ...{ method: 'POST', path: '/review/items/:item/decide', ...review, versionNow },
    title: { zh: '认定', en: 'Decide' },
    about:
      'Confirm or override, with the reason. Counts at once, or once a second evaluator has decided where the office wants two. `earned`: points of `partly`; `refuted`: fingerprints of findings that do not stand.',
    body: closed({
      value: oneOf(DECISION_VALUES),
      reason: prose(2_000, 1),
      earned: maybe(number),
      until: maybe(day),
      refuted: maybe(list(line(64), 5_000)),
    }),
    example: { value: 'passed', reason: '人工打开附件核对，栏目内容齐全。' },
    answer: closed({ state: text }),
    handle: async ({ office, actor }, { params: { item = '' }, body, version }) => {
      const state = await giveOpinion(office, actor, item, { ...body, ...given({ version }) });
      office.wake();
      return { state };
    },
  }),
  endpoint({
    ...{ method: 'POST', path: '/review/items/:item/withdraw', ...review, versionNow },
    title: { zh: '撤回认定', en: 'Take a decision back' },
    body: closed({ reason: prose(2_000, 1) }),
    example: { reason: '引用的条款有误。' },
    handle: async ({ office, actor }, { params: { item = '' }, body }) => {
      await withdrawDecision(office, actor, item, body.reason);
      office.wake();
    },
  }),
];
