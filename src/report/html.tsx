import type { AuditReport } from '../model/report.js';
import { CrawlFacts } from './html/crawl.js';
import { Document, pageText } from './html/document.js';
import { EvidenceItems } from './html/evidence-items.js';
import { Address } from './html/finding.js';
import { Inapplicable, NotJudged, Passed } from './html/other-rules.js';
import { Overview } from './html/overview.js';
import { Problems } from './html/problems.js';
import { Reading, SignOff } from './html/reading.js';
import { Reviews } from './html/reviews.js';
import { SetAside } from './html/set-aside.js';
import { Units } from './html/units.js';
import { VerdictPanel } from './html/verdict.js';
import { legible, viewOf, type ReportView } from './html/view.js';
import type { Language } from './wording/catalogue.js';

function Head({ view }: { readonly view: ReportView }) {
  const { report, words } = view;
  const { site, profile } = report;
  return (
    <header class="masthead">
      <p class="kicker">{words.text.reportTitle}</p>
      <h1 lang="zh-CN">{legible(site.name, site.id)}</h1>
      <p class="subject">
        <span>{words.kind[site.kind] ?? site.kind}</span>
        <Address url={site.url} />
        <span>
          {words.text.profile} {profile.title} {profile.version}
        </span>
        <span>
          {words.text.asOf} <time datetime={report.asOf}>{report.asOf}</time>
        </span>
      </p>
    </header>
  );
}

/** Parts that are left out when they are empty. */
const FOLDED_AWAY: ReadonlySet<string> = new Set(['units', 'not-judged', 'evidence-items', 'inapplicable']);

function Contents({ view }: { readonly view: ReportView }) {
  const { text, count } = view.words;
  const total = (outcomes: readonly { readonly outcomes: readonly unknown[] }[]): number =>
    outcomes.reduce((sum, group) => sum + group.outcomes.length, 0);
  const entries = [
    ['sections', text.sections, undefined],
    ['units', text.units, view.report.units?.length ?? 0],
    ['problems', text.problems, total(view.problems)],
    ['not-judged', text.notJudged, total(view.notJudged)],
    ['evidence-items', text.evidenceItems, view.report.evidenceItems?.length ?? 0],
    ['inapplicable', text.inapplicable, total(view.inapplicable)],
    ['passed', text.passed, view.passed.length],
    ['crawl', text.crawl, undefined],
    ['reading', text.reading, undefined],
  ] as const;
  return (
    <nav class="contents" aria-label={text.contents}>
      <ul>
        {entries
          .filter(([id, , many]) => !(many === 0 && FOLDED_AWAY.has(id)))
          .map(([id, label, many]) => (
            <li>
              <a href={`#${id}`}>
                {label}
                {many === undefined ? null : <span class="count">{count.items(many)}</span>}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** From so many pieces of evidence on, cards out of sight are laid out only when they come into it. */
const LONG_FROM = 1500;
const isLong = ({ report }: ReportView): boolean =>
  report.outcomes.flatMap(({ findings }) => findings).reduce((sum, { evidence }) => sum + evidence.length, 0) >=
  LONG_FROM;

/** One site's report as one offline page. Its texts are data: escaped, made plain, linked only to http and https. */
export function renderHtml(report: AuditReport, { lang }: { readonly lang: Language }): string {
  const view = viewOf(report, lang);
  const { words } = view;
  const { verdict } = view.report.scorecard;
  return pageText(
    <Document
      lang={words.htmlLang}
      title={`${view.report.site.name} · ${words.verdict[verdict]} · ${words.text.reportTitle}`}
    >
      <a class="skip" href="#main">
        {words.text.skip}
      </a>
      <Head view={view} />
      <Contents view={view} />
      <main id="main" tabindex={-1} class={isLong(view) ? 'long' : undefined}>
        <VerdictPanel view={view} />
        <Overview view={view} />
        <Units view={view} />
        <Problems view={view} />
        <SetAside view={view} />
        <Reviews view={view} />
        <NotJudged view={view} />
        <EvidenceItems view={view} />
        <Inapplicable view={view} />
        <Passed view={view} />
        <CrawlFacts view={view} />
        <Reading view={view} />
        <SignOff view={view} />
      </main>
      <footer class="foot">
        <p>{words.text.foot}</p>
        <p>
          {view.report.tool.name} {view.report.tool.version}
        </p>
      </footer>
    </Document>,
  );
}
