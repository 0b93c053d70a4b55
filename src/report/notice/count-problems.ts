import type { AuditReport, RuleOutcome } from '../../model/report.js';
import type { Language, Wording } from '../wording/catalogue.js';
import { inLanguage } from './letter.js';

/** How a rule came out over the sites of a run. Sites are named only where it failed for sure. */
export interface CountedRule {
  readonly outcome: RuleOutcome;
  readonly section: string;
  /** Sites where it failed and no waiver accepts that. */
  readonly failed: readonly string[];
  readonly judged: number;
  readonly undecided: number;
  readonly places: number;
  readonly example?: { readonly site: string; readonly message: string };
}

interface Growing {
  readonly outcome: RuleOutcome;
  readonly section: string;
  readonly failed: string[];
  judged: number;
  undecided: number;
  places: number;
  example?: { readonly site: string; readonly message: string };
}

/** Counts veto and deduction rules over all reports, in the order in which profiles have them; sections by their titles. */
export function countProblems(
  reports: Iterable<AuditReport>,
  lang: Language,
  wording: Wording,
): readonly CountedRule[] {
  const counted = new Map<string, Growing>();
  for (const report of reports) {
    const titles = new Map(
      report.scorecard.sections.map(({ id, title, titleEn }) => [id, inLanguage(lang, title, titleEn)]),
    );
    for (const outcome of report.outcomes) {
      if (outcome.level !== 'veto' && outcome.level !== 'deduction') continue;
      const section = outcome.level === 'veto' ? wording.level.veto : (titles.get(outcome.section) ?? outcome.section);
      const key = JSON.stringify([section, outcome.rule, outcome.title]);
      const rule = counted.get(key) ?? { outcome, section, failed: [], judged: 0, undecided: 0, places: 0 };
      counted.set(key, rule);
      add(rule, outcome, report.site.name, lang);
    }
  }
  return [...counted.values()];
}

function add(rule: Growing, outcome: RuleOutcome, site: string, lang: Language): void {
  if (outcome.value === 'cantTell') rule.undecided += 1;
  if (outcome.waiver !== undefined || (outcome.value !== 'passed' && outcome.value !== 'failed')) return;
  rule.judged += 1;
  if (outcome.value !== 'failed') return;
  const places = outcome.findings.filter(({ value }) => value === 'failed');
  rule.failed.push(site);
  rule.places += Math.max(1, places.length);
  const [first] = places;
  if (first) rule.example ??= { site, message: inLanguage(lang, first.message, first.messageEn) };
}
