/** Who stands where, how sure that is, and by which test. Long because one table, its export and its words for uncertainty belong together. */
import type { Context } from 'hono';
import { seesWhole } from '../../history/in-sight.js';
import type { PlaceRange, RankedSite, RankingGroup } from '../../model/ranking.js';
import { profileName } from '../../report/profile-name.js';
import { plain } from '../../report/neutralise.js';
import { runHistory } from '../../history/run-history.js';
import { readLists, sitesOfList } from '../../store/lists/lists.js';
import { withQuery } from '../layout/address.js';
import { exportTable, wantedFormat } from '../layout/export-table.js';
import { Filters } from '../layout/filters.js';
import { Mark, Score, ScoreBar, Tabs } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Pager, Table, type Column } from '../layout/table.js';
import { VERDICTS } from '../layout/words.js';
import type { Call } from '../route.js';
import { Change } from '../shown/change.js';
import { runInSight } from '../runs/read-run.js';
import { BothScores, TESTS } from '../shown/both-scores.js';
import { pageOf } from '../shown/page-of.js';
import { scoreOf } from '../shown/score-of.js';
import { kindName, siteHref } from '../sites/site-columns.js';
import { readRanking, type ReadRanking } from './read-ranking.js';
import type { Rankable, RankingScope } from './ranking-rows.js';

/** A line of the ranking; without `ranked`: nothing with points is decided, it has no place. */
interface Line {
  readonly one: Rankable;
  readonly ranked?: RankedSite;
}

/** 排名: who stands where among comparable sites, and how sure that is. An office sees its own places, and how many there are. */
export async function showRanking(c: Context, call: Call): Promise<Response> {
  const { say, actor, office, query } = call;
  const scope = await scopeOf(call);
  const ranking = await readRanking(office, scope);
  const groups = ranking.groups.filter((group) => membersOf(group).some((site) => seesWhole(actor, site)));
  const chosen = Math.min(Math.max(0, groups.length - 1), query.whole('group', { max: 999 }) ?? 0);
  const group = groups[chosen];
  const title = say({ zh: '排名', en: 'Ranking' });
  const lines = group
    ? linesOf(ranking, group).filter((line) => seesWhole(actor, line.one.known.site) && fits(call, line))
    : [];
  const format = wantedFormat(call);
  if (format)
    return exportTable(c, call, { name: 'ranking', title, columns: exportColumns(call), rows: lines }, format);
  const { shown, next, total } = pageOf(call, lines, ({ one }) => one.known.site);
  const profiles = groups.map(({ profile }) => profile);
  const groupName = ({ kind, profile }: RankingGroup): string =>
    `${kindName(call, kind)} · ${profileName(profile, profiles, call.lang)}`;
  return showPage(
    c,
    call,
    { title, actions: group ? <ExportLinks call={call} /> : null },
    <>
      {groups.length > 1 ? (
        <>
          <Tabs
            label={say({ zh: '分组', en: 'Groups' })}
            tabs={groups.map((one, at) => ({
              href: withQuery(call.here, { group: at === 0 ? undefined : String(at), after: undefined }),
              title: `${groupName(one)} ${membersOf(one).length}`,
              isCurrent: at === chosen,
            }))}
          />
          <p class="muted">
            {say({
              zh: '类型或评测方案不同的网站要求不同，分开排名，互不比较。',
              en: 'Sites of other kinds or profiles are not comparable and ranked apart.',
            })}
          </p>
        </>
      ) : group ? (
        <p class="muted">{groupName(group)}</p>
      ) : null}
      <RankingFilters call={call} regions={regionsOf(ranking, groups)} scopes={await scopeFields(call)} />
      {ranking.isWhole || !group ? null : (
        <p class="notice-line" role="status">
          {say({ zh: '名次可能落在的范围正在推算，稍后', en: 'Ranges of places are being computed: ' })}
          <a href={call.here}>{say({ zh: '刷新', en: 'refresh in a moment' })}</a>
          {say({ zh: '可以看到。', en: '.' })}
        </p>
      )}
      <Table
        call={call}
        caption={title}
        columns={rankingColumns(call, ranking.isWhole)}
        rows={shown}
        href={({ one }) => siteHref(one.known)}
        empty={say(
          group
            ? { zh: '没有符合条件的网站。', en: 'No site fits.' }
            : { zh: '还没有可以排名的检查结果。', en: 'Nothing can be ranked yet.' },
        )}
      />
      {group ? (
        <Pager call={call} next={next} total={actor.sight === 'all' ? total : undefined} shown={shown.length} />
      ) : null}
      {group && actor.sight !== 'all' ? (
        <p class="muted">
          {say({
            zh: `本组共 ${membersOf(group).length} 个网站，这里只列您负责的。`,
            en: `The group has ${membersOf(group).length} sites; only yours are listed.`,
          })}
        </p>
      ) : null}
      {group ? <HowToRead call={call} outside={group.outside.length} /> : null}
    </>,
  );
}

