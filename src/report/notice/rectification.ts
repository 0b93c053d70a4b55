import type { AuditReport } from '../../model/report.js';
import { points } from '../figures.js';
import { verdictWhy, viewOf, type ReportView } from '../html/view.js';
import type { Language } from '../wording/catalogue.js';
import { wordingOf } from '../wording.js';
import { inLanguage, letterValues, namesOf } from './letter.js';
import type { NoticeWishes } from './notice-wishes.js';
import { problemValues, questionValues, sortOutcomes, type Telling, type Told } from './problems.js';
import type { Values } from './tags.js';
import { dayInWords, noticeWords, withoutOwnNumber } from './words.js';

/** A site that never answered leaves every rule of its profile open: a few are named. */
const RULES_IN_TEXT = 5;

/** The body behind a website: 湖畔区人民政府门户网站 is written to as 湖畔区人民政府. */
const bodyOf = (name: string): string => /^(.{4,}?)(?:门户网站|官方网站|网站)$/u.exec(name)?.[1] ?? name;

/** Values of `rectificationTags`: what the 整改通知书 of a site says. */
export function rectificationValues(report: AuditReport, wishes: NoticeWishes, lang: Language): Values {
  const view = viewOf(report, lang);
  const words = noticeWords(lang);
  const own = wishes.sites?.[report.site.id];
  const telling = tellingOf(report, lang);
  const told = sortOutcomes(report, own?.only);
  const problems = [...told.vetoes, ...told.sections.flatMap(({ outcomes }) => outcomes)].map((outcome, index) =>
    problemValues(outcome, index + 1, telling),
  );
  const findings = problems.flatMap(({ findings: places }) => places as readonly Values[]);
  const firstSection = told.vetoes.length > 0 ? 2 : 1;
  let next = told.vetoes.length;
  return {
    ...letterValues({
      ...{ wishes, words, asOf: report.asOf, begun: [report.startedAt], profiles: [report.profile], tool: report.tool },
      number: own?.number ?? wishes.number,
      title: words.title[subjectOf(told, problems.length, report)],
      recipient: own?.recipient ?? bodyOf(report.site.name),
    }),
    ...resultValues(view, telling),
    hasProblems: problems.length > 0,
    problemCount: String(problems.length),
    placeCount: String(findings.length),
    hasVetoes: told.vetoes.length > 0,
    vetoCount: String(told.vetoes.length),
    vetoes: problems.slice(0, told.vetoes.length),
    sections: told.sections.map(({ id, outcomes }, index) => ({
      ordinal: words.ordinal(firstSection + index),
      section: withoutOwnNumber(telling.sectionTitle(id)),
      problems: problems.slice(next, (next += outcomes.length)),
    })),
    allProblems: problems,
    allFindings: findings,
    ...asideValues(told, telling),
    ...orderValues(problems.length > 0, told.questions.length > 0, telling),
  };
}

/** In which words the letter of a report speaks. */
function tellingOf(report: AuditReport, lang: Language): Telling {
  const titles = new Map(
    report.scorecard.sections.map(({ id, title, titleEn }) => [id, inLanguage(lang, title, titleEn)]),
  );
  return {
    ...{ lang, words: noticeWords(lang), wording: wordingOf(lang) },
    sectionTitle: (id) => titles.get(id) ?? id,
  };
}

/** What a letter about these places says of each: the same words and numbers as its list of problems. */
export function noticeItems(report: AuditReport, only: ReadonlySet<string>, lang: Language): readonly NoticeItemText[] {
  const telling = tellingOf(report, lang);
  const { vetoes, sections } = sortOutcomes(report, only);
  return [...vetoes, ...sections.flatMap(({ outcomes }) => outcomes)].flatMap((outcome, index) => {
    const told = problemValues(outcome, index + 1, telling)['findings'] as readonly Values[];
    return outcome.findings.map((finding, place): NoticeItemText => {
      const say = (key: string): string => {
        const value = told[place]?.[key];
        return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      };
      const texts = { number: say('number'), message: say('message'), place: say('place'), url: say('url') };
      return {
        ...{ fingerprint: finding.fingerprint, rule: outcome.rule, level: outcome.level, code: finding.code, ...texts },
        ...{ ruleTitle: say('rule'), section: say('section'), basis: say('basis'), remedy: say('remedy') },
        ...(finding.unit !== undefined && { unit: finding.unit }),
      };
    });
  });
}

