import type { ReportView } from './view.js';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** Values with how often they occur, in the order in which they come. */
function tally(values: Iterable<string | undefined>, labelOf: (value: string) => string = (value) => value): Choice[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, label: labelOf(value), count }));
}

function Choices({
  id,
  label,
  choices,
  view,
}: {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly view: ReportView;
}) {
  const { text, count: words } = view.words;
  if (choices.length < 2) return null;
  return (
    <label>
      <span>{label}</span>
      <select id={`filter-${id}`} data-filter={id}>
        <option value="">{text.filterAll}</option>
        {choices.map(({ value, label: name, count }) => (
          <option value={value}>{words.withCount(name, count)}</option>
        ))}
      </select>
    </label>
  );
}

/** Narrows the list of findings. Shown by the script only: without script everything is on the page anyway. */
export function Filter({ view }: { readonly view: ReportView }) {
  const { text, outcome, level } = view.words;
  const cards = view.problems.flatMap((section) => section.outcomes);
  const findings = cards.flatMap((card) => card.findings);
  const outcomes = tally(
    cards.map(({ value }) => value),
    (value) => outcome[value as keyof typeof outcome],
  );
  const levels = tally(
    cards.map((card) => card.level),
    (value) => level[value as keyof typeof level],
  );
  const sections = view.problems.map(({ id, title, outcomes: { length } }) => ({
    value: id,
    label: title,
    count: length,
  }));
  return (
    <search class="filter" id="filter" aria-label={text.filterLabel} data-shown={text.filterShown} hidden>
      <label>
        <span>{text.filterWords}</span>
        <input type="search" id="filter-words" data-filter="words" autocomplete="off" spellcheck={false} />
      </label>
      <Choices id="outcome" label={text.filterOutcome} choices={outcomes} view={view} />
      <Choices id="level" label={text.level} choices={levels} view={view} />
      <Choices id="section" label={text.section} choices={sections} view={view} />
      <Choices id="unit" label={text.unit} choices={tally(findings.map(({ unit }) => unit))} view={view} />
      <Choices id="column" label={text.column} choices={tally(findings.map(({ column }) => column))} view={view} />
      <button type="button" id="filter-clear">
        {text.filterClear}
      </button>
      <output id="filter-count" aria-live="polite"></output>
    </search>
  );
}
