import { hasEstimate } from '../../model/has-estimate.js';
import type { AuditReport } from '../../model/report.js';
import type { RunSite } from '../../model/run.js';
import type { Cell } from './cells.js';
import type { Grid } from './grid.js';
import { listOn, type Column } from './list-sheet.js';
import { verdictCell } from './ranking-sheet.js';
import type { Speech } from './rule-in-words.js';
import type { ScoreAddresses } from './score-table.js';
import type { SiteSums } from './site-sums.js';

/** What the sheet keeps of a site; whole reports would not fit the memory. */
export interface SectionRow {
  readonly site: AuditReport['site'];
  readonly profile: AuditReport['profile'];
  readonly verdict: RunSite['verdict'];
  readonly points: AuditReport['scorecard']['points'];
  readonly sections: AuditReport['scorecard']['sections'];
  readonly sums: SiteSums;
  readonly hasEstimate: boolean;
  /** Where the sums stand in this workbook; none where they stand in another file or would not agree. */
  readonly addresses?: ScoreAddresses;
}

/** What of a report stands in its row. */
export const sectionRow = (
  { site, profile, scorecard, outcomes }: AuditReport,
  sums: SiteSums,
  addresses: ScoreAddresses | undefined,
): SectionRow => ({
  site,
  profile,
  verdict: scorecard.verdict,
  points: scorecard.points,
  sections: scorecard.sections,
  sums,
  hasEstimate: hasEstimate({ outcomes }),
  ...(addresses && { addresses }),
});

/** 各部分得分: a row a site, a column a section of any of the profiles, linked to the subtotals of the score tables. */
export function writeSections(grid: Grid, rows: readonly SectionRow[], speech: Speech, given: SheetWords): void {
  const { own, general, lang } = speech;
  const titles = new Map<string, string>();
  for (const { id, title, titleEn } of rows.flatMap(({ sections }) => sections))
    if (!titles.has(id)) titles.set(id, lang === 'en' ? (titleEn ?? title) : title);
  const linked = (address: string | undefined, result: number): Cell =>
    address === undefined ? { points: result } : { formula: address, result };
  const ofSection = (id: string) => (row: SectionRow) => {
    const section = row.sections.find((one) => one.id === id);
    return section && section.outOf > 0 ? linked(row.addresses?.sections.get(id), section.earned) : undefined;
  };
  const columns: readonly Column<SectionRow>[] = [
    { title: own.ranking.kind, width: 11, cell: ({ site }) => general.kind[site.kind] ?? site.kind },
    { title: own.ranking.name, width: 26, cell: ({ site }) => site.name },
    ...[...titles].map(([id, title]) => ({ title, width: 11, cell: ofSection(id) })),
    {
      title: own.sections.earned,
      width: 9,
      cell: ({ sums, addresses }) => linked(addresses?.total.earned, sums.total.earned),
    },
    {
      title: own.sections.open,
      width: 9,
      cell: ({ sums, addresses }) => linked(addresses?.total.open, sums.total.open),
    },
    {
      title: own.sections.due,
      width: 9,
      cell: ({ points, addresses }) => linked(addresses?.total.outOf, points.outOf),
    },
    { title: own.sections.bonus, width: 8, cell: ({ points, addresses }) => linked(addresses?.bonus, points.bonus) },
    {
      title: own.ranking.score,
      width: 9,
      cell: (row) => (row.hasEstimate ? linked(row.addresses?.score, row.points.value) : { text: '—', look: 'centre' }),
    },
    { title: own.ranking.min, width: 9, cell: ({ points, addresses }) => linked(addresses?.min, points.min) },
    { title: own.ranking.max, width: 9, cell: ({ points, addresses }) => linked(addresses?.max, points.max) },
    { title: own.ranking.verdict, width: 12, cell: ({ verdict }) => verdictCell(verdict, speech) },
    { title: own.ranking.profile, width: 24, cell: ({ profile }) => `${profile.title} ${profile.version}` },
  ];
  const list = listOn(grid, columns, { ...given, none: own.sections.none });
  for (const row of rows) list.add(row);
  list.end();
}

interface SheetWords {
  readonly note: string;
  readonly heading: string;
}
