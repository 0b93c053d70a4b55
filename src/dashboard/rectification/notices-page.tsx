import type { Context } from 'hono';
import { beijingDay } from '../../lib/date/beijing-day.js';
import { may } from '../../model/actor.js';
import { plain } from '../../report/neutralise.js';
import { countNotices, listNotices, type NoticeFilter } from '../../store/rectification/list-notices.js';
import type { NoticeRow } from '../../store/rectification/read-notice.js';
import { withQuery } from '../layout/address.js';
import { EXPORT_ROWS, exportTable, wantedFormat } from '../layout/export-table.js';
import { Filters, type FilterField } from '../layout/filters.js';
import { Form } from '../layout/form.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, PAGE_ROWS, Pager, Table, type Column } from '../layout/table.js';
import type { Call } from '../route.js';
import { given, monthFilter, monthOf, siteFilters } from './choices.js';
import { noticePath } from './ledger-columns.js';
import { DueDay, NoticeMark } from './marks.js';
import { DraftLink, Tabs } from './tabs.js';
import { noticeMark, W } from './words.js';

const STATES = ['draft', 'toAnswer', 'overdue', 'replied', 'retesting', 'retested', 'closed', 'withdrawn'] as const;

/** Notices: what is to be answered, what is overdue, what waits for its second test. Drafts are issued from here, several at once. */
export async function noticesPage(c: Context, call: Call): Promise<Response> {
  const { office, actor, say } = call;
  const { db } = office.store;
  const today = beijingDay(office.now());
  const filter: NoticeFilter = {
    state: call.query.choice('state', STATES),
    ...{ site: given(call, 'site'), list: given(call, 'list'), month: monthOf(call) },
  };
  const columns = noticeColumns(call, today, filter.state === 'draft' && may(actor, 'rectify'));
  const format = wantedFormat(call);
  if (format !== undefined) {
    const rows = await listNotices(db, actor, filter, { today, limit: EXPORT_ROWS });
    return exportTable(c, call, { name: '整改通知书', title: say(W.notices), columns, rows }, format);
  }
  const offset = Math.min(call.query.whole('after', { max: 1_000_000 }) ?? 0, 1_000_000);
  const rows = await listNotices(db, actor, filter, { today, limit: PAGE_ROWS + 1, offset });
  const { site, list, month } = filter;
  const counts = await countNotices(db, actor, { site, list, month }, today);
  const shown = rows.slice(0, PAGE_ROWS);
  const table = (
    <Table
      call={call}
      caption={say(W.notices)}
      columns={columns}
      rows={shown}
      href={({ id }) => noticePath(id)}
      empty={say({ zh: '没有符合条件的通知书。', en: 'No notice fits.' })}
    />
  );
  return showPage(
    c,
    call,
    {
      title: say(W.notices),
      nav: '/rectification',
      actions: (
        <>
          <ExportLinks call={call} />
          <DraftLink call={call} />
        </>
      ),
    },
    <>
      <Tabs call={call} current="notices" />
      <Tiles call={call} counts={counts} />
      <Filters call={call} fields={await fieldsOf(call)} keep={[]} />
      {filter.state === 'draft' && may(actor, 'rectify') && shown.length > 0 ? (
        <Form call={call} action="/rectification/issue" class="stack">
          {table}
          <p class="row">
            <label class="tick">
              <input type="checkbox" data-ticks="notice" />
              <span>{say({ zh: '全选本页', en: 'All on this page' })}</span>
            </label>
            <label class="row">
              {say(W.dueOn)} <input type="date" name="dueOn" />
              <small>
                {say({ zh: '不填的，按设置的工作日推算', en: 'empty: as many working days as the settings say' })}
              </small>
            </label>
            <button>{say({ zh: '下发所选', en: 'Issue the chosen' })}</button>
          </p>
        </Form>
      ) : (
        table
      )}
      <Pager call={call} shown={shown.length} next={rows.length > PAGE_ROWS ? String(offset + PAGE_ROWS) : undefined} />
    </>,
  );
}

