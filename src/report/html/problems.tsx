import { RuleCard } from './rule-card.js';
import type { ReportView } from './view.js';

/** Shown by the script only: without script everything is on the page anyway. */
function Filter({ view }: { readonly view: ReportView }) {
  const { text, outcome } = view.words;
  return (
    <form class="filter" id="filter" role="search" aria-label={text.filterLabel} data-shown={text.filterShown} hidden>
      <label>
        <span>{text.filterWords}</span>
        <input type="search" id="filter-words" autocomplete="off" />
      </label>
      <label>
        <span>{text.filterShow}</span>
        <select id="filter-value">
          <option value="">{text.filterAll}</option>
          <option value="failed">{outcome.failed}</option>
          <option value="cantTell">{outcome.cantTell}</option>
        </select>
      </label>
      <output id="filter-count" aria-live="polite"></output>
    </form>
  );
}

/** Findings by section. */
export function Problems({ view }: { readonly view: ReportView }) {
  const { text, count } = view.words;
  return (
    <section aria-labelledby="problems">
      <h2 id="problems">{text.problems}</h2>
      {view.problems.length === 0 ? (
        <p class="empty">{view.hasEstimate ? text.problemsNone : text.problemsUnseen}</p>
      ) : (
        <>
          <Filter view={view} />
          <p class="empty" id="filter-none" hidden>
            {text.filterNone}
          </p>
          {view.problems.map((section) => (
            <section class="group" aria-labelledby={`section-${section.id}`} data-group>
              <h3 id={`section-${section.id}`}>
                {section.title}
                <span class="count">{count.items(section.outcomes.length)}</span>
              </h3>
              {section.outcomes.map((outcome) => (
                <RuleCard outcome={outcome} view={view} />
              ))}
            </section>
          ))}
        </>
      )}
    </section>
  );
}
