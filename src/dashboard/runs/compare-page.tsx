import type { Context } from 'hono';
import { compareAudits } from '../../history/compare-audits.js';
import { seesWhole } from '../../history/in-sight.js';
import { siteStandings, type SiteStanding } from '../../history/standings.js';
import { NotFound } from '../../model/refusal.js';
import { directionOf } from '../../scoring/compare-points.js';
import { comparisonWords } from '../../report/comparison/words.js';
import { neutralise, plain } from '../../report/neutralise.js';
import { readSite } from '../../store/sites/read-sites.js';
import { exportTable, wantedFormat } from '../layout/export-table.js';
import { Badge, Mark, Score, Tiles, type Tone } from '../layout/marks.js';
import { showPage } from '../layout/show-page.js';
import { ExportLinks, Pager, Table, type Column } from '../layout/table.js';
import { VERDICTS } from '../layout/words.js';
import type { Call } from '../route.js';
import { Change } from '../shown/change.js';
import { pageOf } from '../shown/page-of.js';
import { scoreOf } from '../shown/score-of.js';
import { runHref } from './list-page.js';
import { runInSight } from './read-run.js';

type Standing = NonNullable<SiteStanding['standing']>;

interface Pair {
  readonly site: string;
  readonly name: string;
  readonly from: Standing;
  readonly to: Standing;
  /** Null where one of the two audits says nothing of the score: there is nothing to compare. */
  readonly direction: ReturnType<typeof directionOf> | null;
  readonly change: number | null;
}

const UNKNOWN_LAST = 1e9;
const sideOf = ({ verdict, value, min, max, outOf, bonus }: Standing) => ({
  verdict,
  points: { value, min, max, outOf, bonus },
});

/** Two runs side by side, a line a site that both audited; each line leads to what became of its faults. */
export async function compareRuns(c: Context, call: Call, id: string): Promise<Response> {
  const { say, office, actor, query } = call;
  const { db } = office.store;
  const earlier = query.required('with');
  const [run] = await Promise.all([runInSight(db, actor, id), runInSight(db, actor, earlier)]);
  const [before, after] = await Promise.all([
    siteStandings(db, actor, { run: earlier }),
    siteStandings(db, actor, { run: id }),
  ]);
  const known = new Map(before.flatMap(({ site, standing }) => (standing ? [[site, standing] as const] : [])));
  const pairs = after
    .flatMap(({ site, name, standing: to }): Pair[] => {
      const from = known.get(site);
      if (!from || !to) return [];
      if (scoreOf(from).value === undefined || scoreOf(to).value === undefined)
        return [{ site, name, from, to, direction: null, change: null }];
      const change = Math.round(to.value * 100 - from.value * 100) / 100;
      return [{ site, name, from, to, direction: directionOf(sideOf(from), sideOf(to)), change }];
    })
    .sort((a, b) => (a.change ?? UNKNOWN_LAST) - (b.change ?? UNKNOWN_LAST) || (a.site < b.site ? -1 : 1));
  const title = say({ zh: `对比：${earlier} → ${id}`, en: `${earlier} → ${id}` });
  const columns = pairColumns(call);
  const format = wantedFormat(call);
  if (format) return exportTable(c, call, { name: `compare-${id}`, title, columns, rows: pairs }, format);
  const { shown, next, total } = pageOf(call, pairs, ({ site }) => site);
  const count = (direction: Pair['direction']): number => pairs.filter((pair) => pair.direction === direction).length;
  const words = comparisonWords(call.lang);
  return showPage(
    c,
    call,
    {
      title,
      nav: '/runs',
      trail: [
        { path: '/runs', title: say({ zh: '检查批次', en: 'Runs' }) },
        { path: runHref({ run: id }), title: plain(run.title ?? id) },
      ],
      actions: <ExportLinks call={call} />,
    },
    <>
      <Tiles
        tiles={(['down', 'up', 'uncertain', 'none'] as const).map((direction) => ({
          label: words.direction[direction],
          count: count(direction),
          ...(direction === 'down' && { tone: 'bad' as const }),
          ...(direction === 'up' && { tone: 'good' as const }),
        }))}
      />
      <p class="muted">
        {pairs.some(({ direction }) => direction === null)
          ? say({
              zh: `其中 ${pairs.filter(({ direction }) => direction === null).length} 个有一次没能看到或没有估分，不作比较。`,
              en: `${pairs.filter(({ direction }) => direction === null).length} could not be seen or have no estimate in one of them and are not compared. `,
            })
          : ''}
        {say({
          zh: `两次都有结果的网站 ${pairs.length} 个；只在前一次的 ${before.length - pairs.length} 个，只在后一次的 ${after.length - pairs.length} 个。`,
          en: `${pairs.length} sites in both; ${before.length - pairs.length} in the earlier only, ${after.length - pairs.length} in the later only.`,
        })}
      </p>
      <Table
        call={call}
        caption={title}
        columns={columns}
        rows={shown}
        href={({ site }) =>
          `/sites/${encodeURIComponent(site)}/compare?${new URLSearchParams({ from: earlier, to: id }).toString()}`
        }
        empty={say({ zh: '没有两次都检查过的网站。', en: 'No site was audited by both.' })}
      />
      <Pager call={call} next={next} total={total} shown={shown.length} />
    </>,
  );
}

