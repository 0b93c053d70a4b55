import { lodgeAppeal, withdrawAppeal } from '../../../review/lodge-appeal.js';
import { APPEAL_STATES, listAppeals, readAppeal, type AppealRow } from '../../../review/read-appeals.js';
import { endpoint } from '../endpoint.js';
import { asPart } from '../part.js';
import { closed, instant, line, maybe, oneOf, orNull, paging, partSchema, prose, text } from '../shapes.js';

const state = oneOf(APPEAL_STATES);
const AppealSchema = closed(
  {
    ...{ id: text, site: text, siteName: text, unit: orNull(text), run: text, rule: text, title: text },
    ...{ fingerprint: orNull(text), message: orNull(text), reason: text, byName: text, at: instant },
    ...{ dueOn: orNull(text), state, answer: orNull(text), answeredAt: orNull(instant) },
  },
  'Appeal',
);

const appealOf = (row: AppealRow) => ({
  ...{ id: row.id, site: row.site, siteName: row.site_name, unit: row.unit, run: row.run, rule: row.rule },
  ...{ title: row.title, fingerprint: row.fingerprint, message: row.message, reason: row.reason, at: row.at },
  ...{ byName: row.by_name, dueOn: row.due_on, state: row.state, answer: row.answer, answeredAt: row.answered_at },
});

/** 申诉 */
export const appealEndpoints = [
  endpoint({
    ...{ method: 'GET', path: '/appeals', right: 'read', sight: 'own' },
    title: { zh: '申诉', en: 'Appeals' },
    query: closed({ state: maybe(state), site: maybe(line(100)), ...paging }),
    answer: partSchema(AppealSchema),
    handle: async (call, { query: { limit = 50, ...query } }) =>
      asPart(call, await listAppeals(call.office.store.db, call.actor, { limit, ...query }), appealOf),
  }),
  endpoint({
    ...{ method: 'GET', path: '/appeals/:appeal', right: 'read', sight: 'own' },
    title: { zh: '一件申诉', en: 'An appeal' },
    answer: AppealSchema,
    handle: async ({ office, actor }, { params: { appeal = '' } }) =>
      appealOf(await readAppeal(office.store.db, actor, appeal)),
  }),
  endpoint({
    ...{ method: 'POST', path: '/sites/:site/appeals', right: 'reply', sight: 'site' },
    title: { zh: '提出申诉', en: 'Lodge an appeal' },
    about: 'Of a unit, against a result of its own site; evaluators answer it by deciding.',
    body: closed({
      run: line(80, 1),
      rule: line(100, 1),
      fingerprint: maybe(line(64)),
      reason: prose(4_000, 1),
    }),
    example: { run: '20261122-203000', rule: 'guide-address', reason: '指南页面已列明受理机构地址，见第三段。' },
    status: 201,
    answer: closed({ id: text }),
    handle: async ({ office, actor }, { params: { site = '' }, body }) => {
      const id = await lodgeAppeal(office, actor, { site, ...body });
      office.wake();
      return { id };
    },
  }),
  endpoint({
    ...{ method: 'POST', path: '/appeals/:appeal/withdraw', right: 'reply', sight: 'own' },
    title: { zh: '撤回申诉', en: 'Withdraw an appeal' },
    handle: async ({ office, actor }, { params: { appeal = '' } }) => {
      await withdrawAppeal(office, actor, appeal);
      office.wake();
    },
  }),
];
