import { Type, type Static } from '@sinclair/typebox';
import { defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { Page } from '../../model/page.js';
import type { PolicyDocument, SiteModel } from '../../model/site-model.js';
import { occursInAny } from '../parts/occurs-in.js';
import { documentEvidence, ownDocuments, sampleOfDocuments, unreadDocument } from '../parts/own-documents.js';
import { Params, Patterns, Share, Words } from '../parts/params.js';
import { percent, roundShare, shareRange } from '../parts/share.js';
import { mayBePictured } from '../parts/pictured-value.js';
import { undecided } from '../parts/undecided.js';

const Field = Params({
  name: Type.String(),
  /** Labels of the metadata table or block that show it. */
  labels: Words,
  /** Labels that may show it: whether they do is for a person to say. */
  perhaps: Type.Optional(Words),
  /** Shown without a label too: as the heading, as the date of the info line. */
  unlabelled: Type.Optional(Type.Union([Type.Literal('title'), Type.Literal('publishedOn')])),
  /** It is a document number: on a page without a metadata block the line above the text shows it. */
  number: Type.Optional(Type.Boolean()),
  /** 无 is an answer. */
  mayBeNone: Type.Optional(Type.Boolean()),
  /** Titles of documents that need not have it. */
  notDue: Type.Optional(Patterns),
});

const params = Params({
  /** How many documents to open. */
  sample: Type.Integer({ minimum: 1 }),
  minShare: Share,
  fields: Type.Array(Field, { minItems: 1 }),
  /** With so many labelled rows a page has a metadata block, and what it lacks is missing though the text may tell it. */
  leastRows: Type.Integer({ minimum: 1 }),
});
type Rule = Static<typeof params>;
type State = 'shown' | 'missing' | 'unknown' | 'not-due';

/** 文件信息要素: the share of (document, field) pairs shown, over the sampled documents. */
export default defineCheck({
  id: 'documents/metadata',
  title: '文件页面的信息要素是否齐全',
  needs: ({ sample }) => [`documents:${String(sample)}` as `documents:${number}`],
  params,
  messages: {
    missing: {
      zh: '抽查的 {pages} 件文件中有 {count} 件没有标明“{field}”（全部要素齐全率 {share}，应不低于 {limit}）。例如：{examples}。',
      en: '{count} of {pages} sampled documents do not show {field} ({share} of all fields are shown; {limit} is due). For example: {examples}.',
    },
  },
  targets: sampleOfDocuments,
  judge(site: SiteModel, rule): Judgement {
    const documents = ownDocuments(site).slice(0, rule.sample);
    const unread = documents.flatMap((document) => unreadDocument(site, document) ?? []);
    const states = documents.map((document) => statesOf(site, document, rule));
    const countOf = (wanted: State): number => states.flat().filter((state) => state === wanted).length;
    const tally = { met: countOf('shown'), unmet: countOf('missing'), unknown: countOf('unknown') };
    const range = shareRange(tally.met, tally.unmet, tally.unknown);
    const lacking = rule.fields.map(({ name }, place) => ({
      name,
      documents: documents.filter((_, index) => states[index]?.[place] === 'missing'),
    }));
    const short = lacking.filter((field) => field.documents.length > 0);
    const known = shareRange(tally.met, tally.unmet, 0);
    const measured = {
      ...(known && { share: roundShare(known.min) }),
      count: documents.length - unread.length,
      missing: Object.fromEntries(short.map((field) => [field.name, field.documents.length])),
    };
    if (range === undefined || (range.min < rule.minShare && range.max >= rule.minShare)) {
      const [reason]: CantTellReason[] = unread.length > 0 ? unread : ['candidates'];
      const open = documents.filter((_, index) => states[index]?.includes('unknown')).slice(0, 3);
      const evidence = open.flatMap((document) => documentEvidence(site, document));
      return {
        ...undecided('文件信息要素', reason ?? 'candidates', evidence, { column: '政策文件' }),
        measured,
        tally,
      };
    }
    if (range.min >= rule.minShare)
      return passed({
        measured,
        tally,
        seen: documents.slice(0, 5).flatMap((document) => documentEvidence(site, document)),
      });
    const findings = short.map((field): FindingDraft => ({
      code: 'missing',
      data: {
        field: field.name,
        count: field.documents.length,
        pages: documents.length - unread.length,
        share: percent(known?.min ?? 0),
        limit: percent(rule.minShare),
        examples: field.documents.slice(0, 3).map(({ title }) => `《${title}》`),
      },
      evidence: field.documents.slice(0, 3).flatMap((document) => documentEvidence(site, document)),
      column: '政策文件',
      key: field.name,
      isOfSample: true,
    }));
    return failed(findings, { measured, tally });
  },
});

/** What is shown of each field, in the order of the fields. One row shows one field: 发文日期 is not two dates. */
function statesOf(site: SiteModel, document: PolicyDocument, { fields, leastRows }: Rule): readonly State[] {
  const { page: view, title } = document;
  if (!view || unreadDocument(site, document) !== undefined) return fields.map(() => 'unknown');
  const page = view.read();
  const all = new Set(fields.flatMap(({ labels, perhaps = [] }) => [...labels, ...perhaps]));
  const block = page.infoRows.filter(({ label }) => all.has(label));
  const hasBlock = block.length >= leastRows;
  const used = new Set<string>();
  return fields.map((field): State => {
    if (isShown(page, field, hasBlock, used)) return 'shown';
    if (occursInAny(title, field.notDue ?? [])) return 'not-due';
    const mayBe = page.infoRows.some(({ label, value }) => value !== '' && field.perhaps?.includes(label));
    return mayBe || mayBePictured(page, (label) => field.labels.includes(label)) ? 'unknown' : 'missing';
  });
}

function isShown(page: Page, field: Static<typeof Field>, hasBlock: boolean, used: Set<string>): boolean {
  for (const wanted of field.labels) {
    const row = page.infoRows.find(({ label }) => label === wanted);
    if (!row || used.has(wanted)) continue;
    if (row.value !== '' || (row.isNone && field.mayBeNone)) {
      used.add(wanted);
      return true;
    }
  }
  const { facts } = page;
  if (field.unlabelled === 'title') return facts.title !== '';
  if (field.unlabelled === 'publishedOn') return facts.publishedOnFrom === 'visible';
  return !hasBlock && field.number === true && facts.documentNumber !== undefined;
}
