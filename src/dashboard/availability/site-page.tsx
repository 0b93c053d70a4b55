import type { Context } from 'hono';
import { readAvailability } from '../../availability/list-availability.js';
import { listProbes, type ShownProbe } from '../../availability/list-probes.js';
import { pauseWatch } from '../../availability/pause-watch.js';
import type { WatchedDay } from '../../availability/read-week.js';
import { addDays } from '../../lib/date/day.js';
import { may } from '../../model/actor.js';
import { NotFound } from '../../model/refusal.js';
import { beijingTime } from '../../report/beijing-time.js';
import { goTo } from '../cookies.js';
import { EXPORT_ROWS, exportTable, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { Field, Form } from '../layout/form.js';
import { Badge, beijingDay, Card, Facts, type Tone } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Pager, PAGE_ROWS, Table, type Column } from '../layout/table.js';
import type { Call } from '../route.js';
import { lastDayOf } from './list-page.js';
import { StripKey, WeekGrid } from './strip.js';
import { percent, reasonOf, ShareOf, VerdictBadge, whyOf } from './verdict.js';
import { WORDS } from './words.js';

const VALUES = ['failed', 'refused', 'void', 'opened'] as const;
const TONES: Readonly<Record<string, Tone>> = { opened: 'good', failed: 'bad', refused: 'open', void: 'quiet' };

/** One site: its week, day by day, and each visit as a person re-checks it. */
export async function showSiteAvailability(c: Context, call: Call): Promise<Response> {
  const { office, actor, query, say } = call;
  const { db } = office.store;
  const site = siteIn(c);
  const lastDay = lastDayOf(call);
  const today = beijingDay(office.now());
  const from = addDays(lastDay, -6);
  // While the shown week is the newest, the visits of today stand above it.
  const to = addDays(lastDay, 1) === today ? today : lastDay;
  const { name, url, week, isPaused } = await readAvailability(db, actor, site, lastDay);
  const value = query.choice('value', VALUES);
  const wish = { from, to, ...(value !== undefined && { value }) };
  const format = wantedFormat(call);
  if (format) {
    const rows = await listProbes(db, actor, site, { ...wish, limit: EXPORT_ROWS });
    const title = `${name} ${say(WORDS.probes)}`;
    return exportTable(c, call, { name: `availability-${site}`, title, columns: probeColumns(call), rows }, format);
  }
  const after = query.text('after', 40);
  const read = await listProbes(db, actor, site, { ...wish, ...(after !== '' && { after }), limit: PAGE_ROWS + 1 });
  const rows = read.slice(0, PAGE_ROWS);
  const newest = to === today ? (await readAvailability(db, actor, site, today)).week.days.at(-1) : undefined;
  const days = [...(newest ? [newest] : []), ...[...week.days].reverse()];
  const { verdict, norm } = week;
  return showPage(
    c,
    call,
    {
      title: `${name} · ${say(WORDS.title)}`,
      trail: [{ path: '/availability', title: say(WORDS.title) }],
      nav: '/availability',
      aside: (
        <>
          <VerdictBadge call={call} verdict={verdict} />
          {isPaused ? <Badge tone="quiet">{say(WORDS.paused)}</Badge> : null}
        </>
      ),
      actions: <ExportLinks call={call} />,
    },
    <>
      <Card title={`${say(WORDS.week)}：${from} — ${lastDay}`}>
        {verdict.reason === undefined ? null : <p>{reasonOf(call, verdict)}</p>}
        <Facts
          rows={[
            [say(WORDS.share), <ShareOf call={call} verdict={verdict} />],
            [say(WORDS.visits), `${verdict.opened + verdict.failed}`],
            [say(WORDS.failed), `${verdict.failed}`],
            [say(WORDS.refused), `${verdict.refused}`],
            [say(WORDS.void), `${verdict.void}`],
            verdict.shortDays.length > 0 ? [say(WORDS.shortDays), verdict.shortDays.join('、')] : undefined,
            norm && [
              say(WORDS.norm),
              say(WORDS.normText)
                .replace('{seconds}', String(norm.limitSeconds))
                .replace('{share}', percent(norm.limitShare)),
            ],
            [
              say(WORDS.address),
              <a href={url} rel="noreferrer noopener">
                {url}
              </a>,
            ],
          ]}
        />
        <WeekGrid days={week.days} />
        <StripKey call={call} />
        <p class="muted">{say(WORDS.beside)}</p>
      </Card>
      <Card title={say(WORDS.days)}>
        <Table call={call} caption={say(WORDS.days)} columns={dayColumns(call, today)} rows={days} />
      </Card>
      <Card title={say(WORDS.probes)}>
        <Filters
          call={call}
          fields={[
            {
              kind: 'select',
              name: 'value',
              label: say(WORDS.result),
              options: VALUES.map((one) => ({ value: one, label: say(WORDS[one]) })),
            },
            { kind: 'day', name: 'to', label: say(WORDS.lastDay) },
          ]}
        />
        <Table
          call={call}
          caption={say(WORDS.probes)}
          columns={probeColumns(call)}
          rows={rows}
          empty={say(WORDS.noProbes)}
        />
        <Pager call={call} shown={rows.length} next={read.length > PAGE_ROWS ? rows.at(-1)?.dueAt : undefined} />
      </Card>
      {may(actor, 'run') ? <Pause call={call} site={site} isPaused={isPaused} /> : null}
    </>,
  );
}

