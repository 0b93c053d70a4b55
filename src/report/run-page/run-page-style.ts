/** What the run page adds to the look of every page: wide tables, interval bars, A4 across. CSS text, hence long. */
export const RUN_PAGE_STYLE = `
body:has(.run-page) :is(.masthead, main, .foot, .contents ul) { max-width: 80rem; }
.run-page section > h3 { margin: 1.5rem 0 .5rem; }
.run-page .muted + .muted { margin-top: .25rem; }
.run-counts { grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); margin-bottom: 1rem; }
.run-counts li { display: block; }
.run-counts li.count-passed b { color: var(--passed); } .run-counts li.count-failed b { color: var(--failed); } .run-counts li.count-cantTell b { color: var(--cantTell); }
.summary-line { font-size: 1.0625rem; margin-bottom: .5rem; }
.plain-table { background: var(--card); border: 1px solid var(--line); font-size: .9375rem; }
.plain-table th, .plain-table td { padding: .4375rem .75rem; border-top: 1px solid var(--line); text-align: start; vertical-align: top; }
.plain-table .number { text-align: end; }
.plain-table thead th { border-top: 0; font-weight: 500; font-size: .875rem; color: var(--soft); background: var(--sunk); }
.plain-table tbody th { font-weight: 500; }
.table-scroll > .plain-table tbody th { min-width: 9.5rem; }
.table-scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.legend-line { font-size: .875rem; color: var(--soft); margin-bottom: .375rem; }
.legend-passed::before { background: var(--passed); } .legend-failed::before { background: var(--failed); } .legend-band::before { background: var(--band); }
.chart-cards { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
.chart-card { margin: 0; background: var(--card); border: 1px solid var(--line); padding: 1rem 1.25rem; }
.chart-card figcaption { font-weight: 600; margin-bottom: .5rem; }
.chart-card details, .how { margin-top: .5rem; font-size: .9375rem; }
.chart-card .plain-table { margin-top: .5rem; }
.run-page summary { cursor: pointer; }
.how-list { margin: .375rem 0 .5rem; display: grid; gap: .25rem; padding-inline-start: 1.25rem; list-style: disc; font-size: .9375rem; }
.run-page .filter { margin-top: 1rem; }
.filter button, .only-these { font: inherit; font-size: .9375rem; color: var(--accent); background: var(--card); border: 1px solid var(--accent); border-radius: 3px; min-height: 2.75rem; padding: .25rem .875rem; cursor: pointer; }
.only-these { min-height: 2.25rem; font-weight: 400; }
@media (min-width: 46.01rem) { .run-page .filter select { max-width: 18rem; } }
.kinds { gap: .5rem; }
.ranking, .by-rule { background: var(--card); border: 1px solid var(--line); font-size: .9375rem; }
.ranking th, .ranking td, .by-rule th, .by-rule td { padding: .4375rem .75rem; line-height: 1.5; border-top: 1px solid var(--line); vertical-align: top; text-align: start; }
.ranking .number, .by-rule .number { text-align: end; }
.ranking thead th, .by-rule thead th { border-top: 0; font-weight: 500; font-size: .875rem; color: var(--soft); background: var(--sunk); white-space: nowrap; }
.ranking tbody th { font-weight: 600; min-width: 15rem; }
.ranking tbody th small { display: block; font-weight: 400; font-size: .8125rem; color: var(--soft); }
.ranking tbody th small > span { margin-inline-start: .75rem; }
.ranking .vetoed, .ranking .vetoed a { color: var(--failed); }
.ranking tbody th small.sentence { color: var(--cantTell); }
.ranking td[class^="word-"] { white-space: nowrap; }
.ranking .place b { font: 700 1.25rem/1.3 var(--serif); }
.ranking .place small { color: var(--cantTell); display: block; white-space: normal; overflow-wrap: normal; }
.score-cell { min-width: 8.5rem; }
.score-cell b { font-size: 1.0625rem; }
.interval-bar { display: block; width: 100%; height: .5rem; margin-top: .1875rem; }
.ranges { font-size: .875rem; }
.ranges dl { display: flex; flex-wrap: wrap; gap: 0 1rem; white-space: nowrap; }
.ranges dl > div { display: flex; gap: .5rem; }
.ranges dt { color: var(--soft); }
.ranges dd { font-variant-numeric: tabular-nums; }
.apart { margin-top: .125rem; }
.apart summary { color: var(--cantTell); font-size: .8125rem; white-space: nowrap; }
.apart p { margin: .25rem 0; max-width: 22rem; font-size: .8125rem; }
.apart .label { display: block; font-size: .8125rem; }
.by-rule tbody td:first-child { min-width: 17rem; }
.by-rule summary code { color: var(--soft); margin-inline-start: .375rem; }
.by-rule .level { white-space: nowrap; }
.by-rule td:nth-child(2) { min-width: 8rem; }
.rule-sites { margin: .5rem 0 .75rem; display: grid; gap: .375rem; justify-items: start; }
.rule-sites ul { display: flex; flex-wrap: wrap; gap: .125rem 1rem; max-width: 48rem; }
.rule-sites li { font-size: .875rem; }
.sorter { font: inherit; color: inherit; background: none; border: 0; padding: .125rem 0; min-height: 1.75rem; cursor: pointer; text-align: inherit; white-space: nowrap; }
.sorter::after { content: "\\2195"; margin-inline-start: .25rem; opacity: .55; }
[aria-sort="ascending"] > .sorter::after { content: "\\2191"; opacity: 1; } [aria-sort="descending"] > .sorter::after { content: "\\2193"; opacity: 1; }
.sorter:focus-visible, .filter button:focus-visible, .only-these:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.unit-groups { display: grid; gap: .5rem; margin-top: .5rem; }
.unit-group { background: var(--card); border: 1px solid var(--line); padding: .5rem 1rem; }
.unit-group .ranking { margin: .5rem 0; }
.files { display: grid; gap: .375rem; }
.files a { font-family: var(--mono); font-size: .875rem; margin-inline-end: .75rem; }
tr:target > * { background: var(--cantTell-soft); }
@media (min-width: 72rem) {
  /* Fixed widths: filtering hundreds of rows need not measure each cell. */
  .ranking-group .ranking { table-layout: fixed; }
  .ranking [data-column="place"] { width: 5.25rem; } .ranking [data-column="verdict"] { width: 6.25rem; }
  .ranking [data-column="score"] { width: 9.5rem; } .ranking [data-column="range"] { width: 16.5rem; }
  .ranking [data-column="vetoes"], .ranking [data-column="failed"], .ranking [data-column="undecided"] { width: 6.75rem; }
  :lang(en) .ranking [data-column="verdict"] { width: 8.5rem; } :lang(en) .ranking [data-column="range"] { width: 17rem; } :lang(en) .ranking [data-column="place"] { width: 6.5rem; }
}
@media screen and (max-width: 46rem) {
  .ranking, .ranking tbody, .by-rule, .by-rule tbody { display: block; }
  .ranking thead th:not([data-column="place"]):not([data-column="name"]):not([data-column="score"]), .units thead { display: none; }
  .ranking thead, .by-rule thead { display: block; }
  .ranking thead tr, .by-rule thead tr { display: flex; gap: 1rem; padding: .25rem .75rem; background: var(--sunk); }
  .ranking thead th, .by-rule thead th { padding: 0; background: none; }
  .ranking tbody tr { display: grid; grid-template-columns: 3.25rem minmax(0, 1fr) auto; gap: .125rem .75rem; padding: .75rem; border-top: 1px solid var(--line); }
  .ranking tbody th, .ranking tbody td { display: block; border: 0; padding: 0; min-width: 0; }
  .ranking tbody th { grid-column: 2 / -1; grid-row: 1; }
  .ranking tbody .place { grid-row: 1; text-align: start; }
  .ranking tbody td[class^="word-"] { grid-column: 2; }
  .ranking tbody .score-cell { grid-column: 3; min-width: 6rem; }
  .ranking tbody .ranges { grid-column: 2 / -1; }
  .chart-card { padding: .75rem; }
  .chart-card .plain-table th, .chart-card .plain-table td { padding: .25rem .375rem; font-size: .8125rem; white-space: normal; }
  .apart summary, .ranges dl { white-space: normal; }
  .unit-group { padding-inline: .5rem; }
  .ranking tbody .ranges ~ td { display: none; }
  .ranking tbody tr[hidden] { display: none; }
  .units tbody th { grid-column: 2; } .units tbody .score-cell { grid-row: 1; }
  .by-rule thead th:not([data-column="rule"]):not([data-column="failed"]):not([data-column="undecided"]) { display: none; }
  .by-rule tbody tr { display: grid; grid-template-columns: minmax(0, 1fr) 3rem 3rem; gap: .25rem .5rem; padding: .625rem .75rem; border-top: 1px solid var(--line); }
  .by-rule tbody td, .by-rule tbody td:first-child { display: block; border: 0; padding: 0; min-width: 0; }
  .by-rule tbody td:nth-child(2), .by-rule tbody td:nth-child(3), .by-rule tbody td:nth-child(n + 6) { display: none; }
  .by-rule thead tr { justify-content: flex-start; }
  .by-rule tbody tr[hidden] { display: none; }
  .unjudged thead { display: none; }
  .unjudged tr { display: block; padding: .5rem .75rem; border-top: 1px solid var(--line); }
  .unjudged th, .unjudged td { display: block; border: 0; padding: 0; }
}
@media print {
  @page { size: A4 landscape; margin: 13mm 14mm 15mm; }
  .run-page .table-scroll { overflow: visible; }
  .ranking, .by-rule, .plain-table { font-size: 9pt; }
  .ranking th, .ranking td, .by-rule th, .by-rule td, .plain-table th, .plain-table td { padding: 1.2mm 2mm; }
  .ranking .place b { font-size: 11pt; }
  thead { display: table-header-group; }
  .sorter::after { content: none; }
  .apart summary, .by-rule summary { list-style: none; color: inherit; }
  .apart::details-content, .by-rule:not(.few-sites) details::details-content { content-visibility: hidden; display: none; }
  .only-these, .how > summary, .chart-card details { display: none; }
  .legend-line { break-after: avoid; }
  .chart-card { break-inside: avoid; padding: 2mm 3mm; }
  .sorter { display: contents; }
  .chart-card svg { max-height: 62mm; }
  .run-page > section { break-inside: auto; }
  .ranking-group > h3 { break-after: avoid; }
}
`;
