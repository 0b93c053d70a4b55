import type { RankedSite, RankingGroup } from '../../model/ranking.js';
import type { MonthOfRectification } from '../../model/rectification.js';
import type { AuditReport } from '../../model/report.js';
import type { RunSite } from '../../model/run.js';
import { points } from '../figures.js';
import type { RunReports } from '../format.js';
import type { Language, Wording } from '../wording/catalogue.js';
import { wordingOf } from '../wording.js';
import { countProblems, type CountedRule } from './count-problems.js';
import { basisOf, inLanguage, letterValues, namesOf } from './letter.js';
import type { NoticeWishes } from './notice-wishes.js';
import type { Values } from './tags.js';
import { dayInWords, noticeWords, withoutOwnNumber, type NoticeWords } from './words.js';

/** So many of a section stand in the running text; all of them stand in the annex. */
const PROBLEMS_IN_TEXT = 3;
const NAMES_IN_TEXT = 10;
const BEST_PLACES = 3;

/** Values of `bulletinTags`: what the 通报 of a run says. */
export function bulletinValues(
  { run, ranking, reports, rectification }: RunReports,
  wishes: NoticeWishes,
  lang: Language,
): Values {
  const words = noticeWords(lang);
  const wording = wordingOf(lang);
  const { totals } = run;
  const begun: string[] = [];
  function* noted(): Iterable<AuditReport> {
    for (const report of reports()) {
      begun.push(report.startedAt);
      yield report;
    }
  }
  const counted = countProblems(noted(), lang, wording);
  const problems = problemsBySection(counted, words, lang, wording);
  const judged = totals.qualified + totals.unqualified;
  const rows = new Map(run.sites.map((site) => [site.id, site]));
  const undetermined = withoutVerdict(run, words, wording);
  const chapters = hasRectification(rectification) ? 1 : 0;
  const questions = counted.filter(({ undecided }) => undecided > 0).sort((a, b) => b.undecided - a.undecided);
  return {
    ...letterValues({
      ...{ wishes, words, asOf: run.asOf, begun, profiles: run.profiles, tool: run.tool },
      number: wishes.bulletin?.number,
      title: words.title.bulletin,
      recipient: wishes.bulletin?.recipient ?? words.everybody,
    }),
    ...rectificationValues(rectification, words),
    siteCount: String(totals.sites),
    qualified: String(totals.qualified),
    unqualified: String(totals.unqualified),
    undetermined: String(totals.sites - judged),
    judged: String(judged),
    hasVerdicts: judged > 0,
    qualifiedShare: share(totals.qualified, judged),
    kinds: ranking.groups.map((group, index) => kindValues(group, index, rows, words, wording)),
    hasUndetermined: undetermined.length > 0,
    undeterminedSites: undetermined,
    undeterminedReasons: byReason(undetermined, words),
    hasProblems: problems.length > 0,
    problemCount: String(problems.reduce((sum, section) => sum + section.problems.length, 0)),
    sections: problems.map((section, index) => ({
      ordinal: words.ordinal(index + 1),
      section: withoutOwnNumber(section.title),
      problems: section.problems.slice(0, PROBLEMS_IN_TEXT),
      hasRest: section.problems.length > PROBLEMS_IN_TEXT,
      rest: String(section.problems.length - PROBLEMS_IN_TEXT),
    })),
    counts: problems.flatMap((section) => section.problems),
    hasQuestions: questions.length > 0,
    questionCount: String(questions.reduce((sum, { undecided }) => sum + undecided, 0)),
    questions: questions.map(({ outcome, section, undecided }) => ({
      rule: inLanguage(lang, outcome.title, outcome.titleEn),
      section,
      sites: String(undecided),
    })),
    overallChapter: words.chapter(chapters + 1),
    problemsChapter: words.chapter(chapters + 2),
    demandsChapter: words.chapter(chapters + (problems.length > 0 ? 3 : 2)),
  };
}

/** A month in which nothing was issued is not told of. */
const hasRectification = (given: MonthOfRectification | undefined): given is MonthOfRectification =>
  given !== undefined && given.notices > 0;

