import type { Context } from 'hono';
import { beijingDay } from '../../lib/date/beijing-day.js';
import { countLedger, readLedger, type LedgerCursor, type LedgerFilter } from '../../store/rectification/ledger.js';
import { withQuery } from '../layout/address.js';
import { EXPORT_ROWS, exportTable, wantedFormat } from '../layout/export-table.js';
import { Filters, type FilterField } from '../layout/filters.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, PAGE_ROWS, Pager, Table } from '../layout/table.js';
import type { Call } from '../route.js';
import { given, monthFilter, monthOf, siteFilters } from './choices.js';
import { ledgerColumns, noticePath, onPage } from './ledger-columns.js';
import { DraftLink, Tabs } from './tabs.js';
import { itemMark, W } from './words.js';

const STATES = ['open', 'overdue', 'notMended', 'cannotTell', 'reopened', 'closed', 'withdrawn'] as const;

/** 整改台账: every item of every notice that was issued, as far as the reader sees it. */
export async function ledgerPage(c: Context, call: Call): Promise<Response> {
  const { office, actor, say } = call;
  const { db } = office.store;
  const today = beijingDay(office.now());
  const filter: LedgerFilter = {
    state: call.query.choice('state', STATES),
    ...{ list: given(call, 'list'), site: given(call, 'site'), unit: given(call, 'unit') },
    ...{ rule: given(call, 'rule'), month: monthOf(call), text: given(call, 'q', 100), notice: given(call, 'notice') },
  };
  const columns = ledgerColumns(call, today);
  const format = wantedFormat(call);
  if (format !== undefined) {
    const rows = await readLedger(db, actor, filter, { today, limit: EXPORT_ROWS });
    return exportTable(c, call, { name: '整改台账', title: say(W.ledger), columns, rows }, format);
  }
  const [rows, counts] = [
    await readLedger(db, actor, filter, { today, limit: PAGE_ROWS + 1, after: cursorOf(call) }),
    await countLedger(db, actor, filter, today),
  ];
  const shown = rows.slice(0, PAGE_ROWS);
  const last = rows.length > PAGE_ROWS ? shown.at(-1) : undefined;
  const total = filter.state === undefined ? counts.items : counts[filter.state];
  const fields: readonly FilterField[] = [
    { kind: 'search', name: 'q', label: say({ zh: '问题、网站、文号', en: 'Problem, site, number' }) },
    {
      kind: 'select',
      name: 'state',
      label: say(W.state),
      options: STATES.map((value) => ({ value, label: stateLabel(call, value) })),
    },
    ...(await siteFilters(call)),
    monthFilter(call),
  ];
  return showPage(
    c,
    call,
    {
      title: say(W.ledger),
      actions: (
        <>
          <ExportLinks call={call} />
          <DraftLink call={call} />
        </>
      ),
    },
    <>
      <Tabs call={call} current="ledger" />
      <Counts call={call} counts={counts} />
      <Filters call={call} fields={fields} keep={['rule', 'unit', 'notice']} />
      <Table
        call={call}
        caption={say(W.ledger)}
        columns={onPage(columns)}
        rows={shown}
        href={({ notice, finding }) => `${noticePath(notice)}#item-${finding}`}
        empty={say(
          counts.items === 0
            ? { zh: '还没有下发过整改通知书。', en: 'No notice has been issued yet.' }
            : { zh: '没有符合条件的问题。', en: 'No item fits.' },
        )}
      />
      <Pager
        call={call}
        shown={shown.length}
        total={total}
        next={last && `${last.issuedOn}~${last.notice}~${last.position}`}
      />
    </>,
  );
}

const stateLabel = (call: Call, state: (typeof STATES)[number]): string =>
  state === 'open' ? call.say(W.open) : call.say(itemMark(state)[1]);

function Counts({ call, counts }: { call: Call; counts: Awaited<ReturnType<typeof countLedger>> }) {
  const { say } = call;
  const tiles = [
    { state: undefined, title: say({ zh: '列入整改', en: 'All items' }), count: counts.items },
    { state: 'open', title: say(W.open), count: counts.open },
    { state: 'overdue', title: say({ zh: '其中逾期', en: 'of these overdue' }), count: counts.overdue, tone: 'bad' },
    { state: 'cannotTell', title: say(itemMark('cannotTell')[1]), count: counts.cannotTell, tone: 'open' },
    { state: 'reopened', title: say(itemMark('reopened')[1]), count: counts.reopened, tone: 'bad' },
    { state: 'closed', title: say(W.closed), count: counts.closed },
  ];
  return (
    <ul class="tiles">
      {tiles.map(({ state, title, count, tone }) => (
        <li>
          <a href={withQuery(call.here, { state, after: undefined })}>
            <span>{title}</span>
            <b class={count > 0 ? tone : undefined}>{count}</b>
          </a>
        </li>
      ))}
    </ul>
  );
}

function cursorOf(call: Call): LedgerCursor | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})~([0-9a-f]{1,40})~(\d{1,6})$/.exec(call.query.text('after', 100));
  return match ? { issuedOn: match[1] ?? '', notice: match[2] ?? '', position: Number(match[3]) } : undefined;
}
