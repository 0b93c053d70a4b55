import {
  Chart,
  ChartFont,
  ChartFormat,
  ChartLegendPosition,
  ChartPoint,
  ChartRange,
  ChartSeries,
  ChartSolidFill,
  ChartType,
  Color,
  ChartDataLabel,
  type ChartAxis,
} from 'wasm-xlsxwriter';
import type { RunSummary } from '../../model/run.js';
import type { Grid } from './grid.js';
import type { Speech } from './rule-in-words.js';
import { scoreBands, type Tally } from './tally.js';

/** More sites than these are shown as a distribution. */
const SITES_ONE_BY_ONE = 20;
const GOOD = 0x2e7d4f;
const BAD = 0xb3261e;
const OPEN = 0xd9a441;
const BLUE = 0x2f6ea5;
const PALE = 0xc9d8e6;
const HALF_WIDTH = 400;
const WHOLE_WIDTH = 800;
const ROW_HEIGHT = 20;

/** A chart's figures as they stand in the sheet: a label and one or two numbers a row. */
interface Figures {
  readonly title: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly [string, ...number[]])[];
}

/** Rows that the charts take. */
export function chartRows(tally: Tally): number {
  return upperRows(tally) + lowerRows(tally);
}

const isOneByOne = ({ scores }: Tally): boolean => scores.length <= SITES_ONE_BY_ONE;
const upperRows = (tally: Tally): number =>
  isOneByOne(tally) ? Math.max(15, Math.ceil((tally.scores.length * 24 + 110) / ROW_HEIGHT)) : 15;
const lowerRows = ({ sections }: Tally): number => Math.max(10, Math.ceil((sections.size * 24 + 110) / ROW_HEIGHT));

/** The charts of the overview, native ones that a reader can change, and the tables of figures that they draw. */
export function insertCharts(
  grid: Grid,
  { chartsAt, figuresAt }: { readonly chartsAt: number; readonly figuresAt: number },
  tally: Tally,
  run: RunSummary,
  speech: Speech,
): void {
  const words = speech.own.overview;
  const { verdict } = speech.general;
  const { totals } = run;
  const verdicts: Figures = {
    title: words.chartVerdicts,
    titles: [words.verdict, words.count],
    rows: [
      [verdict.qualified, totals.qualified],
      [verdict.unqualified, totals.unqualified],
      [verdict.undetermined, totals.undetermined + totals.withoutReport],
    ],
  };
  const isByName = isOneByOne(tally);
  const scores = isByName ? siteFigures(tally, words) : bandFigures(tally, words);
  // Bars are drawn from below, so that the longest comes to stand on top.
  const sections: Figures = {
    title: words.chartSections,
    titles: [words.section, words.confirmed, words.open],
    rows: [...tally.sections]
      .map(([title, { problems, open }]): [string, number, number] => [title, problems, open])
      .sort((a, b) => a[1] - b[1] || a[2] - b[2]),
  };
  const [ofVerdicts, ofScores, ofSections] = writeFigures(grid, figuresAt, [verdicts, scores, sections], words.data);
  const height = upperRows(tally) * ROW_HEIGHT;
  if (ofVerdicts) {
    const bars = ofVerdicts(1, words.count, BLUE, [GOOD, BAD, OPEN]).setDataLabel(valueLabel());
    const most = Math.max(...verdicts.rows.map(([, count = 0]) => count));
    const end = most < WHOLE_STEPS ? WHOLE_STEPS : undefined;
    place(grid, [chartsAt, 0], [HALF_WIDTH, height], chartOf(ChartType.Column, verdicts.title, [bars], end));
  }
  if (ofScores && isByName) {
    const bars = [ofScores(1, words.score, BLUE), ofScores(2, words.mayAdd, PALE)];
    const chart = chartOf(ChartType.BarStacked, scores.title, bars, highest(tally));
    place(grid, [chartsAt, 4], [HALF_WIDTH, height], chart);
  } else if (ofScores) {
    const bars = ofScores(1, words.count, BLUE).setDataLabel(valueLabel());
    place(grid, [chartsAt, 4], [HALF_WIDTH, height], chartOf(ChartType.Column, scores.title, [bars]));
  }
  if (ofSections && sections.rows.length > 0) {
    const bars = [ofSections(1, words.confirmed, BAD), ofSections(2, words.open, OPEN)];
    place(
      grid,
      [chartsAt + upperRows(tally), 0],
      [WHOLE_WIDTH, lowerRows(tally) * ROW_HEIGHT],
      chartOf(ChartType.BarStacked, sections.title, bars),
    );
  }
}