/** How the notices of the month before stand. */
function rectificationValues(given: MonthOfRectification | undefined, words: NoticeWords): Values {
  const told = hasRectification(given) ? given : NO_RECTIFICATION;
  const { closed, open, unanswered, overdue } = told;
  const [year = 0, month = 1] = told.month.split('-').map(Number);
  return {
    hasRectification: told.notices > 0,
    rectificationMonth: words.month(year, month),
    rectificationOn: dayInWords(told.on, words),
    noticeCount: String(told.notices),
    itemCount: String(told.items),
    inTime: String(told.inTime),
    hasLate: told.late > 0,
    late: String(told.late),
    closedCount: String(closed),
    openCount: String(open),
    closedShare: share(closed, closed + open),
    hasUnanswered: unanswered.length > 0,
    unansweredCount: String(unanswered.length),
    unanswered: unanswered.join(words.listSeparator),
    hasOverdue: overdue.length > 0,
    overdue: overdue.map(({ name, items }) => words.withItems(name, items)).join(words.listSeparator),
  };
}

const NO_RECTIFICATION: MonthOfRectification = {
  ...{ month: '', on: '', notices: 0, items: 0, inTime: 0, late: 0, unanswered: [], closed: 0, open: 0, overdue: [] },
};

const share = (part: number, whole: number): string => (whole > 0 ? `${Math.round((part / whole) * 1000) / 10}%` : '—');

function kindValues(
  { kind, profile, sites, outside }: RankingGroup,
  index: number,
  rows: ReadonlyMap<string, RunSite>,
  words: NoticeWords,
  wording: Wording,
): Values {
  const scores = sites
    .filter(({ verdict, hasEstimate }) => verdict !== 'undetermined' && hasEstimate)
    .map((site) => site.points.value)
    .sort((a, b) => a - b);
  const unplaced = outside.flatMap((id) => rows.get(id) ?? []);
  const count = (wanted: string): number => [...sites, ...unplaced].filter(({ verdict }) => verdict === wanted).length;
  const best = sites.filter(({ verdict, place }) => verdict === 'qualified' && (place ?? Infinity) <= BEST_PLACES);
  return {
    ordinal: words.ordinal(index + 1),
    kind: wording.kind[kind] ?? kind,
    profile: words.titles([profile.title]),
    sites: String(sites.length + unplaced.length),
    qualified: String(count('qualified')),
    unqualified: String(count('unqualified')),
    undetermined: String(count('undetermined')),
    hasVerdicts: count('qualified') + count('unqualified') > 0,
    hasUndetermined: count('undetermined') > 0,
    hasScores: scores.length > 0,
    mean: points(scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length)),
    median: points(((scores[(scores.length - 1) >> 1] ?? 0) + (scores[scores.length >> 1] ?? 0)) / 2),
    highest: points(scores.at(-1) ?? 0),
    lowest: points(scores[0] ?? 0),
    hasBest: best.length > 0,
    best: namesOf(
      best.map((site) => (site.hasEstimate ? words.score(site.name, points(site.points.value)) : site.name)),
      words,
      NAMES_IN_TEXT,
    ),
    isOpen: sites.some(({ ifDecided }) => ifDecided.best !== ifDecided.worst),
    ranking: [
      ...sites.map((site) => rankingRow(site, rows.get(site.site), words, wording)),
      ...unplaced.map((row) => unplacedRow(row, words, wording)),
    ],
  };
}

function rankingRow(
  { name, verdict, points: score, hasEstimate, place, ifDecided }: RankedSite,
  row: RunSite | undefined,
  words: NoticeWords,
  wording: Wording,
): Values {
  return {
    place: place === undefined ? words.noVerdict : String(place),
    placeRange: words.range(String(ifDecided.best), String(ifDecided.worst)),
    site: name,
    verdict: wording.verdict[verdict],
    score: verdict !== 'undetermined' && hasEstimate ? points(score.value) : words.noVerdict,
    interval: words.range(points(score.min), points(score.max)),
    vetoes: String(row?.vetoes.length ?? 0),
    failed: String(row?.outcomes['failed'] ?? 0),
    cantTell: String(row?.outcomes['cantTell'] ?? 0),
  };
}

