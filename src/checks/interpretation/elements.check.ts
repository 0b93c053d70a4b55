import { Type, type Static } from '@sinclair/typebox';
import {
  cantTell,
  defineCheck,
  failed,
  inapplicable,
  passed,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import type { CantTellReason } from '../../model/outcome.js';
import type {
  Interpretation,
  InterpretationForm,
  PageView,
  PolicyDocument,
  SiteModel,
} from '../../model/site-model.js';
import { Params, Patterns, Words } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { unreadReason } from '../parts/unread.js';
import { findElements, type FoundElement } from './find-elements.js';
import { aboutDocument, documentEvidence, livingOnes, pairNeeds, sampledDocuments, withoutAny } from './pair-target.js';

const params = Params({
  /** How many documents to sample. */
  sample: Type.Integer({ minimum: 1 }),
  /** Elements that every text interpretation covers. */
  required: Words,
  /** Of these one at least. */
  oneOf: Words,
  /** How each element announces itself. */
  words: Type.Record(Type.String(), Params({ headings: Patterns, phrases: Patterns, hints: Type.Optional(Patterns) })),
});
type Rule = Static<typeof params>;

/** 解读要素: of the text interpretations of a document one covers the required elements and one of the further ones. */
export default defineCheck({
  id: 'interpretation/elements',
  title: '文字解读是否涵盖规定的要素',
  needs: pairNeeds,
  params,
  messages: {
    missing: {
      zh: '《{title}》的文字解读“{interpretation}”没有写明“{name}”。',
      en: 'The text interpretation {interpretation} of {title} does not state {name}.',
    },
    'missing-all': {
      zh: '《{title}》的文字解读“{interpretation}”没有写明下列任何一项：{name}。',
      en: 'The text interpretation {interpretation} of {title} states none of: {name}.',
    },
    unsure: {
      zh: '《{title}》的文字解读“{interpretation}”是否写明“{name}”请人工判断，疑似的有：{quote}。',
      en: 'Whether the text interpretation {interpretation} of {title} states {name} a person must say; it may be: {quote}.',
    },
  },
  targets: sampledDocuments,
  judge(document: PolicyDocument, rule, { site }): Judgement {
    const without = withoutAny(site, document, '解读要素');
    if (without) return without;
    const { title } = document;
    const about = aboutDocument(document);
    const texts = livingOnes(document).filter(isText);
    const read = texts.flatMap((one) => (one.page ? [readingOf(one, one.page, rule, site)] : []));
    const best = [...read].sort((a, b) => a.missing.length + a.unsure.length - b.missing.length - b.unsure.length)[0];
    const unread =
      texts.find(({ page }) => !page)?.unreadBecause ??
      livingOnes(document).find(({ formsFrom, unreadBecause }) => formsFrom === 'none' || unreadBecause)?.unreadBecause;
    if (!best) {
      const isUnclear =
        unread ?? (document.interpretations.some(({ formsFrom }) => formsFrom === 'none') ? 'unreadable' : undefined);
      return isUnclear
        ? undecided(`《${title}》的解读要素`, isUnclear, documentEvidence(document), about)
        : inapplicable('no-targets');
    }
    const { one, missing, unsure, elsewhere } = best;
    const evidence = [best.page.evidence(one.title)];
    if (missing.length + unsure.length === 0)
      return passed({ seen: best.quotes.map((quote) => best.page.evidence(quote)) });
    const finding = (code: string, name: string, quote?: string): FindingDraft => ({
      code,
      data: { title, interpretation: one.title, name, ...(quote === undefined ? {} : { quote }) },
      evidence: quote === undefined ? evidence : [best.page.evidence(quote)],
      url: one.url,
      column: about.column,
      key: `${document.url} ${name}`,
    });
    const reason = elsewhere ?? unread ?? (document.pairingIsWhole ? undefined : document.pairingReason);
    if (reason) return undecided(`《${title}》的解读要素`, reason, evidence, about);
    const doubts = unsure.map(({ name, quote }) => finding('unsure', name, quote));
    return missing.length > 0
      ? failed([...missing.map((name) => finding(name === anyOf(rule) ? 'missing-all' : 'missing', name))], {
          measured: { missing },
        })
      : cantTell('candidates', doubts);
  },
});

/** Voices of their own, which need not explain all. */
const VOICES: ReadonlySet<InterpretationForm> = new Set([
  'qa',
  'case',
  'press-conference',
  'expert',
  'media',
  'official',
  'live',
]);
const isText = ({ forms }: Interpretation): boolean =>
  forms.includes('text') && !forms.some((form) => VOICES.has(form));

/** The further elements as one, of which any will do. */
const anyOf = ({ oneOf }: Rule): string => oneOf.join('/');

interface Reading {
  readonly one: Interpretation;
  readonly page: PageView;
  readonly missing: readonly string[];
  readonly unsure: readonly { readonly name: string; readonly quote: string }[];
  /** The words that show each element. */
  readonly quotes: readonly string[];
  /** Why part of it may stand where nobody read: in a picture, in a file. */
  readonly elsewhere?: CantTellReason;
}

function readingOf(one: Interpretation, view: PageView, rule: Rule, site: SiteModel): Reading {
  const page = view.read();
  const files = page.facts.attachments.map(({ url }) => site.page(url));
  const texts = files.flatMap((file) => (file && file.facts.textLength > 0 ? [file.read().contentText] : []));
  const found = findElements([page.contentText, ...texts].join('\n'), rule.words);
  const further = bestOf(rule.oneOf.flatMap((name) => found.get(name) ?? []));
  const answers = [
    ...rule.required.map((name) => ({ name, element: found.get(name) })),
    { name: anyOf(rule), element: further },
  ];
  const elsewhere =
    unreadReason(view) ??
    (page.media.images > 0 || page.frames.some(({ isVisible }) => isVisible) || texts.length < files.length
      ? 'unreadable'
      : undefined);
  return {
    one,
    page: view,
    missing: answers.flatMap(({ name, element }) => (element ? [] : [name])),
    quotes: [...new Set(answers.flatMap(({ element }) => element?.quote ?? []))],
    unsure: answers.flatMap(({ name, element }) =>
      element && !element.isSure ? [{ name, quote: element.quote }] : [],
    ),
    ...(elsewhere ? { elsewhere } : {}),
  };
}

const bestOf = (found: readonly FoundElement[]): FoundElement | undefined =>
  found.find(({ isSure }) => isSure) ?? found[0];
