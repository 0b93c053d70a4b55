import { Type } from '@sinclair/typebox';
import { squeeze } from '../../lib/text/squeeze.js';
import { cantTell, defineCheck, failed, inapplicable, passed, type Judgement } from '../../model/check.js';
import type { NamedText, PageView, SiteModel } from '../../model/site-model.js';
import { columnEvidence, stateOf } from '../parts/column-state.js';
import { occursInAny } from '../parts/occurs-in.js';
import { ColumnId, Params, Patterns, Share } from '../parts/params.js';
import { percent, roundShare } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';
import { unreadReason } from '../parts/unread.js';
import { catalogueHeadings, isSameMatter } from './catalogue-headings.js';

const params = Params({
  /** The column whose tree is compared. */
  tree: ColumnId,
  /** Columns of it that are read, on two levels together. */
  lists: Type.Integer({ minimum: 1, maximum: 100 }),
  /** Columns in which the catalogue stands … */
  catalogue: Type.Array(ColumnId, { minItems: 1 }),
  /** … or what its page is called, in whatever list. */
  titles: Patterns,
  /** Heads of the columns of its table that name matters. */
  heads: Patterns,
  /** At least this share of its headings has a column of that name. */
  minShare: Share,
  /** Below this share the tree follows another plan; between both a person has to see. */
  failBelow: Share,
});

/** So few headings are no catalogue. */
const LEAST_HEADINGS = 3;
const MOST_PAGES = 6;

/** 栏目与公开目录一致: the columns of disclosure follow the headings of the catalogue that the body has published. */
export default defineCheck({
  id: 'columns/as-catalogue',
  title: '栏目设置是否与公布的公开目录一致',
  needs: ({ tree, lists, catalogue }) => [
    `column:${tree}`,
    `below:${tree}:${lists}:0`,
    ...catalogue.map((id) => `items:${id}:3` as const),
    `texts:${MOST_PAGES}`,
  ],
  params,
  messages: {
    differs: {
      zh: '公布的公开目录有 {count} 类，只有 {share} 在栏目中有对应；没有对应栏目的：{missing}。',
      en: 'The published catalogue has {count} headings; only {share} of them have a column. Without one: {missing}.',
    },
    partly: {
      zh: '公布的公开目录有 {count} 类，名称能对应上栏目的占 {share}；请人工核对其余各类：{missing}。',
      en: 'The published catalogue has {count} headings, {share} of which have a column of that name; a person should see about the others: {missing}.',
    },
    'no-headings': {
      zh: '公开目录“{title}”中没有读出分类（可能是图片、扫描件或别的格式），请人工核对。',
      en: 'No headings could be read in the catalogue {title} (a picture, a scan or another format). A person should look.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { tree, catalogue, titles, heads, minShare, failBelow }): Judgement {
    const what = '栏目与公开目录是否一致';
    const treeState = stateOf(site, tree);
    const places = catalogue.map((id) => stateOf(site, id));
    const tops = site.below(tree)?.lists ?? ('column' in treeState ? [treeState.column] : []);
    const open = places.find((state) => state.state === 'undecided');
    const called = site.texts.filter(({ title }) => occursInAny(squeeze(title), titles));
    const isTree = (url: string): boolean => 'column' in treeState && treeState.column.url === url;
    const own = places.find((state) => 'column' in state && isTree(state.column.url));
    const ownName = called.find(({ url, page }) => isTree(url) || (page !== undefined && isTree(page.url)));
    // The tree is itself called the catalogue: it cannot differ.
    if ('column' in treeState && treeState.state === 'filled' && (own ?? ownName))
      return passed({ seen: [columnEvidence(treeState.column)] });
    if (treeState.state === 'undecided') return undecided(what, treeState.reason, treeState.looked);
    const pages = cataloguePages(site, catalogue, called);
    const names = tops.flatMap(({ name, subColumns }) => [name, ...subColumns.map((sub) => sub.name)]);
    // Of several catalogues the one that the tree follows is the body's own; others may be of a field or a unit.
    const [best] = pages
      .filter((page) => unreadReason(page) === undefined)
      .map((page) => comparison(catalogueHeadings([page], heads), names))
      .filter(({ headings }) => headings.length >= LEAST_HEADINGS)
      .sort((one, other) => other.share - one.share);
    const evidence = pages.slice(0, 3).map((page) => page.evidence());
    if (!best) {
      if (open?.state === 'undecided') return undecided(what, open.reason, open.looked);
      const unread = pages.map(unreadReason).find((reason) => reason !== undefined);
      const waiting = called.find(({ unreadBecause }) => unreadBecause !== undefined);
      if (unread ?? waiting?.unreadBecause)
        return undecided(what, unread ?? waiting?.unreadBecause ?? 'unreadable', [
          ...evidence,
          ...(waiting ? [waiting.listedOn] : []),
        ]);
      const [first] = pages;
      return first
        ? cantTell('candidates', { code: 'no-headings', data: { title: first.facts.title }, evidence })
        : inapplicable('no-targets');
    }
    if (tops.length === 0) return inapplicable('no-targets');
    const { headings, missing, share } = best;
    const measured = { share: roundShare(share), count: headings.length, missing };
    const looked = [...evidence, ...tops.slice(0, 1).map((column) => columnEvidence(column))];
    if (share >= minShare) return passed({ measured, seen: looked });
    const data = { count: headings.length, share: percent(share), missing };
    const below = site.below(tree);
    if (share < failBelow && below?.isWhole !== false)
      return failed({ code: 'differs', data, evidence: looked }, { measured });
    return cantTell('candidates', { code: 'partly', data, evidence: looked }, { measured });
  },
});

function comparison(headings: readonly string[], names: readonly string[]) {
  const missing = headings.filter((heading) => !names.some((name) => isSameMatter(heading, name)));
  return { headings, missing, share: (headings.length - missing.length) / Math.max(1, headings.length) };
}

/** Pages and files of the catalogue: its column's, and those that are called so. */
function cataloguePages(
  site: SiteModel,
  columns: readonly string[],
  called: readonly NamedText[],
): readonly PageView[] {
  const inColumns = columns.flatMap((id) => {
    const sighting = site.column(id);
    if (sighting.state !== 'found') return [];
    const { pages, article, sample } = sighting.value;
    return [...pages, ...(article ? [article] : []), ...sample.flatMap(({ url }) => site.page(url) ?? [])];
  });
  const named = called.flatMap(({ page, files }) => [...(page ? [page] : []), ...files]);
  return [...new Map([...named, ...inColumns].map((page) => [page.url, page])).values()];
}
