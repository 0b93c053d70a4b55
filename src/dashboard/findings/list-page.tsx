import type { Context } from 'hono';
import { countFindings, listFindings, type FindingWish } from '../../history/list-findings.js';
import { OPEN_STATES } from '../../model/life.js';
import { readLists } from '../../store/lists/lists.js';
import { exportTable, EXPORT_ROWS, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, PAGE_ROWS, Pager, Table } from '../layout/table.js';
import { Tabs } from '../layout/marks.js';
import { LEVELS } from '../layout/words.js';
import { withQuery } from '../layout/address.js';
import type { Call } from '../route.js';
import { DOUBT_CHOICES, FAULT_CHOICES, stateWords } from '../shown/life-words.js';
import { ruleNames } from '../shown/names.js';
import { exportColumns, findingColumns, findingHref } from './finding-columns.js';

const some = (text: string): string | undefined => (text === '' ? undefined : text);
const STANDING = { fault: [...OPEN_STATES, 'waived'], doubt: ['open'] } as const;

/** What the address wants. Without a state: what is not over. */
function wishOf({ query }: Call) {
  const kind = query.choice('kind', ['fault', 'doubt']) ?? 'fault';
  const state = query.choice('state', [...new Set([...FAULT_CHOICES, ...DOUBT_CHOICES, 'all'] as const)]);
  const states = state === undefined ? STANDING[kind] : state === 'all' ? undefined : [state];
  const level = query.choice('level', ['veto', 'deduction', 'bonus', 'advice']);
  const given = {
    site: some(query.text('site')),
    unit: some(query.text('unit')),
    rule: some(query.text('rule')),
    list: some(query.text('list')),
    text: some(query.text('q', 100)),
    states,
    levels: level && [level],
    isUnseen: query.isOn('unseen') || undefined,
  };
  const wish = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as FindingWish;
  return { ...wish, kind };
}

/** 问题: all findings in sight, filtered by the address. */
export async function showFindings(c: Context, call: Call): Promise<Response> {
  const { say, office, actor, query } = call;
  const { db } = office.store;
  const wish = wishOf(call);
  const format = wantedFormat(call);
  const title = say({ zh: '问题', en: 'Findings' });
  if (format) {
    const { rows } = await listFindings(db, actor, { ...wish, limit: EXPORT_ROWS });
    return exportTable(c, call, { name: 'findings', title, columns: exportColumns(call), rows }, format);
  }
  const after = some(query.text('after'));
  const [{ rows, next }, counts, lists, names] = await Promise.all([
    listFindings(db, actor, { ...wish, limit: PAGE_ROWS, ...(after !== undefined && { after }) }),
    // Looking for words through everything takes as long again as finding the first of them.
    wish.text === undefined ? countFindings(db, actor, wish) : undefined,
    readLists(db, actor),
    ruleNames(db, call.lang),
  ]);
  const total = counts && Object.values(counts).reduce((sum, many) => sum + Number(many), 0);
  const choices = wish.kind === 'fault' ? FAULT_CHOICES : DOUBT_CHOICES;
  return showPage(
    c,
    call,
    { title, actions: <ExportLinks call={call} /> },
    <>
      <Tabs
        label={say({ zh: '问题和疑点', en: 'Faults and doubts' })}
        tabs={[
          {
            href: withQuery(call.here, { kind: undefined, state: undefined, after: undefined }),
            title: say({ zh: '确认的问题', en: 'Faults' }),
            isCurrent: wish.kind === 'fault',
          },
          {
            href: withQuery(call.here, { kind: 'doubt', state: undefined, after: undefined }),
            title: say({ zh: '待核实的事项', en: 'Doubts' }),
            isCurrent: wish.kind === 'doubt',
          },
        ]}
      />
      <Filters
        call={call}
        keep={['kind', 'site', 'unit', 'unseen']}
        fields={[
          { kind: 'search', name: 'q', label: say({ zh: '文字、单位、网址', en: 'Words, unit, address' }) },
          {
            kind: 'select',
            name: 'state',
            label: say({ zh: '状态', en: 'State' }),
            any: say({ zh: '未了结', en: 'Not over' }),
            options: [...choices, 'all'].map((value) => ({
              value,
              label: value === 'all' ? say({ zh: '全部', en: 'All' }) : say(stateWords(value)),
            })),
          },
          {
            kind: 'select',
            name: 'level',
            label: say({ zh: '类别', en: 'Level' }),
            options: Object.entries(LEVELS).map(([value, words]) => ({ value, label: say(words) })),
          },
          {
            kind: 'select',
            name: 'rule',
            label: say({ zh: '规则', en: 'Rule' }),
            options: names.all.map(({ rule, title: label }) => ({ value: rule, label })),
          },
          ...(lists.length > 1
            ? [
                {
                  kind: 'select' as const,
                  name: 'list',
                  label: say({ zh: '名单', en: 'List' }),
                  options: lists.map(({ id, title: label }) => ({ value: id, label })),
                },
              ]
            : []),
        ]}
      />
      <Narrowed call={call} wish={wish} />
      <div class="long-title">
        <Table
          call={call}
          caption={title}
          columns={findingColumns(call)}
          rows={rows}
          href={findingHref}
          empty={say({ zh: '没有符合条件的问题。', en: 'No finding fits.' })}
        />
      </div>
      <Pager call={call} next={next} total={total} shown={rows.length} />
    </>,
  );
}

/** Conditions that have no field of their own, each with the way out of it. */
function Narrowed({ call, wish }: { call: Call; wish: FindingWish }) {
  const { say } = call;
  const conditions = [
    ['site', wish.site, say({ zh: '网站', en: 'Site' })],
    ['unit', wish.unit, say({ zh: '单位', en: 'Unit' })],
    [
      'unseen',
      wish.isUnseen ? say({ zh: '是', en: 'yes' }) : undefined,
      say({ zh: '最近未复查到', en: 'not rechecked' }),
    ],
  ] as const;
  const given = conditions.filter(([, value]) => value !== undefined);
  if (given.length === 0) return null;
  return (
    <p class="row">
      {given.map(([name, value, label]) => (
        <span>
          <span class="muted">{label}</span> {value}{' '}
          <a
            href={withQuery(call.here, { [name]: undefined, after: undefined })}
            aria-label={say({ zh: `去掉条件：${label}`, en: `Remove condition: ${label}` })}
          >
            ×
          </a>
        </span>
      ))}
    </p>
  );
}
