import type { ComparedRuns, RunHead } from '../../model/comparison.js';
import { Document, pageText } from '../html/document.js';
import { Address } from '../html/finding.js';
import type { Language } from '../wording/catalogue.js';
import { speechOf, STATES_IN_ORDER, worstFirst, type Speech } from './say.js';
import { COMPARISON_SCRIPT } from './script.js';
import { SiteMoves } from './site-moves.js';
import { LoneSites, SitesTable } from './sites-table.js';
import { COMPARISON_STYLE } from './style.js';

/** So many problems one page shows, about two megabytes; those of the worst sites come first. */
const MOST_SHOWN = 3_000;

/** `comparison.html`: one offline page. Its texts are data: escaped, and linked only to http and https. */
export function renderComparisonHtml(compared: ComparedRuns, lang: Language): string {
  const speech = speechOf(lang);
  const { own, general } = speech;
  const { head, summaries } = compared;
  const order = worstFirst(summaries);
  const [only] = order.length === 1 ? order : [];
  let room = MOST_SHOWN;
  let left = 0;
  const linked = new Set<string>();
  const moves = order.map((summary) => {
    const site = compared.read(summary.site);
    const many = site.rules.reduce((sum, { findings }) => sum + findings.length, 0);
    const shown = Math.min(room, many);
    room -= shown;
    left += many - shown;
    if (shown > 0 || many === 0) linked.add(site.site);
    return shown === 0 && many > 0 ? null : (
      <SiteMoves site={site} isAlone={order.length === 1} most={shown} speech={speech} />
    );
  });
  return pageText(
    <Document
      lang={general.htmlLang}
      title={`${only === undefined ? '' : `${only.name} · `}${own.title}`}
      moreStyle={COMPARISON_STYLE}
      script={COMPARISON_SCRIPT}
    >
      <a class="skip" href="#main">
        {own.skip}
      </a>
      <header class="masthead">
        <p class="kicker">{only === undefined ? own.sites(order.length) : own.title}</p>
        <h1>{only === undefined ? own.title : only.name}</h1>
        <p class="subject">
          <Run label={own.earlier} run={head.from} speech={speech} />
          <Run label={own.later} run={head.to} speech={speech} />
          {only === undefined ? null : <Address url={only.url} />}
        </p>
      </header>
      <main id="main" tabindex={-1}>
        <Cautions compared={compared} speech={speech} />
        <Counts compared={compared} speech={speech} />
        {only === undefined ? <SitesTable sites={order} linked={linked} speech={speech} /> : null}
        <LoneSites head={head} speech={speech} />
        <section aria-labelledby="problems">
          <h2 id="problems">{own.problemsTitle}</h2>
          <Filter speech={speech} />
          <p id="filter-none" class="empty" hidden>
            {own.filterNone}
          </p>
          {left > 0 ? <p class="warning">{own.notShown(left)}</p> : null}
          <div class="kinds">{moves}</div>
        </section>
        <Meanings speech={speech} />
      </main>
      <footer class="foot">
        <p>{own.foot}</p>
        <p>
          {head.tool.name} {head.tool.version}
        </p>
      </footer>
    </Document>,
  );
}

function Run({ label, run, speech }: { readonly label: string; readonly run: RunHead; readonly speech: Speech }) {
  const { listSeparator } = speech.general;
  return (
    <span>
      <b>{label}</b> {run.reference} · {run.asOf.join(listSeparator)} ·{' '}
      {run.profiles.map(({ title, version }) => `${title} ${version}`).join(listSeparator)}
    </span>
  );
}

function Cautions({ compared, speech }: { readonly compared: ComparedRuns; readonly speech: Speech }) {
  const { own } = speech;
  const cautions = Object.entries(compared.head.totals.cautions);
  if (cautions.length === 0) return null;
  return (
    <section class="cautions" aria-labelledby="cautions">
      <h2 id="cautions">{own.cautionsTitle}</h2>
      <ul class="plain">
        {cautions.map(([caution, count]) => (
          <li>
            {compared.summaries.length > 1 ? own.ofSites(count) + own.colon : ''}
            {own.caution[caution as keyof typeof own.caution]}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Counts({ compared, speech }: { readonly compared: ComparedRuns; readonly speech: Speech }) {
  const { findings } = compared.head.totals;
  return (
    <ul class="states">
      {STATES_IN_ORDER.map((state) => (
        <li class={`state-${state}`}>
          <b>{findings[state]}</b>
          <span>{speech.own.stateName[state]}</span>
        </li>
      ))}
    </ul>
  );
}

function Filter({ speech: { own } }: { readonly speech: Speech }) {
  return (
    <search id="filter" class="filter" aria-label={own.filter} data-shown={own.filterShown} hidden>
      <label>
        {own.filter}
        <input id="filter-words" type="search" autocomplete="off" />
      </label>
      <label>
        {own.filterState}
        <select id="filter-state">
          <option value="">{own.filterAll}</option>
          {STATES_IN_ORDER.map((state) => (
            <option value={state}>{own.stateName[state]}</option>
          ))}
        </select>
      </label>
      <button type="button" id="filter-clear">
        {own.filterClear}
      </button>
      <output id="filter-count" for="filter-words filter-state"></output>
    </search>
  );
}

function Meanings({ speech: { own } }: { readonly speech: Speech }) {
  return (
    <section aria-labelledby="meanings">
      <h2 id="meanings">{own.statesTitle}</h2>
      <dl class="meanings">
        {STATES_IN_ORDER.map((state) => (
          <>
            <dt>
              <span class={`tag tag-${state}`}>{own.stateName[state]}</span>
            </dt>
            <dd>{own.stateMeaning[state]}</dd>
          </>
        ))}
      </dl>
    </section>
  );
}
