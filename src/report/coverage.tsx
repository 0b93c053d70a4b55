import { CLAUSE_CLASSES, type Coverage, type CoveredClause } from '../model/coverage.js';
import { Document, pageText } from './html/document.js';
import { neutralise } from './neutralise.js';
import type { Language, Wording } from './wording/catalogue.js';
import { wordingOf } from './wording.js';

function Counts({ coverage, words }: { readonly coverage: Coverage; readonly words: Wording }) {
  const { counts } = coverage;
  return (
    <ul class="counts">
      {CLAUSE_CLASSES.map((kind) => (
        <li class={counts[kind].covered === counts[kind].clauses ? 'count-passed' : 'count-failed'}>
          <b>
            {counts[kind].covered} / {counts[kind].clauses}
          </b>
          <span>
            {kind} {words.clauseClass[kind]}
          </span>
        </li>
      ))}
    </ul>
  );
}

function CoveredBy({ clause, words }: { readonly clause: CoveredClause; readonly words: Wording }) {
  const { rules, manual, notObservable, switchedOff, isCovered } = clause;
  return (
    <td>
      {rules.map(({ id, title, check, checkTitle, decidedBy, effective }) => (
        <div>
          <b>{title}</b> <code>{id}</code>
          <div class="muted">
            {checkTitle ?? check} <code>{check}</code>
            {decidedBy === 'evaluator' ? <span> · {words.text.confirmed}</span> : null}
            {effective === undefined ? null : (
              <span>
                {' '}
                · {effective.from ?? ''} – {effective.to ?? ''}
              </span>
            )}
          </div>
        </div>
      ))}
      {switchedOff === undefined ? null : (
        <div class="muted">
          {words.text.switchedOff} <code>{switchedOff.join(' ')}</code>
        </div>
      )}
      {manual === undefined ? null : (
        <div>
          <span class="label">{words.text.bring}</span> {manual}
        </div>
      )}
      {notObservable === undefined ? null : <div class="muted">{notObservable}</div>}
      {isCovered ? null : <b class="word-unqualified">{words.text.uncovered}</b>}
    </td>
  );
}

function RuleSet({ coverage, words }: { readonly coverage: Coverage; readonly words: Wording }) {
  const { id, title, version, clauses, rulesWithoutClause } = coverage;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <small>{version}</small>
      </h2>
      <Counts coverage={coverage} words={words} />
      <table class="passed">
        <thead>
          <tr>
            <th scope="col">{words.text.clause}</th>
            <th scope="col">{words.text.clauseClass}</th>
            <th scope="col">{words.text.phrase}</th>
            <th scope="col">{words.text.deadline}</th>
            <th scope="col">{words.text.coveredBy}</th>
          </tr>
        </thead>
        <tbody>
          {clauses.map((clause) => (
            <tr>
              <th scope="row" class="clause">
                {clause.id}
              </th>
              <td>{clause.class ?? '—'}</td>
              <td>{clause.phrase ?? ''}</td>
              <td>{clause.dueOn ?? clause.deadline ?? ''}</td>
              <CoveredBy clause={clause} words={words} />
            </tr>
          ))}
        </tbody>
      </table>
      {rulesWithoutClause.length === 0 ? null : (
        <details>
          <summary>
            {words.text.rulesWithoutClause} {words.count.rules(rulesWithoutClause.length)}
          </summary>
          <ul class="plain">
            {rulesWithoutClause.map((rule) => (
              <li>
                {rule.title} <code>{rule.id}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** The tables of traceability as one offline page. */
export function renderCoverage(all: readonly Coverage[], { lang }: { readonly lang: Language }): string {
  const words = wordingOf(lang);
  const shown = neutralise(all);
  return pageText(
    <Document lang={words.htmlLang} title={words.text.coverageTitle}>
      <header class="masthead">
        <p class="kicker">gongkai</p>
        <h1>{words.text.coverageTitle}</h1>
      </header>
      <nav class="contents" aria-label={words.text.contents}>
        <ul>
          {shown.map(({ id, title, clauses }) => (
            <li>
              <a href={`#${id}`}>
                {title}
                <span class="count">{words.count.items(clauses.length)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main id="main" tabindex={-1}>
        {shown.map((coverage) => (
          <RuleSet coverage={coverage} words={words} />
        ))}
      </main>
    </Document>,
  );
}
