/** The links by which a document and its interpretation lead to each other, and whether they open. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { RelatedBox } from '../../model/page.js';
import type { CantTellReason } from '../../model/outcome.js';
import { isArticleAddress, isFileAddress, isSameSite, pageKey } from '../address.js';
import { interprets, namesOneOf, titleCores } from './document-titles.js';
import type { Ground, MarkedLink, Request } from '../ground.js';
import type { SeenPage } from '../seen-page.js';

/** What was found of a link from one page of a pair to the other. */
export type LocatedLink =
  | { readonly state: 'opens'; readonly on: SeenPage; readonly text: string }
  | {
      readonly state: 'dead';
      readonly on: SeenPage;
      readonly text: string;
      readonly url: string;
      readonly status: number;
    }
  | { readonly state: 'absent'; readonly on: SeenPage }
  | { readonly state: 'undecided'; readonly reason: CantTellReason; readonly on?: SeenPage };

/** One page of a pair: its address, and what became of it. */
export interface PairPage {
  readonly url: string;
  readonly page?: SeenPage;
  readonly unreadBecause?: CantTellReason;
}

const OWN_REGIONS: ReadonlySet<string> = new Set(['content', 'list', 'menu']);

/** Links of the page's own part and of the boxes beside it. */
export const ownLinks = (ground: Ground, page: SeenPage): readonly MarkedLink[] =>
  ground.links(page).filter(({ link, key }) => OWN_REGIONS.has(link.region) && key !== pageKey(page.exchange.url));

/** 相关解读, 关联解读, 解读材料 … */
export const isInterpretationBox = ({ name }: RelatedBox): boolean => /解读|图解|问答/.test(name);
/** 相关文件, 政策原文, 解读文件 …; 相关政策解读 is none. */
const isDocumentBox = ({ name }: RelatedBox): boolean =>
  /文件|政策|原文|公文|法规|全文/.test(name) && !/解读$|图解$/.test(name);

/** Addresses in the page's boxes of a kind. */
export const boxed = (page: SeenPage, isKind: (box: RelatedBox) => boolean): ReadonlySet<string> =>
  new Set((page.digest.related ?? []).filter(isKind).flatMap(({ urls }) => urls.map(pageKey)));

/** A box of the kind is empty in the bytes, and no browser has shown the page yet. */
export const awaitsScript = (page: SeenPage, isKind: (box: RelatedBox) => boolean): boolean =>
  page.exchange.via === 'fetch' && (page.digest.related ?? []).some((box) => isKind(box) && box.awaitsScript);

/** Links that most pages show, whatever the page: in a box of the newest, and in boxes that call themselves the page's own. */
export interface RepeatedLinks {
  readonly anywhere: ReadonlySet<string>;
  readonly inBoxes: ReadonlySet<string>;
}

/** Of groups of pages, one group for each document: the interpretations of one document all lead to it. */
export function repeatedLinks(ground: Ground, groups: readonly (readonly SeenPage[])[]): RepeatedLinks {
  const read = groups.filter((pages) => pages.length > 0);
  const least = Math.max(LEAST_REPEATED, read.length / 2);
  const repeated = (keysOf: (page: SeenPage) => Iterable<string>): ReadonlySet<string> => {
    const counts = new Map<string, number>();
    for (const pages of read)
      for (const key of new Set(pages.flatMap((page) => [...keysOf(page)])))
        counts.set(key, (counts.get(key) ?? 0) + 1);
    return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
  };
  return {
    anywhere: repeated((page) => ownLinks(ground, page).map(({ key }) => key)),
    inBoxes: repeated((page) => boxed(page, isOwnBox)),
  };
}
const LEAST_REPEATED = 3;

const isOwnBox = ({ name }: RelatedBox): boolean => /相关|关联|对应|配套|原文|解读的?(?:文件|政策)/.test(name);

/** The link stands there as it stands on the other pages: it says nothing of this one. */
export function isByChance(ground: Ground, page: SeenPage, key: string, repeated: RepeatedLinks): boolean {
  if (boxed(page, isOwnBox).has(key)) return repeated.inBoxes.has(key);
  // Beside the box that all pages have it stands in the text, too.
  return repeated.anywhere.has(key) && ownLinks(ground, page).filter((marked) => marked.key === key).length < 2;
}

