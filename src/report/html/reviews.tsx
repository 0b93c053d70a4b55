import { beijingTime } from '../beijing-time.js';
import { anchorOf, aside, ruleTitle, type ReportView } from './view.js';

/** Outcomes that evaluators decided: seen at a glance, not only at the rule. */
export function Reviews({ view }: { readonly view: ReportView }) {
  const { words, report } = view;
  const rows = report.outcomes.flatMap((outcome) => (outcome.review ? [{ outcome, review: outcome.review }] : []));
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews">{words.text.reviews}</h2>
      <p class="muted">{words.text.reviewsNote}</p>
      <ul class="plain">
        {rows.map(({ outcome, review }) => (
          <li>
            <a href={anchorOf(view, outcome)}>{ruleTitle(view, outcome)}</a>{' '}
            <span class="level">{words.outcome[review.value as keyof typeof words.outcome] ?? review.value}</span>
            <p class="muted">
              {review.reason}
              {aside(view, review.by, beijingTime(review.at))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
