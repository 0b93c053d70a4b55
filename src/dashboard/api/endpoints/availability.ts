import { listAvailability, readAvailability } from '../../../availability/list-availability.js';
import { listProbes } from '../../../availability/list-probes.js';
import { pauseWatch } from '../../../availability/pause-watch.js';
import { beijingDay } from '../../../lib/date/beijing-day.js';
import { addDays } from '../../../lib/date/day.js';
import type { Call } from '../../route.js';
import { endpoint } from '../endpoint.js';
import { asPart, given, partOfSorted } from '../part.js';
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
  paging,
  partSchema,
  prose,
  text,
} from '../shapes.js';

const value = oneOf(['passed', 'failed', 'cantTell']);
const sums = { opened: count, failed: count, refused: count, void: count };
const verdict = closed(
  {
    ...{ value, reason: maybe(text), ...sums, share: maybe(number), least: number, most: number },
    shortDays: maybe(list(text)),
  },
  'WeekVerdict',
);
const DaySchema = closed({ day: text, ...sums, slowestMs: number, meanMs: maybe(number), hours: text }, 'WatchedDay');
const site = { site: text, name: text, url: text, isPaused: flag };

/** The week ends with yesterday unless told otherwise: today is not over. */
const lastDayOf = ({ office }: Call, to: string | undefined): string => to ?? addDays(beijingDay(office.now()), -1);

/** 可用性 */
export const availabilityEndpoints = [
  endpoint({
    ...{ method: 'GET', path: '/availability', right: 'read', sight: 'own' },
    title: { zh: '网站可用性', en: 'Whether sites answered over a week' },
    about: '`share`, `least` and `most` are hundredths of a per cent of visits that failed.',
    query: closed({ to: maybe(day), verdict: maybe(value), list: maybe(line(64)), q: maybe(line(100)), ...paging }),
    answer: partSchema(closed({ ...site, verdict }, 'AvailabilityLine')),
    handle: async (call, { query: { to, q, verdict: wanted, list: named, ...query } }) => {
      const wish = given({ verdict: wanted, list: named, text: q });
      const { rows } = await listAvailability(call.office.store.db, call.actor, lastDayOf(call, to), wish);
      const part = partOfSorted(rows, ({ site: id }) => id, query);
      return asPart(call, part, (row) => row);
    },
  }),
  endpoint({
    ...{ method: 'GET', path: '/sites/:site/availability', right: 'read', sight: 'site' },
    title: { zh: '一个网站的可用性', en: 'A site’s week' },
    query: closed({ to: maybe(day) }),
    answer: closed({ ...site, days: list(DaySchema), verdict }),
    handle: async (call, { params, query }) => {
      const { week, ...row } = await readAvailability(
        call.office.store.db,
        call.actor,
        params['site'] ?? '',
        lastDayOf(call, query.to),
      );
      return { ...row, days: week.days, verdict: week.verdict };
    },
  }),
  endpoint({
    ...{ method: 'GET', path: '/sites/:site/probes', right: 'read', sight: 'site' },
    title: { zh: '访问记录', en: 'Single visits' },
    about: 'Of seven days, newest first.',
    query: closed({ to: maybe(day), ...paging }),
    answer: partSchema(
      closed({
        ...{ dueAt: instant, at: instant, url: text, value: text, why: maybe(text), status: maybe(number) },
        ...{ elapsedMs: number, address: maybe(text) },
      }),
    ),
    handle: async (call, { params, query: { to: asked, after, limit = 50 } }) => {
      const to = asked ?? beijingDay(call.office.now());
      const wish = { from: addDays(to, -6), to, limit: limit + 1, ...(after !== undefined && { after }) };
      const rows = await listProbes(call.office.store.db, call.actor, params['site'] ?? '', wish);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return asPart(call, { rows: shown, ...(last && { next: last.dueAt }) }, (probe) => probe);
    },
  }),
  endpoint({
    ...{ method: 'POST', path: '/sites/:site/watch', right: 'run', sight: 'site' },
    title: { zh: '暂停或恢复监测', en: 'Pause or resume the watch of a site' },
    body: closed({ isPaused: flag, reason: maybe(prose(500)) }),
    example: { isPaused: true, reason: '机房搬迁，已公告。' },
    handle: async ({ office, actor }, { params, body }) => {
      await pauseWatch(office.store, actor, office.now(), { site: params['site'] ?? '', ...body });
      office.wake();
    },
  }),
];
