import type { Placing, RankedSite, RankingGroup } from '../../model/ranking.js';
import type { RunSite } from '../../model/run.js';
import type { RankingSources, RunReports } from '../format.js';
import { profileName } from '../profile-name.js';
import type { Cell } from './cells.js';
import type { Grid } from './grid.js';
import { fileLink, webLink, type PageOf } from './links.js';
import { listOn, type Column } from './list-sheet.js';
import { placeCell, rangeCell, rivalsText } from './place-cells.js';
import type { Speech } from './rule-in-words.js';

interface Row {
  readonly group: RankingGroup;
  readonly id: string;
  readonly site: RunSite | undefined;
  /** None for a site of which nothing with points is decided. */
  readonly ranked: RankedSite | undefined;
}

/** An address as a link where it may be one, else as text. */
export const addressCell = (url: string | undefined): Cell => {
  const href = url === undefined ? undefined : webLink(url);
  return url === undefined || href === undefined ? url : { text: url, href };
};

const NOTHING: Cell = { text: '—', look: 'centre' };

/** 排名: a row a site, kinds and profiles one after the other, each with how far its place may move. */
export function writeRanking(
  grid: Grid,
  { run, ranking, sources }: Pick<RunReports, 'run' | 'ranking' | 'sources'>,
  pageOf: PageOf,
  speech: Speech,
  heading: string,
): void {
  const { own, general } = speech;
  const words = own.ranking;
  const { draws, seed, sway } = ranking.weighting;
  const sites = new Map(run.sites.map((site) => [site.id, site]));
  const nameOf = (id: string): string => sites.get(id)?.name ?? id;
  const outcome =
    (value: string) =>
    ({ site }: Row): Cell => ({ count: site?.outcomes[value] ?? 0 });
  const points =
    (figure: 'min' | 'max') =>
    ({ site }: Row): Cell =>
      site && { points: site.points[figure] };
  const rivals =
    (by: keyof Placing['rivals']) =>
    ({ ranked }: Row): Cell =>
      ranked && rivalsText(ranked.rivals[by], nameOf, speech);
  const columns: readonly Column<Row>[] = [
    { title: words.kind, width: 9, cell: ({ group }) => general.kind[group.kind] ?? group.kind },
    { title: words.place, width: 9, cell: ({ ranked }) => placeCell(ranked, words.provisional) },
    { title: words.name, width: 22, cell: ({ site, id }) => nameCell(site, id) },
    { title: words.verdict, width: 11, cell: ({ site }) => site && verdictCell(site.verdict, speech) },
    {
      title: words.score,
      width: 7,
      cell: ({ ranked }) => (ranked?.hasEstimate === true ? { points: ranked.points.value } : NOTHING),
    },
    { title: words.min, width: 7, cell: points('min') },
    { title: words.max, width: 7, cell: points('max') },
    { title: words.ifDecided, width: 10, cell: ({ ranked }) => rangeCell(ranked?.ifDecided) },
    { title: words.ifWeighted(sway), width: 10, cell: ({ ranked }) => rangeCell(ranked?.ifWeighted) },
    { title: words.rivals, width: 20, cell: (row) => (row.ranked ? rivals('undecided')(row) : words.outside) },
    { title: words.rivalsWeighted, width: 20, cell: rivals('weights') },
    { title: words.vetoes, width: 7, cell: ({ site }) => ({ count: site?.vetoes.length ?? 0 }) },
    { title: words.failed, width: 7, cell: outcome('failed') },
    { title: words.undecided, width: 8, cell: outcome('cantTell') },
    { title: words.untested, width: 8, cell: outcome('untested') },
    {
      title: words.profile,
      width: 20,
      cell: ({ group: { profile } }) => profileName(profile, run.profiles, speech.lang),
    },
    ...(sources ? [{ title: words.source, width: 18, cell: sourceOf(sources) }] : []),
    { title: words.report, width: 10, cell: ({ id }) => reportCell(pageOf(id), words.open) },
  ];
  const note = [words.note(draws, seed, sway), ...(sources ? [words.sources(sources.runs, sources.left)] : [])].join(
    ' ',
  );
  const list = listOn(grid, columns, { note, none: words.none, heading });
  for (const group of ranking.groups) {
    for (const ranked of group.sites) list.add({ group, id: ranked.site, site: sites.get(ranked.site), ranked });
    for (const id of group.outside) list.add({ group, id, site: sites.get(id), ranked: undefined });
  }
  list.end();
}

/** In a ranking over several runs: from which run a site's report is, and of which day. */
const sourceOf =
  ({ bySite }: RankingSources) =>
  ({ id }: Row): Cell => {
    const source = bySite.get(id);
    return source && `${source.run} ${source.asOf}`;
  };

/** The name of a site, leading to its address. */
function nameCell(site: RunSite | undefined, id: string): Cell {
  const href = site && webLink(site.url);
  return href === undefined ? (site?.name ?? id) : { text: site?.name ?? id, href };
}

/** A link to the page of a site, or to a place in it. */
export function reportCell(page: string | undefined, text: string, anchor?: string): Cell {
  return page === undefined ? undefined : { text, href: fileLink(page, anchor) };
}

/** The verdict in words and in its colour. */
export const verdictCell = (verdict: RunSite['verdict'], { general }: Speech): Cell => ({
  text: general.verdict[verdict],
  look: verdict === 'qualified' ? 'good' : verdict === 'unqualified' ? 'bad' : 'open',
});
