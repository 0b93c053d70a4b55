import { listEvents } from '../../../store/events/list-events.js';
import { readLog } from '../../../store/log/read-log.js';
import { asCursor, readCursor } from '../../../history/cursor.js';
import { endpoint } from '../endpoint.js';
import { asPart } from '../part.js';
import { closed, count, instant, line, maybe, orNull, paging, partSchema, text } from '../shapes.js';
import { Type } from '@sinclair/typebox';

const anything = Type.Record(Type.String(), Type.Unknown());
const admin = { right: 'admin', sight: 'all' } as const;

/** 操作日志和事件 */
export const logEndpoints = [
  endpoint({
    ...{ method: 'GET', path: '/log', ...admin },
    title: { zh: '操作日志', en: 'The log' },
    about: 'Newest first. Each entry is chained to the one before by `hash`; `gongkai verify --log` checks it.',
    query: closed({
      ...{ actor: maybe(line(80)), action: maybe(line(60)), subject: maybe(line(200)) },
      ...{ from: maybe(instant), to: maybe(instant), ...paging },
    }),
    answer: partSchema(
      closed(
        { seq: count, at: instant, actor: text, action: text, subject: text, detail: anything, hash: text },
        'LogEntry',
      ),
    ),
    handle: async (call, { query: { after, limit = 50, ...wish } }) => {
      const [before] = after === undefined ? [] : (readCursor(after, ['number']) as [number]);
      const read = { ...wish, limit: limit + 1, ...(before !== undefined && { before }) };
      const rows = await readLog(call.office.store.db, call.actor, read);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return asPart(call, { rows: shown, ...(last && { next: asCursor([last.seq]) }) }, (entry) => entry);
    },
  }),
  endpoint({
    ...{ method: 'GET', path: '/events', ...admin },
    title: { zh: '事件', en: 'Events' },
    about: 'What notifications are made of, newest first. `key` makes an event one for ever.',
    query: closed({ kind: maybe(line(60)), site: maybe(line(100)), run: maybe(line(80)), ...paging }),
    answer: partSchema(
      closed({ key: text, kind: text, at: instant, site: orNull(text), run: orNull(text), data: anything }, 'Event'),
    ),
    handle: async (call, { query: { after, ...query } }) => {
      const [at, key] = after === undefined ? [] : (readCursor(after, ['string', 'string']) as [string, string]);
      const wish = { ...query, ...(at !== undefined && key !== undefined && { after: { at, key } }) };
      const { rows, next } = await listEvents(call.office.store.db, call.actor, wish);
      return asPart(call, { rows, ...(next && { next: asCursor([next.at, next.key]) }) }, (event) => event);
    },
  }),
];