async function fieldsOf(call: Call): Promise<readonly FilterField[]> {
  const { say } = call;
  const options = STATES.filter((state) => state !== 'draft' || call.actor.sight === 'all').map((value) => ({
    value,
    label: value === 'toAnswer' ? say({ zh: '待单位办理', en: 'With the unit' }) : say(noticeMark(value)[1]),
  }));
  return [
    { kind: 'select', name: 'state', label: say(W.state), options },
    ...(await siteFilters(call)),
    monthFilter(call),
  ];
}

function Tiles({ call, counts }: { call: Call; counts: Readonly<Record<string, number>> }) {
  const states = ['draft', 'issued', 'overdue', 'replied', 'retesting', 'retested', 'closed'] as const;
  return (
    <ul class="tiles">
      {states
        .filter((state) => state !== 'draft' || call.actor.sight === 'all')
        .map((state) => (
          <li>
            <a href={withQuery(call.here, { state: state === 'issued' ? 'toAnswer' : state, after: undefined })}>
              <span>{call.say(noticeMark(state)[1])}</span>
              <b class={state === 'overdue' && (counts[state] ?? 0) > 0 ? 'bad' : undefined}>{counts[state] ?? 0}</b>
            </a>
          </li>
        ))}
    </ul>
  );
}

function noticeColumns(call: Call, today: string, isChoosing: boolean): readonly Column<NoticeRow>[] {
  const { say } = call;
  const isOpen = ({ state }: NoticeRow): boolean => !['closed', 'withdrawn', 'draft'].includes(state);
  return [
    ...(isChoosing
      ? [
          {
            id: 'choose',
            head: say({ zh: '选', en: 'Take' }),
            cell: ({ id, site_name: name }: NoticeRow) => (
              <input type="checkbox" name="notice" value={id} aria-label={name} />
            ),
          },
        ]
      : []),
    {
      id: 'number',
      head: say(W.noticeNumber),
      kind: 'title',
      cell: ({ number }) => number ?? say({ zh: '（未编号）', en: '(no number yet)' }),
      value: ({ number }) => number ?? '',
    },
    {
      id: 'site',
      head: `${say(W.site)} / ${say(W.unit)}`,
      cell: ({ site_name: name, unit }) => (
        <span>
          {name}
          {unit === null ? null : <small> {plain(unit)}</small>}
        </span>
      ),
      value: ({ site_name: name, unit }) => (unit === null ? name : `${name} · ${unit}`),
    },
    {
      id: 'state',
      head: say(W.state),
      cell: (row) => <NoticeMark call={call} notice={row} today={today} />,
      value: (row) =>
        say(noticeMark(row.state === 'issued' && (row.due_on ?? today) < today ? 'overdue' : row.state)[1]),
    },
    { id: 'items', head: say(W.items), kind: 'number', cell: ({ items }) => items, value: ({ items }) => items },
    {
      id: 'open',
      head: say(W.open),
      kind: 'number',
      cell: ({ items_open: open }) => open,
      value: ({ items_open: open }) => open,
    },
    {
      id: 'issued',
      head: say(W.issuedOn),
      cell: ({ issued_on: day }) => (day === null ? <span class="muted">—</span> : <time datetime={day}>{day}</time>),
      value: ({ issued_on: day }) => (day === null ? '' : { day }),
    },
    {
      id: 'due',
      head: say(W.dueOn),
      cell: (row) => <DueDay day={row.due_on} today={today} isOpen={isOpen(row)} />,
      value: ({ due_on: day }) => (day === null ? '' : { day }),
    },
    {
      id: 'replied',
      head: say(W.replied),
      cell: (row) => replied(call, row) || <span class="muted">—</span>,
      value: (row) => replied(call, row),
    },
  ];
}

const replied = ({ say }: Call, { replied_at: at, replied_late: late }: NoticeRow): string =>
  at === null ? '' : `${beijingDay(at)}${late === 1 ? say({ zh: '（逾期）', en: ' (late)' }) : ''}`;
