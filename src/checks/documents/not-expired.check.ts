import { Type } from '@sinclair/typebox';
import { daysBetween } from '../../lib/date/day.js';
import { findDates } from '../../lib/date/find-dates.js';
import { squeeze } from '../../lib/text/squeeze.js';
import { defineCheck, Duration, failed, passed, unseen, type Judgement } from '../../model/check.js';
import type { Evidence } from '../../model/outcome.js';
import type { PageView, PolicyDocument, SiteModel } from '../../model/site-model.js';
import { readTerms, type Term } from '../../site/documents/document-terms.js';
import { documentOn, plainWords, subjectOf } from '../../site/documents/policy-document.js';
import { columnEvidence } from '../parts/column-state.js';
import { occursInAny } from '../parts/occurs-in.js';
import { documentEvidence, isOwnDocument, unreadDocument } from '../parts/own-documents.js';
import { ColumnId, Params, Patterns } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { unreadReason } from '../parts/unread.js';
import { readValidity, validityLabel } from '../parts/validity.js';

const params = Params({
  column: ColumnId,
  /** How many of the newest documents to open, and how many of all that the column lists, evenly spaced. */
  sample: Type.Integer({ minimum: 1 }),
  spread: Type.Integer({ minimum: 0 }),
  /** Pages of the list, as far back as `reach` (ISO 8601): old documents are those that expire. */
  listPages: Type.Integer({ minimum: 1 }),
  reach: Duration,
  /** Titles that may renew a document: 关于延长…有效期的通知. */
  renewals: Patterns,
  /** Names of attachments that hold the document itself. */
  attachments: Patterns,
});

/** 到期文件: no document is labelled valid past the term that it prints. What bears no such label breaks nothing here. */
export default defineCheck({
  id: 'documents/not-expired',
  title: '标注有效的文件是否已过其写明的有效期',
  needs: ({ column, sample, spread, listPages, reach }) => [
    `documents:${String(sample)}` as `documents:${number}`,
    `items:${column}:${String(spread)}` as `items:${string}:${number}`,
    `list:${column}:${String(listPages)}:${reach}` as `list:${string}:${number}:${string}`,
  ],
  params,
  messages: {
    expired: {
      zh: '《{title}》标注为“{label}”，但文中写明“{sentence}”，有效期到 {endsOn} 为止，已过期 {days} 天。',
      en: '{title} is labelled {label}, but says: {sentence}. Its term ended on {endsOn}, {days} days ago.',
    },
    counted: {
      zh: '《{title}》标注为“{label}”，但文中写明“{sentence}”，自 {startsOn} 起算，有效期到 {endsOn} 为止，已过期 {days} 天。',
      en: '{title} is labelled {label}, but says: {sentence}. Counted from {startsOn} its term ended on {endsOn}, {days} days ago.',
    },
  },
  *targets(site, { column }) {
    const { things, isWhole, reason, looked } = site.documents;
    yield* [...things, ...olderDocuments(site, column)].filter((document) => isOwnDocument(site, document));
    return isWhole ? undefined : unseen(reason ?? 'not-crawled', looked);
  },
  judge(document: PolicyDocument, { column, renewals, attachments }, { site, asOf }): Judgement {
    const { title, url, page } = document;
    const about = { key: url, column: '政策文件', data: { title } };
    const undecidedAs = (reason: Parameters<typeof undecided>[1], evidence = documentEvidence(site, document)) =>
      undecided(`《${title}》是否过期`, reason, evidence, about);
    const unread = unreadDocument(site, document);
    const found = validityLabel(site, document);
    if (!page || unread) return undecidedAs(unread ?? 'not-crawled');
    if (!found || readValidity(found.label) !== 'valid') return passed();
    const { terms, ends, isWhole } = termsOf(site, document, page, attachments);
    const last = terms.reduce<Term | undefined>(
      (one, other) => (one && (one.endsOn ?? '9') >= (other.endsOn ?? '9') ? one : other),
      undefined,
    );
    if (!last) return isWhole ? passed() : undecidedAs('unreadable');
    if (last.endsOn === undefined) return undecidedAs('no-date', [page.evidence(last.quote)]);
    if (last.endsOn >= asOf) {
      // The metadata say that it has ended, the text that it has not.
      const contrary = ends.find(({ endsOn }) => endsOn < asOf);
      return contrary
        ? undecidedAs('candidates', [page.evidence(contrary.quote), page.evidence(last.quote)])
        : passed();
    }
    const renewal = findRenewal(site, column, document, renewals);
    if (renewal) return undecidedAs('candidates', [page.evidence(last.quote), ...renewal]);
    const isCounted = last.startsOn !== undefined;
    const data = {
      title,
      label: found.label,
      sentence: last.quote.slice(0, 80),
      endsOn: last.endsOn,
      days: daysBetween(last.endsOn, asOf),
      ...(isCounted && { startsOn: last.startsOn }),
    };
    return failed(
      {
        code: isCounted ? 'counted' : 'expired',
        data,
        evidence: [page.evidence(last.quote)],
        url,
        column: '政策文件',
        key: url,
      },
      { measured: { expired: [{ title, endsOn: last.endsOn, label: found.label }] } },
    );
  },
});

