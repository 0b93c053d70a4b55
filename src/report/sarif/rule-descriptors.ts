import type { ReportingConfiguration, ReportingDescriptor } from 'sarif';
import type { AuditReport, RuleOutcome } from '../../model/report.js';
import { DEFAULT_SEVERITIES, type Severities, type Severity } from '../../model/severity.js';
import { citationOf, remedyOf, sectionTitle, titleOf } from '../faults.js';
import { markdownOf } from '../markdown/inert.js';
import { line, quotation, strong } from '../markdown/nodes.js';
import { wordingOf } from '../wording.js';
import type { PipelineOptions } from '../faults.js';
import { literal } from './literal.js';
import { sarifWords } from './words.js';

/** What a viewer shows of a rule beside its results: what it wants, by which clause, and what to do. */
export function ruleDescriptor(
  report: AuditReport,
  outcome: RuleOutcome,
  options: PipelineOptions,
): ReportingDescriptor {
  const { lang, severities } = options;
  const words = sarifWords(lang);
  const title = literal(titleOf(outcome, lang));
  const section = sectionTitle(report, outcome.section, lang);
  const level = wordingOf(lang).level[outcome.level];
  const colon = lang === 'en' ? ': ' : '：';
  const citations = outcome.basis.map((basis) => `${words.basis}${colon}${citationOf(basis, lang)}`);
  const quotes = outcome.basis.flatMap(({ quote }) => quote ?? []);
  const remedy = remedyOf(outcome, lang);
  const remedies = remedy === undefined ? [] : [`${words.remedy}${colon}${remedy}`];
  return {
    id: outcome.rule,
    ...nameOf(outcome.rule),
    shortDescription: { text: sentence(title, lang) },
    fullDescription: {
      text: literal(
        [`${title} (${section}, ${level})`, ...citations]
          .map((one) => sentence(one, lang))
          .join(lang === 'en' ? ' ' : ''),
      ),
    },
    help: {
      text: literal(
        [title, ...citations, ...quotes.map((quote) => `${words.quote}${colon}${quote}`), ...remedies].join('\n'),
      ),
      markdown: markdownOf([
        line(strong(titleOf(outcome, lang)), ` · ${section} · ${level}`),
        ...citations.map((text) => line(text)),
        ...quotes.map(quotation),
        ...remedies.map((text) => line(text)),
      ]),
    },
    defaultConfiguration: { level: LEVEL[ofLevel(outcome, severities)] },
    properties: { tags: [outcome.level, outcome.section], section, levelName: level },
  };
}

/** SARIF's own levels. What only waits for a person is no failure, hence `none`. */
export const LEVEL: Readonly<Record<Severity, NonNullable<ReportingConfiguration['level']>>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
  review: 'none',
  none: 'none',
};

/** A rule that stands in the file though its level is left out keeps the level that it has by default. */
const ofLevel = ({ level }: RuleOutcome, severities: Severities): Severity =>
  severities[level] === 'none' ? DEFAULT_SEVERITIES[level] : severities[level];

/** A second name only where it differs from the id in more than capitals, as the standard's own validator asks. */
const nameOf = (id: string): { readonly name?: string } => {
  const name = pascalCase(id);
  return name.toLowerCase() === id.toLowerCase() ? {} : { name };
};

const pascalCase = (id: string): string =>
  id
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

const sentence = (text: string, lang: PipelineOptions['lang']): string =>
  /[.。！？!?]$/.test(text) ? text : `${text}${lang === 'en' ? '.' : '。'}`;
