import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { may } from '../../model/actor.js';
import { Invalid } from '../../model/refusal.js';
import { cronNote, nextDues } from '../../schedule/clock/read-cron.js';
import { readSchedule, settledDues, type SettledDue } from '../../schedule/clock/read-schedules.js';
import { runNow } from '../../schedule/clock/run-now.js';
import { changeSchedule, pauseSchedule, removeSchedule } from '../../schedule/clock/save-schedule.js';
import type { Schedule } from '../../schedule/clock/schedule.js';
import { goTo } from '../cookies.js';
import { Form, Problems } from '../layout/form.js';
import { Badge, Card, Facts, Time } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { Table, type Column } from '../layout/table.js';
import type { Call } from '../route.js';
import { readWish, ScheduleFields } from './schedule-form.js';
import { WORDS } from './words.js';

const SHOWN_DUES = 12;
const SHOWN_NEXT = 5;

const idOf = (c: Context): string => c.req.param('schedule') ?? '';

/** One schedule: when it is due, what became of its times, and its settings. */
export async function showSchedule(c: Context, call: Call): Promise<Response> {
  return schedulePage(c, call, await readSchedule(call.office.store.db, call.actor, idOf(c)));
}

/** Changes it, if nobody else has meanwhile. */
export async function doChangeSchedule(c: Context, call: Call): Promise<Response> {
  const { office, actor, form, say } = call;
  const stored = await readSchedule(office.store.db, actor, idOf(c));
  try {
    const wish = await readWish(call);
    const version = form.whole('version') ?? 0;
    const change = { id: stored.id, version, ...wish };
    await office.store.transaction((trx) => changeSchedule(trx, change, { actor, now: office.now() }));
    office.wake();
    return goTo(c, office, pathOf(stored), { tone: 'good', text: say(WORDS.saved) });
  } catch (error) {
    if (error instanceof Invalid) return schedulePage(c, call, stored, error);
    throw error;
  }
}

/** Pauses or resumes it. */
export async function doPauseSchedule(c: Context, call: Call): Promise<Response> {
  const { office, actor, form, say } = call;
  const stored = await readSchedule(office.store.db, actor, idOf(c));
  const isPaused = form.isOn('paused');
  const change = { id: stored.id, isPaused };
  await office.store.transaction((trx) => pauseSchedule(trx, change, { actor, now: office.now() }));
  office.wake();
  return goTo(c, office, pathOf(stored), { tone: 'good', text: say(isPaused ? WORDS.pausedNow : WORDS.resumedNow) });
}

/** Plans a run of it at once; a form sent twice plans one. */
export async function doRunSchedule(c: Context, call: Call): Promise<Response> {
  const { office, actor, form, say } = call;
  const stored = await readSchedule(office.store.db, actor, idOf(c));
  const key = form.text('key', 60);
  const { run, isNew } = await office.store.transaction((trx) =>
    runNow(
      trx,
      { schedule: stored.id, ...(key !== '' && { key: `schedule:${stored.id}:${key}` }) },
      { actor, now: office.now() },
    ),
  );
  office.wake();
  const text = say(isNew ? WORDS.begun : WORDS.known);
  return goTo(c, office, `/runs/${encodeURIComponent(run)}`, { tone: 'good', text });
}

/** Takes it off the list. */
export async function doRemoveSchedule(c: Context, call: Call): Promise<Response> {
  const { office, actor, say } = call;
  const { id } = await readSchedule(office.store.db, actor, idOf(c));
  await office.store.transaction((trx) => removeSchedule(trx, id, { actor, now: office.now() }));
  return goTo(c, office, '/schedules', { tone: 'good', text: say(WORDS.removed) });
}

const pathOf = ({ id }: Schedule): string => `/schedules/${encodeURIComponent(id)}`;

async function schedulePage(c: Context, call: Call, stored: Schedule, invalid?: Invalid): Promise<Response> {
  const { office, actor, say } = call;
  const dues = await settledDues(office.store.db, stored.id, SHOWN_DUES);
  const nexts = stored.isPaused ? [] : nextDues(stored.cron, office.now(), SHOWN_NEXT);
  const note = cronNote(stored.cron);
  const mayRun = may(actor, 'run') && actor.sight === 'all';
  return showPage(
    c,
    call,
    {
      title: stored.title,
      trail: [{ path: '/schedules', title: say(WORDS.schedules) }],
      aside: (
        <Badge tone={stored.isPaused ? 'quiet' : 'good'}>{say(stored.isPaused ? WORDS.paused : WORDS.active)}</Badge>
      ),
      ...(mayRun && { actions: <Actions call={call} stored={stored} /> }),
      ...(invalid && { status: 422 as const }),
    },
    <>
      <Problems call={call} invalid={invalid} />
      <div class="columns">
        <Card title={say(WORDS.nexts)}>
          {nexts.length === 0 ? (
            <p class="muted">{stored.isPaused ? say(WORDS.paused) : '—'}</p>
          ) : (
            <ol>
              {nexts.map((at) => (
                <li>
                  <Time at={at} />
                </li>
              ))}
            </ol>
          )}
          {note ? <p class="muted">{say(note)}</p> : null}
        </Card>
        <Card title={say(WORDS.settings)}>
          {mayRun ? (
            <Form call={call} action={pathOf(stored)}>
              <input type="hidden" name="version" value={String(stored.version)} />
              <ScheduleFields call={call} stored={stored} invalid={invalid} />
              <p>
                <button>{say(WORDS.save)}</button>
              </p>
            </Form>
          ) : (
            <Facts
              rows={[
                [say(WORDS.cron), <code>{stored.cron}</code>],
                [say(WORDS.hours), stored.hours ?? say(WORDS.anyHour)],
                [say(WORDS.profile), stored.profile ?? '—'],
                [say(WORDS.catchUp), say(WORDS[stored.catchUp])],
              ]}
            />
          )}
        </Card>
      </div>
      <h2>{say(WORDS.past)}</h2>
      <Table call={call} caption={say(WORDS.past)} columns={dueColumns(call)} rows={dues} />
    </>,
  );
}

function Actions({ call, stored }: { call: Call; stored: Schedule }) {
  const { say } = call;
  const path = pathOf(stored);
  return (
    <>
      <Form call={call} action={`${path}/run`}>
        <input type="hidden" name="key" value={randomUUID()} />
        <button>{say(WORDS.runNow)}</button>
      </Form>
      <Form call={call} action={`${path}/pause`}>
        <input type="hidden" name="paused" value={stored.isPaused ? '0' : '1'} />
        <button class="plain">{say(stored.isPaused ? WORDS.resume : WORDS.pause)}</button>
      </Form>
      <Form call={call} action={`${path}/remove`} confirm={say(WORDS.removeAsk)}>
        <button class="plain">{say(WORDS.remove)}</button>
      </Form>
    </>
  );
}

const dueColumns = ({ say }: Call): readonly Column<SettledDue>[] => [
  { id: 'due', head: say(WORDS.dueAt), kind: 'title', cell: ({ dueAt }) => <Time at={dueAt} /> },
  {
    id: 'became',
    head: say(WORDS.became),
    cell: ({ state, run }) => say(state === 'missed' && run !== null ? WORDS.madeUp : WORDS[state]),
  },
  {
    id: 'run',
    head: say(WORDS.run),
    cell: ({ run }) => (run === null ? '—' : <a href={`/runs/${encodeURIComponent(run)}`}>{run}</a>),
  },
];