const membersOf = ({ sites, outside }: RankingGroup): readonly string[] => [
  ...sites.map(({ site }) => site),
  ...outside,
];

const linesOf = ({ byId }: ReadRanking, group: RankingGroup): readonly Line[] => [
  ...group.sites.flatMap((ranked): Line[] => {
    const one = byId.get(ranked.site);
    return one ? [{ one, ranked }] : [];
  }),
  ...group.outside.flatMap((site): Line[] => {
    const one = byId.get(site);
    return one ? [{ one }] : [];
  }),
];

function fits({ query }: Call, { one }: Line): boolean {
  const { name, site, url, region } = one.known;
  const said = `${name} ${site} ${url} ${region ?? ''}`.toLowerCase();
  const verdict = query.text('verdict');
  return (
    query
      .text('q', 100)
      .toLowerCase()
      .split(/\s+/)
      .every((word) => said.includes(word)) &&
    (verdict === '' || one.standing.verdict === verdict) &&
    (query.text('region') === '' || region === query.text('region'))
  );
}

const regionsOf = ({ byId }: ReadRanking, groups: readonly RankingGroup[]): readonly string[] =>
  [...new Set(groups.flatMap(membersOf).flatMap((site) => byId.get(site)?.known.region ?? []))].sort();

/** A list or a run of the address, which must hold something in sight. */
async function scopeOf({ query, office, actor }: Call): Promise<RankingScope> {
  const [list, run] = [query.text('list'), query.text('run')];
  if (list !== '') await sitesOfList(office.store.db, actor, list);
  if (run === '') return list === '' ? {} : { list };
  await runInSight(office.store.db, actor, run);
  return { run };
}

async function scopeFields({ office, actor, say }: Call) {
  const { db } = office.store;
  const [lists, runs] = await Promise.all([readLists(db, actor), runHistory(db, actor, { limit: 24 })]);
  return [
    ...(lists.length > 1
      ? [
          {
            kind: 'select' as const,
            name: 'list',
            label: say({ zh: '名单', en: 'List' }),
            options: lists.map(({ id, title }) => ({ value: id, label: title })),
          },
        ]
      : []),
    {
      kind: 'select' as const,
      name: 'run',
      label: say({ zh: '批次', en: 'Run' }),
      any: say({ zh: '各网站最近一次', en: 'Latest of each site' }),
      options: runs.rows.map(({ run, title, asOf }) => ({ value: run, label: `${asOf} ${title ?? run}` })),
    },
  ];
}

function RankingFilters({
  call,
  regions,
  scopes,
}: {
  call: Call;
  regions: readonly string[];
  scopes: Awaited<ReturnType<typeof scopeFields>>;
}) {
  const { say } = call;
  return (
    <Filters
      call={call}
      keep={['group']}
      fields={[
        { kind: 'search', name: 'q', label: say({ zh: '名称、网址', en: 'Name, address' }) },
        {
          kind: 'select',
          name: 'verdict',
          label: say({ zh: '结论', en: 'Verdict' }),
          options: Object.entries(VERDICTS).map(([value, words]) => ({ value, label: say(words) })),
        },
        ...(regions.length > 1
          ? [
              {
                kind: 'select' as const,
                name: 'region',
                label: say({ zh: '地区', en: 'Region' }),
                options: regions.map((value) => ({ value, label: value })),
              },
            ]
          : []),
        ...scopes,
      ]}
    />
  );
}

const rangeText = (range: PlaceRange | undefined): string =>
  range === undefined ? '—' : range.best === range.worst ? String(range.best) : `${range.best}–${range.worst}`;

