/** The links of a report: every outcome, the scorecard, and what else it says. */
import { subjectOf, type Reviews } from '../model/decision.js';
import type { AuditReport, RuleOutcome } from '../model/report.js';
import { withoutSecrets, type SiteEntry } from '../model/site-entry.js';
import type { ChainLink, LinkOf } from '../model/chain.js';
import { canonical, sha256 } from '../lib/text/canonical-json.js';

type Loose<Step extends ChainLink['step']> = Omit<LinkOf<Step>, 'chain'>;

/** What a site was judged by, as far as it is no rule. */
export interface AskedQuestion {
  readonly site: SiteEntry;
  readonly asOf: string;
  /** The rules that were asked for, where not all were. */
  readonly only?: readonly string[];
}

/** Headers and credentials of the site's owner stay out of it, as they stay out of the snapshot. */
export const linkQuestion = ({ site, asOf, only }: AskedQuestion): Loose<'question'> => {
  const question = {
    site: { ...withoutSecrets(site) },
    asOf,
    ...(only && { only: [...only].sort() }),
  };
  return { step: 'question', question, sha256: sha256(canonical(question)) };
};

export const linkOutcome = (outcome: RuleOutcome): Loose<'outcome'> => ({
  step: 'outcome',
  rule: outcome.rule,
  value: outcome.value,
  earned: outcome.points.earned,
  findings: outcome.findings.length,
  sha256: sha256(canonical(outcome)),
});

export const linkScorecard = (scorecard: AuditReport['scorecard']): Loose<'scorecard'> => {
  const { value, min, max } = scorecard.points;
  return { step: 'scorecard', verdict: scorecard.verdict, value, min, max, sha256: sha256(canonical(scorecard)) };
};

export const linkRest = ({ outcomes: _outcomes, scorecard: _scorecard, ...rest }: AuditReport): Loose<'rest'> => ({
  step: 'rest',
  sha256: sha256(canonical(rest)),
});

/** The links of `reviews.json`: the file, then what was decided, one by one. */
export const linkReviews = (
  text: string,
  { decisions }: Reviews,
): readonly [Loose<'reviews'>, ...Loose<'decision'>[]] => [
  { step: 'reviews', file: 'reviews.json', bytes: Buffer.byteLength(text), sha256: sha256(text) },
  ...decisions.map((decision): Loose<'decision'> => ({
    step: 'decision',
    subject: subjectOf(decision),
    value: decision.value,
    by: decision.by,
    at: decision.at,
    sha256: sha256(canonical(decision)),
  })),
];

/** The pictures that a report names, each once, in the order of their names. */
export const picturesOf = ({ pictures, outcomes }: AuditReport): readonly string[] => {
  const named = outcomes.flatMap(({ findings }) =>
    findings.flatMap(({ evidence }) => evidence.flatMap(({ screenshot }) => screenshot ?? [])),
  );
  return [...new Set([...(pictures?.files.map(({ file }) => file) ?? []), ...named])].sort();
};
