import type { Context } from 'hono';
import { beijingDay } from '../../lib/date/beijing-day.js';
import { plain } from '../../report/neutralise.js';
import { readProgress, type Progress } from '../../store/rectification/progress.js';
import { exportTable, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Pager, Table, type Column } from '../layout/table.js';
import type { Call } from '../route.js';
import { given, monthFilter, monthOf, siteFilters } from './choices.js';
import { Tabs } from './tabs.js';
import { W } from './words.js';

/** More sites than a person reads down; the export has all. */
const MOST_ROWS = 300;

/** 整改进度 by site or unit: how much is closed, who answered in time. */
export async function progressPage(c: Context, call: Call): Promise<Response> {
  const { office, actor, say } = call;
  const today = beijingDay(office.now());
  const rows = await readProgress(office.store.db, actor, { month: monthOf(call), list: given(call, 'list'), today });
  const site = given(call, 'site');
  const wanted = site === undefined ? rows : rows.filter((row) => row.site === site);
  const columns = columnsOf(call);
  const format = wantedFormat(call);
  if (format !== undefined) {
    return exportTable(c, call, { name: '整改进度', title: say(W.progress), columns, rows: wanted }, format);
  }
  const shown = wanted.slice(0, MOST_ROWS);
  return showPage(
    c,
    call,
    { title: say(W.progress), nav: '/rectification', actions: <ExportLinks call={call} /> },
    <>
      <Tabs call={call} current="progress" />
      <Filters call={call} fields={[...(await siteFilters(call)), monthFilter(call)]} keep={[]} />
      <Table
        call={call}
        caption={say(W.progress)}
        columns={columns}
        rows={shown}
        href={({ site: id, unit }) =>
          `/rectification?site=${encodeURIComponent(id)}${unit === null ? '' : `&unit=${encodeURIComponent(unit)}`}`
        }
        empty={say({ zh: '没有下发过整改通知书。', en: 'No notice has been issued.' })}
      />
      <Pager call={call} shown={shown.length} total={wanted.length} />
    </>,
  );
}

/** A share in per cent; a dash where there is nothing to share. */
const share = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.round((part / whole) * 1000) / 10}%`;

function columnsOf({ say }: Call): readonly Column<Progress>[] {
  const count = (id: keyof Progress, zh: string, en: string, tone?: string): Column<Progress> => ({
    ...{ id, head: say({ zh, en }), kind: 'number' },
    cell: (row) => (tone !== undefined && Number(row[id]) > 0 ? <b class={tone}>{row[id]}</b> : String(row[id])),
    value: (row) => Number(row[id]),
  });
  return [
    {
      id: 'site',
      head: `${say(W.site)} / ${say(W.unit)}`,
      kind: 'title',
      cell: ({ siteName, unit }) => (unit === null ? siteName : `${siteName} · ${plain(unit)}`),
      value: ({ siteName, unit }) => (unit === null ? siteName : `${siteName} · ${unit}`),
    },
    count('notices', '通知书', 'Notices'),
    count('inTime', '按期反馈', 'In time'),
    count('late', '逾期反馈', 'Late', 'open'),
    count('unanswered', '逾期未反馈', 'Unanswered', 'bad'),
    {
      id: 'inTimeShare',
      head: say({ zh: '按期反馈率', en: 'In time, share' }),
      kind: 'number',
      cell: ({ inTime, due }) => share(inTime, due),
      value: ({ inTime, due }) => share(inTime, due),
    },
    count('items', '问题数', 'Items'),
    count('closed', '已销号', 'Closed'),
    count('open', '未销号', 'Open'),
    count('overdue', '其中逾期', 'Overdue', 'bad'),
    {
      id: 'closedShare',
      head: say({ zh: '销号率', en: 'Closed, share' }),
      kind: 'number',
      cell: ({ closed, items }) => share(closed, items),
      value: ({ closed, items }) => share(closed, items),
    },
  ];
}