function rankingColumns(call: Call, isWhole: boolean): readonly Column<Line>[] {
  const { say } = call;
  const certain = say({ zh: '不变', en: 'sure' });
  const shown = (range: PlaceRange | undefined) =>
    range === undefined
      ? say({ zh: '无法推算', en: 'unknown' })
      : range.best === range.worst
        ? certain
        : rangeText(range);
  return [
    {
      id: 'place',
      head: say({ zh: '名次', en: 'Place' }),
      kind: 'number',
      cell: ({ ranked }) =>
        ranked?.place !== undefined ? (
          <b>{ranked.place}</b>
        ) : ranked?.provisional === undefined ? (
          '—'
        ) : (
          <span class="muted">{say({ zh: `暂列 ${ranked.provisional}`, en: `(${ranked.provisional})` })}</span>
        ),
      value: ({ ranked }) => ranked?.place ?? ranked?.provisional ?? '',
    },
    {
      id: 'name',
      head: say({ zh: '网站', en: 'Site' }),
      kind: 'title',
      cell: ({ one }) => plain(one.known.name),
      value: ({ one }) => one.known.name,
    },
    {
      id: 'region',
      head: say({ zh: '地区', en: 'Region' }),
      cell: ({ one }) => plain(one.known.region ?? '') || '—',
      value: ({ one }) => one.known.region ?? '',
    },
    {
      id: 'verdict',
      head: say({ zh: '结论', en: 'Verdict' }),
      cell: ({ one }) => <Mark call={call} code={one.standing.verdict} />,
      value: ({ one }) => say(VERDICTS[one.standing.verdict]),
    },
    {
      id: 'score',
      head: say({ zh: '得分和区间', en: 'Score, interval' }),
      cell: ({ one, ranked }) => {
        const { value, min, max } = one.standing;
        const known = { value: ranked?.hasEstimate === true ? value : undefined, min, max };
        return (
          <>
            <Score call={call} {...known} />
            <BothScores call={call} tests={one.tests} base={one.profile.scoring.base} />
            <ScoreBar
              {...known}
              outOf={Math.max(one.profile.scoring.base, max)}
              passMark={one.profile.scoring.passMark}
            />
          </>
        );
      },
      value: ({ one, ranked }) => (ranked?.hasEstimate === true ? one.standing.value : ''),
    },
    ...(isWhole
      ? ([
          {
            id: 'decided',
            head: say({ zh: '待核实判定后', en: 'Once decided' }),
            cell: ({ ranked }: Line) => <span class="ranges">{ranked ? shown(ranked.ifDecided) : '—'}</span>,
            value: ({ ranked }: Line) => rangeText(ranked?.ifDecided),
          },
          {
            id: 'weighted',
            head: say({ zh: '分值 ±20%', en: 'Points ±20%' }),
            cell: ({ ranked }: Line) => (
              <span class="ranges">
                {ranked ? shown(ranked.ifWeighted) : '—'}
                {ranked && rivalsOf(ranked) > 0 ? (
                  <small class="below">
                    {say({
                      zh: `≈ ${rivalsOf(ranked)} 个分不出先后`,
                      en: `≈ ${rivalsOf(ranked)} cannot be told apart`,
                    })}
                  </small>
                ) : null}
              </span>
            ),
            value: ({ ranked }: Line) => rangeText(ranked?.ifWeighted),
          },
        ] satisfies readonly Column<Line>[])
      : []),
    {
      id: 'change',
      head: say({ zh: '比上次', en: 'Change' }),
      kind: 'number',
      cell: ({ one }) => (
        <>
          <Change call={call} direction={one.standing.direction ?? null} value={one.standing.change ?? null} />
          {one.tests?.counts === 'second' && one.standing.change !== undefined ? (
            <small class="below">{say({ zh: '按首测', en: 'of the first test' })}</small>
          ) : null}
        </>
      ),
      value: ({ one }) => one.standing.change ?? '',
    },
    {
      id: 'failed',
      head: say({ zh: '不符合', en: 'Failed' }),
      kind: 'number',
      cell: ({ one }) => one.standing.outcomes['failed'] ?? 0,
      value: ({ one }) => one.standing.outcomes['failed'] ?? 0,
    },
    {
      id: 'undecided',
      head: say({ zh: '待认定', en: 'Undecided' }),
      kind: 'number',
      cell: ({ one }) => one.standing.outcomes['cantTell'] ?? 0,
      value: ({ one }) => one.standing.outcomes['cantTell'] ?? 0,
    },
  ];
}

