import type { Context } from 'hono';
import { may } from '../../model/actor.js';
import { countQueue, listQueue, queueChoices, QUEUE_VIEWS, type QueueRow } from '../../review/read-queue.js';
import { plain } from '../../report/neutralise.js';
import { withQuery } from '../layout/address.js';
import { exportTable, EXPORT_ROWS, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { Badge, Mark, points, Tabs, Time } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, PAGE_ROWS, Pager, Table, type Column } from '../layout/table.js';
import { OUTCOMES } from '../layout/words.js';
import type { Call } from '../route.js';
import { wishOf, withWish } from './queue-wish.js';
import { ASKED, ITEM_STATES, KINDS, REASONS, VIEWS, WORDS } from './words.js';

/** 待认定队列: what this evaluator has to decide, what waits for whom, what is settled. */
export async function showQueue(c: Context, call: Call): Promise<Response> {
  const { office, actor, query, say } = call;
  const { db } = office.store;
  const wish = wishOf(call);
  const at = office.now().toISOString();
  const format = wantedFormat(call);
  const title = say(WORDS.review);
  if (format) {
    const { rows } = await listQueue(db, actor, { ...wish, at, limit: EXPORT_ROWS });
    return exportTable(c, call, { name: 'review', title, columns: columnsOf(call), rows }, format);
  }
  const after = query.text('after', 2_000);
  const { rows, next } = await listQueue(db, actor, {
    ...wish,
    ...{ at, limit: PAGE_ROWS },
    ...(after !== '' && { after }),
  });
  const { view: _view, sort: _sort, ...narrowed } = wish;
  const counts = await countQueue(db, actor, narrowed, at);
  const { rules } = await queueChoices(db, actor);
  const first = rows[0];
  const isOneRule = wish.rule !== undefined && wish.view === 'todo' && rows.length > 1;
  return showPage(
    c,
    call,
    {
      title,
      keys: [{ key: 'b', does: say({ zh: '从第一项开始认定', en: 'begin with the first item' }) }],
      actions: (
        <>
          {first && wish.view !== 'settled' ? (
            <a class="button" href={withWish(`/review/${first.id}`, call)} data-key="b">
              {say({ zh: '开始认定', en: 'Begin' })}
            </a>
          ) : null}
          {isOneRule ? (
            <a class="button quiet" href={withWish('/review/batch', call)}>
              {say({ zh: '成批认定', en: 'In a batch' })}
            </a>
          ) : null}
          <a class="button quiet" href="/review/disagreement">
            {say({ zh: '一致性', en: 'Agreement' })}
          </a>
          <a class="button quiet" href={withWish('/review/sheet', call)}>
            {say({ zh: '线下认定', en: 'Offline' })}
          </a>
          <ExportLinks call={call} />
        </>
      ),
    },
    <>
      <Tabs
        label={say({ zh: '队列', en: 'Queue' })}
        tabs={QUEUE_VIEWS.map((view) => ({
          href: withQuery(call.here, { view, after: undefined }),
          title: `${say(VIEWS[view])} ${counts[view]}`,
          isCurrent: view === wish.view,
        }))}
      />
      <Filters
        call={call}
        keep={['view', 'site', 'run']}
        fields={[
          {
            kind: 'select',
            name: 'rule',
            label: say(WORDS.rule),
            options: rules.map(({ id, title: label, count }) => ({
              value: id,
              label: `${label.slice(0, 40)}（${count}）`,
            })),
          },
          {
            kind: 'select',
            name: 'kind',
            label: say(WORDS.kind),
            options: Object.entries(KINDS).map(([value, words]) => ({ value, label: say(words) })),
          },
          {
            kind: 'select',
            name: 'reason',
            label: say({ zh: '原因', en: 'Why' }),
            options: Object.entries(REASONS).map(([value, words]) => ({ value, label: say(words) })),
          },
          {
            kind: 'select',
            name: 'sort',
            label: say({ zh: '次序', en: 'Order' }),
            any: say({ zh: '待定分多的在前', en: 'Most undecided points first' }),
            options: [{ value: 'age', label: say({ zh: '等得久的在前', en: 'Longest open first' }) }],
          },
        ]}
      />
      <Table
        call={call}
        caption={title}
        columns={columnsOf(call)}
        rows={rows}
        href={({ id }) => withWish(`/review/${id}`, call)}
        empty={emptyWords(call, wish.view)}
      />
      <Pager call={call} next={next} total={counts[wish.view]} shown={rows.length} />
    </>,
  );
}

