import { CHART_PX, FONT_PX, drawChart, type ChartName, type ChartWidth } from './draw-chart.js';
import { fitText } from './fit-text.js';
import { ink, type Ink } from './inks.js';

/** One kind of what is counted, with its colour; `values` go with the labels of the chart. */
export interface CountedSeries {
  readonly ink: Ink;
  readonly values: readonly number[];
}

const plainAxis = { axisLine: { show: false }, axisTick: { show: false } };

/** Problems by section and the like: a lying bar a label, parts side by side, the sum at its end. */
export function countedBars(
  labels: readonly string[],
  series: readonly CountedSeries[],
  name: ChartName,
  width: ChartWidth,
): string {
  const titlePx = width === 'wide' ? 210 : 130;
  const sums = labels.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const category = { type: 'category', inverse: true, ...plainAxis };
  const label = { interval: 0, fontSize: FONT_PX };
  return drawChart(
    {
      grid: { left: titlePx, right: 52, top: 0, bottom: 0, outerBoundsMode: 'none' },
      xAxis: { type: 'value', show: false, min: 0, max: Math.max(1, ...sums) },
      yAxis: [
        {
          ...category,
          data: labels.map((text) => fitText(text, titlePx - 14, FONT_PX)),
          axisLabel: { ...label, color: ink('ink'), margin: 12 },
        },
        { ...category, data: sums, position: 'right', axisLabel: { ...label, color: ink('soft'), margin: 10 } },
      ],
      series: series.map(({ ink: colour, values }) => ({
        type: 'bar',
        stack: 'counted',
        barWidth: 14,
        itemStyle: { color: ink(colour) },
        data: [...values],
      })),
    },
    name,
    width,
    labels.length * 28,
  );
}

/** Distributions: a standing bar a label (classes of scores, months …), parts upon each other, the sum above. */
export function countedColumns(
  labels: readonly string[],
  series: readonly CountedSeries[],
  name: ChartName,
  width: ChartWidth,
): string {
  const sums = labels.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
  const most = Math.max(1, ...sums);
  const fontPx = width === 'wide' ? FONT_PX : FONT_PX - 2;
  const roomPx = (CHART_PX[width] - 28) / Math.max(1, labels.length);
  return drawChart(
    {
      grid: { left: 14, right: 14, top: 22, bottom: 26, outerBoundsMode: 'none' },
      xAxis: {
        type: 'category',
        data: labels.map((text) => fitText(text, roomPx, fontPx)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: ink('line') } },
        axisLabel: { interval: 0, color: ink('soft'), fontSize: fontPx },
      },
      yAxis: { type: 'value', show: false, min: 0, max: most },
      series: [
        ...series.map(({ ink: colour, values }) => ({
          type: 'bar',
          stack: 'counted',
          barCategoryGap: '18%',
          itemStyle: { color: ink(colour) },
          data: [...values],
        })),
        {
          type: 'scatter',
          symbolSize: 0.01,
          itemStyle: { color: 'none' },
          data: sums.map((sum, index) => [index, sum]),
          label: {
            show: true,
            position: 'top',
            color: ink('ink'),
            fontSize: FONT_PX,
            formatter: ({ dataIndex }: { readonly dataIndex: number }) => String(sums[dataIndex] || ''),
          },
        },
      ],
    },
    name,
    width,
    width === 'wide' ? 190 : 170,
  );
}