/** One place as a letter tells it. */
export interface NoticeItemText {
  readonly fingerprint: string;
  /** As the letter numbers it: `3-2`. */
  readonly number: string;
  readonly rule: string;
  readonly ruleTitle: string;
  readonly section: string;
  readonly level: string;
  readonly code: string;
  readonly message: string;
  readonly place: string;
  readonly unit?: string;
  /** Empty where there is none. */
  readonly url: string;
  readonly basis: string;
  readonly remedy: string;
}

function subjectOf(
  { questions }: Told,
  problems: number,
  { scorecard }: AuditReport,
): 'problems' | 'questions' | 'clean' | 'undetermined' {
  if (problems > 0) return 'problems';
  if (questions.length > 0) return 'questions';
  return scorecard.verdict === 'undetermined' ? 'undetermined' : 'clean';
}

/** Verdict, score with its interval, and how many rules came out how. */
function resultValues(view: ReportView, { lang, sectionTitle }: Telling): Values {
  const { report, words: wording } = view;
  const { site, scorecard, outcomes } = report;
  const { value, min, max } = scorecard.points;
  const count = (wanted: string, section?: string): string =>
    String(outcomes.filter((one) => one.value === wanted && (section === undefined || one.section === section)).length);
  const range = noticeWords(lang).range;
  return {
    siteName: site.name,
    siteUrl: site.url,
    siteKind: wording.kind[site.kind] ?? site.kind,
    verdict: wording.verdict[scorecard.verdict],
    verdictWhy: verdictWhy(view),
    isDecided: scorecard.verdict !== 'undetermined',
    hasScore: view.hasEstimate,
    score: points(value),
    isOpen: max > min,
    min: points(min),
    max: points(max),
    ruleCount: String(outcomes.length),
    passed: count('passed'),
    failed: count('failed'),
    cantTell: count('cantTell'),
    untested: count('untested'),
    inapplicable: count('inapplicable'),
    scores: scorecard.sections
      .filter(({ outOf }) => outOf > 0)
      .map((section) => ({
        section: sectionTitle(section.id),
        score: range(points(section.min), points(section.max)),
        outOf: points(section.outOf),
        failed: count('failed', section.id),
        cantTell: count('cantTell', section.id),
      })),
  };
}

/** What is no problem now: to be verified, not seen, waived, advised. */
function asideValues(told: Told, telling: Telling): Values {
  const { lang, words, wording } = telling;
  return {
    hasQuestions: told.questions.length > 0,
    questionCount: String(told.questions.length),
    questions: told.questions.map((question, index) => questionValues(question, index + 1, telling)),
    hasUnseen: told.unseen.length > 0,
    unseenCount: String(told.unseen.reduce((sum, { outcomes }) => sum + outcomes.length, 0)),
    unseen: told.unseen.map(({ reason, outcomes }) => {
      const { name, meaning } = wording.reason[reason] ?? wording.unknownReason(reason);
      const rules = namesOf(
        outcomes.map(({ title, titleEn }) => inLanguage(lang, title, titleEn)),
        words,
        RULES_IN_TEXT,
        words.rulesOfMany,
      );
      return { reason: name, meaning, count: String(outcomes.length), rules };
    }),
    hasWaived: told.waived.length > 0,
    waived: told.waived.map(({ title, titleEn, waiver }) => ({
      rule: inLanguage(lang, title, titleEn),
      justification: waiver?.justification ?? '',
      approvedBy: waiver?.approvedBy ?? '',
      expiresOn: dayInWords(waiver?.expiresOn, words),
    })),
    hasAdvice: told.advice.length > 0,
    advice: told.advice.map((outcome, index) => problemValues(outcome, index + 1, telling)),
  };
}

/** Chapters and annexes move up where one before them is left out. */
function orderValues(hasProblems: boolean, hasQuestions: boolean, { words }: Telling): Values {
  const before = 1 + Number(hasProblems);
  return {
    problemsChapter: words.chapter(2),
    questionsChapter: words.chapter(before + 1),
    demandsChapter: words.chapter(before + Number(hasQuestions) + 1),
    questionsAnnex: hasProblems ? '3' : '1',
  };
}
