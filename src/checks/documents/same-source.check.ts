import { Type, type Static } from '@sinclair/typebox';
import { compareCopies } from '../../lib/text/compare-copies.js';
import {
  cantTell,
  defineCheck,
  failed,
  inapplicable,
  passed,
  unseen,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import type { PageView, SiteModel } from '../../model/site-model.js';
import { plainWords } from '../../site/documents/policy-document.js';
import { isOwnPage } from '../parts/own-documents.js';
import { Params, Share } from '../parts/params.js';
import { unreadReason } from '../parts/unread.js';
import { readValidity } from '../parts/validity.js';

const params = Params({
  /** How many documents to open; copies are looked for among all pages that were read anyway. */
  sample: Type.Integer({ minimum: 1 }),
  /** Pages of one title are one document from so many sentences in common. */
  sameShare: Share,
  /** Shorter titles name many things. */
  leastTitle: Type.Integer({ minimum: 1 }),
});

/** One document at two addresses. */
interface Copies {
  readonly title: string;
  readonly here: PageView;
  readonly there: PageView;
}

/** 数据同源: a document that stands at several addresses of the site says the same at each. */
export default defineCheck({
  id: 'documents/same-source',
  title: '同一文件在多个栏目的内容是否一致',
  needs: ({ sample }) => [`documents:${String(sample)}` as `documents:${number}`],
  params,
  messages: {
    'text-differs': {
      zh: '《{title}》在网站上有两份，正文不一致：一处写“{here}”，另一处写“{there}”。',
      en: '{title} stands at two addresses with different texts: one says {here}, the other {there}.',
    },
    'text-longer': {
      zh: '《{title}》在网站上有两份，正文不一致：一处有“{here}”，另一处没有这句话。',
      en: '{title} stands at two addresses with different texts: one says {here}, which the other lacks.',
    },
    'field-differs': {
      zh: '《{title}》在网站上有两份，{field}不一致：一处是“{here}”，另一处是“{there}”。',
      en: '{title} stands at two addresses that differ in {field}: {here} and {there}.',
    },
    unlike: {
      zh: '《{title}》（{number}）在网站上有两份，正文相同的不到一半，请人工核对哪一份是原文。',
      en: '{title} ({number}) stands at two addresses with less than half of the text in common. A person should see which is the original.',
    },
  },
  *targets(site, rule) {
    yield* copiesIn(site, rule);
    const isWhole = site.crawl.stoppedBecause === 'complete' && site.documents.isWhole;
    return isWhole ? undefined : unseen(site.documents.reason ?? 'truncated', site.documents.looked);
  },
  judge({ title, here, there }: Copies, { sameShare }): Judgement {
    const [one, other] = [here.facts, there.facts];
    const { shared, onlyHere, onlyThere } = compareCopies(here.read().contentText, there.read().contentText);
    const evidence = [here.evidence(onlyHere ?? title), there.evidence(onlyThere ?? title)];
    const about = { evidence, url: there.url, column: '政策文件' };
    const isOneNumber =
      one.documentNumber !== undefined &&
      other.documentNumber !== undefined &&
      plainWords(one.documentNumber) === plainWords(other.documentNumber);
    const isOneDay = one.writtenOn !== undefined && one.writtenOn === other.writtenOn;
    // A page that only carries the file, or another year's document of the same name.
    if (shared === undefined || (!isOneNumber && (!isOneDay || shared < sameShare))) return inapplicable('no-targets');
    if (shared < sameShare) {
      const data = { title, number: one.documentNumber };
      return cantTell('candidates', { code: 'unlike', data, ...about, key: here.url });
    }
    const fields = differingFields(here, there).map(([field, left, right]): FindingDraft => ({
      code: 'field-differs',
      data: { title, field, here: left, there: right },
      ...about,
      key: `${here.url} ${field}`,
    }));
    const texts: FindingDraft[] =
      onlyHere !== undefined && onlyThere !== undefined
        ? [
            {
              code: 'text-differs',
              data: { title, here: cut(onlyHere), there: cut(onlyThere) },
              ...about,
              key: here.url,
            },
          ]
        : [onlyHere ?? onlyThere]
            .filter((sentence) => sentence !== undefined)
            .map((sentence) => ({
              code: 'text-longer',
              data: { title, here: cut(sentence) },
              ...about,
              key: here.url,
            }));
    const findings = [...texts, ...fields];
    return findings.length === 0 ? passed() : failed(findings, { measured: { differing: [title] } });
  },
});

/** Each further address of a document beside its first one, by title; the same bytes are compared as well. */
function* copiesIn(site: SiteModel, { leastTitle }: Static<typeof params>): Generator<Copies> {
  const documents = new Set(site.documents.things.flatMap(({ page }) => (page ? [page.url] : [])));
  const byTitle = new Map<string, PageView>();
  const known = new Set<string>();
  const pages = [...site.pages].sort((a, b) => (a.url < b.url ? -1 : 1));
  for (const page of pages) {
    const { title, kind, documentNumber, indexNumber } = page.facts;
    const key = plainWords(title);
    const isDocument = documentNumber !== undefined || indexNumber !== undefined || documents.has(page.url);
    const address = page.url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/[?#](?:from|source|print)=.*$/, '');
    if (kind !== 'article' || !isDocument || key.length < leastTitle || known.has(address)) continue;
    if (unreadReason(page) !== undefined || !isOwnPage(site, page)) continue;
    known.add(address);
    const first = byTitle.get(key);
    if (first) yield { title, here: first, there: page };
    else byTitle.set(key, page);
  }
}

/** Metadata that both copies show and that disagrees. */
function differingFields(here: PageView, there: PageView): [field: string, here: string, there: string][] {
  const [one, other] = [here.facts, there.facts];
  const differ = (left: string | undefined, right: string | undefined): boolean =>
    left !== undefined && right !== undefined && plainWords(left) !== plainWords(right);
  const fields: [string, string | undefined, string | undefined, boolean][] = [
    ['发文字号', one.documentNumber, other.documentNumber, differ(one.documentNumber, other.documentNumber)],
    ['成文日期', one.writtenOn, other.writtenOn, one.writtenOn !== other.writtenOn],
    ['有效性', one.validity, other.validity, standsOtherwise(one.validity, other.validity)],
  ];
  return fields.flatMap(([field, left, right, isOther]) =>
    left !== undefined && right !== undefined && isOther ? [[field, left, right]] : [],
  );
}

/** 有效 and 现行有效 say the same. */
function standsOtherwise(one: string | undefined, other: string | undefined): boolean {
  const [left, right] = [one, other].map((label) => (label === undefined ? 'unclear' : readValidity(label)));
  return left !== right && left !== 'unclear' && right !== 'unclear';
}

const LONGEST = 80;
const cut = (sentence: string): string => (sentence.length > LONGEST ? `${sentence.slice(0, LONGEST)}…` : sentence);
