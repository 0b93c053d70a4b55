import { Filter } from './filter.js';
import { RuleCard } from './rule-card.js';
import type { ReportView } from './view.js';

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
            <section class="group" aria-labelledby={`section-${section.id}`} data-group={section.id}>
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
