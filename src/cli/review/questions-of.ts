import { subjectOf, type Decision } from '../../model/decision.js';
import { listQuestions, questionOf, type Question } from '../../review/list-questions.js';
import type { ReviewedSite } from './reviewed-site.js';

/** An item of a site, and what was decided of it by now. */
export interface SiteQuestion {
  readonly question: Question;
  readonly decision?: Decision;
}

/** What a site leaves to evaluators, then what they have settled. */
export function questionsOf({ report, machine, decisions, profile }: ReviewedSite): {
  readonly open: readonly SiteQuestion[];
  readonly settled: readonly SiteQuestion[];
} {
  const rules = new Map(profile.rules.map((rule) => [rule.id, rule]));
  const settled = decisions.flatMap((decision) => {
    const question = questionOf(machine, rules, decision);
    return question ? [{ question, decision }] : [];
  });
  const known = new Set(settled.map(({ decision }) => subjectOf(decision)));
  const open = listQuestions(report, machine, profile).filter(({ subject }) => !known.has(subject));
  return { open: open.map((question) => ({ question })), settled };
}
