/** Published articles whose titles the site's own search must find. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { SearchPlan } from '../../model/plan.js';
import { isSameSite, pageKey } from '../address.js';
import type { SeenPage } from '../seen-page.js';

/** An article that the crawl has read. */
export interface SearchArticle {
  readonly title: string;
  readonly page: SeenPage;
}

const LEAST_CHARACTERS = 6;
/** Longer ones are cut by many a search field. */
const MOST_CHARACTERS = 40;
/** What a query may be torn apart at. */
const MARKS = /[《》〈〉〔〕【】“”‘’"'()（）:：,，.。、;；?？!！%％&＆+＋\-—_/\\|·~…\s]/;
/** Old articles may have been left out when the index was made. */
const OLD_YEARS = 2;

/**
 * So many articles, those with plain titles first, of different folders where there are such; none of them younger than
 * the plan's day, for an index may lag. The same set of pages gives the same articles.
 */
export function chooseArticles(
  pages: readonly SeenPage[],
  siteUrl: string,
  { titles, until }: SearchPlan,
): readonly SearchArticle[] {
  const home = new Set(
    pages
      .filter(({ exchange }) => exchange.purpose === 'home')
      .flatMap(({ digest }) => digest.links.map(({ url }) => pageKey(url))),
  );
  const listed = new Set(
    pages.flatMap(({ digest }) =>
      digest.facts.items.flatMap(({ url, publishedOn }) => (publishedOn === undefined ? [] : [pageKey(url)])),
    ),
  );
  const oldest = `${Number(until.slice(0, 4)) - OLD_YEARS}${until.slice(4)}`;
  const known = new Map<string, { readonly article: SearchArticle; readonly rank: number }>();
  for (const page of pages) {
    const { exchange, digest } = page;
    const { facts } = digest;
    const title = facts.title.trim();
    const length = squeeze(title).length;
    const on = facts.publishedOn;
    if (exchange.status !== 200 || facts.kind !== 'article' || facts.unread !== undefined) continue;
    if (!isSameSite(exchange.url, siteUrl) || length < LEAST_CHARACTERS || length > MOST_CHARACTERS) continue;
    if (on === undefined || on > until || !/\p{Script=Han}{4}/u.test(title) || /…|\.\.\.$/.test(title)) continue;
    const rank =
      (MARKS.test(title) ? 0 : 4) +
      (on >= oldest ? 3 : 0) +
      (facts.publishedOnFrom === 'visible' ? 1 : 0) +
      // A profile or a guide may be a page of its own that no index has; what lists show by its day is published.
      (listed.has(pageKey(exchange.url)) ? 2 : 0) +
      (home.has(pageKey(exchange.url)) ? 0 : 1) +
      (length >= 10 ? 1 : 0);
    const key = squeeze(title);
    const before = known.get(key);
    if (!before || rank > before.rank || (rank === before.rank && exchange.url < before.article.page.exchange.url))
      known.set(key, { article: { title, page }, rank });
  }
  const ranked = [...known.values()]
    .sort((a, b) => b.rank - a.rank || (urlOf(a.article) < urlOf(b.article) ? -1 : 1))
    .map(({ article }) => article);
  const [first, ...others] = ranked;
  if (!first) return [];
  const elsewhere = others.filter((article) => folderOf(article) !== folderOf(first));
  return [first, ...elsewhere, ...others.filter((article) => !elsewhere.includes(article))].slice(0, titles);
}

const urlOf = ({ page }: SearchArticle): string => page.exchange.url;
const folderOf = (article: SearchArticle): string => urlOf(article).replace(/\/[^/]*$/, '');