/** A site of which nothing with points is decided stands below those that have a place, or look as if it were left out. */
const unplacedRow = (
  { name, verdict, points: score, vetoes, outcomes }: RunSite,
  words: NoticeWords,
  wording: Wording,
): Values => ({
  place: words.noVerdict,
  placeRange: words.noVerdict,
  site: name,
  verdict: wording.verdict[verdict],
  score: words.noVerdict,
  interval: words.range(points(score.min), points(score.max)),
  vetoes: String(vetoes.length),
  failed: String(outcomes['failed'] ?? 0),
  cantTell: String(outcomes['cantTell'] ?? 0),
});

/** Sites of which nothing is said but why there is no verdict; those without a report too. */
function withoutVerdict(run: RunReports['run'], words: NoticeWords, wording: Wording): readonly Unjudged[] {
  const why = new Map(run.failures.map((failure) => [failure.site, failure.why]));
  const reasonOf = (id: string): string => {
    const cause = why.get(id);
    return cause === undefined ? words.noReason : (wording.failure[cause] ?? cause);
  };
  const judged = new Set(run.sites.map(({ id }) => id));
  return [
    ...run.sites
      .filter(({ verdict }) => verdict === 'undetermined')
      .map(({ id, name }) => ({ site: name, reason: reasonOf(id) })),
    ...run.failures.filter(({ site }) => !judged.has(site)).map(({ site }) => ({ site, reason: reasonOf(site) })),
  ];
}

interface Unjudged extends Values {
  readonly site: string;
  readonly reason: string;
}

/** Each reason with the sites it left without a verdict, the commonest first. */
function byReason(sites: readonly Unjudged[], words: NoticeWords): readonly Values[] {
  const groups = [...new Set(sites.map(({ reason }) => reason))].map((reason) => ({
    reason,
    names: sites.filter((one) => one.reason === reason).map(({ site }) => site),
  }));
  return groups
    .sort((a, b) => b.names.length - a.names.length)
    .map(({ reason, names }) => ({
      reason,
      sites: String(names.length),
      names: namesOf(names, words, NAMES_IN_TEXT),
      allNames: names.join(words.listSeparator),
    }));
}

interface Section {
  readonly title: string;
  readonly problems: readonly Values[];
}

/** Problems that some site has for sure: vetoes first, then by section; in each the commonest first. Numbered throughout. */
function problemsBySection(
  counted: readonly CountedRule[],
  words: NoticeWords,
  lang: Language,
  wording: Wording,
): readonly Section[] {
  const found = counted.filter(({ failed }) => failed.length > 0);
  const titles = [...new Set([wording.level.veto, ...found.map(({ section }) => section)])];
  let number = 0;
  return titles
    .map((title) => ({
      title,
      problems: found
        .filter(({ section }) => section === title)
        .sort((a, b) => b.failed.length - a.failed.length)
        .map((rule) => problemValues(rule, ++number, words, lang, wording)),
    }))
    .filter(({ problems }) => problems.length > 0);
}

function problemValues(
  { outcome, section, failed, judged, places, example }: CountedRule,
  number: number,
  words: NoticeWords,
  lang: Language,
  wording: Wording,
): Values {
  const basis = basisOf(outcome, words);
  return {
    number: String(number),
    section,
    rule: inLanguage(lang, outcome.title, outcome.titleEn),
    ruleId: outcome.rule,
    level: wording.level[outcome.level],
    sites: String(failed.length),
    judged: String(judged),
    share: share(failed.length, judged),
    places: String(places),
    names: namesOf(failed, words, NAMES_IN_TEXT),
    allNames: failed.join(words.listSeparator),
    example: example?.message ?? '',
    exampleSite: example?.site ?? '',
    basis,
    hasBasis: basis !== '',
  };
}