function pairColumns(call: Call): readonly Column<Pair>[] {
  const { say } = call;
  const side = (id: 'from' | 'to', head: string): Column<Pair> => ({
    ...{ id, head },
    cell: (pair) => (
      <>
        <Mark call={call} code={pair[id].verdict} /> <Score call={call} {...scoreOf(pair[id])} />
      </>
    ),
    value: (pair) => `${say(VERDICTS[pair[id].verdict])} ${String(scoreOf(pair[id]).value ?? '')}`.trim(),
  });
  return [
    {
      id: 'name',
      head: say({ zh: '网站', en: 'Site' }),
      kind: 'title',
      cell: ({ name }) => plain(name),
      value: ({ name }) => name,
    },
    side('from', say({ zh: '前一次', en: 'Earlier' })),
    side('to', say({ zh: '后一次', en: 'Later' })),
    {
      id: 'change',
      head: say({ zh: '增减', en: 'Change' }),
      kind: 'number',
      cell: ({ direction, change }) => <Change call={call} direction={direction} value={change} />,
      value: ({ change }) => change ?? '',
    },
  ];
}

const STATE_TONES: Readonly<Record<string, Tone>> = {
  new: 'bad',
  'first-seen': 'bad',
  persisting: 'bad',
  unseen: 'open',
  fixed: 'good',
  gone: 'quiet',
  undecided: 'open',
  settled: 'good',
};

/** Two audits of one site: what became of each fault, and what that did to points. As the program judged. */
export async function compareSite(c: Context, call: Call, site: string): Promise<Response> {
  const { say, office, actor, query, lang } = call;
  if (!seesWhole(actor, site)) throw new NotFound();
  const stored = await readSite(office.store.db, actor, site);
  const [from, to] = [query.required('from'), query.required('to')];
  const comparison = neutralise(await compareAudits(office.blobs, actor, { site, from, to }));
  const words = comparisonWords(lang);
  const said = (text: string, english: string | undefined): string => (lang === 'en' ? (english ?? text) : text);
  const rows = comparison.rules.flatMap((rule) => rule.findings.map((finding) => ({ rule, finding })));
  return showPage(
    c,
    call,
    {
      title: say({ zh: `对比：${from} → ${to}`, en: `${from} → ${to}` }),
      nav: '/sites',
      trail: [
        { path: '/sites', title: say({ zh: '网站', en: 'Sites' }) },
        { path: `/sites/${encodeURIComponent(site)}`, title: plain(stored.entry.name) },
      ],
    },
    <>
      {comparison.cautions.map((caution) => (
        <p class="notice-line open">{words.caution[caution]}</p>
      ))}
      <Tiles
        tiles={[
          {
            label: words.earlier,
            count: <Score call={call} {...scoreOf(comparison.from.points)} />,
            note: say(VERDICTS[comparison.from.verdict]),
          },
          {
            label: words.later,
            count: <Score call={call} {...scoreOf(comparison.to.points)} />,
            note: say(VERDICTS[comparison.to.verdict]),
          },
          {
            label: words.change,
            count: <Change call={call} direction={comparison.direction} value={comparison.change.value} />,
            note: words.directionMeaning[comparison.direction],
          },
          { label: words.stateName.fixed, count: comparison.findings.fixed, tone: 'good' },
          { label: words.stateName.new, count: comparison.findings.new + comparison.findings['first-seen'] },
          { label: words.stateName.unseen, count: comparison.findings.unseen },
        ]}
      />
      <Table
        call={call}
        caption={words.problemsTitle}
        rows={rows}
        empty={words.same}
        columns={[
          {
            id: 'problem',
            head: words.problem,
            kind: 'title',
            cell: ({ finding }) => said(finding.message, finding.messageEn),
          },
          {
            id: 'state',
            head: words.state,
            cell: ({ finding }) => (
              <Badge tone={STATE_TONES[finding.state] ?? 'quiet'}>{words.stateName[finding.state]}</Badge>
            ),
          },
          {
            id: 'why',
            head: words.why,
            kind: 'long',
            cell: ({ finding }) =>
              finding.because === undefined
                ? ''
                : words.because[finding.because](finding.state === 'first-seen' ? words.earlier : words.later),
          },
          {
            id: 'rule',
            head: words.rule,
            cell: ({ rule }) => (
              <a href={`/rules/${encodeURIComponent(rule.rule)}`}>{said(rule.title, rule.titleEn)}</a>
            ),
          },
          { id: 'unit', head: words.unit, cell: ({ finding }) => finding.unit ?? finding.column ?? '' },
        ]}
      />
      <p class="muted">{words.foot}</p>
    </>,
  );
}
