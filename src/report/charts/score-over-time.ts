import { points } from '../figures.js';
import { CHART_PX, FONT_PX, drawChart, type ChartName, type ChartWidth } from './draw-chart.js';
import { fitText } from './fit-text.js';
import { ink, type Ink } from './inks.js';

/** One audit of a site, as the chart shows it. */
export interface ScorePoint {
  /** Its day, `MM-DD` or `YYYY-MM-DD`. */
  readonly label: string;
  /** Left out where nothing could be judged: then there is a gap. */
  readonly score?: { readonly min: number; readonly max: number; readonly value?: number };
  readonly verdict: 'qualified' | 'unqualified' | 'undetermined';
  /** Judged by other rules than the audit before: scores before and after are not the same measure. */
  readonly hasOtherRules?: boolean;
}

const HEIGHT_PX = 230;
const TOP_PX = 26;
const BOTTOM_PX = 28;
const VERDICT_INKS: Readonly<Record<ScorePoint['verdict'], Ink>> = {
  qualified: 'passed',
  unqualified: 'failed',
  undetermined: 'cantTell',
};
/** Told apart without colours too. */
const VERDICT_SHAPES: Readonly<Record<ScorePoint['verdict'], string>> = {
  qualified: 'circle',
  unqualified: 'diamond',
  undetermined: 'triangle',
};
/** Neighbouring labels need so much room. */
const LABEL_PX = 54;

/** 得分走势: the score of each audit with all that was open then as a bar behind it, the pass mark, and where the rules changed. */
export function scoreOverTime(
  audits: readonly ScorePoint[],
  { passMark, base = 100 }: { readonly passMark?: number; readonly base?: number },
  name: ChartName,
  width: ChartWidth,
): string {
  const end = audits.reduce(
    (most, { score }) => (score && score.max > most ? Math.ceil(score.max / 10) * 10 : most),
    base,
  );
  const left = 40;
  const right = 30;
  const roomPx = (CHART_PX[width] - left - right) / Math.max(1, audits.length);
  const every = Math.max(1, Math.ceil(LABEL_PX / roomPx));
  const lastAt = audits.length - 1;
  const isLabelled = (at: number): boolean => (lastAt - at) % every === 0;
  const plotPx = HEIGHT_PX - TOP_PX - BOTTOM_PX;
  const plotWidthPx = CHART_PX[width] - left - right;
  const barWidth = Math.min(18, Math.max(3, roomPx * 0.45));
  const known = audits.map(({ score }) => score?.value);
  const changes = audits.flatMap(({ hasOtherRules }, at) => (hasOtherRules === true ? [at] : []));
  const stretches = [0, ...changes].map((from, at): [number, number] => [from, changes[at] ?? audits.length]);
  return drawChart(
    {
      grid: { left, right, top: TOP_PX, bottom: BOTTOM_PX, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        data: audits.map(({ label }) => fitText(label, Math.max(LABEL_PX, roomPx * every) - 6, FONT_PX - 1)),
        boundaryGap: true,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: ink('line') } },
        axisLabel: { color: ink('soft'), fontSize: FONT_PX - 1, margin: 9, interval: isLabelled },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: end,
        interval: 20,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { lineStyle: { color: ink('line') } },
        axisLabel: { color: ink('soft'), fontSize: FONT_PX - 1, margin: 8 },
      },
      series: [
        {
          type: 'bar',
          stack: 'band',
          barWidth,
          itemStyle: { color: 'none' },
          data: audits.map(({ score }) => score?.min ?? '-'),
        },
        {
          type: 'bar',
          stack: 'band',
          barWidth,
          itemStyle: { color: ink('band') },
          data: audits.map(({ score }) => (score ? Math.max(0, score.max - score.min) : '-')),
        },
        ...(passMark === undefined
          ? []
          : [
              {
                ...{ type: 'scatter', symbol: 'rect', symbolSize: [plotWidthPx, 1.5], z: 3 },
                symbolOffset: [audits.length % 2 === 0 ? roomPx / 2 : 0, 0],
                itemStyle: { color: ink('accent') },
                data: [[Math.floor(lastAt / 2), passMark]],
              },
            ]),
        // No line from one measure to another.
        ...stretches.map(([from, to]) => ({
          type: 'line',
          symbol: 'none',
          z: 4,
          lineStyle: { color: ink('ink'), width: 1.5 },
          itemStyle: { color: ink('ink') },
          data: known.map((value, at) => (at >= from && at < to ? (value ?? '-') : '-')),
        })),
        {
          type: 'scatter',
          symbol: 'rect',
          symbolSize: [1.5, plotPx],
          symbolOffset: [-roomPx / 2, 0],
          itemStyle: { color: ink('soft') },
          data: changes.map((at) => [at, end / 2]),
        },
        // An audit without any estimate is told from one that is not there: a mark at the bottom.
        {
          type: 'scatter',
          symbol: 'rect',
          symbolSize: [9, 3],
          itemStyle: { color: ink('untested') },
          data: audits.flatMap(({ score }, at) => (score ? [] : [[at, 0]])),
        },
        ...(['qualified', 'unqualified', 'undetermined'] as const).map((verdict) => ({
          type: 'scatter',
          symbol: VERDICT_SHAPES[verdict],
          symbolSize: 9,
          z: 5,
          itemStyle: { color: ink(VERDICT_INKS[verdict]) },
          data: audits.flatMap((audit, at) =>
            audit.verdict === verdict && known[at] !== undefined ? [[at, known[at]]] : [],
          ),
        })),
        {
          type: 'scatter',
          symbolSize: 0.01,
          z: 6,
          itemStyle: { color: 'none' },
          data: audits.flatMap(({ score }, at) =>
            score?.value !== undefined && isLabelled(at) ? [[at, Math.max(score.max, score.value)]] : [],
          ),
          label: {
            show: true,
            position: 'top',
            distance: 5,
            color: ink('ink'),
            fontSize: FONT_PX - 1,
            fontWeight: 'bold',
            formatter: ({ value }: { readonly value: readonly number[] }) => points(known[value[0] ?? 0] ?? 0),
          },
        },
      ],
    },
    name,
    width,
    HEIGHT_PX,
  );
}
