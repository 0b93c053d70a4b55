import type { RunSite, RunSummary } from '../model/run.js';
import { beijingTime } from './beijing-time.js';
import { points } from './figures.js';
import { Document, pageText } from './html/document.js';
import { Address } from './html/finding.js';
import { neutralise } from './neutralise.js';
import type { Language, Wording } from './wording/catalogue.js';
import { wordingOf } from './wording.js';

/** The page beside a site's `report.json`; a path that could leave the run folder is not linked. */
function reportPage(path: string): string | undefined {
  const isInside = /^[A-Za-z0-9][A-Za-z0-9._-]*\/report\.(?:json|html)$/.test(path);
  return isInside ? path.replace(/\.json$/, '.html') : undefined;
}

const VERDICT_ORDER = { qualified: 0, unqualified: 1, undetermined: 2 } as const;

/** Qualified before unqualified before undetermined; then the higher value, then the higher minimum, then the name. */
function ranked(sites: readonly RunSite[]): RunSite[] {
  return [...sites].sort(
    (a, b) =>
      VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict] ||
      b.points.value - a.points.value ||
      b.points.min - a.points.min ||
      (a.name < b.name ? -1 : 1),
  );
}

/** The place of a site: equal sites share one; a site without a verdict has none. */
function placeOf(site: RunSite, sites: readonly RunSite[]): number | undefined {
  if (site.verdict === 'undetermined') return undefined;
  return 1 + sites.findIndex((other) => other.verdict === site.verdict && other.points.value === site.points.value);
}

function Row({
  site,
  place,
  words,
}: {
  readonly site: RunSite;
  readonly place: number | undefined;
  readonly words: Wording;
}) {
  const href = reportPage(site.report);
  const { value, min, max } = site.points;
  const isOpen = site.verdict === 'undetermined' && min === 0 && max === 100;
  return (
    <tr>
      <td class="number">{place ?? '—'}</td>
      <th scope="row">
        {href === undefined ? site.name : <a href={href}>{site.name}</a>}
        <div>
          <Address url={site.url} />
        </div>
        {site.sentence === undefined ? null : <p class="muted">{site.sentence}</p>}
      </th>
      <td class={`word-${site.verdict}`}>{words.verdict[site.verdict]}</td>
      <td class="number">
        <b>{isOpen ? '—' : points(value)}</b>
        <small class="interval">{words.count.interval(points(min), points(max))}</small>
      </td>
      <td class="number">{site.vetoes.length === 0 ? '·' : site.vetoes.length}</td>
      <td class="number">{site.outcomes['failed'] ?? 0}</td>
      <td class="number">{site.outcomes['cantTell'] ?? 0}</td>
    </tr>
  );
}

function Ranking({
  kind,
  sites,
  words,
}: {
  readonly kind: string;
  readonly sites: readonly RunSite[];
  readonly words: Wording;
}) {
  const order = ranked(sites);
  const { text } = words;
  return (
    <section aria-labelledby={`kind-${kind}`}>
      <h3 id={`kind-${kind}`}>
        {words.kind[kind] ?? kind}
        <span class="count">{words.count.sites(sites.length)}</span>
      </h3>
      <div class="table-scroll">
        <table class="ranking">
          <thead>
            <tr>
              <th scope="col" class="number">
                {text.rank}
              </th>
              <th scope="col">{text.name}</th>
              <th scope="col">{text.verdict}</th>
              <th scope="col" class="number">
                {text.score}
              </th>
              <th scope="col" class="number">
                {text.vetoCount}
              </th>
              <th scope="col" class="number">
                {words.outcome.failed}
              </th>
              <th scope="col" class="number">
                {words.outcome.cantTell}
              </th>
            </tr>
          </thead>
          <tbody>
            {order.map((site) => (
              <Row site={site} place={placeOf(site, order)} words={words} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Failures({ run, words }: { readonly run: RunSummary; readonly words: Wording }) {
  const names = new Map(run.sites.map(({ id, name }) => [id, name]));
  return (
    <section aria-labelledby="failures">
      <h2 id="failures">{words.text.failures}</h2>
      {run.failures.length === 0 ? (
        <p class="empty">{words.text.failuresNone}</p>
      ) : (
        <ul class="plain">
          {run.failures.map((failure) => (
            <li>
              <b>{names.get(failure.site) ?? failure.site}</b> · {words.failure[failure.why] ?? failure.why}
              {failure.message === undefined ? null : <p class="muted">{failure.message}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Totals({ run, words }: { readonly run: RunSummary; readonly words: Wording }) {
  const { totals } = run;
  const cells = [
    ['passed', totals.qualified, words.verdict.qualified],
    ['failed', totals.unqualified, words.verdict.unqualified],
    ['cantTell', totals.undetermined, words.verdict.undetermined],
    ['untested', totals.pages, words.text.pages],
    ['untested', totals.requests, words.text.requests],
  ] as const;
  return (
    <ul class="counts" aria-label={words.text.totals}>
      {cells.map(([look, count, label]) => (
        <li class={`count-${look}`}>
          <b>{count}</b>
          <span>{label}</span>
        </li>
      ))}
    </ul>
  );
}

/** `index.html` of a run: how each site came out, ranked within its kind, and what could not be judged. */
export function renderRunIndex(original: RunSummary, { lang }: { readonly lang: Language }): string {
  const run = neutralise(original);
  const words = wordingOf(lang);
  const kinds = [...new Set(run.sites.map(({ kind }) => kind))];
  const { text } = words;
  return pageText(
    <Document lang={words.htmlLang} title={`${text.runTitle} · ${run.id}`}>
      <a class="skip" href="#main">
        {text.skip}
      </a>
      <header class="masthead">
        <p class="kicker">
          {run.profiles.map(({ title, version }) => `${title} ${version}`).join(words.listSeparator)}
        </p>
        <h1>{text.runTitle}</h1>
        <p class="subject">
          <span>{run.id}</span>
          <span>
            {text.asOf} <time datetime={run.asOf}>{run.asOf}</time>
          </span>
          <span>{words.count.sites(run.totals.sites)}</span>
          <span>
            {beijingTime(run.startedAt)} – {beijingTime(run.finishedAt)} {text.beijing}
          </span>
        </p>
      </header>
      <main id="main" tabindex={-1}>
        <Totals run={run} words={words} />
        <section aria-labelledby="ranking">
          <h2 id="ranking">{text.ranking}</h2>
          {run.sites.length === 0 ? <p class="empty">{text.noSites}</p> : null}
          <div class="kinds">
            {kinds.map((kind) => (
              <Ranking kind={kind} sites={run.sites.filter((site) => site.kind === kind)} words={words} />
            ))}
          </div>
        </section>
        <Failures run={run} words={words} />
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
