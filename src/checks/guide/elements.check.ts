import { Type, type Static } from '@sinclair/typebox';
import { defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { Column } from '../../model/site-model.js';
import { columnEvidence } from '../parts/column-state.js';
import { findLabelled } from '../parts/labelled-value.js';
import { Params, Patterns, Words } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { guideTargets, readGuide, type GuideText } from './guide-target.js';
import { withoutPlaces } from './office-text.js';

const params = Params({
  elements: Type.Array(
    Params({
      name: Type.String(),
      labels: Words,
      not: Type.Optional(Words),
      cells: Type.Optional(Words),
      value: Type.Optional(Patterns),
      states: Type.Optional(Patterns),
      /** It is the office's: what is said of reading rooms or supervisors does not stand for it. */
      ofOffice: Type.Optional(Type.Boolean()),
    }),
    { minItems: 1 },
  ),
  /** Headings and words of places where documents can be read. */
  readingRooms: Patterns,
  /** Headings of what is said of supervision and remedies. */
  supervision: Patterns,
  /** Words by which the text comes back to the office. */
  offices: Patterns,
  /** Names of attachments that hold the guide itself. */
  attachments: Patterns,
});
type Values = Static<typeof params>;

/** 指南要素: every element is stated with a value. */
export default defineCheck({
  id: 'guide/elements',
  title: '政府信息公开指南的要素是否齐全',
  needs: ['column:guide', 'items:guide:1'],
  params,
  messages: {
    missing: {
      zh: '政府信息公开指南缺少“{name}”：没有找到{labels}等内容，或只有标签没有填写。',
      en: 'The guide does not state {name}: no {labels}, or a label without a value.',
    },
    malformed: {
      zh: '政府信息公开指南的“{name}”写成“{quote}”，不是可以使用的{name}。',
      en: 'The guide gives {name} as {quote}, which is no usable value.',
    },
    'supervisors-only': {
      zh: '政府信息公开指南里的“{name}”只在监督救济部分出现，是否也是公开工作机构的，请人工核对。',
      en: 'The guide gives {name} in its part on supervision only; a person should see whether it is the office’s too.',
    },
  },
  targets: guideTargets,
  judge(column: Column, given, { site }): Judgement {
    const { elements } = given;
    const guide = readGuide(site, column, given.attachments);
    const { stated, doubtful } = statements(guide, given);
    const lacking = elements.filter(({ name }) => !stated.has(name));
    const missing = lacking.filter(({ name }) => !doubtful.has(name));
    const quotes = Object.fromEntries([...stated].map(([name, quote]) => [name, quote.slice(0, LONGEST_QUOTE)]));
    const measured = { missing: missing.map(({ name }) => name), stated: quotes };
    if (lacking.length === 0) return passed({ measured, tally: { met: elements.length, unmet: 0, unknown: 0 } });
    const evidence = [guide.page?.evidence(guide.text.slice(0, 60)) ?? columnEvidence(column)];
    const about = { column: column.name };
    if (guide.unread !== undefined) {
      const tally = { met: stated.size, unmet: 0, unknown: lacking.length };
      const judgement = undecided('政府信息公开指南的要素', guide.unread, evidence, about);
      return { ...judgement, tally, measured: { stated: quotes } };
    }
    const doubts = lacking.flatMap(({ name }): FindingDraft[] => {
      const quote = doubtful.get(name);
      if (quote === undefined) return [];
      return [
        {
          code: 'supervisors-only',
          data: { name },
          evidence: [guide.page?.evidence(quote) ?? columnEvidence(column)],
          ...about,
          key: name,
        },
      ];
    });
    const tally = { met: stated.size, unmet: missing.length, unknown: doubts.length };
    if (missing.length === 0)
      return { value: 'cantTell', reason: 'candidates', findings: doubts, measured: { stated: quotes }, tally };
    const malformed = findMalformed(guide, given, missing);
    const findings = missing.map(({ name, labels }): FindingDraft => {
      const quote = malformed.get(name);
      return quote === undefined
        ? { code: 'missing', data: { name, labels: labels.slice(0, 3) }, evidence, ...about, key: name }
        : {
            code: 'malformed',
            data: { name, quote },
            evidence: [guide.page?.evidence(quote) ?? columnEvidence(column)],
            ...about,
            key: name,
          };
    });
    return failed(findings, { measured, tally });
  },
});

const LONGEST_QUOTE = 80;

/** The quote that states each element; `doubtful` are those that only the part on supervision gives. */
function statements(guide: GuideText, { elements, readingRooms, supervision, offices }: Values) {
  const office = withoutPlaces(guide, readingRooms, offices);
  const [whole, lenient, strict] = [guide, office, withoutPlaces(office, supervision, offices)].map((source) =>
    findLabelled(source, elements),
  );
  const stated = new Map<string, string>();
  const doubtful = new Map<string, string>();
  for (const { name, ofOffice } of elements) {
    const quote = (ofOffice === true ? strict : whole)?.get(name);
    const doubt = ofOffice === true ? lenient?.get(name) : undefined;
    if (quote !== undefined) stated.set(name, quote);
    else if (doubt !== undefined) doubtful.set(name, doubt);
  }
  return { stated, doubtful };
}

/** Labels of the office with figures that are no value of their kind: 联系电话：123. */
function findMalformed(guide: GuideText, given: Values, missing: Values['elements']): ReadonlyMap<string, string> {
  const source = withoutPlaces(guide, [...given.readingRooms, ...given.supervision], given.offices);
  const isOfFigures = ({ value }: Values['elements'][number]): boolean =>
    value?.some((one) => one.includes('\\d')) === true;
  const terms = given.elements.map(({ name, labels, not }) => ({ name, labels, ...(not && { not }), value: FIGURES }));
  const found = findLabelled(source, terms);
  return new Map(
    missing.filter(isOfFigures).flatMap(({ name }): [string, string][] => {
      const quote = found.get(name);
      return quote === undefined ? [] : [[name, quote.slice(0, LONGEST_QUOTE)]];
    }),
  );
}
const FIGURES = ['^[（(+]?\\d', '@'];
