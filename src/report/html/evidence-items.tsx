import type { EvidenceItem } from '../../model/report.js';
import { points } from '../figures.js';
import type { ReportView } from './view.js';

/** So many items are read at a glance; longer lists are folded. */
const GLANCE = 6;

function Items({ items, view }: { readonly items: readonly EvidenceItem[]; readonly view: ReportView }) {
  const { text } = view.words;
  return (
    <table class="passed">
      <thead>
        <tr>
          <th scope="col">{text.clause}</th>
          <th scope="col">{text.phrase}</th>
          <th scope="col">{text.bring}</th>
          <th scope="col">{text.section}</th>
          <th scope="col" class="number">
            {text.worth}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ clause, phrase, bring, deadline, dueOn, section, worth }) => (
          <tr>
            <th scope="row" class="clause">
              {clause}
            </th>
            <td>
              {phrase}
              {(deadline ?? dueOn) === undefined ? null : <small> {deadline ?? dueOn}</small>}
            </td>
            <td>{bring}</td>
            <td>{section === undefined ? '—' : (view.sections.get(section) ?? section)}</td>
            <td class="number">{worth === undefined ? '—' : points(worth)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Clauses that no website shows: what an evaluator has to bring. They count nothing until reviewed. */
export function EvidenceItems({ view }: { readonly view: ReportView }) {
  const { words, report } = view;
  const items = report.evidenceItems ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="evidence-items">
      <h2 id="evidence-items">{words.text.evidenceItems}</h2>
      <p class="muted">{words.text.evidenceItemsNote}</p>
      {items.length <= GLANCE ? (
        <Items items={items} view={view} />
      ) : (
        <details>
          <summary>{words.count.items(items.length)}</summary>
          <Items items={items} view={view} />
        </details>
      )}
    </section>
  );
}