/** Whether the document's page leads to the interpretation. */
export function linkToInterpretation(
  ground: Ground,
  document: PairPage,
  interpretation: PairPage & { readonly deadStatus?: number },
  repeated: RepeatedLinks,
): LocatedLink {
  const { page } = document;
  if (!page) return { state: 'undecided', reason: document.unreadBecause ?? 'truncated' };
  const key = pageKey(interpretation.url);
  const direct = ownLinks(ground, page).filter((marked) => marked.key === key);
  if (direct.length > 0 && isByChance(ground, page, key, repeated))
    return { state: 'undecided', reason: 'candidates', on: page };
  return fateOf(ground, page, direct, interpretation) ?? missing(ground, page, isInterpretationBox);
}

/** Whether the interpretation's page leads to the document, or to a copy of it under another address. */
export function linkToDocument(
  ground: Ground,
  interpretation: PairPage,
  document: PairPage & { readonly title: string; readonly deadStatus?: number },
  repeated: RepeatedLinks,
  request: Request,
): LocatedLink {
  const { page } = interpretation;
  if (!page) return { state: 'undecided', reason: interpretation.unreadBecause ?? 'truncated' };
  const cores = titleCores(document.title);
  const links = ownLinks(ground, page);
  const own = pageKey(document.url);
  const direct = links.filter(({ key }) => key === own);
  const isChance = direct.length > 0 && isByChance(ground, page, own, repeated);
  const found = isChance ? undefined : fateOf(ground, page, direct, document);
  if (found) return found;
  const inBox = boxed(page, isDocumentBox);
  const copies = links
    .filter(({ link, key }) => key !== own && (inBox.has(key) || speaksOfCopy(link.text, cores)))
    .filter(({ link, key }) => !repeated.anywhere.has(key) && link.isVisible && isSameSite(link.url, page.exchange.url))
    .slice(0, MOST_COPIES);
  let pending: LocatedLink | undefined;
  for (const { link } of copies) {
    const visit = ground.want(link.url, { ...request, from: { page, link } });
    if (visit.state === 'seen') {
      const isCopy =
        visit.page === document.page ||
        namesOneOf(visit.page.digest.facts.title, cores) ||
        (isFileAddress(link.url) && speaksOfCopy(link.text, cores));
      if (isCopy) return { state: 'opens', on: page, text: link.text };
    } else if (visit.state === 'dead') {
      pending ??= { state: 'dead', on: page, text: link.text, url: link.url, status: visit.page.exchange.status };
    } else pending = { state: 'undecided', reason: visit.reason, on: page };
  }
  if (isChance) return { state: 'undecided', reason: 'candidates', on: page };
  return pending ?? missing(ground, page, isDocumentBox);
}

/** Copies of a document that one interpretation's page is asked for. */
const MOST_COPIES = 2;

/** A link's words name the document itself, or say that it is the original. */
const speaksOfCopy = (text: string, cores: readonly string[]): boolean =>
  !interprets(text) &&
  (namesOneOf(text, cores) || /^(?:点击)?(?:查看|阅读)?(?:政策|文件|公文)?(?:原文|全文)(?:链接)?/.test(squeeze(text)));

/** What becomes of those who follow one of these links; a hidden one may be shown by a tab, or by nothing. */
function fateOf(
  { visits }: Ground,
  on: SeenPage,
  links: readonly MarkedLink[],
  target: PairPage & { readonly deadStatus?: number },
): LocatedLink | undefined {
  const [first] = links;
  if (!first) return undefined;
  const { link } = links.find((one) => one.link.isVisible) ?? first;
  if (!link.isVisible) return { state: 'undecided', reason: 'candidates', on };
  if (target.page) return { state: 'opens', on, text: link.text };
  if (target.deadStatus !== undefined)
    return { state: 'dead', on, text: link.text, url: link.url, status: target.deadStatus };
  const visit = visits.at(link.url);
  return { state: 'undecided', reason: 'reason' in visit ? visit.reason : (target.unreadBecause ?? 'truncated'), on };
}

/** No such link in what was read of the page: asks for a browser where a script may write it. */
function missing(ground: Ground, page: SeenPage, isKind: (box: RelatedBox) => boolean): LocatedLink {
  if (ground.lacksBrowser(page)) return { state: 'undecided', reason: 'needs-browser', on: page };
  if (awaitsScript(page, isKind)) {
    ground.want(page.exchange.url, { purpose: 'pair:opened', priority: 540, part: 'opened' });
    if (!ground.visits.wasRenderedInVain(page.exchange.url))
      return { state: 'undecided', reason: 'needs-browser', on: page };
    return { state: 'undecided', reason: 'unreadable', on: page };
  }
  return { state: 'absent', on: page };
}

/** A link under 解读 whose words say nothing (政策解读) counts where its address is an article's. */
export const saysNothing = (text: string, url: string): boolean =>
  /^(?:政策|文字|图片|图文|视频)?(?:解读|图解)$/.test(squeeze(text)) && isArticleAddress(url);
