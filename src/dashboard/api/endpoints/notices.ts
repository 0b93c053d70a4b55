/** 整改: notices, their items, replies and the ledger. Long because each step of a notice is an address. */
import { beijingDay } from '../../../lib/date/beijing-day.js';
import { may } from '../../../model/actor.js';
import { CLAIMS, ITEM_STATES, NOTICE_STATES } from '../../../model/rectification.js';
import { changeItemsByHand, HAND_EVENTS } from '../../../rectification/change-item.js';
import { discardDraft, draftNotices } from '../../../rectification/draft-notices.js';
import { extendNotice, withdrawNotice } from '../../../rectification/extend-notice.js';
import { issueNotice } from '../../../rectification/issue-notice.js';
import { planRetest } from '../../../rectification/plan-retest.js';
import { policyOf } from '../../../rectification/policy.js';
import { saveReply, sendBackReply } from '../../../rectification/reply.js';
import { planRun } from '../../../schedule/plan-run.js';
import { asCursor, readCursor } from '../../../history/cursor.js';
import { readLedger } from '../../../store/rectification/ledger.js';
import { noticesById } from '../../../store/rectification/notices-by-id.js';
import { seeNotice, type NoticeItemRow, type NoticeRow } from '../../../store/rectification/read-notice.js';
import { repliesOf } from '../../../store/rectification/read-replies.js';
import { doingOf } from '../../rectification/actions.js';
import { letterMeans } from '../../rectification/letter-means.js';
import type { Call } from '../../route.js';
import { endpoint } from '../endpoint.js';
import { asPart } from '../part.js';
import {
  closed,
  count,
  day,
  flag,
  instant,
  line,
  list,
  maybe,
  oneOf,
  orNull,
  paging,
  partSchema,
  prose,
  text,
} from '../shapes.js';

const NoticeSchema = closed(
  {
    ...{ id: text, site: text, siteName: text, unit: orNull(text), state: oneOf(NOTICE_STATES), version: count },
    ...{ number: orNull(text), title: orNull(text), run: text, createdAt: instant, issuedOn: orNull(text) },
    ...{ dueOn: orNull(text), firstDueOn: orNull(text), repliedAt: orNull(instant), retestRun: orNull(text) },
    ...{ closedAt: orNull(instant), withdrawnAt: orNull(instant), items: count, itemsOpen: count, itemsClosed: count },
  },
  'Notice',
);
const itemState = oneOf(ITEM_STATES);
const NoticeItemSchema = closed(
  {
    ...{ finding: text, number: text, state: itemState, rule: text, ruleTitle: text, level: text, message: text },
    ...{ place: text, unit: orNull(text), url: orNull(text), remedy: text, claim: orNull(oneOf(CLAIMS)) },
    ...{ replyUrl: orNull(text), replyNote: orNull(text), seen: orNull(text), seenRun: orNull(text) },
    ...{ closedAt: orNull(instant), closedHow: orNull(text), closedWhy: orNull(text), timesReopened: count },
  },
  'NoticeItem',
);
const ReplySchema = closed(
  {
    ...{ round: count, state: text, byName: text, savedAt: instant, submittedAt: orNull(instant), isLate: flag },
    returnedWhy: orNull(text),
    items: list(closed({ finding: text, claim: oneOf(CLAIMS), url: orNull(text), note: text })),
  },
  'Reply',
);
const LedgerLineSchema = closed(
  {
    ...{ notice: text, noticeNumber: text, finding: text, number: text, site: text, siteName: text },
    ...{ unit: orNull(text), state: itemState, rule: text, ruleTitle: text, level: text, message: text },
    ...{ url: orNull(text), issuedOn: text, dueOn: text, claim: orNull(oneOf(CLAIMS)), repliedOn: orNull(text) },
    ...{ seen: orNull(text), closedAt: orNull(instant), timesReopened: count },
  },
  'LedgerLine',
);
const WholeNoticeSchema = closed({
  notice: NoticeSchema,
  isWhole: flag,
  items: list(NoticeItemSchema),
  replies: list(ReplySchema),
  version: count,
});

