import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { inkOf } from './inks.js';

use([BarChart, LineChart, ScatterChart, GridComponent, SVGRenderer]);

/** What a chart is called on its page. `id` is used once on the page; title and description are what a screen reader says. */
export interface ChartName {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** `wide` for screens and paper, `half` beside something else there, `narrow` for telephones: so that words stay readable. */
export type ChartWidth = 'wide' | 'half' | 'narrow';
export const CHART_PX: Readonly<Record<ChartWidth, number>> = { wide: 800, half: 500, narrow: 340 };
export const FONT_PX = 13;

/** An ECharts option as an SVG for an HTML page: no inline style, no script, no fixed colour; the same bytes for the same option. */
export function drawChart(option: EChartsCoreOption, name: ChartName, width: ChartWidth, heightPx: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: CHART_PX[width], height: heightPx });
  try {
    chart.setOption({ animation: false, silent: true, ...option });
    const id = `${name.id}-${width}`;
    return [
      `<svg class="chart-${width}" viewBox="0 0 ${CHART_PX[width]} ${heightPx}" role="img" aria-labelledby="${escaped(id)}-title ${escaped(id)}-text">`,
      `<title id="${escaped(id)}-title">${escaped(name.title)}</title><desc id="${escaped(id)}-text">${escaped(name.description)}</desc>`,
      bare(chart.renderToSVGString()),
      '</svg>',
    ].join('');
  } finally {
    chart.dispose();
  }
}

const ELEMENTS = new Set(['g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan']);
const ATTRIBUTES = new Set([
  ...['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', 'points', 'transform'],
  ...['text-anchor', 'dominant-baseline', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'opacity'],
]);

/** One tag with the text behind it; ECharts escapes texts, so none of them can look like a tag. */
const TAG = /<(\/?)([a-z]+)([^<>]*)>([^<]*)/gi;

/** Only shapes and words, with only what places them: styles, classes, ids and everything else that ECharts writes is left out. */
function bare(svg: string): string {
  const inside = svg
    .slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))
    .replaceAll(
      /<style[\s\S]*?<\/style>|<defs[\s\S]*?<\/defs>|<(rect|path)(?=[^>]*fill="none")(?![^>]*stroke)[^>]*><\/\1>/g,
      '',
    );
  return inside.replaceAll(TAG, (_, slash: string, element: string, rest: string, text: string) => {
    if (!ELEMENTS.has(element)) return '';
    if (slash !== '') return `</${element}>`;
    const given = new Map([...rest.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
    const kept = [...given].filter(([key]) => ATTRIBUTES.has(key)).map(([key, value]) => ` ${key}="${value}"`);
    return `<${element}${kept.join('')}${inked(given)}${fontOf(given.get('style') ?? '')}>${element === 'text' || element === 'tspan' ? text : ''}`;
  });
}

/** Fill and stroke as classes of the page; `none` stays, any other colour is not ours and goes. */
function inked(given: ReadonlyMap<string, string>): string {
  const classes = (['fill', 'stroke'] as const).flatMap((kind) => {
    const name = inkOf(given.get(kind) ?? '');
    return name === undefined ? [] : [`${kind}-${name}`];
  });
  const isHollow = given.get('fill') === 'none';
  return `${classes.length === 0 ? '' : ` class="${classes.join(' ')}"`}${isHollow ? ' fill="none"' : ''}`;
}

function fontOf(style: string): string {
  const size = /font-size:([\d.]+)px/.exec(style)?.[1];
  const weight = /font-weight:(bold|\d{3})/.exec(style)?.[1];
  return `${size === undefined ? '' : ` font-size="${size}"`}${weight === undefined ? '' : ` font-weight="${weight}"`}`;
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
