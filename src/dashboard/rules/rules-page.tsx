import type { Context } from 'hono';
import { rulesNow, type RuleNow } from '../../history/rule-history.js';
import { exportTable, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { Mark } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Table, sortOf, type Column } from '../layout/table.js';
import { LEVELS } from '../layout/words.js';
import type { Call } from '../route.js';
import { shareOf, ShareBar } from '../shown/share-bar.js';

const SORTS = ['failed', 'share', 'cant', 'title'] as const;

/** 规则: every rule that reports know, and how many sites in sight fail it now. */
export async function showRules(c: Context, call: Call): Promise<Response> {
  const { say, office, actor, query, lang } = call;
  const all = await rulesNow(office.store.db, actor);
  const sort = sortOf(call, SORTS, { by: 'failed', isDown: true });
  const [words, level] = [query.text('q', 100).toLowerCase(), query.text('level')];
  const titleOf = (row: RuleNow): string => (lang === 'en' ? (row.titleEn ?? row.title) : row.title);
  const keys: Readonly<Record<(typeof SORTS)[number], (row: RuleNow) => number | string>> = {
    failed: ({ failed }) => failed,
    share: (row) => shareOf(row) ?? -1,
    cant: ({ cant_tell }) => cant_tell,
    title: titleOf,
  };
  const rows = all
    .filter(
      (row) => (level === '' || row.level === level) && `${titleOf(row)} ${row.rule}`.toLowerCase().includes(words),
    )
    .sort((a, b) => {
      const [one, other] = [keys[sort.by](a), keys[sort.by](b)];
      const order = one < other ? -1 : one > other ? 1 : 0;
      return (sort.isDown ? -order : order) || (a.rule < b.rule ? -1 : 1);
    });
  const number = (id: string, head: string, of: (row: RuleNow) => number, canSort = false): Column<RuleNow> => ({
    ...{ id, head, kind: 'number', cell: of, value: of, canSort },
  });
  const columns: readonly Column<RuleNow>[] = [
    { id: 'title', head: say({ zh: '规则', en: 'Rule' }), kind: 'title', canSort: true, cell: titleOf, value: titleOf },
    {
      id: 'level',
      head: say({ zh: '类别', en: 'Level' }),
      cell: (row) => <Mark call={call} code={row.level} />,
      value: (row) => row.level,
    },
    number('failed', say({ zh: '不符合的网站', en: 'Sites that fail' }), ({ failed }) => failed, true),
    {
      id: 'share',
      head: say({ zh: '占已判定的', en: 'Of those decided' }),
      canSort: true,
      cell: (row) => <ShareBar call={call} counts={row} />,
      value: (row) => shareOf(row) ?? '',
    },
    number('passed', say({ zh: '通过', en: 'Passed' }), ({ passed }) => passed),
    number('cant', say({ zh: '待认定', en: 'Undecided' }), ({ cant_tell }) => cant_tell, true),
    number('untested', say({ zh: '未检测', en: 'Untested' }), ({ untested }) => untested),
    number('inapplicable', say({ zh: '不适用', en: 'Not applicable' }), ({ inapplicable }) => inapplicable),
    {
      id: 'id',
      head: say({ zh: '编号', en: 'Id' }),
      cell: ({ rule }) => <code>{rule}</code>,
      value: ({ rule }) => rule,
    },
  ];
  const title = say({ zh: '规则', en: 'Rules' });
  const format = wantedFormat(call);
  if (format) return exportTable(c, call, { name: 'rules', title, columns, rows }, format);
  return showPage(
    c,
    call,
    {
      title,
      actions: <ExportLinks call={call} />,
      aside: <span class="muted">{say({ zh: '按各网站最近一次检查', en: 'by the latest audit of each site' })}</span>,
    },
    <>
      <Filters
        call={call}
        fields={[
          { kind: 'search', name: 'q', label: say({ zh: '名称、编号', en: 'Title, id' }) },
          {
            kind: 'select',
            name: 'level',
            label: say({ zh: '类别', en: 'Level' }),
            options: Object.entries(LEVELS).map(([value, one]) => ({ value, label: say(one) })),
          },
        ]}
      />
      <Table
        call={call}
        caption={title}
        columns={columns}
        rows={rows}
        sort={sort}
        href={({ rule }) => `/rules/${encodeURIComponent(rule)}`}
        empty={say({ zh: '还没有检查结果，或者没有符合条件的规则。', en: 'Nothing was judged yet, or no rule fits.' })}
      />
    </>,
  );
}
