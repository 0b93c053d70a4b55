import type { RunSummary } from '../../model/run.js';
import { beijingTime } from '../beijing-time.js';
import { chartRows, insertCharts } from './charts.js';
import type { Cell } from './cells.js';
import type { Grid } from './grid.js';
import { lineCount } from './line-count.js';
import { fileLink, sheetLink } from './links.js';
import { pageSetUp } from './page-set-up.js';
import type { Speech } from './rule-in-words.js';
import type { Tally } from './tally.js';

/** A sheet or file of the workbook, as the overview lists it. */
export interface Listed {
  readonly name: string;
  readonly about: string;
  /** It is a file beside this one. */
  readonly isFile?: boolean;
}

/** Columns of the sheet, in characters. */
const WIDTHS = [20, 13, 13, 13, 13, 13, 13, 13];
const LAST = WIDTHS.length - 1;
const WHOLE_WIDTH = WIDTHS.reduce((sum, width) => sum + width, 0);
const LINE_HEIGHT = 16;

/** 汇总: what was audited, how it came out, charts, what the sheets are and how to read them. */
export function writeOverview(
  grid: Grid,
  run: RunSummary,
  given: {
    readonly tally: Tally;
    readonly listed: readonly Listed[];
    readonly parts: number;
    readonly partSites: number;
  },
  speech: Speech,
  heading: string,
): void {
  const { own } = speech;
  const words = own.overview;
  const { sheet } = grid;
  grid.setWidths(WIDTHS);
  pageSetUp(sheet, heading, undefined, true);
  sheet.setScreenGridlines(false).free();
  let row = 0;
  const merged = (column: number, text: string, look: 'title' | 'group' | 'plain'): void => {
    sheet.mergeRange(row, column, row, LAST, '', grid.styles('text', look)).free();
    grid.put(row, column, text, look);
    const width = WHOLE_WIDTH - (column === 0 ? 0 : (WIDTHS[0] ?? 0));
    sheet.setRowHeight(row, look === 'title' ? 34 : lineCount(text, width) * LINE_HEIGHT + 2).free();
  };
  const wide = (text: string, look: 'title' | 'group' | 'plain'): void => {
    merged(0, text, look);
    row++;
  };
  const line = (label: Cell, text: string): void => {
    grid.put(row, 0, label);
    merged(1, text, 'plain');
    row++;
  };
  wide(own.title, 'title');
  for (const [label, text] of factsOf(run, given.tally, speech)) line({ text: label, look: 'group' }, text);
  const chartsAt = ++row;
  row += chartRows(given.tally) + 1;
  wide(words.contents, 'group');
  for (const { name, about, isFile } of given.listed) {
    line({ text: name, href: isFile === true ? fileLink(name) : sheetLink(name) }, about);
  }
  row++;
  wide(words.howToRead, 'group');
  const notes = given.parts > 1 ? [words.split(given.parts, given.partSites), ...words.notes] : words.notes;
  notes.forEach((note, index) => {
    wide(`${index + 1}. ${note}`, 'plain');
  });
  row++;
  insertCharts(grid, { chartsAt, figuresAt: row }, given.tally, run, speech);
}

function factsOf(
  run: RunSummary,
  tally: Tally,
  { own, general, lang }: Speech,
): readonly (readonly [string, string])[] {
  const words = own.overview;
  const { totals } = run;
  const counts = [
    [words.qualified, totals.qualified],
    [words.unqualified, totals.unqualified],
    [words.undetermined, totals.undetermined],
    [words.withoutReport, totals.withoutReport],
  ] as const;
  const counted = counts
    .filter(([, count], index) => count > 0 || index < 3)
    .map(([label, count]) => `${label} ${count}`)
    .join(general.listSeparator);
  return [
    [words.run, run.id],
    [words.asOf, run.asOf],
    [words.at, `${beijingTime(run.startedAt).slice(0, 16)} – ${beijingTime(run.finishedAt).slice(0, 16)}`],
    [words.profiles, run.profiles.map(({ title, version }) => `${title} ${version}`).join(general.listSeparator)],
    [words.sites, lang === 'en' ? `${totals.sites}: ${counted}` : `${totals.sites} 个：${counted}`],
    [words.problems, String(tally.problems)],
    [words.toMend, String(tally.toMend)],
    [words.undecided, String(tally.open)],
    [words.tool, `${run.tool.name} ${run.tool.version}`],
  ];
}
