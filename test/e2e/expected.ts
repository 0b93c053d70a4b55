/** What a trained evaluator says of a site: expected outcomes per rule, in a few words. */
import type { OutcomeValue, Reason } from '../../src/model/outcome.js';
import { HAS_BROWSER, HAS_IPV6_LOOPBACK } from './machine.js';

/** One acceptable outcome; `measured` names the telling figures only. */
export interface Acceptable {
  readonly value: OutcomeValue;
  readonly reasons?: readonly Reason[];
  readonly measured?: Readonly<Record<string, unknown>>;
  /** Each of these stands in one of the findings: in its message, data, address or quotes. */
  readonly says?: readonly RegExp[];
}

/** Any of these is right; the first is the best. */
export type Expected = readonly Acceptable[];

/** By rule id; a rule that is not named is not compared. */
export type Truth = Readonly<Record<string, Expected>>;

export const pass = (measured?: Readonly<Record<string, unknown>>): Expected => [
  measured ? { value: 'passed', measured } : { value: 'passed' },
];
export const fail = (measured?: Readonly<Record<string, unknown>>): Expected => [
  measured ? { value: 'failed', measured } : { value: 'failed' },
];
/** The fault, and what some finding must say of its place: all patterns in one and the same finding. */
export const failAt = (says: readonly RegExp[], measured?: Readonly<Record<string, unknown>>): Expected => [
  { value: 'failed', says, ...(measured ? { measured } : {}) },
];
export const cant = (...reasons: readonly Reason[]): Expected => [
  reasons.length > 0 ? { value: 'cantTell', reasons } : { value: 'cantTell' },
];
export const untested = (...reasons: readonly Reason[]): Expected => [
  reasons.length > 0 ? { value: 'untested', reasons } : { value: 'untested' },
];
export const none = (...reasons: readonly Reason[]): Expected => [
  reasons.length > 0 ? { value: 'inapplicable', reasons } : { value: 'inapplicable' },
];
export const either = (...expected: readonly Expected[]): Expected => expected.flat();
/** Neither praise nor blame can be right. */
export const undecided: Expected = either(cant(), untested());
export const notPassed: Expected = either(fail(), undecided, none());
export const notFailed: Expected = either(pass(), undecided, none());
/** Seen whole only by a browser. */
export const withBrowser = (hasBrowser: boolean, expected: Expected): Expected =>
  hasBrowser ? expected : either(expected, cant('needs-browser'), untested('no-browser'));

/** Answers over ::1, where the machine counts that as a route. */
export const overIpv6: Expected = HAS_IPV6_LOOPBACK ? pass() : either(pass(), untested('no-ipv6-route'));

