import { FORMATS } from '../../../report/formats.js';
import { checkWish } from '../../../schedule/clock/check-wish.js';
import { readSchedule, readSchedules } from '../../../schedule/clock/read-schedules.js';
import { runNow } from '../../../schedule/clock/run-now.js';
import {
  changeSchedule,
  createSchedule,
  pauseSchedule,
  removeSchedule,
} from '../../../schedule/clock/save-schedule.js';
import { CATCH_UPS, type ScheduleWish } from '../../../schedule/clock/schedule.js';
import { readLists } from '../../../store/lists/lists.js';
import type { Call } from '../../route.js';
import { endpoint } from '../endpoint.js';
import { closed, count, flag, instant, line, list, maybe, oneOf, text } from '../shapes.js';

const wish = {
  title: line(80, 1),
  list: line(64, 1),
  profile: maybe(line(60)),
  cron: line(100, 1),
  hours: maybe(line(40)),
  formats: list(line(40), 20),
  sitesAtOnce: maybe(count),
  catchUp: oneOf(CATCH_UPS),
};
const ScheduleSchema = closed(
  {
    ...{ id: text, title: text, list: text, profile: maybe(text), cron: text, hours: maybe(text), formats: list(text) },
    ...{ sitesAtOnce: maybe(count), catchUp: oneOf(CATCH_UPS), isPaused: flag, version: count },
    ...{ settledUntil: instant, createdAt: instant, changedAt: instant },
  },
  'Schedule',
);
const example = {
  ...{ title: '区县门户每晚', list: 'districts', cron: '0 22 * * *', hours: '22:00-06:00', formats: ['html'] },
  catchUp: 'window',
};

/** Throws `Invalid` with all that is wrong with it. */
async function checked({ office, actor }: Call, given: ScheduleWish): Promise<ScheduleWish> {
  const lists = new Set((await readLists(office.store.db, actor)).map(({ id }) => id));
  const known = {
    formats: Object.keys(FORMATS),
    // Only what comes along: a path sent here would read the server's files.
    hasProfile: async (id: string) => (await office.packs()).some((pack) => pack.id === id),
    hasList: (id: string) => Promise.resolve(lists.has(id)),
  };
  return checkWish(given, known, office.now());
}

const run = { right: 'run', sight: 'all' } as const;
const read = { right: 'read', sight: 'own' } as const;
const idOf = ({ schedule = '' }: Readonly<Record<string, string>>): string => schedule;
const stored = ({ office, actor }: Call, id: string) => readSchedule(office.store.db, actor, id);
const versionNow = async (call: Call, params: Readonly<Record<string, string>>): Promise<number> =>
  (await stored(call, idOf(params))).version;
const changeOf = ({ actor, office }: Call) => ({ actor, now: office.now() });

/** 定时检查 */
export const scheduleEndpoints = [
  endpoint({
    ...{ method: 'GET', path: '/schedules', ...read },
    title: { zh: '定时检查', en: 'Schedules' },
    answer: closed({ items: list(ScheduleSchema) }),
    handle: async ({ office, actor }) => ({ items: await readSchedules(office.store.db, actor) }),
  }),
  endpoint({
    ...{ method: 'POST', path: '/schedules', ...run },
    title: { zh: '新建定时检查', en: 'Make a schedule' },
    about: '`cron`: five fields in Asia/Shanghai. `hours`: audits begin within these only.',
    body: closed({ id: line(40, 1), ...wish }),
    example: { id: 'districts-nightly', ...example },
    status: 201,
    answer: ScheduleSchema,
    handle: async (call, { body: { id, ...given } }) => {
      const schedule = { id, ...(await checked(call, given)) };
      await call.office.store.transaction((trx) => createSchedule(trx, schedule, changeOf(call)));
      call.office.wake();
      return stored(call, id);
    },
  }),
  endpoint({
    ...{ method: 'GET', path: '/schedules/:schedule', ...read },
    title: { zh: '一个定时检查', en: 'A schedule' },
    answer: ScheduleSchema,
    handle: (call, { params }) => stored(call, idOf(params)),
  }),
  endpoint({
    ...{ method: 'PUT', path: '/schedules/:schedule', ...run, versionNow },
    title: { zh: '修改定时检查', en: 'Change a schedule' },
    body: closed(wish),
    example,
    answer: ScheduleSchema,
    handle: async (call, { params, body, version }) => {
      const known = await stored(call, idOf(params));
      const change = { id: known.id, version: version ?? known.version, ...(await checked(call, body)) };
      await call.office.store.transaction((trx) => changeSchedule(trx, change, changeOf(call)));
      call.office.wake();
      return stored(call, known.id);
    },
  }),
  endpoint({
    ...{ method: 'DELETE', path: '/schedules/:schedule', ...run, versionNow },
    title: { zh: '删除定时检查', en: 'Remove a schedule' },
    handle: async (call, { params }) => {
      await call.office.store.transaction((trx) => removeSchedule(trx, idOf(params), changeOf(call)));
      call.office.wake();
    },
  }),
  endpoint({
    ...{ method: 'POST', path: '/schedules/:schedule/pause', ...run, versionNow },
    title: { zh: '暂停或恢复', en: 'Pause or resume' },
    body: closed({ isPaused: flag }),
    example: { isPaused: true },
    answer: ScheduleSchema,
    handle: async (call, { params, body }) => {
      const change = { id: idOf(params), ...body };
      await call.office.store.transaction((trx) => pauseSchedule(trx, change, changeOf(call)));
      call.office.wake();
      return stored(call, change.id);
    },
  }),
  endpoint({
    ...{ method: 'POST', path: '/schedules/:schedule/run', ...run },
    title: { zh: '现在运行', en: 'Run now' },
    about: 'Sent twice with one `key` it is one run.',
    body: closed({ key: maybe(line(60, 1)) }),
    example: { key: '2026-12-01' },
    status: 201,
    answer: closed({ run: text, audits: count, isNew: flag, passedOver: list(text) }),
    handle: async (call, { params, body: { key } }) => {
      const wanted = {
        schedule: idOf(params),
        ...(key !== undefined && { key: `api:${call.actor.id}:${idOf(params)}:${key}` }),
      };
      const planned = await call.office.store.transaction((trx) => runNow(trx, wanted, changeOf(call)));
      call.office.wake();
      return planned;
    },
  }),
];
