import { points } from '../figures.js';
import { CHART_PX, FONT_PX, drawChart, type ChartName, type ChartWidth } from './draw-chart.js';
import { fitText } from './fit-text.js';
import { ink } from './inks.js';

/** A section's points: earned for sure, still open, lost. Their sum is what the section counts. */
export interface SectionBar {
  readonly title: string;
  readonly earned: number;
  readonly open: number;
  readonly lost: number;
}

const TITLE_PX = 210;
const FIGURE_PX = 92;

/** 各部分得分: one bar a section, as long as it has points: earned, open, lost. */
export function sectionBars(sections: readonly SectionBar[], name: ChartName, width: ChartWidth): string {
  const isNarrow = width === 'narrow';
  const rowPx = isNarrow ? 44 : 30;
  const most = Math.max(0.01, ...sections.map(({ earned, open, lost }) => earned + open + lost));
  const left = isNarrow ? 0 : TITLE_PX;
  const bar = (key: 'earned' | 'open' | 'lost', colour: string) => ({
    type: 'bar',
    stack: 'points',
    barWidth: isNarrow ? 12 : 14,
    itemStyle: { color: colour },
    data: sections.map((section) => Math.max(0, section[key])),
  });
  const titleAbove = {
    show: true,
    position: [0, -18],
    color: ink('ink'),
    fontSize: FONT_PX,
    formatter: ({ dataIndex }: { readonly dataIndex: number }) =>
      fitText(sections[dataIndex]?.title ?? '', CHART_PX.narrow, FONT_PX),
  };
  const figures = sections.map(({ earned, open, lost }) => `${points(earned)} / ${points(earned + open + lost)}`);
  return drawChart(
    {
      grid: { left, right: FIGURE_PX, top: isNarrow ? 12 : 0, bottom: 0, outerBoundsMode: 'none' },
      xAxis: { type: 'value', show: false, min: 0, max: most },
      yAxis: [
        {
          type: 'category',
          inverse: true,
          data: sections.map(({ title }) => fitText(title, TITLE_PX - 16, FONT_PX)),
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: { show: !isNarrow, interval: 0, color: ink('ink'), fontSize: FONT_PX, margin: 12 },
        },
        {
          type: 'category',
          inverse: true,
          data: figures,
          position: 'right',
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: { interval: 0, color: ink('soft'), fontSize: FONT_PX, margin: 10 },
        },
      ],
      series: [
        { ...bar('earned', ink('earned')), ...(isNarrow ? { label: titleAbove } : {}) },
        bar('open', ink('band')),
        bar('lost', ink('lost')),
      ],
    },
    name,
    width,
    sections.length * rowPx + (isNarrow ? 12 : 0),
  );
}