const noticeOf = (row: NoticeRow) => ({
  ...{ id: row.id, site: row.site, siteName: row.site_name, unit: row.unit, state: row.state, version: row.version },
  ...{ number: row.number, title: row.title, run: row.run, createdAt: row.created_at, issuedOn: row.issued_on },
  ...{ dueOn: row.due_on, firstDueOn: row.first_due_on, repliedAt: row.replied_at, retestRun: row.retest_run },
  ...{ closedAt: row.closed_at, withdrawnAt: row.withdrawn_at, items: row.items, itemsOpen: row.items_open },
  itemsClosed: row.items_closed,
});
const itemOf = (row: NoticeItemRow) => ({
  ...{ finding: row.finding, number: row.number, state: row.state, rule: row.rule, ruleTitle: row.rule_title },
  ...{ level: row.level, message: row.message, place: row.place, unit: row.unit, url: row.url, remedy: row.remedy },
  ...{ claim: row.claim, replyUrl: row.reply_url, replyNote: row.reply_note, seen: row.seen, seenRun: row.seen_run },
  ...{ closedAt: row.closed_at, closedHow: row.closed_how, closedWhy: row.closed_why },
  timesReopened: row.times_reopened,
});

type Params = Readonly<Record<string, string>>;

/** What a caller sees of a notice: of one that is about several units only its own items. */
async function seen({ office, actor }: Call, { notice: id = '' }: Params) {
  const { notice, items, isWhole } = await seeNotice(office.store.db, id, actor);
  const seesDrafts = actor.role === 'office' || may(actor, 'rectify');
  const replies = isWhole ? await repliesOf(office.store.db, id, seesDrafts) : [];
  const row = noticeOf(notice);
  return {
    // How many items others have is nothing that a part tells.
    notice: isWhole
      ? row
      : { ...row, items: items.length, itemsOpen: countOpen(items), itemsClosed: countClosed(items) },
    isWhole,
    items: items.map(itemOf),
    replies: replies.map(({ reply, items: said }) => ({
      ...{ round: reply.round, state: reply.state, byName: reply.by_name, savedAt: reply.saved_at },
      ...{ submittedAt: reply.submitted_at, isLate: reply.late === 1, returnedWhy: reply.returned_why },
      items: said.map(({ finding, claim, url, note }) => ({ finding, claim, url, note })),
    })),
    version: notice.version,
  };
}
const countClosed = (items: readonly NoticeItemRow[]): number => items.filter(({ state }) => state === 'closed').length;
const countOpen = (items: readonly NoticeItemRow[]): number =>
  items.filter(({ state }) => state !== 'closed' && state !== 'withdrawn').length;

const versionNow = async ({ office, actor }: Call, { notice = '' }: Params): Promise<number> =>
  (await seeNotice(office.store.db, notice, actor)).notice.version;

const step = { method: 'POST', right: 'rectify', sight: 'own', answer: WholeNoticeSchema, versionNow } as const;
const why = closed({ why: prose(1_000, 1) });
/** Afterwards the caller gets the notice as it stands then. */
const done = (call: Call, params: Params) => {
  call.office.wake();
  return seen(call, params);
};