/** The end of the axis of scores: the base, more where a bonus lifts somebody above it. */
const highest = ({ scores }: Tally): number => (scores.some(({ max }) => max > 100) ? 130 : 100);

const siteFigures = ({ scores }: Tally, words: Speech['own']['overview']): Figures => ({
  title: words.chartSites,
  titles: [words.site, words.score, words.mayAdd],
  rows: [...scores]
    .sort((a, b) => a.min - b.min || a.max - b.max)
    .map(({ name, min, max }) => [name, min, Math.round((max - min) * 100) / 100]),
});

const bandFigures = ({ scores }: Tally, words: Speech['own']['overview']): Figures => {
  const silent = scores.filter(({ value }) => value === undefined).length;
  return {
    title: words.chartScores,
    titles: [words.range, words.count],
    rows: [
      ...scoreBands(scores).map(({ label, count }): [string, number] => [label, count]),
      ...(silent > 0 ? [[words.noEstimate, silent] as [string, number]] : []),
    ],
  };
};

type SeriesOf = (column: number, name: string, ink: number, points?: readonly number[]) => ChartSeries;

/** Writes the tables one below the other; answers for each what makes a series of one of its columns. */
function writeFigures(grid: Grid, firstRow: number, all: readonly Figures[], heading: string): readonly SeriesOf[] {
  const sheetName = grid.sheet.name();
  let row = firstRow;
  grid.put(row++, 0, { text: heading, look: 'group' });
  return all.map((figures): SeriesOf => {
    grid.row(row++, figures.titles, 'head');
    const from = row;
    for (const [label, ...numbers] of figures.rows) {
      grid.row(row++, [
        label,
        ...numbers.map((value) => (Number.isInteger(value) ? { count: value } : { points: value })),
      ]);
    }
    const last = Math.max(from, row - 1);
    row++;
    return (column, name, ink, points) => {
      const one = new ChartSeries()
        .setName(name)
        .setCategories(ChartRange.newFromRange(sheetName, from, 0, last, 0))
        .setValues(ChartRange.newFromRange(sheetName, from, column, last, column))
        .setFormat(filled(ink));
      return points ? one.setPoints(points.map((point) => new ChartPoint().setFormat(filled(point)))) : one;
    };
  });
}

function chartOf(type: ChartType, title: string, all: readonly ChartSeries[], end?: number): Chart {
  const chart = new Chart(type);
  for (const one of all) chart.pushSeries(one);
  chart.title().setName(title).setFont(font(12).setBold());
  chart.xAxis().setFont(font(9));
  chart.yAxis().setFont(font(9));
  const values = valueAxisOf(chart, type);
  values.setMin(0);
  if (end !== undefined) values.setMax(end);
  if (all.length === 1) chart.legend().setHidden();
  else chart.legend().setPosition(ChartLegendPosition.Bottom).setFont(font(9));
  return chart.setAltText(title);
}

/** Of bars that lie, the writer calls the axis of values x. */
const valueAxisOf = (chart: Chart, type: ChartType): ChartAxis =>
  type === ChartType.BarStacked ? chart.xAxis() : chart.yAxis();

/** Small counts get an axis of whole numbers. */
const WHOLE_STEPS = 5;

function place(
  grid: Grid,
  [row, column]: readonly [number, number],
  [width, height]: readonly [number, number],
  chart: Chart,
): void {
  grid.sheet.insertChart(row, column, chart.setWidth(width).setHeight(height - 8)).free();
}

const valueLabel = (): ChartDataLabel => new ChartDataLabel().showValue().setFont(font(9));
const font = (size: number): ChartFont => new ChartFont().setSize(size);
const filled = (ink: number): ChartFormat =>
  new ChartFormat().setSolidFill(new ChartSolidFill().setColor(Color.rgb(ink)));
