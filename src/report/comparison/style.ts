/** What the look of comparisons adds to that of every page. */
export const COMPARISON_STYLE = `
.compared td, .compared th { padding: .4375rem .625rem; border-top: 1px solid var(--line); vertical-align: top; }
.compared { background: var(--card); border: 1px solid var(--line); font-size: .9375rem; }
.compared thead th { color: var(--soft); font-size: .875rem; font-weight: 500; }
.compared tbody th { font-weight: 500; min-width: 10rem; }
.compared small { display: block; color: var(--soft); }
.nowrap { white-space: nowrap; }
.to-down { color: var(--failed); font-weight: 600; } .to-up { color: var(--passed); font-weight: 600; }
.to-uncertain { color: var(--cantTell); } .to-none { color: var(--soft); }
.states { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 1px; background: var(--line); border: 1px solid var(--line); }
.states li { background: var(--card); padding: .75rem 1rem; }
.states b { display: block; font-size: 1.625rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
.states span { color: var(--soft); font-size: .875rem; }
.state-new b, .state-persisting b { color: var(--failed); } .state-fixed b, .state-settled b { color: var(--passed); }
.state-first-seen b, .state-unseen b, .state-undecided b { color: var(--cantTell); }
.tag-new, .tag-persisting { color: var(--failed); background: var(--failed-soft); }
.tag-first-seen, .tag-unseen, .tag-undecided { color: var(--cantTell); background: var(--cantTell-soft); }
.tag-fixed, .tag-settled { color: var(--passed); background: var(--passed-soft); }
.cautions { background: var(--cantTell-soft); border-inline-start: 4px solid var(--cantTell); padding: .75rem 1rem; }
.cautions h2 { font-size: 1rem; border: 0; padding: 0; margin: 0 0 .25rem; }
.site-moves { display: grid; gap: 1rem; }
.site-moves > * { min-width: 0; }
.moves { display: grid; gap: 1px; background: var(--line); border: 1px solid var(--line); }
.moves > li { background: var(--card); padding: .75rem 1rem; display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 1rem; }
.moves .tag { justify-self: start; align-self: start; margin-top: .1875rem; }
.moves p { grid-column: 2; } .moves .muted { font-size: .875rem; }
.moves .rule-name { color: var(--soft); font-size: .875rem; }
.meanings { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: .375rem 1rem; font-size: .9375rem; }
.meanings dd { color: var(--soft); }
@media screen and (max-width: 46rem) {
  .moves > li, .meanings { grid-template-columns: minmax(0, 1fr); }
  .moves p, .moves .tag { grid-column: 1; }
  .compared td, .compared th { padding: .375rem .5rem; }
}
@media print { .moves > li { break-inside: avoid; } .compared { font-size: 9pt; } }
`;
