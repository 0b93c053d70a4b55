import { raw } from 'hono/html';
import type { ChartWidth } from './draw-chart.js';

/** A chart on its page, drawn once for screens and paper and once for telephones; the style shows one of them. A table belongs beside it. */
export function Chart({ draw }: { readonly draw: (width: ChartWidth) => string }) {
  return <div class="chart">{raw(draw('wide') + draw('narrow'))}</div>;
}
