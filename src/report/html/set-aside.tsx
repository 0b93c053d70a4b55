import { points } from '../figures.js';
import { anchorOf, aside, ruleTitle, type ReportView } from './view.js';

/** Deductions that a waiver sets aside, with who allowed it and until when: seen at a glance, not only at the rule. */
export function SetAside({ view }: { readonly view: ReportView }) {
  const { words, report } = view;
  const waived = report.outcomes.flatMap((outcome) =>
    outcome.waiver?.setAside === undefined ? [] : [{ outcome, waiver: outcome.waiver }],
  );
  if (waived.length === 0) return null;
  return (
    <section aria-labelledby="set-aside">
      <h2 id="set-aside">{words.text.setAside}</h2>
      <p class="muted">{words.text.setAsideNote}</p>
      <ul class="plain">
        {waived.map(({ outcome, waiver }) => (
          <li>
            <a href={anchorOf(view, outcome)}>{ruleTitle(view, outcome)}</a>{' '}
            <span class="cost">{words.count.points(points(waiver.setAside ?? 0))}</span>
            <p class="muted">
              {waiver.justification}
              {aside(view, waiver.approvedBy, waiver.expiresOn)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
