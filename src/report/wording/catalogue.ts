import type { Level, OutcomeValue } from '../../model/outcome.js';
import type { ClauseClass } from '../../model/profile.js';
import type { AuditReport, Pictures } from '../../model/report.js';

export type Language = 'zh' | 'en';
export type Verdict = AuditReport['scorecard']['verdict'];
export type Stop = AuditReport['crawl']['stoppedBecause'];

/** A reason code in plain words: what it means for the reader, and what to do about it. */
export interface ReasonWords {
  readonly name: string;
  readonly meaning: string;
  readonly todo?: string;
}

/** Everything a report says in its own voice, in one language. Texts of rules and findings are data of the report. */
export interface Wording {
  readonly htmlLang: string;
  readonly listSeparator: string;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly verdictWhy: {
    readonly passed: (min: string) => string;
    readonly vetoed: (titles: string) => string;
    readonly belowMark: (max: string) => string;
    readonly stopped: (stop: string) => string;
    readonly openVetoes: (titles: string) => string;
    readonly openInterval: (min: string, max: string) => string;
  };
  readonly outcome: Readonly<Record<OutcomeValue, string>>;
  readonly level: Readonly<Record<Level, string>>;
  /** What outcomes and levels mean for somebody who never saw such a report. */
  readonly outcomeMeaning: Readonly<Record<OutcomeValue, string>>;
  readonly levelMeaning: Readonly<Record<Level, string>>;
  readonly clauseClass: Readonly<Record<ClauseClass, string>>;
  readonly kind: Readonly<Record<string, string>>;
  readonly reason: Readonly<Record<string, ReasonWords>>;
  readonly unknownReason: (code: string) => ReasonWords;
  readonly stop: Readonly<Record<Stop, string>>;
  readonly unanswered: Readonly<Record<string, string>>;
  readonly failure: Readonly<Record<string, string>>;
  /** What requests are for, by the first word of their purpose. */
  readonly purpose: Readonly<Record<string, string>>;
  readonly measured: Readonly<Record<string, string>>;
  /** Why a report has no pictures. */
  readonly noPictures: Readonly<Record<NonNullable<Pictures['why']>, string>>;
  readonly text: Readonly<Record<TextKey, string>>;
  readonly count: {
    readonly items: (count: number) => string;
    readonly findings: (count: number) => string;
    readonly rules: (count: number) => string;
    readonly sites: (count: number) => string;
    readonly points: (points: string) => string;
    readonly ofPoints: (earned: string, outOf: string) => string;
    readonly interval: (min: string, max: string) => string;
    readonly lost: (points: string) => string;
    readonly gain: (points: string) => string;
    /** By how much the interval of the score narrows once a rule is decided. */
    readonly narrows: (points: string) => string;
    /** How the points of sections became the score. */
    readonly scaled: (earned: string, outOf: string, base: string, score: string) => string;
    readonly passMark: (points: string) => string;
    readonly otherRules: (count: number) => string;
    readonly units: (count: number) => string;
    readonly withCount: (label: string, count: number) => string;
    readonly more: (count: number) => string;
    readonly column: (name: string) => string;
    readonly times: (count: number) => string;
    readonly addresses: (count: number) => string;
    readonly unlisted: (count: number) => string;
    readonly duration: (minutes: number, seconds: number) => string;
    readonly pictures: (made: number, left: number, failed: number) => string;
  };
}

/** Short labels of the page. One list, so that both languages say the same things. */
export const TEXT_KEYS = [
  'reportTitle',
  'sectionOutOf',
  'sectionLost',
  'total',
  'whyOpen',
  'partlyOpen',
  'partlyOpenTodo',
  'openPoints',
  'narrowing',
  'closeIntervalNote',
  'units',
  'unitsNote',
  'unitRank',
  'unitPage',
  'unitScoreNone',
  'unitFine',
  'unitMoved',
  'filterOutcome',
  'filterClear',
  'reviews',
  'reviewsNote',
  'findingsCount',
  'reading',
  'readingScore',
  'readingEvidence',
  'signTester',
  'signReviewer',
  'signApprover',
  'signOffice',
  'signDate',
  'skip',
  'contents',
  'profile',
  'asOf',
  'madeBy',
  'verdict',
  'score',
  'scoreUnit',
  'scoreNote',
  'scoreNone',
  'decided',
  'interval',
  'closeInterval',
  'bonus',
  'vetoes',
  'noVeto',
  'vetoesOpen',
  'firstFix',
  'firstFixNote',
  'sections',
  'section',
  'sectionEarned',
  'sectionOpen',
  'problems',
  'problemsNone',
  'problemsUnseen',
  'evidence',
  'capturedAt',
  'hash',
  'record',
  'screenshot',
  'pictureMarked',
  'pictureTop',
  'pictureCovered',
  'pictures',
  'place',
  'basis',
  'clause',
  'remedy',
  'measured',
  'dueOn',
  'unit',
  'column',
  'waived',
  'reviewed',
  'notJudged',
  'notJudgedNote',
  'inapplicable',
  'inapplicableNote',
  'whatToDo',
  'passed',
  'passedNone',
  'rule',
  'level',
  'points',
  'checked',
  'crawl',
  'crawlNote',
  'started',
  'finished',
  'duration',
  'requests',
  'pages',
  'rendered',
  'bytes',
  'stopped',
  'unanswered',
  'unansweredNone',
  'truncated',
  'digest',
  'userAgent',
  'robotsRules',
  'robotsObeyed',
  'robotsIgnored',
  'browser',
  'requestsFor',
  'purpose',
  'address',
  'answer',
  'at',
  'requestList',
  'requestListNote',
  'notSeen',
  'notSeenNote',
  'filterLabel',
  'filterWords',
  'filterAll',
  'filterShown',
  'filterNone',
  'beijing',
  'foot',
  'runTitle',
  'ranking',
  'name',
  'failures',
  'failuresNone',
  'noSites',
  'totals',
  'vetoCount',
  'mark-part',
  'mark-due',
  'mark-likely',
  'wholeTable',
  'evidenceItems',
  'evidenceItemsNote',
  'phrase',
  'bring',
  'worth',
  'setAside',
  'setAsideNote',
  'coverageTitle',
  'clauseClass',
  'deadline',
  'coveredBy',
  'confirmed',
  'switchedOff',
  'uncovered',
  'rulesWithoutClause',
] as const;
export type TextKey = (typeof TEXT_KEYS)[number];
