import { raw } from 'hono/html';
import type { ChartWidth } from './draw-chart.js';

/** A chart on its page, drawn once for screens and paper and once for telephones; the style shows one of them. A table belongs beside it. */
export function Chart({
  draw,
  width = 'wide',
}: {
  readonly draw: (width: ChartWidth) => string;
  /** On screens that are no telephone. */
  readonly width?: 'wide' | 'half';
}) {
  return <div class="chart">{raw(draw(width) + draw('narrow'))}</div>;
}
