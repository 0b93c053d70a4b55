import type { Context } from 'hono';
import { runHistory, type RunCounts } from '../../history/run-history.js';
import { plain } from '../../report/neutralise.js';
import { EXPORT_ROWS, exportTable, wantedFormat } from '../layout/export-table.js';
import { Badge, Time, beijingMinute, type Tone } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, PAGE_ROWS, Pager, Table, type Column } from '../layout/table.js';
import type { Call } from '../route.js';
import { ORIGINS, RUN_STATES } from './words.js';

const TONES: Readonly<Record<string, Tone>> = {
  planned: 'info',
  running: 'info',
  finished: 'good',
  cancelled: 'quiet',
};

/** 待开始, 进行中 … */
export const RunMark = ({ call, state }: { call: Call; state: string }) => (
  <Badge tone={TONES[state] ?? 'quiet'}>{call.say(RUN_STATES[state] ?? { zh: state, en: state })}</Badge>
);

export const runHref = ({ run }: { readonly run: string }): string => `/runs/${encodeURIComponent(run)}`;

/** 检查批次: all runs that audited a site in sight, the latest first. */
export async function showRuns(c: Context, call: Call): Promise<Response> {
  const { say, office, actor, query } = call;
  const { db } = office.store;
  const title = say({ zh: '检查批次', en: 'Runs' });
  const columns = runColumns(call);
  const format = wantedFormat(call);
  if (format) {
    const { rows } = await runHistory(db, actor, { limit: Math.min(1_000, EXPORT_ROWS) });
    return exportTable(c, call, { name: 'runs', title, columns, rows }, format);
  }
  const after = query.text('after', 400);
  const { rows, next } = await runHistory(db, actor, { limit: PAGE_ROWS, ...(after !== '' && { after }) });
  return showPage(
    c,
    call,
    { title, actions: <ExportLinks call={call} /> },
    <>
      <Table
        call={call}
        caption={title}
        columns={columns}
        rows={rows}
        href={runHref}
        empty={say({ zh: '还没有检查过。', en: 'Nothing was audited yet.' })}
      />
      <Pager call={call} next={next} shown={rows.length} />
    </>,
  );
}

function runColumns(call: Call): readonly Column<RunCounts>[] {
  const { say } = call;
  const number = (id: string, head: string, of: (run: RunCounts) => number): Column<RunCounts> => ({
    ...{ id, head, kind: 'number', cell: of, value: of },
  });
  return [
    {
      id: 'run',
      head: say({ zh: '批次', en: 'Run' }),
      kind: 'title',
      cell: ({ run, title }) => plain(title ?? run),
      value: ({ run }) => run,
    },
    {
      id: 'state',
      head: say({ zh: '状态', en: 'State' }),
      cell: ({ state }) => <RunMark call={call} state={state} />,
      value: ({ state }) => say(RUN_STATES[state] ?? { zh: state, en: state }),
    },
    {
      id: 'origin',
      head: say({ zh: '来源', en: 'Origin' }),
      cell: ({ origin }) => say(ORIGINS[origin] ?? { zh: origin, en: origin }),
      value: ({ origin }) => say(ORIGINS[origin] ?? { zh: origin, en: origin }),
    },
    { id: 'asOf', head: say({ zh: '检查日', en: 'As of' }), cell: ({ asOf }) => asOf, value: ({ asOf }) => asOf },
    number('sites', say({ zh: '网站', en: 'Sites' }), ({ sites }) => sites),
    number('qualified', say({ zh: '合格', en: 'Qualified' }), ({ qualified }) => qualified),
    number('unqualified', say({ zh: '不合格', en: 'Unqualified' }), ({ unqualified }) => unqualified),
    number('undetermined', say({ zh: '未定', en: 'Undetermined' }), ({ undetermined }) => undetermined),
    number('unread', say({ zh: '没看到', en: 'Not seen' }), ({ unread }) => unread),
    {
      id: 'changes',
      head: say({ zh: '变好 / 变差', en: 'Better / worse' }),
      kind: 'number',
      cell: ({ better, worse }) => `${better} / ${worse}`,
      value: ({ better, worse }) => `${better} / ${worse}`,
    },
    {
      id: 'moves',
      head: say({ zh: '新增 / 改好 / 反弹', en: 'New / fixed / reopened' }),
      kind: 'number',
      cell: ({ arrived, fixed, reopened }) => `${arrived} / ${fixed} / ${reopened}`,
      value: ({ arrived, fixed, reopened }) => `${arrived} / ${fixed} / ${reopened}`,
    },
    {
      id: 'at',
      head: say({ zh: '完成', en: 'Finished' }),
      cell: ({ finishedAt }) => <Time at={finishedAt} />,
      value: ({ finishedAt }) => (finishedAt === null ? '' : beijingMinute(finishedAt)),
    },
  ];
}
