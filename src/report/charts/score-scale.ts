import { points } from '../figures.js';
import { CHART_PX, FONT_PX, drawChart, type ChartName, type ChartWidth } from './draw-chart.js';
import { ink } from './inks.js';

/** A score with all that may still move it; `value` is left out where there is no estimate. */
export interface Interval {
  readonly min: number;
  readonly max: number;
  readonly value?: number;
  readonly passMark?: number;
  /** What a perfect site has; 100 where it is not said. */
  readonly base?: number;
}

const HEIGHT_PX = 56;
const BAND_PX = 12;

/** 0 to 100 as a scale: the interval as a band, the estimate as a mark with its figure, the pass mark as a thin one. */
export function scoreScale(
  { min, max, value, passMark, base = 100 }: Interval,
  name: ChartName,
  width: ChartWidth,
): string {
  const inside = (score: number): number => Math.min(base, Math.max(0, score));
  const leastShown = (4 * base) / CHART_PX[width];
  const band = Math.max(inside(max) - inside(min), leastShown);
  return drawChart(
    {
      grid: { left: 14, right: 14, top: 20, bottom: 20, outerBoundsMode: 'none' },
      xAxis: {
        type: 'value',
        min: 0,
        max: base,
        interval: base / 5,
        axisLine: { show: false },
        axisTick: { show: true, length: 4, lineStyle: { color: ink('line') } },
        splitLine: { show: false },
        axisLabel: { color: ink('soft'), fontSize: FONT_PX - 1, margin: 7 },
      },
      yAxis: { type: 'category', data: [''], show: false },
      series: [
        {
          type: 'bar',
          stack: 'interval',
          barWidth: BAND_PX,
          data: [Math.min(inside(min), base - band)],
          itemStyle: { color: 'none' },
          showBackground: true,
          backgroundStyle: { color: ink('sunk') },
        },
        { type: 'bar', stack: 'interval', barWidth: BAND_PX, data: [band], itemStyle: { color: ink('band') } },
        ...(passMark === undefined
          ? []
          : [
              {
                type: 'scatter',
                symbol: 'rect',
                symbolSize: [2, BAND_PX + 8],
                data: [[inside(passMark), 0]],
                itemStyle: { color: ink('accent') },
              },
            ]),
        ...(value === undefined
          ? []
          : [
              {
                type: 'scatter',
                symbol: 'rect',
                symbolSize: [4, BAND_PX + 10],
                data: [[inside(value), 0]],
                itemStyle: { color: ink('ink') },
                label: {
                  show: true,
                  position: value > 0.94 * base ? 'left' : value < 0.06 * base ? 'right' : 'top',
                  formatter: () => points(value),
                  color: ink('ink'),
                  fontSize: FONT_PX,
                  fontWeight: 'bold',
                  distance: 3,
                },
              },
            ]),
      ],
    },
    name,
    width,
    HEIGHT_PX,
  );
}
