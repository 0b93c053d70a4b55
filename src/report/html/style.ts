/** The look of every page: quiet paper, one ink, one accent; dark and print variants. CSS text, hence long. */
import { CHART_STYLE } from '../charts/inks.js';

export const STYLE = `
:root {
  color-scheme: light;
  --paper: #f5f4f0; --card: #ffffff; --sunk: #f0efea; --ink: #1b2026; --soft: #545d67; --line: #dbd8d0;
  --accent: #1f4e79; --failed: #a8231c; --failed-soft: #fbeeec; --cantTell: #7a5200; --cantTell-soft: #fdf4e0;
  --passed: #1d6440; --passed-soft: #e9f4ee; --band: #d9b45b; --earned: #2c6e9e; --lost: #e9cdc9; --untested: #b9b7b0; --seal: #a8231c;
  --sans: "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif;
  --serif: "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", "STSong", "SimSun", serif;
  --mono: ui-monospace, "SFMono-Regular", Consolas, "Liberation Mono", Menlo, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --paper: #14171b; --card: #1c2026; --sunk: #22272e; --ink: #e4e7ea; --soft: #a5aeb8; --line: #343b44;
    --accent: #93bfe8; --failed: #ff9389; --failed-soft: #33201f; --cantTell: #efc36b; --cantTell-soft: #302716;
    --passed: #83cfa2; --passed-soft: #18291f; --band: #9a7a2c; --earned: #5b9dcd; --lost: #5c3431; --untested: #5b636d; --seal: #ff9389;
  }
}
html:lang(en) {
  --sans: system-ui, "Segoe UI", "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  --serif: Georgia, "Times New Roman", "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", "SimSun", serif;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.75 var(--sans); overflow-wrap: anywhere; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:focus-visible, summary:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
h1, h2, h3, h4, p, ul, ol, dl, dd, blockquote { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h2 { font-size: 1.25rem; line-height: 1.4; font-weight: 650; }
h3 { font-size: 1.0625rem; line-height: 1.5; font-weight: 650; }
h4 { font-size: 1rem; line-height: 1.5; font-weight: 600; }
code { font-family: var(--mono); font-size: .8125rem; }
table { border-collapse: collapse; width: 100%; }
th { text-align: start; font-weight: 600; }
[hidden] { display: none !important; }
.skip { position: absolute; left: 1rem; top: -4rem; background: var(--card); padding: .5rem 1rem; z-index: 3; border: 1px solid var(--line); }
.skip:focus { top: .5rem; }
.masthead, main, .foot { max-width: 66rem; margin: 0 auto; padding: 0 1.5rem; }
.masthead { padding-top: 2.5rem; padding-bottom: 1rem; }
.kicker { font: 600 1.0625rem/1.6 var(--serif); color: var(--seal); letter-spacing: .16em; }
:lang(en) .kicker { letter-spacing: .02em; }
h1 { font: 700 2.25rem/1.3 var(--serif); margin: .125rem 0 .625rem; padding-bottom: .75rem; border-bottom: 3px double var(--seal); text-wrap: balance; }
.subject { display: flex; flex-wrap: wrap; gap: .125rem 1.25rem; color: var(--soft); font-size: .9375rem; }
.label, .muted, .rule-facts, .facts .label { color: var(--soft); }
.muted, .label, small { font-size: .875rem; }
.label { margin-inline-end: .375rem; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.number small, .points small { display: block; color: var(--cantTell); white-space: normal; }
.number .interval { color: var(--soft); }
.points small { display: inline; margin-inline-start: .5rem; }
.count { display: inline-block; margin-inline-start: .5rem; padding: 0 .5rem; border-radius: 1rem; background: var(--sunk); color: var(--soft); font: 500 .8125rem/1.5 var(--sans); }
.empty { color: var(--soft); padding: 1rem 0; }
.clause { white-space: nowrap; }
.contents { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--line); }
.contents ul { max-width: 66rem; margin: 0 auto; padding: .5rem 1.5rem; display: flex; flex-wrap: wrap; gap: .125rem 1.25rem; white-space: nowrap; }
.contents a { display: inline-block; text-decoration: none; font-size: .9375rem; color: var(--ink); }
.contents a:hover { color: var(--accent); text-decoration: underline; }
main { display: grid; gap: 2.5rem; padding-top: 1.5rem; padding-bottom: 3rem; }
main > section > h2 { margin-bottom: .75rem; padding-bottom: .5rem; border-bottom: 2px solid var(--ink); }
main > *, .kinds > * { min-width: 0; }
main:focus { outline: none; }

.verdict { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--soft); }
.verdict > * { padding: 1.5rem 1.75rem; }
.verdict-qualified { border-top-color: var(--passed); --verdict: var(--passed); }
.verdict-unqualified { border-top-color: var(--failed); --verdict: var(--failed); }
.verdict-undetermined { border-top-color: var(--cantTell); --verdict: var(--cantTell); }
.stamp { font: 700 3rem/1.25 var(--serif); color: var(--verdict); letter-spacing: .06em; }
:lang(en) .stamp { font-size: 2.5rem; letter-spacing: 0; }
.why { margin-top: .5rem; }
.score { border-inline-start: 1px solid var(--line); }
.score-value { display: flex; align-items: baseline; gap: .75rem; }
.score-value .unit { color: var(--soft); margin-inline-start: -.375rem; }
.score-value strong { font: 700 3rem/1.25 var(--serif); font-variant-numeric: tabular-nums; }
.vetoes { grid-column: 1 / -1; border-top: 1px solid var(--line); }
.vetoes h2 { font-size: 1.0625rem; }
.vetoes-failed { background: var(--failed-soft); }
.vetoes-failed h2 { color: var(--failed); }
.vetoes-open { background: var(--cantTell-soft); }
.vetoes-none { display: flex; gap: 1rem; align-items: baseline; padding-top: .75rem; padding-bottom: .75rem; }
.vetoes ul { display: grid; gap: .75rem; margin: .5rem 0; }
.vetoes li a { font-weight: 600; }

.overview { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; }
.counts { display: grid; grid-template-columns: repeat(5, 1fr); background: var(--card); border: 1px solid var(--line); }
.counts li { padding: .75rem 1rem; display: grid; grid-template-columns: auto 1fr; column-gap: .5rem; align-items: baseline; }
.counts li + li { border-inline-start: 1px solid var(--line); }
.counts b { font: 700 1.5rem/1.3 var(--serif); }
.counts span:last-child { grid-column: 1 / -1; color: var(--soft); font-size: .875rem; }
.count-failed .mark { color: var(--failed); } .count-cantTell .mark { color: var(--cantTell); } .count-passed .mark { color: var(--passed); }
.mark { font-weight: 700; }
.card { background: var(--card); border: 1px solid var(--line); padding: 1.25rem 1.5rem; }
.card h2 { font-size: 1.0625rem; }
.fixes { counter-reset: fix; margin-top: .5rem; }
.fixes li { counter-increment: fix; display: grid; grid-template-columns: 1.5rem 1fr auto; gap: .5rem; padding: .375rem 0; border-top: 1px solid var(--line); align-items: baseline; }
.fixes li::before { content: counter(fix); color: var(--soft); font-variant-numeric: tabular-nums; }
.cost { font-size: .875rem; white-space: nowrap; color: var(--soft); }
.sections { margin-top: 1rem; font-size: .9375rem; }
.sections th, .sections td { padding: .375rem .5rem; border-top: 1px solid var(--line); vertical-align: middle; }
.sections thead th { border-top: 0; font-weight: 500; font-size: .875rem; color: var(--soft); }
.sections tbody th { font-weight: 500; }
.sections tfoot th, .sections tfoot td { border-top: 2px solid var(--line); font-weight: 650; }
.closing { margin-top: .5rem; font-size: .9375rem; }
.closing th, .closing td { padding: .4375rem .5rem; border-top: 1px solid var(--line); vertical-align: top; }
.closing th:first-child, .closing td:first-child, .sections th:first-child, .sections td:first-child { padding-inline-start: 0; }
.closing thead th { border-top: 0; font-weight: 500; font-size: .875rem; color: var(--soft); }
.closing tbody th { font-weight: 500; width: 38%; }
.closing small { display: block; color: var(--soft); }
.bar-cell { width: 36%; }
.bar { display: block; width: 100%; height: .75rem; }
.bar-open { fill: var(--band); } .bar-earned { fill: var(--earned); }
.legend { margin-inline-end: 1rem; }
.legend::before { content: ""; display: inline-block; width: .75rem; height: .75rem; margin-inline-end: .375rem; border-radius: 2px; background: var(--earned); vertical-align: -1px; }
.legend-open::before { background: var(--band); }
.legend-lost::before { background: var(--lost); }
.legends { font-size: .875rem; color: var(--soft); margin: .375rem 0 .5rem; }
.chart { margin: .25rem 0; }
.pass-mark::before { content: ""; display: inline-block; width: 2px; height: .875rem; background: var(--accent); margin-inline-end: .5rem; vertical-align: -2px; }

.filter { display: flex; flex-wrap: wrap; gap: .625rem 1rem; align-items: end; margin-bottom: 1rem; }
.filter label { display: grid; gap: .25rem; font-size: .875rem; color: var(--soft); }
.filter input, .filter select { font: inherit; font-size: 1rem; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 3px; padding: .375rem .625rem; min-height: 2.75rem; }
.filter label { min-width: 0; }
.filter input { width: 15rem; max-width: 100%; }
.filter select { max-width: 13rem; }
.filter button { font: inherit; font-size: 1rem; color: var(--accent); background: none; border: 1px solid var(--soft); border-radius: 3px; padding: .375rem .875rem; min-height: 2.75rem; cursor: pointer; }
.filter output { flex-basis: 100%; font-size: .875rem; color: var(--soft); }
.group { display: grid; gap: 1rem; margin-bottom: 2rem; }
.rule { background: var(--card); border: 1px solid var(--line); border-inline-start: 4px solid var(--soft); padding: 1.25rem 1.5rem; display: grid; gap: .875rem; }
.long .rule { content-visibility: auto; contain-intrinsic-block-size: auto 32rem; }
.rule:target, .finding:target { outline: 2px solid var(--accent); outline-offset: 4px; }
.rule-failed { border-inline-start-color: var(--failed); }
.rule-cantTell { border-inline-start-color: var(--cantTell); }
.rule h4 { display: flex; flex-wrap: wrap; gap: .25rem .625rem; align-items: baseline; }
.rule-title { font-size: 1.0625rem; }
.rule-facts { display: flex; flex-wrap: wrap; gap: .125rem 1rem; font-size: .875rem; align-items: baseline; margin-top: .25rem; }
.rule-facts code { color: var(--soft); }
.tag { font-size: .8125rem; font-weight: 600; padding: .0625rem .5rem; border-radius: 3px; white-space: nowrap; background: var(--sunk); }
.tag-failed { color: var(--failed); background: var(--failed-soft); }
.tag-cantTell { color: var(--cantTell); background: var(--cantTell-soft); }
.tag-passed { color: var(--passed); background: var(--passed-soft); }
.level { font-size: .8125rem; border: 1px solid currentColor; border-radius: 3px; padding: 0 .375rem; color: var(--soft); }
.level-veto { color: var(--failed); font-weight: 600; }
.reason { background: var(--cantTell-soft); padding: .625rem .875rem; font-size: .9375rem; }
.findings { display: grid; gap: .875rem; counter-reset: finding; }
.finding { counter-increment: finding; display: grid; grid-template-columns: 1.75rem minmax(0, 1fr); row-gap: .5rem; }
.finding > * { grid-column: 2; }
.finding::before { content: counter(finding) "."; grid-row: 1; grid-column: 1; color: var(--soft); font-variant-numeric: tabular-nums; }
.finding + .finding { border-top: 1px dashed var(--line); padding-top: .875rem; }
.message .tag { margin-inline-end: .5rem; }
.facts { display: flex; flex-wrap: wrap; gap: .125rem 1.25rem; font-size: .9375rem; }
.evidence-list { display: grid; gap: .5rem; }
.evidence { background: var(--sunk); padding: .625rem .875rem; font-size: .875rem; line-height: 1.65; border-radius: 3px; }
blockquote { white-space: pre-line; border-inline-start: 3px solid var(--line); padding-inline-start: .75rem; margin-bottom: .375rem; font-size: .9375rem; max-height: 16em; overflow: auto; }
.evidence-pictured { display: grid; grid-template-columns: minmax(0, 1fr) 15rem; gap: 0 1.25rem; align-content: start; }
.evidence-pictured > * { grid-column: 1; }
.evidence-pictured > .picture { grid-column: 2; grid-row: 1 / span 6; margin: .125rem 0; }
.address { word-break: break-all; font-size: .875rem; }
.proof { display: flex; flex-wrap: wrap; align-content: start; gap: 0 1.25rem; color: var(--soft); margin-top: .125rem; }
.picture { margin: .5rem 0 .125rem; }
.picture a { display: block; }
.picture img { display: block; width: 100%; height: auto; border: 1px solid var(--line); background: #fff; color: #444; font-size: .8125rem; }
.picture figcaption { color: var(--soft); font-size: .8125rem; }
.proof div { display: flex; gap: .375rem; min-width: 0; align-items: baseline; }
.proof dt { white-space: nowrap; }
.hash { display: inline-block; max-width: 13ch; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; vertical-align: bottom; }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.hash:hover { max-width: none; white-space: normal; word-break: break-all; }
.rows { display: grid; gap: .625rem; border-top: 1px solid var(--line); padding-top: .875rem; }
.row { display: grid; grid-template-columns: 5.5em minmax(0, 1fr); gap: .5rem; font-size: .9375rem; }
.row > dt { color: var(--soft); }
.row-remedy > dd { font-weight: 500; }
.basis { display: grid; gap: .25rem; }
.basis q { display: block; color: var(--soft); quotes: "“" "”"; }
.warning { background: var(--cantTell-soft); padding: .625rem .875rem; margin-bottom: .75rem; }
.reasons { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem; margin-top: 1rem; align-items: start; }
.reason-card { display: grid; gap: .375rem; font-size: .9375rem; }
.plain { display: grid; gap: .25rem; margin-top: .375rem; }
.plain li { padding-inline-start: 1.125rem; position: relative; }
.plain li::before { content: "•"; position: absolute; inset-inline-start: 0; color: var(--soft); }
.plain .level, .plain .muted { margin-inline-start: .5rem; }
details > summary { cursor: pointer; color: var(--accent); padding: .375rem 0; min-height: 1.75rem; }
details h3 { margin-top: .75rem; }
.passed, .ranking { background: var(--card); border: 1px solid var(--line); font-size: .9375rem; }
.passed th, .passed td, .ranking th, .ranking td { padding: .5rem .75rem; border-top: 1px solid var(--line); vertical-align: top; }
.passed tbody th, .ranking tbody th { font-weight: 500; }
.passed thead th, .ranking thead th { color: var(--soft); font-size: .875rem; font-weight: 500; white-space: nowrap; }
.crawl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 2rem; margin-top: .75rem; }
.crawl div { display: grid; grid-template-columns: 8em minmax(0, 1fr); gap: .75rem; padding: .375rem 0; border-bottom: 1px solid var(--line); font-size: .9375rem; }
.crawl dt { color: var(--soft); }
.purposes { max-width: 60rem; margin-top: .5rem; font-size: .9375rem; }
.purposes th, .purposes td { padding: .3125rem .5rem; border-top: 1px solid var(--line); vertical-align: top; }
.purposes thead th, .requests thead th { border-top: 0; font-weight: 500; font-size: .875rem; color: var(--soft); }
.purposes tbody th { font-weight: 500; }
.purposes small { display: block; font-weight: 400; color: var(--soft); }
.purposes .bar { margin-top: .375rem; }
#crawl ~ h3, .purposes + .request-list { margin-top: 1.25rem; }
.requests { font-size: .875rem; background: var(--card); border: 1px solid var(--line); min-width: 44rem; }
.requests th, .requests td { padding: .375rem .625rem; border-top: 1px solid var(--line); vertical-align: top; text-align: start; }
.requests td:nth-child(n + 3) { white-space: nowrap; }
.requests td:nth-child(2) { min-width: 16rem; }
.requests small { display: block; color: var(--soft); }
.foot { color: var(--soft); font-size: .875rem; padding-bottom: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem; }
.units caption { text-align: start; font-weight: 650; font-size: 1.0625rem; padding: .25rem 0 .5rem; }
.units { margin-top: .75rem; background: none; border: 0; }
.units thead, .units tbody { background: var(--card); }
.units .address { font-size: .875rem; }
.unit-sections { display: grid; gap: .75rem; margin-top: 1.5rem; }
.unit-card { display: grid; gap: .375rem; padding: 1rem 1.5rem; }
.long .unit-card { content-visibility: auto; contain-intrinsic-block-size: auto 10rem; }
.tally { display: flex; flex-wrap: wrap; gap: .125rem 1.25rem; font-size: .9375rem; color: var(--soft); }
.unit-problems { display: grid; gap: .5rem; border-top: 1px solid var(--line); padding-top: .625rem; font-size: .9375rem; }
.unit-problems > li > p { font-weight: 500; }
.unit-problems > li > p .muted { font-weight: 400; }
.to-evidence { white-space: nowrap; font-size: .875rem; }
.meanings { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 2rem; margin: .75rem 0; }
.meanings div { display: grid; grid-template-columns: 6.5em minmax(0, 1fr); gap: .75rem; padding: .375rem 0; border-bottom: 1px solid var(--line); font-size: .9375rem; }
:lang(en) .meanings div { grid-template-columns: 9em minmax(0, 1fr); }
.meanings dt { white-space: nowrap; }
.mark-of-failed { color: var(--failed); } .mark-of-cantTell { color: var(--cantTell); } .mark-of-passed { color: var(--passed); }
.sign-off { display: none; }
.word-qualified { color: var(--passed); font-weight: 600; } .word-unqualified { color: var(--failed); font-weight: 600; } .word-undetermined { color: var(--cantTell); font-weight: 600; }
.table-scroll { overflow-x: auto; }
.marked-table { display: grid; grid-template-columns: minmax(0, 1fr); gap: .375rem; min-width: 0; }
.marked-table .table-scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.figures-legend { display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .875rem; color: var(--soft); align-items: baseline; }
.figures-legend [class] { padding: 0 .375rem; }
.figures { width: auto; min-width: 36rem; max-width: 100%; background: var(--card); font-size: .8125rem; line-height: 1.45; }
.figures th, .figures td { border: 1px solid var(--line); padding: .1875rem .5rem; }
.figures thead th { font-weight: 500; color: var(--soft); text-align: center; white-space: nowrap; }
.figures tbody th { font-weight: 400; min-width: 12rem; max-width: 22rem; }
.figures tbody td { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.figures td small, .figures-legend small { color: var(--soft); font-size: .75rem; }
.figures td small { float: left; margin-inline-end: .25rem; }
.mark-part { background: var(--cantTell-soft); }
.mark-due { background: var(--cantTell-soft); font-weight: 650; box-shadow: inset 0 0 0 1px var(--cantTell); }
.mark-likely, .figures .mark-likely small { color: var(--failed); }
.mark-likely { background: var(--failed-soft); font-weight: 700; box-shadow: inset 0 0 0 2px var(--failed); }
.whole-table > summary { font-size: .875rem; }
.kinds { display: grid; gap: 1.5rem; }

${CHART_STYLE}
/* On screens only: a sheet of A4 is as narrow, but must lose no column. */
@media screen and (max-width: 46rem) {
  body { font-size: 15.5px; }
  .masthead, main, .foot { padding-inline: 1rem; }
  .masthead { padding-top: 1.5rem; }
  h1 { font-size: 1.625rem; }
  .contents ul { padding-inline: 1rem; flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; }
  .verdict { grid-template-columns: minmax(0, 1fr); }
  .verdict > * { padding: 1.25rem 1rem; }
  .score { border-inline-start: 0; border-top: 1px solid var(--line); }
  .counts li { padding: .5rem; display: block; text-align: center; }
  .counts b { margin-inline-start: .25rem; font-size: 1.25rem; }
  .counts span:last-child { display: block; font-size: .8125rem; }
  .card, .rule { padding: 1rem; }
  .finding { grid-template-columns: 1.375rem minmax(0, 1fr); }
  .row, .crawl div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .sections th:nth-child(n + 6), .sections td:nth-child(n + 6) { display: none; }
  .sections th, .sections td { padding-inline: .25rem; }
  .closing thead { display: none; }
  .closing tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 .75rem; padding: .5rem 0; border-top: 1px solid var(--line); }
  .closing th, .closing td, .closing tbody th { border: 0; padding: 0; width: auto; }
  .closing td:nth-child(2) { grid-row: 2; grid-column: 1 / -1; }
  .closing td:nth-child(3) { display: none; }
  .evidence-pictured { display: block; }
  .filter { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .filter label { grid-template-columns: minmax(0, 1fr); }
  .filter label:first-child, .filter output { grid-column: 1 / -1; }
  .filter label, .filter select, .filter input { width: 100%; max-width: none; }
  .units thead th { overflow-wrap: break-word; }
  :lang(en) .counts { grid-template-columns: repeat(3, 1fr); }
  :lang(en) .counts li:nth-child(n + 4) { border-top: 1px solid var(--line); }
  :lang(en) .counts li:nth-child(4) { border-inline-start: 0; }
  .units th:nth-child(n + 5), .units td:nth-child(n + 5) { display: none; }
  .units th, .units td, .units thead th, .units .number { white-space: normal; padding-inline: .375rem; }
  .units .interval { display: block; }
  .unit-card { padding: .875rem 1rem; }
  .meanings div, :lang(en) .meanings div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .purposes tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; }
  .purposes th, .purposes td { padding-inline: 0; }
  .purposes .bar-cell { grid-column: 1 / -1; width: auto; border: 0; padding-top: 0; }
  .requests { min-width: 0; }
  .requests thead { display: none; }
  .requests tr { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 0 .75rem; padding: .5rem .75rem; border-top: 1px solid var(--line); }
  .requests td, .requests td:nth-child(2) { border: 0; padding: 0; min-width: 0; }
  .requests td:nth-child(2), .requests td:nth-child(5) { grid-column: 1 / -1; }
  .requests td:nth-child(2) { order: 1; }
  .requests td:nth-child(5) { order: 2; color: var(--soft); }
  .ranking th, .ranking td { padding: .5rem; }
  .ranking th:nth-child(n + 6), .ranking td:nth-child(n + 6) { display: none; }
  .passed td:nth-child(2), .passed th:nth-child(2), .passed td:nth-child(5), .passed th:nth-child(5) { display: none; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --card: #fff; --sunk: #f3f3f0; --ink: #000; --soft: #444; --line: #bbb; --accent: #000;
    --failed: #8f1a14; --failed-soft: #fff; --cantTell: #5f4000; --cantTell-soft: #fff; --passed: #14502f; --passed-soft: #fff; --band: #c9a44c; --earned: #3d6f94; --lost: #e9cdc9; --untested: #b9b7b0; --seal: #8f1a14;
  }
  @page { size: A4; margin: 16mm 15mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #555; } }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font-size: 13.4px; }
  body { font-size: 1rem; line-height: 1.55; }
  .contents, .filter, .skip { display: none; }
  .masthead, main, .foot { max-width: none; padding-inline: 0; }
  .masthead { padding-top: 0; }
  main { gap: 1.5rem; display: block; }
  main > * { margin-bottom: 1.5rem; }
  .group, .overview, .unit-sections { display: block; }
  .overview > *, .unit-card { margin-bottom: .75rem; }
  .rule { margin-bottom: .75rem; display: block; padding: .75rem 1rem; }
  .rule > * + * { margin-top: .5rem; }
  h2, h3, h4, .rule > header, thead { break-after: avoid; }
  .long .rule, .long .unit-card { content-visibility: visible; }
  .evidence-pictured { grid-template-columns: minmax(0, 1fr) 15rem; }
  details .evidence-pictured { display: block; }
  .evidence, .picture, .row, .reason-card, .verdict > *, .counts, tr, .fixes li, .chart { break-inside: avoid; }
  .message, .facts, summary, caption, .card > h2, .rule-facts, .reason { break-after: avoid; }
  .card > .muted, main > section > .muted, .warning, .legends { break-after: avoid; }
  .verdict > * { padding: 1rem 1.25rem; }
  .card { padding: .875rem 1rem; }
  .counts li { padding: .375rem .75rem; }
  .sections th, .sections td, .closing th, .closing td, .passed th, .passed td { padding-block: .1875rem; }
  .evidence { font-size: 8.5pt; padding: .375rem .625rem; }
  .evidence .address, .proof { font-size: 8.25pt; }
  .figures { font-size: .75rem; min-width: 0; }
  details .evidence { border: 0; border-top: 1px solid var(--line); background: none; padding: .25rem 0; }
  details .evidence .picture { display: none; }
  details .evidence-list { gap: 0; }
  details .proof { display: block; }
  .to-evidence { display: none; }
  .reasons, .crawl { display: block; }
  .reason-card { margin-bottom: .75rem; }
  blockquote { max-height: none; overflow: visible; }
  a { text-decoration: none; }
  .evidence { border: 1px solid var(--line); }
  details > summary { list-style: none; color: var(--soft); }
  details::details-content { content-visibility: visible; }
  .hash { display: inline; max-width: none; white-space: normal; word-break: break-all; font-size: 7.25pt; }
  .evidence-list > .evidence > .proof > div { display: block; }
  details .evidence-list > .evidence > .proof > div { display: inline; margin-inline-end: .75rem; }
  .proof dt, .proof dd { display: inline; }
  .proof dt { margin-inline-end: .375rem; }
  .sign-off { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 2.5rem 2rem; margin-top: 2.5rem; break-inside: avoid; }
  .sign-off p { border-bottom: 1px solid #000; padding-bottom: .125rem; }
  .unit-card, .meanings div { break-inside: avoid; }
  .rule:target, .finding:target { outline: none; }
  .table-scroll { overflow: visible; }
  .request-list, .whole-table { display: none; }
}
@media (forced-colors: active) {
  :root {
    --ink: CanvasText; --soft: CanvasText; --line: CanvasText; --sunk: Canvas; --accent: LinkText; --earned: Highlight; --band: GrayText;
    --lost: Canvas; --failed: CanvasText; --cantTell: CanvasText; --passed: CanvasText; --untested: GrayText; --seal: CanvasText;
  }
  .chart path[class^="fill-"] { stroke: CanvasText; forced-color-adjust: none; }
  .legend::before { forced-color-adjust: none; border: 1px solid CanvasText; }
}
`;
