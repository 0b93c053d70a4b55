import type { RuleTally, RunView } from './run-view.js';

/** Of so many sites at most the names are printed below each rule; of more, paper has the numbers alone. */
const PRINTED_WITH_SITES = 12;

/** One site, linked to the place in its report. */
function SiteLink({
  view,
  site,
  fragment,
}: {
  readonly view: RunView;
  readonly site: string;
  readonly fragment: string;
}) {
  const line = view.lines.get(site);
  const name = line?.site.name ?? site;
  return <li>{line?.page === undefined ? name : <a href={`${line.page}#${fragment}`}>{name}</a>}</li>;
}

function Sites({ view, tally }: { readonly view: RunView; readonly tally: RuleTally }) {
  const { words } = view;
  return (
    <>
      {tally.failed.length === 0 ? null : (
        <div class="rule-sites">
          <p class="label">{words.failedAt(tally.failed.length)}</p>
          <ul>
            {tally.failed.map((site) => (
              <SiteLink view={view} site={site} fragment={`rule-${tally.rule}`} />
            ))}
          </ul>
          <button type="button" class="only-these" data-only={tally.key} hidden>
            {words.onlyThese}
          </button>
        </div>
      )}
      {tally.undecided.length === 0 ? null : (
        <div class="rule-sites">
          <p class="label">{words.undecidedAt(tally.undecided.length)}</p>
          <ul>
            {tally.undecided.map(({ site, hasCard }) => (
              <SiteLink view={view} site={site} fragment={hasCard ? `rule-${tally.rule}` : 'not-judged'} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** 问题分布: each rule with the sites at which it failed or waits for a person. */
export function ProblemsByRule({ view }: { readonly view: RunView }) {
  const { words, common, rules } = view;
  const { totals } = view.run;
  const columns = [
    ['rule', words.rule, false],
    ['section', words.section, false],
    ['level', words.level, false],
    ['failed', words.failed, true],
    ['undecided', words.undecided, true],
    ['passed', words.passed, true],
    ['other', words.other, true],
  ] as const;
  return (
    <section aria-labelledby="by-rule">
      <h2 id="by-rule">{words.byRule}</h2>
      {rules.length === 0 ? (
        <p class="empty">
          {totals.qualified + totals.unqualified > 0 || totals.sites === 0 ? words.noProblems : words.noneJudged}
        </p>
      ) : (
        <>
          <p class="muted">{words.byRuleNote}</p>
          <search id="rule-filter" class="filter" aria-label={words.ruleWords} data-shown={words.ruleShown} hidden>
            <label>
              {words.ruleWords}
              <input id="rule-words" type="search" autocomplete="off" />
            </label>
            <output id="rule-count" for="rule-words" />
          </search>
          <section class="table-scroll" tabindex={0} aria-label={`${words.byRule} · ${words.rule}`}>
            <table
              class={view.run.sites.length <= PRINTED_WITH_SITES ? 'by-rule few-sites' : 'by-rule'}
              data-sortable=""
            >
              <thead>
                <tr>
                  {columns.map(([key, label, isNumber]) => (
                    <th
                      scope="col"
                      class={isNumber ? 'number' : undefined}
                      data-column={key}
                      aria-sort={key === 'failed' ? 'descending' : 'none'}
                    >
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rules.map((tally) => (
                  <tr data-rule={tally.key}>
                    <td>
                      <details>
                        <summary>
                          {tally.title} <code>{tally.rule}</code>
                        </summary>
                        <Sites view={view} tally={tally} />
                      </details>
                    </td>
                    <td>{tally.section}</td>
                    <td>
                      <span class={`level level-${tally.level}`}>{common.level[tally.level]}</span>
                    </td>
                    <td class="number" data-sort={tally.failed.length}>
                      <b>{tally.failed.length || '·'}</b>
                    </td>
                    <td class="number" data-sort={tally.undecided.length}>
                      {tally.undecided.length || '·'}
                    </td>
                    <td class="number" data-sort={tally.passed}>
                      {tally.passed || '·'}
                    </td>
                    <td class="number" data-sort={tally.other}>
                      {tally.other || '·'}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <p class="empty" id="rule-none" hidden>
            {words.ruleNone}
          </p>
        </>
      )}
    </section>
  );
}
