import { Type, type Static } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import { defineCheck, failed, inapplicable, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { PageView, PolicyDocument, SiteModel } from '../../model/site-model.js';
import { readTerms } from '../../site/documents/document-terms.js';
import { plainWords, subjectOf } from '../../site/documents/policy-document.js';
import { isNormative } from '../parts/normative.js';
import { findAny } from '../parts/occurs-in.js';
import { documentEvidence, ownDocuments, sampleOfDocuments, unreadDocument } from '../parts/own-documents.js';
import { Params, Patterns, Share } from '../parts/params.js';
import { percent, roundShare, shareRange } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';
import { unreadReason } from '../parts/unread.js';

const params = Params({
  /** How many documents to open, and how many of their files: many a page only brings the file. */
  sample: Type.Integer({ minimum: 1 }),
  attachments: Type.Optional(Type.Integer({ minimum: 0 })),
  minShare: Share,
  /** What must be marked, in the reader's words: 公开属性. */
  name: Type.Optional(Type.String()),
  /** The mark in the text, the title or a row of the metadata (`公开属性：主动公开`), blanks left out. */
  marks: Patterns,
  /** Words that may be the mark, or speak of something else: a person must see. */
  hints: Type.Optional(Patterns),
  /** A term that the document prints for itself (有效期至2027年底, 试行期两年) is the mark too. */
  terms: Type.Optional(Type.Boolean()),
  /** Normative documents only, or all of the sample. */
  only: Type.Optional(Type.Union([Type.Literal('normative'), Type.Literal('all')])),
});
type Rule = Static<typeof params>;

/** 文件标注: the share of sampled documents that bear a mark: 公开属性, 有效期. */
export default defineCheck({
  id: 'documents/marks',
  title: '文件是否标明公开属性、有效期等',
  needs: ({ sample, attachments = 0 }) => [
    `documents:${String(sample)}` as `documents:${number}`,
    ...(attachments > 0 ? [`attachments:${String(attachments)}` as `attachments:${number}`] : []),
  ],
  params,
  messages: {
    none: {
      zh: '抽查的 {count} 件文件都没有标明{name}，例如：{examples}。',
      en: 'None of {count} sampled documents shows its {name}, for example {examples}.',
    },
    unmarked: {
      zh: '《{title}》没有标明{name}。抽查文件的标注率 {share}，应不低于 {limit}。',
      en: '{title} does not show its {name}. {share} of the sampled documents do; {limit} is due.',
    },
  },
  absences: ['none'],
  targets: sampleOfDocuments,
  judge(site: SiteModel, rule): Judgement {
    const judged = ownDocuments(site)
      .slice(0, rule.sample)
      .map((document) => ({ document, ...stateOf(site, document, rule) }));
    const of = (state: string) => judged.filter((one) => one.state === state);
    const [met, unmet, unknown] = [of('marked'), of('unmarked'), of('unknown')];
    const range = shareRange(met.length, unmet.length, unknown.length);
    if (range === undefined) return inapplicable('no-targets');
    const name = rule.name ?? '规定的标注';
    const share = shareRange(met.length, unmet.length, 0)?.min;
    const measured = {
      ...(share !== undefined && { share: roundShare(share) }),
      count: met.length + unmet.length,
      without: unmet.map(({ document }) => document.title),
    };
    if (range.min >= rule.minShare) return passed({ measured, seen: met.flatMap(({ seen }) => seen ?? []) });
    if (range.max >= rule.minShare) {
      const [reason] = unknown.flatMap((one) => one.reason ?? []);
      const open = unknown.slice(0, 3).flatMap(({ document }) => documentEvidence(site, document));
      return {
        ...undecided(`文件的${name}`, reason ?? 'candidates', open, { column: '政策文件' }),
        measured,
      };
    }
    const titles = unmet.slice(0, 3).map(({ document }) => `《${document.title}》`);
    if (met.length + unknown.length === 0)
      return failed(
        {
          code: 'none',
          data: { name, count: unmet.length, examples: titles },
          evidence: unmet.slice(0, 3).flatMap(({ document }) => documentEvidence(site, document)),
          column: '政策文件',
          isOfSample: true,
        },
        { measured },
      );
    const findings = unmet.map(({ document }): FindingDraft => ({
      code: 'unmarked',
      data: { title: document.title, name, share: percent(share ?? 0), limit: percent(rule.minShare) },
      evidence: documentEvidence(site, document),
      url: document.url,
      column: '政策文件',
      key: document.url,
    }));
    return failed(findings, { measured });
  },
});

interface State {
  readonly state: 'marked' | 'unmarked' | 'unknown' | 'not-due';
  readonly seen?: readonly Evidence[];
  readonly reason?: CantTellReason;
}

/** A document of which nothing tells whether it is a normative one counts only where it bears the mark. */
function stateOf(site: SiteModel, document: PolicyDocument, rule: Rule): State {
  const kind = rule.only === 'normative' ? isNormative(document) : 'yes';
  if (kind === 'no') return { state: 'not-due' };
  const { page: view } = document;
  const unread = unreadDocument(site, document);
  if (!view || unread) return { state: 'unknown', reason: unread ?? 'not-crawled' };
  const page = view.read();
  const files = page.facts.attachments.map(({ url, type, text }) => ({ view: site.page(url), type, text }));
  const read = files.flatMap((file) => (file.view && unreadReason(file.view) === undefined ? [file.view] : []));
  const rows = page.infoRows.map(({ label, value }) => `${label}：${value}`);
  for (const [one, lines] of [
    [view, [document.title, ...rows]],
    ...read.map((file): [PageView, string[]] => [file, []]),
  ] as [PageView, string[]][]) {
    const text = one.read().contentText;
    const found = findAny([...lines, text].flatMap(asWritten).join('\n'), rule.marks) ?? termIn(text, rule);
    if (found !== undefined) return { state: 'marked', seen: [one.evidence(found)] };
  }
  // The document itself stands in a picture, a frame or a file that was not read.
  const isShort = squeeze(page.contentText).length < LEAST_TEXT;
  const isElsewhere = isShort && page.media.images + page.frames.length > 0;
  const subject = subjectOf(document.title);
  const isInFile = files.some(
    ({ view: file, type, text }) =>
      TEXT_TYPES.has(type) &&
      !(file && read.includes(file)) &&
      (isShort || (subject !== '' && plainWords(text).includes(subject))),
  );
  if (isElsewhere || isInFile) return { state: 'unknown', reason: 'unreadable' };
  const texts = [page, ...read.map((file) => file.read())].flatMap(({ contentText }) => asWritten(contentText));
  if (findAny(texts.join('\n'), rule.hints ?? []) !== undefined) return { state: 'unknown', reason: 'candidates' };
  return kind === 'unknown' ? { state: 'unknown', reason: 'candidates' } : { state: 'unmarked' };
}

/** Without blanks, as it stands and with brackets and colons of one form. */
const asWritten = (text: string): readonly string[] => [text.replace(/\s+/g, ''), squeeze(text)];

const termIn = (text: string, { terms }: Rule): string | undefined =>
  terms === true ? readTerms(text, {})[0]?.quote : undefined;

/** A text with less is a notice that its document is attached, not the document. */
const LEAST_TEXT = 300;
const TEXT_TYPES: ReadonlySet<string> = new Set(['pdf', 'doc', 'docx', 'wps', 'ofd', 'rtf', 'ceb', 'cebx']);
