/** Colours of charts by what they stand for. The drawing names them by a stand-in; the page's style gives them their colour. */
export const INKS = [
  'ink',
  'soft',
  'line',
  'sunk',
  'earned',
  'band',
  'lost',
  'failed',
  'cantTell',
  'passed',
  'untested',
  'accent',
] as const;
export type Ink = (typeof INKS)[number];

/** The stand-in that a drawing is given instead of a colour. */
export const ink = (name: Ink): string => `#c0de${(INKS.indexOf(name) + 16).toString(16)}`;

/** The ink that a stand-in names; undefined for every other colour. */
export const inkOf = (colour: string): Ink | undefined => INKS.find((name) => ink(name) === colour);

/** Style of charts, part of every page's own: so they follow it into dark, print and forced colours. */
export const CHART_STYLE = [
  '.chart svg { display: block; width: 100%; height: auto; overflow: visible; }',
  '.chart text { font-family: var(--sans); }',
  '.chart .chart-narrow { display: none; max-width: 26rem; }',
  '@media screen and (max-width: 46rem) { .chart svg { display: none; } .chart .chart-narrow { display: block; } }',
  ...INKS.map((name) => `.fill-${name} { fill: var(--${name}); } .stroke-${name} { stroke: var(--${name}); }`),
].join('\n');