function Pause({ call, site, isPaused }: { call: Call; site: string; isPaused: boolean }) {
  const { say } = call;
  return (
    <Card title={say(isPaused ? WORDS.resume : WORDS.pause)}>
      <Form call={call} action={`/availability/${encodeURIComponent(site)}/watch`}>
        {isPaused ? null : (
          <Field call={call} name="reason" label={say(WORDS.reason)} hint={say(WORDS.reasonHint)} required />
        )}
        <input type="hidden" name="paused" value={isPaused ? '0' : '1'} />
        <p>
          <button class="quiet">{say(isPaused ? WORDS.resume : WORDS.pause)}</button>
        </p>
        <p class="muted">{say(WORDS.pauseHint)}</p>
      </Form>
    </Card>
  );
}

/** Stops or takes up the watch of a site. */
export async function doPause(c: Context, call: Call): Promise<Response> {
  const { office, actor, form, say } = call;
  const site = siteIn(c);
  const isPaused = form.isOn('paused');
  const reason = isPaused ? form.required('reason') : undefined;
  await pauseWatch(office.store, actor, office.now(), { site, isPaused, ...(reason !== undefined && { reason }) });
  return goTo(c, office, `/availability/${encodeURIComponent(site)}`, { tone: 'good', text: say(WORDS.saved) });
}

const siteIn = (c: Context): string => {
  const site = c.req.param('site');
  if (site === undefined) throw new NotFound();
  return site;
};

const dayColumns = ({ say }: Call, today: string): readonly Column<WatchedDay>[] => {
  const ms = (value: number | undefined): string =>
    value === undefined || value === 0 ? '—' : say(WORDS.seconds).replace('{n}', (value / 1000).toFixed(1));
  return [
    { id: 'day', head: say(WORDS.day), kind: 'title', cell: ({ day }) => (day === today ? say(WORDS.today) : day) },
    { id: 'opened', head: say(WORDS.opened), kind: 'number', cell: ({ opened }) => opened },
    { id: 'failed', head: say(WORDS.failed), kind: 'number', cell: ({ failed }) => failed },
    { id: 'refused', head: say(WORDS.refused), kind: 'number', cell: ({ refused }) => refused },
    { id: 'void', head: say(WORDS.void), kind: 'number', cell: (day) => day.void },
    { id: 'mean', head: say(WORDS.mean), kind: 'number', cell: ({ meanMs }) => ms(meanMs) },
    { id: 'slowest', head: say(WORDS.slowest), kind: 'number', cell: ({ slowestMs }) => ms(slowestMs) },
  ];
};

const probeColumns = (call: Call): readonly Column<ShownProbe>[] => {
  const { say } = call;
  return [
    {
      id: 'at',
      head: say(WORDS.at),
      kind: 'title',
      cell: ({ at }) => <time datetime={at}>{beijingTime(at)}</time>,
      value: ({ at }) => beijingTime(at),
    },
    {
      id: 'result',
      head: say(WORDS.result),
      cell: ({ value }) => <Badge tone={TONES[value] ?? 'quiet'}>{say(WORDS[value])}</Badge>,
      value: ({ value }) => say(WORDS[value]),
    },
    {
      id: 'why',
      head: say(WORDS.why),
      kind: 'long',
      cell: ({ why }) => whyOf(call, why),
      value: ({ why }) => whyOf(call, why),
    },
    {
      id: 'status',
      head: say(WORDS.status),
      kind: 'number',
      cell: ({ status }) => status ?? '—',
      value: ({ status }) => status ?? '',
    },
    {
      id: 'elapsed',
      head: say(WORDS.elapsed),
      kind: 'number',
      cell: ({ elapsedMs }) => elapsedMs,
      value: ({ elapsedMs }) => elapsedMs,
    },
    { id: 'ip', head: say(WORDS.ip), cell: ({ address }) => address ?? '—', value: ({ address }) => address ?? '' },
    { id: 'url', head: say(WORDS.address), value: ({ url }) => url },
  ];
};
