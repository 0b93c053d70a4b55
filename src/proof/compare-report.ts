/** Where a report is not the one that was sealed, and where it is not what its snapshot says. */
import type { LinkOf } from '../model/chain.js';
import type { AuditReport, RuleOutcome } from '../model/report.js';
import type { Alteration, Change } from './alteration.js';
import { changesBetween } from './changes.js';
import { saySame } from './compare-chain.js';
import { linkOutcome } from './link-report.js';

/** What became of a sealed outcome. `judged` is the one that the snapshot gives again, if it does: then it can be said what was changed. */
export function compareOutcome(
  link: LinkOf<'outcome'>,
  now: RuleOutcome | undefined,
  judged: RuleOutcome | undefined,
): Alteration | undefined {
  if (!now) return { kind: 'outcome-missing', rule: link.rule };
  const own = linkOutcome(now);
  if (saySame(own, link)) return undefined;
  const isKnown = judged !== undefined && hasFactsOf(linkOutcome(judged), link);
  const changes = isKnown ? changesBetween(comparable(judged), comparable(now)) : [];
  return {
    kind: 'outcome',
    rule: link.rule,
    changes: changes.length > 0 ? changes : changesBetween(factsOf(link), factsOf(own)),
  };
}

type OutcomeFacts = Pick<LinkOf<'outcome'>, 'value' | 'earned' | 'findings'>;

const factsOf = ({ value, earned, findings }: OutcomeFacts): object => ({ value, points: { earned }, findings });

/** Pictures are made after judging, so that the hash of an outcome that has some is not to be had again; what it says is. */
const hasFactsOf = (one: OutcomeFacts, other: OutcomeFacts): boolean =>
  one.value === other.value && one.earned === other.earned && one.findings === other.findings;

/** Outcomes that no link is about, and the first that stands at another place. */
export function compareOrder(
  links: readonly LinkOf<'outcome'>[],
  outcomes: readonly RuleOutcome[],
): readonly Alteration[] {
  const known = new Set(links.map(({ rule }) => rule));
  const seen = new Set<string>();
  const added = outcomes.filter(({ rule }) => {
    const isNew = !known.has(rule) || seen.has(rule);
    seen.add(rule);
    return isNew;
  });
  if (added.length > 0) return added.map(({ rule }) => ({ kind: 'outcome-added', rule }));
  if (outcomes.length < links.length) return [];
  const moved = links.find(({ rule }, at) => outcomes[at]?.rule !== rule);
  return moved ? [{ kind: 'outcome-moved', rule: moved.rule }] : [];
}

type Comparable = Omit<AuditReport, 'tool' | 'pictures'>;

/** A report without what judging again does not give: pictures, and which version of the program judged. */
function comparableReport({ tool: _tool, pictures: _pictures, ...rest }: AuditReport): Comparable {
  return { ...rest, outcomes: rest.outcomes.map(comparable) };
}

const comparable = (outcome: RuleOutcome): RuleOutcome => ({
  ...outcome,
  findings: outcome.findings.map((finding) => ({
    ...finding,
    evidence: finding.evidence.map(({ screenshot: _, ...evidence }) => evidence),
  })),
});

/** What is neither an outcome nor the scorecard. */
export const changesOfRest = (then: AuditReport, now: AuditReport): readonly Change[] => {
  const restOf = ({ outcomes: _outcomes, scorecard: _scorecard, ...rest }: Comparable): object => rest;
  return changesBetween(restOf(comparableReport(then)), restOf(comparableReport(now)));
};

/**
 * Where a report differs from what its snapshot gives: rules, points, the rest. What people decided is left to them, unless `judged`
 * has their decisions worked in (`isReviewed`).
 */
export function compareJudged(report: AuditReport, judged: AuditReport, isReviewed = false): readonly Alteration[] {
  const reviewed = new Set(isReviewed ? [] : reviewedRules(report));
  const then = new Map(judged.outcomes.map((outcome) => [outcome.rule, comparable(outcome)]));
  const now = new Map(report.outcomes.map((outcome) => [outcome.rule, comparable(outcome)]));
  const rules = [...new Set([...then.keys(), ...now.keys()])].filter((rule) => !reviewed.has(rule));
  // A decision moves points, so that the scorecard is not the program's alone any more.
  const points = reviewed.size > 0 ? [] : changesBetween(judged.scorecard, report.scorecard);
  const differing = [
    ...rules.map((rule) => ({ rule, changes: changesBetween(then.get(rule), now.get(rule)) })),
    { changes: points },
    { changes: changesOfRest(judged, report) },
  ];
  return differing.filter(({ changes }) => changes.length > 0).map((one) => ({ kind: 'judged', ...one }));
}

/** Rules and evidence items that an evaluator has decided. */
export const reviewedRules = ({ outcomes, evidenceItems = [] }: AuditReport): readonly string[] => [
  ...outcomes.filter(({ review }) => review !== undefined).map(({ rule }) => rule),
  ...evidenceItems.filter(({ review }) => review !== undefined).map(({ clause }) => clause),
];

/** Evidence that names a record which the archive does not have, or has with another body; and how many do name one. */
export function compareEvidence(
  { outcomes }: AuditReport,
  bodies: ReadonlyMap<string, string>,
): { readonly count: number; readonly alterations: readonly Alteration[] } {
  const alterations: Alteration[] = [];
  let count = 0;
  for (const { rule, findings } of outcomes) {
    for (const { url, sha256, record } of findings.flatMap(({ evidence }) => evidence)) {
      if (record === undefined) continue;
      count += 1;
      const body = bodies.get(record);
      if (body !== sha256)
        alterations.push({
          kind: 'evidence',
          rule,
          how: body === undefined ? 'no-record' : 'other-bytes',
          url,
          record,
        });
    }
  }
  return { count, alterations };
}
