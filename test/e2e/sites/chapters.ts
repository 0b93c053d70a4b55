/** The rules by the chapter that their subjects stand in: what becomes of them where it is not there. */
import { any } from './any.js';
import { cant, either, fail, none, pass, undecided } from '../expected.js';
import type { Expected, Truth } from '../expected.js';

/** Each of these rules with this outcome. */
export const each = (rules: readonly string[], expected: Expected): Truth =>
  Object.fromEntries(rules.map((rule) => [rule, expected]));

/** Rules over all pages or columns, where one of these could not be read: nobody is to blame, nor may all be praised for sure. */
export const onePageUnread: Truth = each(
  [
    ...['columns-stale', 'columns-blank', 'columns-blank-any', 'interaction-replied', 'links-alive'],
    ...['meta-column', 'meta-article', 'date-format', 'privacy-leak', 'platform-column-names'],
  ],
  either(pass(), cant()),
);

/** What is judged in the reports themselves. */
export const REPORT_RULES = [
  ...['annual-report-on-time', 'annual-report-sections', 'annual-report-tables', 'annual-report-arithmetic'],
  ...['annual-report-carry-over', 'annual-report-text-figures', 'annual-report-original', 'annual-report-contact'],
];
/** What is judged on the pages of documents. */
export const DOCUMENT_RULES = [
  ...['documents-metadata', 'documents-validity', 'documents-not-expired', 'publication-lag', 'index-number'],
];
/** What is judged on pairs of a document and its interpretations. */
export const PAIR_RULES = [
  ...['interpretation-coverage', 'interpretation-linked', 'interpretation-timely', 'interpretation-forms'],
  ...['interpretation-elements', 'interpretation-original'],
];
const IN_STATUTORY = [
  ...['powers-list', 'emergency-plans', 'enforcement-publicity', 'documents-clean-up', 'agency-profile'],
  'budget-current',
];
const ON_PLATFORM = [
  ...['grassroots-catalogue', 'decision-catalogue', 'decision-catalogue-links', 'meeting-column', 'proposals-column'],
];

/** All that hangs below the platform, beside its four columns. */
export const BELOW_PLATFORM = [
  ...REPORT_RULES,
  ...DOCUMENT_RULES,
  ...PAIR_RULES,
  ...IN_STATUTORY,
  ...ON_PLATFORM,
  'attachments-open',
];

/** No report is there to judge, and the column was seen whole. */
export const noReports: Truth = each(REPORT_RULES, none('no-targets'));

/** No document is there to judge, and the column was seen whole. */
export const noDocuments: Truth = {
  ...each(DOCUMENT_RULES, none('no-targets')),
  ...each(PAIR_RULES, none('no-targets')),
  'documents-clean-up': fail(),
  'attachments-open': either(pass(), none()),
  // The result of a decision is a document, to which the catalogue then has no link.
  'decision-catalogue-links': either(fail(), none()),
};

/** No 法定主动公开内容: what stands below it is not there. */
export const noStatutory: Truth = {
  ...each(DOCUMENT_RULES, any),
  ...each(PAIR_RULES, any),
  ...each(['powers-list', 'emergency-plans', 'enforcement-publicity'], fail()),
  ...each(['agency-profile', 'budget-current'], either(fail(), undecided)),
  'documents-clean-up': either(fail(), undecided),
  'attachments-open': either(pass(), none()),
  'decision-catalogue-links': any,
};
