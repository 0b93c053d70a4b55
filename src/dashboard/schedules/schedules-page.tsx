import type { Context } from 'hono';
import { may } from '../../model/actor.js';
import { Invalid } from '../../model/refusal.js';
import { nextDues } from '../../schedule/clock/read-cron.js';
import { readSchedules, settledDues, type SettledDue } from '../../schedule/clock/read-schedules.js';
import { createSchedule } from '../../schedule/clock/save-schedule.js';
import type { Schedule } from '../../schedule/clock/schedule.js';
import { readLists } from '../../store/lists/lists.js';
import { goTo } from '../cookies.js';
import { exportTable, wantedFormat } from '../layout/export-table.js';
import { Form, Field, Problems } from '../layout/form.js';
import { Badge, beijingMinute, Card, Time } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Table, type Column } from '../layout/table.js';
import type { Call } from '../route.js';
import { readWish, ScheduleFields } from './schedule-form.js';
import { WORDS } from './words.js';

interface Row extends Schedule {
  readonly listTitle: string;
  /** None while it is paused. */
  readonly next: string | undefined;
  readonly last: SettledDue | undefined;
}

/** All schedules of lists within sight. */
export async function showSchedules(c: Context, call: Call): Promise<Response> {
  const { office, actor, say } = call;
  const { db } = office.store;
  const titles = new Map((await readLists(db, actor)).map(({ id, title }) => [id, title]));
  const rows: Row[] = [];
  for (const schedule of await readSchedules(db, actor)) {
    rows.push({
      ...schedule,
      listTitle: titles.get(schedule.list) ?? schedule.list,
      next: schedule.isPaused ? undefined : nextDues(schedule.cron, office.now(), 1)[0],
      last: (await settledDues(db, schedule.id, 1))[0],
    });
  }
  const columns = columnsOf(call);
  const format = wantedFormat(call);
  if (format) return exportTable(c, call, { name: 'schedules', title: say(WORDS.schedules), columns, rows }, format);
  return showPage(
    c,
    call,
    {
      title: say(WORDS.schedules),
      actions: (
        <>
          <ExportLinks call={call} />
          {may(actor, 'run') ? (
            <a class="button" href="/schedules/new">
              {say(WORDS.create)}
            </a>
          ) : null}
        </>
      ),
    },
    <Table
      call={call}
      caption={say(WORDS.schedules)}
      columns={columns}
      rows={rows}
      href={({ id }) => `/schedules/${id}`}
      empty={say(WORDS.none)}
    />,
  );
}

const columnsOf = ({ say }: Call): readonly Column<Row>[] => {
  const stateOf = ({ isPaused }: Row) => say(isPaused ? WORDS.paused : WORDS.active);
  return [
    { id: 'title', head: say(WORDS.title), kind: 'title', cell: ({ title }) => title, value: ({ title }) => title },
    { id: 'list', head: say(WORDS.list), cell: ({ listTitle }) => listTitle, value: ({ listTitle }) => listTitle },
    {
      id: 'cron',
      head: say(WORDS.cron),
      cell: ({ cron, hours }) => (
        <>
          <code>{cron}</code> <span class="muted">{hours ?? say(WORDS.anyHour)}</span>
        </>
      ),
      value: ({ cron }) => cron,
    },
    { id: 'hours', head: say(WORDS.hours), value: ({ hours }) => hours ?? '' },
    {
      id: 'next',
      head: say(WORDS.next),
      cell: ({ next }) => <Time at={next} />,
      value: ({ next }) => (next === undefined ? '' : beijingMinute(next)),
    },
    {
      id: 'last',
      head: say(WORDS.last),
      cell: ({ last }) => <Time at={last?.dueAt} />,
      value: ({ last }) => (last === undefined ? '' : beijingMinute(last.dueAt)),
    },
    {
      id: 'state',
      head: say(WORDS.state),
      cell: (row) => <Badge tone={row.isPaused ? 'quiet' : 'good'}>{stateOf(row)}</Badge>,
      value: stateOf,
    },
  ];
};

/** The form of a new one. */
export const showNewSchedule = (c: Context, call: Call): Promise<Response> => newSchedulePage(c, call);

/** Makes it; its first time is the next one from now. */
export async function doCreateSchedule(c: Context, call: Call): Promise<Response> {
  const { office, actor, form, say } = call;
  try {
    const id = form.text('id', 60);
    const wish = await readWish(call);
    await office.store.transaction((trx) => createSchedule(trx, { id, ...wish }, { actor, now: office.now() }));
    office.wake();
    return goTo(c, office, `/schedules/${encodeURIComponent(id)}`, { tone: 'good', text: say(WORDS.saved) });
  } catch (error) {
    if (error instanceof Invalid) return newSchedulePage(c, call, error);
    throw error;
  }
}

function newSchedulePage(c: Context, call: Call, invalid?: Invalid): Promise<Response> {
  const { say, form } = call;
  const sent = form.raw['id']?.[0];
  return showPage(
    c,
    call,
    {
      title: say(WORDS.create),
      trail: [{ path: '/schedules', title: say(WORDS.schedules) }],
      ...(invalid && { status: 422 as const }),
    },
    <Card title={say(WORDS.create)}>
      <Problems call={call} invalid={invalid} />
      <Form call={call} action="/schedules">
        <Field
          call={call}
          name="id"
          label={say(WORDS.id)}
          value={typeof sent === 'string' ? sent : ''}
          longest={40}
          required
          hint={say(WORDS.idHint)}
          invalid={invalid}
        />
        <ScheduleFields call={call} invalid={invalid} />
        <p>
          <button>{say(WORDS.create)}</button>
        </p>
      </Form>
    </Card>,
  );
}