/** Documents of the column's spread sample that are not among the newest. */
function* olderDocuments(site: SiteModel, id: string): Generator<PolicyDocument> {
  const sighting = site.column(id);
  if (sighting.state !== 'found') return;
  const known = new Set(site.documents.things.flatMap(({ url, page }) => [url, ...(page ? [page.url] : [])]));
  for (const row of sighting.value.sample) {
    const page = site.page(row.url);
    if (known.has(row.url) || (page && known.has(page.url))) continue;
    yield documentOn(row, page, site.site.name);
  }
}

/** The document's own text, the term in its metadata, and its text in attachments where the page has none of it. */
function termsOf(
  site: SiteModel,
  document: PolicyDocument,
  view: PageView,
  names: readonly string[],
): {
  readonly terms: readonly Term[];
  /** Those that are days in the metadata. */
  readonly ends: readonly (Term & { readonly endsOn: string })[];
  readonly isWhole: boolean;
} {
  const page = view.read();
  const days = [document.writtenOn, document.publishedOnFrom === 'meta' ? undefined : document.publishedOn];
  const issuedOn = days
    .flatMap((day) => day ?? [])
    .toSorted()
    .at(-1);
  const dates = issuedOn === undefined ? {} : { issuedOn };
  const ends = page.infoRows
    .filter(({ label }) => /^(?:失效|废止)(?:日期|时间)$|^有效期至$/.test(label))
    .flatMap(({ label, value }) => findDates(value).map(({ on }) => ({ endsOn: on, quote: `${label}：${value}` })));
  const stated = page.infoRows
    .filter(({ label, value }) => /^(?:文件)?有效期限?$/.test(label) && value !== '')
    .map(({ value }) => `有效期：${value}`);
  const terms = [...ends, ...readTerms([page.contentText, ...stated].join('\n'), dates)];
  if (terms.length > 0) return { terms, ends, isWhole: true };
  const isShort = squeeze(page.contentText).length < LEAST_TEXT;
  const subject = subjectOf(document.title);
  const files = page.facts.attachments.filter(
    ({ text, type }) =>
      TEXT_TYPES.has(type) && (isShort || occursInAny(text, names) || squeeze(text).includes(subject)),
  );
  const read = files.map(({ url }) => site.page(url)).filter((file) => file && unreadReason(file) === undefined);
  // Without a single sentence the text is in a picture or a frame.
  const isElsewhere = !page.contentText.includes('。') && page.media.images + page.frames.length > 0;
  return {
    terms: read.flatMap((file) => readTerms(file?.read().contentText ?? '', dates)),
    ends,
    isWhole: read.length === files.length && !isElsewhere,
  };
}
/** A text with less is a notice that its document is attached, not the document. */
const LEAST_TEXT = 300;
const TEXT_TYPES: ReadonlySet<string> = new Set(['pdf', 'doc', 'docx', 'wps', 'ofd', 'rtf', 'ceb', 'cebx']);

/** A page or row that may renew the document: its title speaks of renewal, and its title or text names the document. */
function findRenewal(
  site: SiteModel,
  column: string,
  document: PolicyDocument,
  renewals: readonly string[],
): readonly Evidence[] | undefined {
  const subject = subjectOf(document.title);
  const names = (text: string): boolean => subject.length >= 5 && plainWords(text).includes(subject);
  const page = site.pages.find(
    (one) =>
      one.url !== document.page?.url &&
      one.facts.kind === 'article' &&
      occursInAny(one.facts.title, renewals) &&
      (names(one.facts.title) || names(one.read().contentText)),
  );
  if (page) return [page.evidence(page.facts.title)];
  const sighting = site.column(column);
  const list = sighting.state === 'found' ? sighting.value : undefined;
  const row = list?.items.find(({ title }) => occursInAny(title, renewals) && names(title));
  return row && list && [columnEvidence(list, row.title)];
}
