import { seesWhole } from '../../../history/in-sight.js';
import { runHistory } from '../../../history/run-history.js';
import { readRun, runInSight, AUDIT_STATES } from '../../runs/read-run.js';
import { effectiveReport } from '../../sites/effective-report.js';
import { AuditReportSchema } from '../../../model/report.js';
import { NotFound } from '../../../model/refusal.js';
import { cancelRun } from '../../../schedule/cancel-run.js';
import { planRun } from '../../../schedule/plan-run.js';
import { sitesOfList } from '../../../store/lists/lists.js';
import { wrongField } from '../as-route.js';
import { endpoint } from '../endpoint.js';
import { asPart, given, partOfSorted } from '../part.js';
import {
  closed,
  count,
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
  text,
} from '../shapes.js';

const RunSchema = closed(
  {
    ...{ run: text, title: orNull(text), origin: text, state: text, asOf: text, createdAt: instant },
    ...{ finishedAt: orNull(instant), sites: count, qualified: count, unqualified: count, undetermined: count },
    ...{ unread: count, open: count, arrived: count, fixed: count, reopened: count, expired: count },
    ...{ better: count, worse: count },
  },
  'Run',
);

const AuditSchema = closed(
  {
    ...{ site: text, name: text, kind: text, state: oneOf(AUDIT_STATES), worker: orNull(text), attempt: count },
    ...{ notBefore: instant, startedAt: orNull(instant), finishedAt: orNull(instant), failure: orNull(text) },
    ...{ message: orNull(text), stopped: orNull(text), verdict: orNull(text), value: orNull(number) },
    ...{ min: orNull(number), max: orNull(number), vetoes: count, direction: orNull(text), change: orNull(number) },
    ...{ arrived: orNull(count), fixed: orNull(count), reopened: orNull(count) },
  },
  'Audit',
);

const PlannedSchema = closed({ run: text, audits: count, isNew: flag, passedOver: list(text) }, 'PlannedRun');

/** 检查批次 */
export const runEndpoints = [
  endpoint({
    ...{ method: 'GET', path: '/runs', right: 'read', sight: 'own' },
    title: { zh: '检查批次', en: 'Runs' },
    about: 'The latest first; for those who see some sites only, counted over these.',
    query: closed(paging),
    answer: partSchema(RunSchema),
    handle: async (call, { query }) =>
      asPart(call, await runHistory(call.office.store.db, call.actor, query), (run) => run),
  }),
  endpoint({
    ...{ method: 'POST', path: '/runs', right: 'run', sight: 'all' },
    title: { zh: '现在检查', en: 'Plan a run for now' },
    about: 'Of named sites or of a list. Sent twice with one `key` it is one run.',
    body: closed({
      sites: maybe(list(line(100, 1), 20_000)),
      list: maybe(line(64)),
      profile: maybe(line(60)),
      title: maybe(line(80)),
      key: maybe(line(60, 1)),
    }),
    example: { list: 'districts', title: '12 月抽查', key: '2026-12-01' },
    status: 201,
    answer: PlannedSchema,
    handle: async ({ office, actor }, { body }) => {
      const { profile, title, key } = body;
      // Only what comes along: a path sent here would read the server's files.
      if (profile !== undefined && !(await office.packs()).some(({ id }) => id === profile))
        throw wrongField('profile', { zh: '没有这个评测方案。', en: 'There is no such profile.' });
      const ids = body.list === undefined ? body.sites : await sitesOfList(office.store.db, actor, body.list);
      if (ids === undefined || (body.list !== undefined && body.sites !== undefined))
        throw wrongField('sites', { zh: 'sites 和 list 填一个。', en: 'Give either `sites` or `list`.' });
      const sites = [...new Set(ids)].map((site) => ({ site }));
      const planned = await office.store.transaction((trx) =>
        planRun(trx, {
          ...{ actor, now: office.now(), origin: 'now', sites },
          ...given({ profile, title }),
          ...(key !== undefined && { key: `api:${actor.id}:${key}` }),
        }),
      );
      office.wake();
      return planned;
    },
  }),
  endpoint({
    ...{ method: 'GET', path: '/runs/:run', right: 'read', sight: 'own' },
    title: { zh: '一个批次', en: 'A run' },
    answer: RunSchema,
    handle: ({ office, actor }, { params: { run = '' } }) => runInSight(office.store.db, actor, run),
  }),
  endpoint({
    ...{ method: 'POST', path: '/runs/:run/cancel', right: 'run', sight: 'all' },
    title: { zh: '取消批次', en: 'Cancel a run' },
    handle: async ({ office, actor }, { params: { run = '' } }) => {
      await office.store.transaction((trx) => cancelRun(trx, run, { actor, now: office.now() }));
      office.wake();
    },
  }),
  endpoint({
    ...{ method: 'GET', path: '/runs/:run/audits', right: 'read', sight: 'own' },
    title: { zh: '批次里的检查', en: 'Audits of a run' },
    query: closed({ state: maybe(oneOf(AUDIT_STATES)), ...paging }),
    answer: partSchema(AuditSchema),
    handle: async (call, { params: { run = '' }, query }) => {
      const { audits } = await readRun(call.office.store.db, call.actor, run);
      const wanted = audits.filter(({ state }) => query.state === undefined || state === query.state);
      return asPart(
        call,
        partOfSorted(wanted, ({ site }) => site, query),
        (audit) => audit,
      );
    },
  }),
  endpoint({
    ...{ method: 'GET', path: '/sites/:site/audits/:run/report', right: 'read', sight: 'site' },
    title: { zh: '检查报告', en: 'The report of an audit' },
    about: 'With evaluators’ decisions worked in, as the pages show it. For those who see the whole site.',
    answer: { ...AuditReportSchema, title: 'AuditReport' },
    handle: async ({ office, actor }, { params: { site = '', run = '' } }) => {
      const report = seesWhole(actor, site) ? await effectiveReport(office, { run, site }) : undefined;
      if (!report) throw new NotFound();
      return report;
    },
  }),
];
