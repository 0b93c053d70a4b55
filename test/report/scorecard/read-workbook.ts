import { read, type CellObject, type WorkBook } from '@e965/xlsx';
import { rankSites } from '../../../src/scoring/rank-sites.js';
import { rankingRow } from '../../../src/scoring/ranking-row.js';
import { renderScorecard } from '../../../src/report/scorecard/render-scorecard.js';
import type { RunReports } from '../../../src/report/format.js';
import { NO_WISHES } from '../../support/notice-wishes.js';

/** A cell as a reader made by others sees it, with its address in the sheet. */
export interface ReadCell {
  readonly sheet: string;
  readonly at: string;
  readonly cell: CellObject;
}

/** Renders the scorecard of a run and answers its files, each read back. */
export function scorecardOf(
  given: Pick<RunReports, 'run' | 'reports'> & Partial<Pick<RunReports, 'ranking' | 'sources' | 'findings'>>,
  options: { readonly lang?: 'zh' | 'en'; readonly dueOn?: string } = {},
): ReadonlyMap<string, WorkBook> {
  const { lang = 'zh', dueOn } = options;
  const ranking = given.ranking ?? rankSites([...given.reports()].map(rankingRow));
  const notice = { ...NO_WISHES, ...(dueOn !== undefined && { dueOn }) };
  const written = renderScorecard({ ...given, ranking }, { lang, notice });
  return new Map(written.map(({ file, content }) => [file, read(content, { cellNF: true })]));
}

/** The one workbook of a run that needs no more. */
export function workbookOf(...given: Parameters<typeof scorecardOf>): WorkBook {
  const files = scorecardOf(...given);
  const workbook = files.get('scorecard.xlsx');
  if (!workbook || files.size !== 1) throw new Error(`one workbook was expected: ${[...files.keys()].join(' ')}`);
  return workbook;
}

/** Every cell of every sheet. */
export const cellsOf = (workbook: WorkBook): readonly ReadCell[] =>
  workbook.SheetNames.flatMap((sheet) =>
    Object.entries(workbook.Sheets[sheet] ?? {}).flatMap(([at, cell]) =>
      at.startsWith('!') ? [] : [{ sheet, at, cell: cell as CellObject }],
    ),
  );

/** A list as objects by the titles in its header; rows from below it to the first empty one. */
export function rowsOf(
  workbook: WorkBook,
  sheet: string,
  headerRow = 2,
): readonly Readonly<Record<string, CellObject>>[] {
  const cells = new Map(
    cellsOf(workbook)
      .filter((one) => one.sheet === sheet)
      .map(({ at, cell }) => [at, cell]),
  );
  const columns = [...cells.keys()].filter((at) => at.replace(/^[A-Z]+/, '') === String(headerRow));
  const rows: Record<string, CellObject>[] = [];
  for (let row = headerRow + 1; ; row++) {
    const entries = columns.flatMap((at): [string, CellObject][] => {
      const cell = cells.get(at.replace(/\d+$/, String(row)));
      const title = cells.get(at)?.v;
      return cell?.v === undefined || title === undefined ? [] : [[String(title), cell]];
    });
    if (entries.length === 0) return rows;
    rows.push(Object.fromEntries(entries));
  }
}
