import type { Context } from 'hono';
import { listAvailability, type AvailabilityRow } from '../../availability/list-availability.js';
import { readWeeks, type WatchedWeek } from '../../availability/read-week.js';
import { addDays } from '../../lib/date/day.js';
import { exportTable, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { Badge, beijingDay, Tiles } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Pager, PAGE_ROWS, Table, type Column } from '../layout/table.js';
import { withQuery } from '../layout/address.js';
import type { Call } from '../route.js';
import { Strip, StripKey } from './strip.js';
import { percent, reasonOf, ShareOf, VerdictBadge } from './verdict.js';
import { VERDICTS, WORDS } from './words.js';

const VALUES = ['failed', 'cantTell', 'passed'] as const;

/** The last day of the week that is shown: yesterday, for today is not over. */
export const lastDayOf = ({ query, office }: Call): string => query.day('to') ?? addDays(beijingDay(office.now()), -1);

/** All watched sites, worst first. */
export async function showAvailability(c: Context, call: Call): Promise<Response> {
  const { office, actor, query, say } = call;
  const { db } = office.store;
  const lastDay = lastDayOf(call);
  const verdict = query.choice('verdict', VALUES);
  const [list, text] = [query.text('list', 64), query.text('q', 100)];
  const { rows, counts } = await listAvailability(db, actor, lastDay, {
    ...(verdict !== undefined && { verdict }),
    ...(list !== '' && { list }),
    ...(text !== '' && { text }),
  });
  const title = say(WORDS.title);
  const format = wantedFormat(call);
  if (format)
    return exportTable(c, call, { name: 'availability', title, columns: columnsOf(call, new Map()), rows }, format);
  const after = query.text('after', 80);
  const start = after === '' ? 0 : rows.findIndex(({ site }) => site === after) + 1;
  const shown = rows.slice(start, start + PAGE_ROWS);
  const weeks = await readWeeks(
    db,
    lastDay,
    shown.map(({ site }) => site),
  );
  const lists =
    actor.sight === 'all' ? await db.selectFrom('lists').select(['id', 'title']).orderBy('title').execute() : [];
  return showPage(
    c,
    call,
    { title, aside: `${addDays(lastDay, -6)} — ${lastDay}`, actions: <ExportLinks call={call} /> },
    <>
      <p class="muted">{say(WORDS.intro)}</p>
      <Tiles
        tiles={VALUES.map((value) => ({
          label: say(VERDICTS[value]),
          count: counts[value],
          href: withQuery(call.here, { verdict: value, after: undefined }),
          ...(value === 'failed' && counts.failed > 0 && { tone: 'bad' as const }),
        }))}
      />
      <Filters
        call={call}
        fields={[
          { kind: 'search', name: 'q', label: say(WORDS.search) },
          {
            kind: 'select',
            name: 'verdict',
            label: say(WORDS.verdict),
            options: VALUES.map((value) => ({ value, label: say(VERDICTS[value]) })),
          },
          ...(lists.length === 0
            ? []
            : [
                {
                  kind: 'select' as const,
                  name: 'list',
                  label: say(WORDS.list),
                  options: lists.map(({ id, title: label }) => ({ value: id, label })),
                },
              ]),
          { kind: 'day', name: 'to', label: say(WORDS.lastDay) },
        ]}
      />
      <StripKey call={call} />
      <Table
        call={call}
        caption={title}
        columns={columnsOf(call, weeks)}
        rows={shown}
        href={({ site }) => `/availability/${encodeURIComponent(site)}${query.day('to') ? `?to=${lastDay}` : ''}`}
        empty={say(WORDS.nobody)}
      />
      <Pager
        call={call}
        shown={shown.length}
        total={rows.length}
        next={start + PAGE_ROWS < rows.length ? shown.at(-1)?.site : undefined}
      />
      <p class="muted">{say(WORDS.beside)}</p>
    </>,
  );
}

const columnsOf = (call: Call, weeks: ReadonlyMap<string, WatchedWeek>): readonly Column<AvailabilityRow>[] => {
  const { say } = call;
  return [
    { id: 'site', head: say(WORDS.site), kind: 'title', cell: ({ name }) => name, value: ({ name }) => name },
    {
      id: 'verdict',
      head: say(WORDS.verdict),
      cell: ({ verdict, isPaused }) => (
        <>
          <span title={reasonOf(call, verdict)}>
            <VerdictBadge call={call} verdict={verdict} />
          </span>
          {isPaused ? <Badge tone="quiet">{say(WORDS.paused)}</Badge> : null}
        </>
      ),
      value: ({ verdict }) => [say(VERDICTS[verdict.value]), reasonOf(call, verdict)].filter(Boolean).join('：'),
    },
    {
      id: 'share',
      head: say(WORDS.share),
      kind: 'number',
      cell: ({ verdict }) => <ShareOf call={call} verdict={verdict} />,
      value: ({ verdict }) => (verdict.share === undefined ? '' : percent(verdict.share)),
    },
    {
      id: 'visits',
      head: say(WORDS.visits),
      kind: 'number',
      cell: ({ verdict }) => verdict.opened + verdict.failed,
      value: ({ verdict }) => verdict.opened + verdict.failed,
    },
    {
      id: 'failed',
      head: say(WORDS.failed),
      kind: 'number',
      cell: ({ verdict }) => verdict.failed,
      value: ({ verdict }) => verdict.failed,
    },
    {
      id: 'refused',
      head: say(WORDS.refused),
      kind: 'number',
      cell: ({ verdict }) => verdict.refused,
      value: ({ verdict }) => verdict.refused,
    },
    {
      id: 'void',
      head: say(WORDS.void),
      kind: 'number',
      cell: ({ verdict }) => verdict.void,
      value: ({ verdict }) => verdict.void,
    },
    {
      id: 'strip',
      head: say(WORDS.strip),
      kind: 'long',
      cell: ({ site }) => <Strip days={weeks.get(site)?.days ?? []} />,
    },
    { id: 'url', head: say(WORDS.address), value: ({ url }) => url },
  ];
};