export const noticeEndpoints = [
  endpoint({
    ...{ method: 'GET', path: '/rectification/items', right: 'read', sight: 'own' },
    title: { zh: '整改台账', en: 'The ledger of rectification' },
    query: closed({
      state: maybe(oneOf(['open', 'overdue', 'notMended', 'cannotTell', 'reopened', 'closed', 'withdrawn'])),
      ...{ site: maybe(line(100)), unit: maybe(line(100)), rule: maybe(line(100)), list: maybe(line(64)) },
      ...{ month: maybe(line(7)), text: maybe(line(100)), notice: maybe(line(80)), ...paging },
    }),
    answer: partSchema(LedgerLineSchema),
    handle: async (call, { query: { after, limit = 50, ...filter } }) => {
      const { office, actor } = call;
      const [issuedOn, notice, position] =
        after === undefined ? [] : (readCursor(after, ['string', 'string', 'number']) as [string, string, number]);
      const from =
        issuedOn !== undefined && notice !== undefined && position !== undefined
          ? { issuedOn, notice, position }
          : undefined;
      const today = beijingDay(office.now());
      const rows = await readLedger(office.store.db, actor, filter, { today, limit: limit + 1, after: from });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const next = last && asCursor([last.issuedOn, last.notice, last.position]);
      return asPart(call, { rows: shown, ...(next !== undefined && { next }) }, (row) => ({
        ...{ notice: row.notice, noticeNumber: row.noticeNumber, finding: row.finding, number: row.number },
        ...{ site: row.site, siteName: row.siteName, unit: row.unit, state: row.state, rule: row.rule },
        ...{ ruleTitle: row.ruleTitle, level: row.level, message: row.message, url: row.url, dueOn: row.dueOn },
        ...{ issuedOn: row.issuedOn, claim: row.claim, repliedOn: row.repliedOn, seen: row.seen },
        ...{ closedAt: row.closedAt, timesReopened: row.timesReopened },
      }));
    },
  }),
  endpoint({
    ...{ method: 'GET', path: '/rectification/notices', right: 'read', sight: 'own' },
    title: { zh: '整改通知书', en: 'Notices of rectification' },
    about: 'By id. Drafts are seen by those who see everything.',
    query: closed({ state: maybe(oneOf(NOTICE_STATES)), site: maybe(line(100)), ...paging }),
    answer: partSchema(NoticeSchema),
    handle: async (call, { query }) =>
      asPart(call, await noticesById(call.office.store.db, call.actor, query), noticeOf),
  }),
  endpoint({
    ...{ method: 'POST', path: '/rectification/notices', right: 'rectify', sight: 'all' },
    title: { zh: '拟制通知书', en: 'Draft notices' },
    about: 'One for each site or unit of the named findings, which must stand and be on no open notice.',
    body: closed({
      findings: list(line(80, 1), 20_000),
      per: maybe(oneOf(['site', 'unit'])),
      title: maybe(line(100)),
    }),
    example: { findings: ['4f0c2b1a9d3e5f67'], per: 'site' },
    status: 201,
    answer: closed({ ids: list(text) }),
    handle: async (call, { body: { findings, per = 'site', title } }) => ({
      ids: await draftNotices(
        call.office.store,
        { findings, per, ...(title !== undefined && { title }) },
        letterMeans(call.office),
        doingOf(call),
      ),
    }),
  }),
  endpoint({
    ...{ method: 'GET', path: '/rectification/notices/:notice', right: 'read', sight: 'own' },
    title: { zh: '一份通知书', en: 'A notice with its items and replies' },
    about: '`isWhole` false: only the items of the caller’s unit, no replies.',
    answer: WholeNoticeSchema,
    handle: (call, { params }) => seen(call, params),
  }),
  endpoint({
    ...{ method: 'DELETE', path: '/rectification/notices/:notice', right: 'rectify', sight: 'own', versionNow },
    title: { zh: '删除草稿', en: 'Discard a draft' },
    handle: (call, { params: { notice = '' } }) => discardDraft(call.office.store, notice, doingOf(call)),
  }),
  endpoint({
    ...{ path: '/rectification/notices/:notice/issue', ...step },
    title: { zh: '下发', en: 'Issue' },
    about:
      'Without `dueOn` and `number`: so many working days as the office has set, and the next number of its series.',
    body: closed({ dueOn: maybe(day), number: maybe(line(80)), recipient: maybe(line(100)) }),
    example: { dueOn: '2026-12-18' },
    handle: async (call, { params, body, version }) => {
      const wish = { notice: params['notice'] ?? '', version, ...body };
      await issueNotice(call.office.store, wish, call.settings, doingOf(call));
      return done(call, params);
    },
  }),
  endpoint({
    ...{ path: '/rectification/notices/:notice/extend', ...step },
    title: { zh: '延期', en: 'Extend the due day' },
    body: closed({ dueOn: day, why: prose(1_000, 1) }),
    example: { dueOn: '2026-12-31', why: '网站集约化迁移，经请示同意延期。' },
    handle: async (call, { params, body, version }) => {
      const wish = { notice: params['notice'] ?? '', version, ...body };
      await extendNotice(call.office.store, wish, policyOf(call.settings), doingOf(call));
      return done(call, params);
    },
  }),
  endpoint({
    ...{ path: '/rectification/notices/:notice/withdraw', ...step },
    title: { zh: '撤销通知书', en: 'Withdraw a notice' },
    body: why,
    example: { why: '对象有误，另行下发。' },
    handle: async (call, { params, body, version }) => {
      await withdrawNotice(call.office.store, { notice: params['notice'] ?? '', version, ...body }, doingOf(call));
      return done(call, params);
    },
  }),
  endpoint({
    ...{ path: '/rectification/notices/:notice/retest', ...step },
    title: { zh: '安排复查', en: 'Plan the second test' },
    about: 'Audits the open rules of the site again; what is seen mended is closed by itself.',
    handle: async (call, { params, version }) => {
      const asked = { notices: [{ id: params['notice'] ?? '', version }] };
      await planRetest(call.office.store, asked, planRun, doingOf(call));
      return done(call, params);
    },
  }),
  endpoint({
    ...{ path: '/rectification/notices/:notice/send-back', ...step },
    title: { zh: '退回反馈', en: 'Send a reply back' },
    body: why,
    example: { why: '整改链接打不开，请核实后重新反馈。' },
    handle: async (call, { params, body, version }) => {
      await sendBackReply(call.office.store, { notice: params['notice'] ?? '', version, ...body }, doingOf(call));
      return done(call, params);
    },
  }),
  endpoint({
    ...{ path: '/rectification/notices/:notice/items', ...step },
    title: { zh: '人工销号、重开、撤销', en: 'Close, reopen or withdraw items by hand' },
    body: closed({ event: oneOf(HAND_EVENTS), findings: list(line(80, 1), 20_000), why: prose(1_000, 1) }),
    example: { event: 'closeByHand', findings: ['4f0c2b1a9d3e5f67'], why: '已现场核实整改到位。' },
    handle: async (call, { params, body, version }) => {
      await changeItemsByHand(call.office.store, { notice: params['notice'] ?? '', version, ...body }, doingOf(call));
      return done(call, params);
    },
  }),
  endpoint({
    ...{ path: '/rectification/notices/:notice/reply', ...step, right: 'read' },
    title: { zh: '填报整改情况', en: 'Reply to a notice' },
    about:
      'By the unit (right `reply`) or, of one that came on paper, by the supervisor (right `rectify`). Handed in, it is locked until it is sent back.',
    body: closed({
      isHandedIn: flag,
      items: list(
        closed({ finding: line(80, 1), claim: oneOf(CLAIMS), url: maybe(line(2_000)), note: prose(2_000) }),
        20_000,
      ),
    }),
    example: {
      isHandedIn: true,
      items: [
        { finding: '4f0c2b1a9d3e5f67', claim: 'mended', url: 'https://www.example.gov.cn/zwgk/zn/', note: '已补全。' },
      ],
    },
    handle: async (call, { params, body, version }) => {
      await saveReply(call.office.store, { notice: params['notice'] ?? '', version, ...body }, doingOf(call));
      return done(call, params);
    },
  }),
];
