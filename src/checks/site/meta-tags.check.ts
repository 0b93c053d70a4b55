import { Type } from '@sinclair/typebox';
import { defineCheck, failed, inapplicable, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { PageView, SiteModel } from '../../model/site-model.js';
import { ColumnId, Params, Share, Words } from '../parts/params.js';
import { percent, roundShare } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';
import { unreadReason } from '../parts/unread.js';
import { isOwnPage } from './own-pages.js';

const params = Params({
  pages: Type.Union([Type.Literal('home'), Type.Literal('column'), Type.Literal('article')]),
  tags: Words,
  /** Articles of this column are opened, so many of them; those that were opened anyway count too. */
  sample: Type.Optional(Params({ column: ColumnId, items: Type.Integer({ minimum: 1 }) })),
  minShare: Share,
  /** So many pages are a sample though the crawl was cut by its budget: what it asks first is not what the site is made of. */
  leastPages: Type.Integer({ minimum: 1 }),
});

/** 网页标签: the share of (page, tag) pairs with a value, over the pages of one kind that were seen. Case does not matter. */
export default defineCheck({
  id: 'site/meta-tags',
  title: '首页、栏目页或内容页的标签是否齐全',
  needs: ({ pages, sample }) => [
    'links:home',
    ...(pages === 'home' ? [] : (['links:columns'] as const)),
    ...(sample ? ([`items:${sample.column}:${sample.items}`] as const) : []),
  ],
  params,
  messages: {
    missing: {
      zh: '抽查的 {pages} 个页面中有 {count} 个没有标签 {tag}（全部标签齐全率 {share}，应不低于 {limit}）。',
      en: '{count} of {pages} sampled pages lack the tag {tag} ({share} of all tags are present; {limit} is due).',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { pages: kind, tags, minShare, leastPages }): Judgement {
    if (site.home.state !== 'found') {
      return undecided('网页标签', site.home.state === 'undecided' ? site.home.reason : 'unreadable', site.home.looked);
    }
    const columnPages = new Set(site.population.things.flatMap((column) => column.pages.map(({ url }) => url)));
    const pages =
      kind === 'home'
        ? [site.home.value]
        : site.pages.filter(
            (page) =>
              page.facts.kind === kind &&
              !page.isMoreOfList &&
              isOwnPage(site, page) &&
              !isColumnAsArticle(page, columnPages),
          );
    const read = pages.filter((page) => unreadReason(page) === undefined);
    if (read.length === 0) {
      const unread = pages.map(unreadReason).find((reason) => reason !== undefined);
      if (unread === undefined && site.crawl.stoppedBecause === 'complete') return inapplicable('no-targets');
      return undecided('网页标签', unread ?? 'truncated', [site.home.value.evidence()]);
    }
    const lacking = new Map(tags.map((tag) => [tag, read.filter((page) => !hasTag(page, tag))]));
    const gaps = [...lacking.values()].reduce((sum, list) => sum + list.length, 0);
    const share = 1 - gaps / (read.length * tags.length);
    const missing = tags.filter((tag) => (lacking.get(tag) ?? []).length > 0);
    const measured = { share: roundShare(share), count: read.length, missing };
    // A crawl that was cut off sampled what came first, not what there is.
    const { stoppedBecause } = site.crawl;
    const isSample = stoppedBecause === 'complete' || (stoppedBecause === 'budget' && read.length >= leastPages);
    if (kind !== 'home' && !isSample)
      return { ...undecided('网页标签', 'truncated', [site.home.value.evidence()]), measured };
    if (share >= minShare) return passed({ measured });
    const findings = missing.map((tag): FindingDraft => {
      const examples = (lacking.get(tag) ?? []).slice(0, 3);
      return {
        code: 'missing',
        data: {
          tag,
          count: lacking.get(tag)?.length ?? 0,
          pages: read.length,
          share: percent(share),
          limit: percent(minShare),
        },
        evidence: examples.map((page) => page.evidence(undefined, `meta[name="${tag}"]`)),
        key: tag,
        isOfSample: true,
      };
    });
    return failed(findings, { measured });
  },
});

/** A column that shows one text (a guide) reads like an article, and its template owes the tags of columns. */
function isColumnAsArticle(page: PageView, columnPages: ReadonlySet<string>): boolean {
  const { kind, title } = page.facts;
  const column = tagOf(page, 'ColumnName');
  if (kind !== 'article' || column === undefined || hasTag(page, 'ArticleTitle')) return false;
  const isFolder = /\/(?:index\.\w+)?$/.test(new URL(page.url).pathname);
  return isFolder || columnPages.has(page.url) || (column.length >= 4 && title.includes(column));
}

const hasTag = (page: PageView, tag: string): boolean => tagOf(page, tag) !== undefined;

/** What the tag says, its name in any case; undefined where it says nothing. */
function tagOf(page: PageView, tag: string): string | undefined {
  const name = tag.toLowerCase();
  return Object.entries(page.facts.meta).find(([key, value]) => key.toLowerCase() === name && value.trim() !== '')?.[1];
}