/** What every body owes, with the outcomes on a site without fault. */
const SOUND_FOR_ALL: Truth = {
  'platform-entrance': pass(),
  'platform-column-guide': pass(),
  'platform-column-system': pass(),
  'platform-column-statutory': pass(),
  'platform-column-annual-report': pass(),
  'platform-column-names': pass(),
  'platform-application-entry': pass(),
  'platform-same-host': pass(),
  'platform-no-news': pass(),
  'guide-elements': pass(),
  'guide-updated-date': pass(),
  'guide-updated-fresh': pass(),
  'guide-application-terms': pass(),
  'statutory-categories': pass(),
  'statutory-fresh': pass(),
  'agency-profile': pass(),
  'budget-current': pass(),
  'annual-report-present': pass(),
  'annual-report-on-time': pass(),
  'annual-report-sections': pass(),
  'annual-report-tables': pass(),
  'annual-report-arithmetic': pass(),
  'annual-report-carry-over': pass(),
  'annual-report-text-figures': pass(),
  'annual-report-original': pass(),
  'annual-report-contact': pass(),
  'documents-column': pass(),
  'interpretation-column': pass(),
  'interpretation-coverage': pass(),
  'interpretation-linked': pass(),
  'interpretation-timely': pass(),
  'interpretation-forms': pass(),
  'interpretation-elements': pass(),
  'interpretation-original': pass(),
  'site-reachable': pass(),
  'home-updated': pass(),
  'columns-stale': pass(),
  'columns-blank': pass(),
  'columns-blank-any': pass(),
  'interaction-replied': pass(),
  'links-alive': pass(),
  'meta-site': pass(),
  'meta-column': pass(),
  'meta-article': pass(),
  'footer-identity': pass(),
  'error-report-entry': pass(),
  'site-search': pass(),
  'date-format': pass(),
  'accessibility-basics': withBrowser(HAS_BROWSER, pass()),
  'privacy-leak': pass(),
  'external-links-marked': pass(),
  // Only HTTP is served unless a case says otherwise: no reason to praise; whether the port of HTTPS was found at all may stay open.
  https: either(fail(), undecided),
  'ipv6-dns': pass(),
  'ipv6-reachable': overIpv6,
  'ipv6-consistent': overIpv6,
  'ipv6-links-secondary': overIpv6,
  'ipv6-links-tertiary': overIpv6,
  'ipv6-resources': either(pass(), none('no-targets')),
  'ipv6-label': none('no-targets'),
  'ipv6-nameservers': pass(),
};

/** What is judged of the site as a whole; it is not asked of a body below another's host. */
export const SITE_RULES = [
  ...['site-reachable', 'home-updated', 'columns-stale', 'columns-blank', 'columns-blank-any', 'interaction-replied'],
  ...[
    'links-alive',
    'meta-site',
    'meta-column',
    'meta-article',
    'footer-identity',
    'error-report-entry',
    'site-search',
  ],
  ...['date-format', 'accessibility-basics', 'privacy-leak', 'external-links-marked', 'https'],
];
export const IPV6_RULES = [
  ...['ipv6-dns', 'ipv6-reachable', 'ipv6-consistent', 'ipv6-links-secondary', 'ipv6-links-tertiary'],
  ...['ipv6-resources', 'ipv6-label', 'ipv6-nameservers'],
];

/** What only a district owes. */
const OF_DISTRICTS = [
  ...['powers-list', 'emergency-plans', 'enforcement-publicity', 'grassroots-catalogue', 'publication-lag'],
  ...['index-number', 'documents-metadata', 'documents-validity', 'documents-not-expired', 'documents-clean-up'],
  ...['attachments-open', 'decision-catalogue', 'decision-catalogue-links', 'consultation-column'],
  ...['consultation-period', 'consultation-feedback', 'meeting-column', 'proposals-column'],
];

/** The outcomes on a site without fault, by kind of body. */
export const soundFor = (kind: 'district' | 'department' | 'township'): Truth => ({
  ...SOUND_FOR_ALL,
  ...Object.fromEntries(OF_DISTRICTS.map((rule) => [rule, kind === 'district' ? pass() : none('kind')])),
  ...Object.fromEntries(
    ['unit-pages', 'unit-columns', 'unit-annual-reports'].map((rule) => [
      rule,
      kind === 'district' ? none('no-roster') : none('kind'),
    ]),
  ),
});

/** The rules about what the site says; what a fault of the network may never decide. */
export const CONTENT_RULES = Object.keys(soundFor('district')).filter(
  (rule) => !rule.startsWith('ipv6-') && rule !== 'site-reachable' && rule !== 'https',
);

/** No content rule decided: nothing was seen. */
export const nothingSeen: Truth = Object.fromEntries(CONTENT_RULES.map((rule) => [rule, either(undecided, none())]));

/** No content rule failed: what was not seen is no fault. */
export const nothingAccused: Truth = {
  ...Object.fromEntries(CONTENT_RULES.map((rule) => [rule, notFailed])),
  // The third level is that of links on pages that were perhaps not read.
  'ipv6-links-tertiary': either(overIpv6, undecided),
};