const emptyWords = ({ say, actor }: Call, view: string): string =>
  view === 'todo' && may(actor, 'review')
    ? say({ zh: '没有等您认定的事项。', en: 'Nothing waits for you.' })
    : say({ zh: '没有符合条件的事项。', en: 'No item fits.' });

/** Points as a table has them; nothing for nothing. */
const inPoints = (hundredths: number): string => (hundredths === 0 ? '—' : points(hundredths / 100));

const columnsOf = ({ say }: Call): readonly Column<QueueRow>[] => [
  {
    id: 'rule',
    head: say(WORDS.rule),
    kind: 'title',
    cell: ({ title }) => plain(title),
    value: ({ title, rule, clause }) => `${title}（${rule ?? clause ?? ''}）`,
  },
  { id: 'site', head: say(WORDS.site), cell: ({ site_name }) => plain(site_name), value: ({ site_name }) => site_name },
  {
    id: 'unit',
    head: say(WORDS.unit),
    cell: ({ unit }) => (unit === null ? '—' : plain(unit)),
    value: ({ unit }) => unit ?? undefined,
  },
  {
    id: 'kind',
    head: say(WORDS.kind),
    cell: ({ kind, reason }) => (
      <>
        {say(KINDS[kind as keyof typeof KINDS])}
        {reason !== null && kind === 'doubt' && REASONS[reason] ? <small> {say(REASONS[reason])}</small> : null}
      </>
    ),
    value: ({ kind, reason }) =>
      [say(KINDS[kind as keyof typeof KINDS]), reason !== null && REASONS[reason] ? say(REASONS[reason]) : '']
        .filter(Boolean)
        .join(' '),
  },
  {
    id: 'state',
    head: say(WORDS.state),
    cell: (row) => <ItemState say={say} row={row} />,
    value: ({ state }) => say(ITEM_STATES[state as keyof typeof ITEM_STATES]),
  },
  {
    id: 'worth',
    head: say(WORDS.worth),
    kind: 'number',
    cell: ({ worth, level }) => (level === 'veto' ? <Mark call={{ say } as Call} code="veto" /> : inPoints(worth)),
    value: ({ worth }) => ({ points: worth / 100 }),
  },
  {
    id: 'stake',
    head: say(WORDS.stake),
    kind: 'number',
    cell: ({ stake }) => inPoints(stake),
    value: ({ stake }) => ({ points: stake / 100 }),
  },
  {
    id: 'since',
    head: say(WORDS.since),
    cell: ({ first_at }) => <Time at={first_at} />,
    value: ({ first_at }) => ({ day: first_at.slice(0, 10) }),
  },
  {
    id: 'machine',
    head: say({ zh: '程序的结果', en: 'Program' }),
    value: ({ value }) => say(OUTCOMES[value as keyof typeof OUTCOMES]),
  },
  { id: 'run', head: say({ zh: '检查批次', en: 'Run' }), value: ({ run }) => run },
];

/** Where an item stands, and why it is asked where that is out of the ordinary. */
export function ItemState({ say, row }: { say: Call['say']; row: Pick<QueueRow, 'state' | 'asked'> }) {
  const state = row.state as keyof typeof ITEM_STATES;
  const asked = ASKED[row.asked as keyof typeof ASKED];
  const tone = state === 'settled' ? 'good' : state === 'disputed' ? 'bad' : state === 'gone' ? 'quiet' : 'open';
  return (
    <>
      <Badge tone={tone}>{say(ITEM_STATES[state])}</Badge>
      {asked && state !== 'gone' && state !== 'settled' ? (
        <>
          {' '}
          <Badge tone="info">{say(asked)}</Badge>
        </>
      ) : null}
    </>
  );
}