const rivalsOf = ({ rivals }: RankedSite): number => Math.max(rivals.undecided.count, rivals.weights.count);

function exportColumns(call: Call): readonly Column<Line>[] {
  const { say } = call;
  const more = (id: string, head: string, value: NonNullable<Column<Line>['value']>): Column<Line> => ({
    id,
    head,
    cell: () => '',
    value,
  });
  return [
    ...rankingColumns(call, true),
    more('first', say({ zh: '首测得分', en: 'First test' }), ({ one, ranked }) => {
      if (one.tests) return scoreOf(one.tests.first, one.profile.scoring.base).value ?? '';
      return ranked?.hasEstimate === true ? one.standing.value : '';
    }),
    more(
      'second',
      say({ zh: '复测得分', en: 'Second test' }),
      ({ one }) => scoreOf(one.tests?.second, one.profile.scoring.base).value ?? '',
    ),
    more('counts', say({ zh: '计分', en: 'Counts' }), ({ one }) => say(TESTS[one.tests?.counts ?? 'first'])),
    more('min', say({ zh: '最低', en: 'Least' }), ({ one }) => one.standing.min),
    more('max', say({ zh: '最高', en: 'Most' }), ({ one }) => one.standing.max),
    more('vetoes', say({ zh: '单项否决', en: 'Vetoes' }), ({ one }) => one.standing.vetoes.join(' ')),
    more('asOf', say({ zh: '检查日', en: 'As of' }), ({ one }) => one.standing.asOf),
    more('profile', say({ zh: '评测方案', en: 'Profile' }), ({ one }) => `${one.profile.title} ${one.profile.version}`),
    more('url', say({ zh: '网址', en: 'Address' }), ({ one }) => one.known.url),
    more('id', say({ zh: '网站编号', en: 'Site id' }), ({ one }) => one.known.site),
  ];
}

function HowToRead({ call, outside }: { call: Call; outside: number }) {
  const { say } = call;
  return (
    <details class="fold">
      <summary>{say({ zh: '怎样看名次', en: 'How to read places' })}</summary>
      <ul class="prose">
        <li>
          {say({
            zh: '名次按结论（合格在前）和已判定规则的得分排列，相同的并列；没有结论的网站只有“暂列”。',
            en: 'By verdict (qualified first), then by score of what is decided; equal ones share a place; without a verdict a site has a provisional one in brackets.',
          })}
        </li>
        <li>
          {say({
            zh: '复测过的网站按名单选定的办法计分（首测、复测或两次中较好的；名单没有选的，按复测时的设置），两次得分都写在下面。',
            en: 'A site tested again is counted as its list has it (first, second or the better; else as the settings had it then); both scores stand below.',
          })}
        </li>
        <li>
          {say({
            zh: '“待核实判定后”：待核实的规则不论怎样判定，名次可能落在的范围。',
            en: '“Once decided”: where the place may end up, however undecided rules turn out.',
          })}
        </li>
        <li>
          {say({
            zh: '“分值 ±20%”：各条规则的分值在 ±20% 以内变动时名次的范围（抽样 1000 次，重做结果不变）。',
            en: '“Points ±20%”: where it may end up if points of rules moved by up to 20 % (1,000 draws, always the same ones).',
          })}
        </li>
        <li>
          {say({
            zh: '横条：深色是确定得到的，浅色是还没定的；竖线是现在的得分和合格线。',
            en: 'Bars: dark is sure, light is open; ticks are the score now and the pass mark.',
          })}
        </li>
        {outside > 0 ? (
          <li>
            {say({
              zh: `有 ${outside} 个网站没有估分、不参加排名；它们判定以后，上面的名次最多可能顺延 ${outside} 位。`,
              en: `${outside} sites have no estimate and no place; once they are decided, places may move down by as many.`,
            })}
          </li>
        ) : null}
      </ul>
    </details>
  );
}
