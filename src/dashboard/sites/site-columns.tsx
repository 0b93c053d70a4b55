import { plain } from '../../report/neutralise.js';
import { wordingOf } from '../../report/wording.js';
import { Mark, Score, ScoreBar, Time, beijingMinute } from '../layout/marks.js';
import type { Column } from '../layout/table.js';
import { VERDICTS } from '../layout/words.js';
import type { Call } from '../route.js';
import { Change } from '../shown/change.js';
import { scoreOf } from '../shown/score-of.js';
import type { SiteLine } from './list-sites.js';

export const siteHref = ({ site }: { readonly site: string }): string => `/sites/${encodeURIComponent(site)}`;

/** 区县, 部门 …; a kind of a profile's own is called by its word. */
export const kindName = ({ lang }: Call, kind: string): string => wordingOf(lang).kind[kind] ?? kind;

/** Columns of the list of sites. */
export function siteColumns(call: Call): readonly Column<SiteLine>[] {
  const { say } = call;
  return [
    {
      id: 'name',
      head: say({ zh: '网站', en: 'Site' }),
      kind: 'title',
      canSort: true,
      cell: ({ name }) => plain(name),
      value: ({ name }) => name,
    },
    {
      id: 'kind',
      head: say({ zh: '类型、地区', en: 'Kind, region' }),
      canSort: true,
      cell: ({ kind, region, unit, isActive }) => (
        <>
          {kindName(call, kind)} {region === null ? null : <small>{plain(region)}</small>}
          {unit === undefined ? null : <small class="below">{plain(unit)}</small>}
          {isActive ? null : <small class="below">{say({ zh: '已停检', en: 'not audited any more' })}</small>}
        </>
      ),
      value: ({ kind, region }) => [kindName(call, kind), region].filter((part) => part !== null).join(' '),
    },
    {
      id: 'verdict',
      head: say({ zh: '结论', en: 'Verdict' }),
      cell: ({ known }) => (
        <>
          <Mark call={call} code={known?.standing?.verdict} />
          {(known?.standing?.vetoes.length ?? 0) > 0 ? (
            <small class="below bad-words">{say({ zh: '单项否决', en: 'veto' })}</small>
          ) : null}
        </>
      ),
      value: ({ known }) => (known?.standing ? say(VERDICTS[known.standing.verdict]) : ''),
    },
    {
      id: 'score',
      head: say({ zh: '得分和区间', en: 'Score, interval' }),
      canSort: true,
      cell: ({ known, unit }) => {
        if (unit !== undefined) return <span class="muted">{say({ zh: '见单位', en: 'see the unit' })}</span>;
        const score = scoreOf(known?.standing);
        return (
          <>
            <Score call={call} {...score} />
            <ScoreBar {...score} />
          </>
        );
      },
      value: ({ known }) => scoreOf(known?.standing).value ?? '',
    },
    {
      id: 'change',
      head: say({ zh: '比上次', en: 'Change' }),
      kind: 'number',
      canSort: true,
      cell: ({ known }) => (
        <Change call={call} direction={known?.standing?.direction ?? null} value={known?.standing?.change ?? null} />
      ),
      value: ({ known }) => known?.standing?.change ?? '',
    },
    {
      id: 'open',
      head: say({ zh: '问题', en: 'Faults' }),
      kind: 'number',
      canSort: true,
      cell: ({ known }) => known?.open ?? '—',
      value: ({ known }) => known?.open ?? '',
    },
    {
      id: 'doubts',
      head: say({ zh: '待核实', en: 'Doubts' }),
      kind: 'number',
      canSort: true,
      cell: ({ known }) => known?.doubts ?? '—',
      value: ({ known }) => known?.doubts ?? '',
    },
    {
      id: 'audited',
      head: say({ zh: '最近检查', en: 'Last audit' }),
      canSort: true,
      cell: ({ known }) => (
        <>
          <Time at={known?.standing?.crawledAt} />
          {known?.unread === undefined ? null : (
            <small class="below open-words">
              <Time at={known.unread.crawledAt} />{' '}
              {wordingOf(call.lang).failure[known.unread.stoppedBecause] ?? known.unread.stoppedBecause}
            </small>
          )}
        </>
      ),
      value: ({ known }) => (known?.standing ? beijingMinute(known.standing.crawledAt) : ''),
    },
  ];
}

/** What the export has beside what is shown. */
export function siteExportColumns(call: Call): readonly Column<SiteLine>[] {
  const { say } = call;
  const more = (id: string, head: string, value: NonNullable<Column<SiteLine>['value']>): Column<SiteLine> => ({
    id,
    head,
    cell: () => '',
    value,
  });
  return [
    ...siteColumns(call),
    more('min', say({ zh: '最低', en: 'Least' }), ({ known }) => known?.standing?.min ?? ''),
    more('max', say({ zh: '最高', en: 'Most' }), ({ known }) => known?.standing?.max ?? ''),
    more('vetoes', say({ zh: '单项否决项', en: 'Vetoes' }), ({ known }) => (known?.standing?.vetoes ?? []).join(' ')),
    more('unseen', say({ zh: '未复查到', en: 'Not rechecked' }), ({ known }) => known?.unseen ?? ''),
    more('waived', say({ zh: '豁免', en: 'Waived' }), ({ known }) => known?.waived ?? ''),
    more('run', say({ zh: '检查批次', en: 'Run' }), ({ known }) => known?.standing?.run ?? ''),
    more('profile', say({ zh: '评测方案', en: 'Profile' }), ({ known }) => known?.standing?.profile ?? ''),
    more('url', say({ zh: '网址', en: 'Address' }), ({ url }) => url),
    more('id', say({ zh: '网站编号', en: 'Site id' }), ({ site }) => site),
  ];
}
