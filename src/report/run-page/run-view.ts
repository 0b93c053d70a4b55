import type { Ranking, RankingGroup } from '../../model/ranking.js';
import type { RuleOutcome } from '../../model/report.js';
import type { RunSite, RunSummary } from '../../model/run.js';
import { neutralise } from '../neutralise.js';
import { openPlaces, problemPlaces } from '../places.js';
import { profileName } from '../profile-name.js';
import type { RankingSources, RunReports } from '../format.js';
import type { Language, Wording } from '../wording/catalogue.js';
import { wordingOf } from '../wording.js';
import { runPageWords, type RunPageWords } from './words.js';

/** A site as the page shows it. */
export interface SiteLine {
  readonly site: RunSite;
  /** Address of its report from the page, without fragment. */
  readonly page?: string;
  readonly failedVetoes: readonly { readonly rule: string; readonly title: string }[];
  /** Places with a fault. */
  readonly findings: number;
  /** Indices of `RunView.rules` that failed. */
  readonly failed: readonly number[];
}

/** One rule over all sites. */
export interface RuleTally {
  /** The rule's id, with a number where another profile means another demand by the same id. */
  readonly key: string;
  readonly rule: string;
  readonly title: string;
  /** Title of its section. */
  readonly section: string;
  readonly level: RuleOutcome['level'];
  readonly failed: string[];
  /** With the place in the report where a person finds it. */
  readonly undecided: { readonly site: string; readonly hasCard: boolean }[];
  passed: number;
  other: number;
}

export interface SectionTally {
  readonly title: string;
  failed: number;
  undecided: number;
}

export interface RunView {
  readonly run: RunSummary;
  readonly lang: Language;
  /** Words that all pages share. */
  readonly common: Wording;
  readonly words: RunPageWords;
  readonly ranking: Ranking;
  readonly lines: ReadonlyMap<string, SiteLine>;
  /** Rules that failed or wait for a person somewhere, the most failures first. */
  readonly rules: readonly RuleTally[];
  readonly sections: readonly SectionTally[];
  readonly findings: { readonly failed: number; readonly undecided: number };
  readonly files: readonly string[];
  readonly sources?: RankingSources;
}

/** Reads all reports once and keeps what the page says of them. */
export function runViewOf(
  { run: original, ranking, reports, files = [], sources }: RunReports,
  lang: Language,
): RunView {
  const run = neutralise(original);
  const tallies = new Map<string, RuleTally>();
  const sections = new Map<string, SectionTally>();
  const seen = new Map<string, Pick<SiteLine, 'findings' | 'failedVetoes'>>();
  const findings = { failed: 0, undecided: 0 };
  for (const report of reports()) {
    const titles = new Map(
      report.scorecard.sections.map(({ id, title, titleEn }) => [id, inLanguage(lang, title, titleEn)]),
    );
    for (const title of titles.values())
      if (!sections.has(title)) sections.set(title, { title, failed: 0, undecided: 0 });
    const own = { failed: 0, undecided: 0 };
    for (const outcome of report.outcomes) {
      const sectionTitle = titles.get(outcome.section) ?? outcome.section;
      count(tallyOf(tallies, outcome, sectionTitle, lang), outcome, report.site.id);
      own.failed += problemPlaces(outcome).length;
      own.undecided += openPlaces(outcome).length;
      if (outcome.value !== 'failed' && outcome.value !== 'cantTell') continue;
      const key = outcome.value === 'failed' ? 'failed' : 'undecided';
      const section = sections.get(sectionTitle) ?? { title: sectionTitle, failed: 0, undecided: 0 };
      sections.set(sectionTitle, section);
      section[key]++;
    }
    findings.failed += own.failed;
    findings.undecided += own.undecided;
    const failedVetoes = report.outcomes
      .filter(
        ({ rule, level, value }) => level === 'veto' && value === 'failed' && report.scorecard.vetoes.includes(rule),
      )
      .map(({ rule, title, titleEn }) => ({ rule, title: inLanguage(lang, title, titleEn) }));
    seen.set(report.site.id, { findings: own.failed, failedVetoes });
  }
  const rules = [...tallies.values()]
    .filter(({ failed, undecided }) => failed.length + undecided.length > 0)
    .sort((a, b) => b.failed.length - a.failed.length || b.undecided.length - a.undecided.length);
  const failedBySite = new Map<string, number[]>();
  rules.forEach(({ failed }, at) => {
    for (const site of failed) failedBySite.set(site, [...(failedBySite.get(site) ?? []), at]);
  });
  const lines = new Map(
    run.sites.map((site): [string, SiteLine] => {
      const page = sources ? sources.bySite.get(site.id)?.page : pageInRun(site.report);
      return [
        site.id,
        {
          site,
          ...(page !== undefined && { page: page.split('/').map(encodeURIComponent).join('/') }),
          findings: seen.get(site.id)?.findings ?? 0,
          failedVetoes: seen.get(site.id)?.failedVetoes ?? [],
          failed: failedBySite.get(site.id) ?? [],
        },
      ];
    }),
  );
  return {
    run,
    lang,
    common: wordingOf(lang),
    words: runPageWords(lang),
    ranking,
    lines,
    rules,
    sections: [...sections.values()].filter(({ failed, undecided }) => failed + undecided > 0),
    findings,
    files,
    ...(sources && { sources }),
  };
}

/** The page beside a site's `report.json`; undefined for a path that could leave the folder of the run. */
function pageInRun(path: string): string | undefined {
  const isInside = /^[A-Za-z0-9][A-Za-z0-9._-]*\/report\.(?:json|html)$/.test(path);
  return isInside ? path.replace(/\.json$/, '.html') : undefined;
}

const inLanguage = (lang: Language, zh: string, en: string | undefined): string => (lang === 'en' ? (en ?? zh) : zh);

/** Profiles may mean different things by one id: another level, another demand. Such rules are counted apart. */
function tallyOf(
  tallies: Map<string, RuleTally>,
  { rule, title, titleEn, level }: RuleOutcome,
  section: string,
  lang: Language,
): RuleTally {
  const identity = JSON.stringify([rule, level, title, section]);
  const known = tallies.get(identity);
  if (known) return known;
  const alike = [...tallies.values()].filter((one) => one.rule === rule).length;
  const tally: RuleTally = {
    key: alike === 0 ? rule : `${rule}~${alike + 1}`,
    rule,
    title: inLanguage(lang, title, titleEn),
    section,
    level,
    failed: [],
    undecided: [],
    passed: 0,
    other: 0,
  };
  tallies.set(identity, tally);
  return tally;
}

function count(tally: RuleTally, { value, findings }: RuleOutcome, site: string): void {
  if (value === 'failed') tally.failed.push(site);
  else if (value === 'cantTell') tally.undecided.push({ site, hasCard: findings.length > 0 });
  else if (value === 'passed') tally.passed++;
  else tally.other++;
}

/** What a group of the ranking is called: the kind, and the profile where the run has several. */
export function groupTitle({ run, common, lang }: RunView, { kind, profile }: RankingGroup): string {
  const name = common.kind[kind] ?? kind;
  return run.profiles.length > 1 ? `${name} · ${profileName(profile, run.profiles, lang)}` : name;
}
