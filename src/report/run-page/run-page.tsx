import { beijingTime } from '../beijing-time.js';
import type { RunReports } from '../format.js';
import { Document, pageText } from '../html/document.js';
import type { Language } from '../wording/catalogue.js';
import { FilesSection, UnitsSection, UnjudgedSection } from './other-sections.js';
import { ProblemsByRule } from './problems-by-rule.js';
import { RankingSection } from './ranking-section.js';
import { RUN_PAGE_SCRIPT } from './run-page-script.js';
import { RUN_PAGE_STYLE } from './run-page-style.js';
import { runViewOf, type RunView } from './run-view.js';
import { Summary } from './summary.js';

function Head({ view }: { readonly view: RunView }) {
  const { run, common, words } = view;
  const { text } = common;
  return (
    <header class="masthead">
      <p class="kicker">{run.profiles.map(({ title, version }) => `${title} ${version}`).join(common.listSeparator)}</p>
      <h1>{text.runTitle}</h1>
      <p class="subject">
        <span>
          {words.runId} {run.id}
        </span>
        <span>
          {text.asOf} <time datetime={run.asOf}>{run.asOf}</time>
        </span>
        <span>{common.count.sites(run.totals.sites)}</span>
        <span>
          {beijingTime(run.startedAt)} – {beijingTime(run.finishedAt)} {text.beijing}
        </span>
      </p>
    </header>
  );
}

function Contents({ view }: { readonly view: RunView }) {
  const { words, common, ranking, rules, run, files } = view;
  const entries = [
    ['summary', words.summary, undefined],
    ['ranking', words.ranking, run.sites.length],
    ...(ranking.unitGroups.length > 0 ? [['units', words.units, undefined] as const] : []),
    ['by-rule', words.byRule, rules.length],
    ['failures', words.unjudged, run.failures.length],
    ...(files.length > 0 ? [['files', words.files, undefined] as const] : []),
  ] as const;
  return (
    <nav class="contents" aria-label={words.contents}>
      <ul>
        {entries.map(([id, label, many]) => (
          <li>
            <a href={`#${id}`}>
              {label}
              {many === undefined ? null : <span class="count">{common.count.items(many)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** `index.html` of a run: how sites came out and how sure each place is, what fails where, what could not be judged. */
export function renderRunPage(given: RunReports, { lang }: { readonly lang: Language }): string {
  const view = runViewOf(given, lang);
  const { run, common } = view;
  const { text } = common;
  return pageText(
    <Document
      lang={common.htmlLang}
      title={`${text.runTitle} · ${run.id}`}
      moreStyle={RUN_PAGE_STYLE}
      script={RUN_PAGE_SCRIPT}
    >
      <a class="skip" href="#main">
        {text.skip}
      </a>
      <Head view={view} />
      <Contents view={view} />
      <main id="main" tabindex={-1} class="run-page">
        <Summary view={view} />
        <RankingSection view={view} />
        <UnitsSection view={view} />
        <ProblemsByRule view={view} />
        <UnjudgedSection view={view} />
        <FilesSection view={view} />
      </main>
      <footer class="foot">
        <p>{text.foot}</p>
        <p>
          {run.tool.name} {run.tool.version}
        </p>
      </footer>
    </Document>,
  );
}
