/** Which links of a column's page lead one level down, and which to its neighbours. */
import type { Link, PageDigest } from '../../model/page.js';
import { isArticleAddress, isFileAddress, isSameSite, isServiceAddress, pageKey } from '../address.js';
import type { Ground, MarkedLink } from '../ground.js';
import { columnName } from './match-column.js';
import type { ColumnMatch } from './match-column.js';
import type { SeenPage } from '../seen-page.js';
import { trailOf } from '../visits.js';

/** What a page's links are held against. */
export interface Surroundings {
  /** Links that stand in the content of many columns' pages: the template's, no column's own. */
  readonly template: ReadonlySet<string>;
  /** Links of the pages above: what they print too is a neighbour, not a child. */
  readonly siblings: ReadonlySet<string>;
}

/** Links that lead one level down: the page's own, not its siblings, not articles, not files, of this site. */
export function childColumns(
  ground: Ground,
  page: SeenPage,
  frames: readonly SeenPage[],
  { siblings, template }: Surroundings,
): readonly MarkedLink[] {
  const children = new Map<string, MarkedLink>();
  const own = new Set([page, ...frames].map((doc) => pageKey(doc.exchange.url)));
  for (const doc of [page, ...frames]) {
    const isInFolder = belowOf(doc.exchange.url);
    const menuIsOwn = ownsItsMenu(ground, doc);
    const menu = ownMenu(ground, doc);
    const namesItself = isAmongItsContent(ground, doc);
    for (const marked of ground.links(doc)) {
      const { link, key } = marked;
      if (own.has(key) || children.has(key) || !link.isVisible || !looksLikeColumn(marked)) continue;
      // In the content itself a link is the page's own, whoever else links there; in a menu it may be a sibling.
      const inContent =
        link.region === 'content' || link.region === 'list' || (link.region === 'menu' && menuIsOwn && menu.has(key));
      const isOwn = inContent
        ? !template.has(key) && !(namesItself && siblings.has(key)) && !isNeighbour(ground, link.url, doc)
        : link.region !== 'menu' && !siblings.has(key);
      if (!isOwn && !isInFolder(key) && !isChildByTrail(ground, link.url, doc)) continue;
      if (!isSameSite(link.url, doc.exchange.url)) continue;
      children.set(key, marked);
    }
  }
  return [...children.values()];
}

/**
 * A menu of siblings names the page itself, there or on the pages it leads to, or the platform's fixed columns; a list of
 * sub-columns does neither.
 */
function ownsItsMenu(ground: Ground, page: SeenPage): boolean {
  const self = pageKey(page.exchange.url);
  if (ownMenu(ground, page).has(self)) return false;
  const isTemplate = ground
    .links(page)
    .some(({ link, matches }) => link.region === 'menu' && isAboveCategories(ground, matches));
  if (isTemplate) return false;
  return !page.digest.links.some(({ url, region }) => {
    const visit = region === 'menu' ? ground.visits.at(url) : undefined;
    return visit?.state === 'seen' && ownMenu(ground, visit.page).has(self);
  });
}

/** 政府信息公开指南 and the like; 行政许可 is a category too, whatever else it names. */
function isAboveCategories({ plan }: Ground, matches: readonly ColumnMatch[]): boolean {
  const isUnder = (parent: string): boolean => matches.some(({ id }) => plan.vocabulary.get(id)?.under === parent);
  return matches.some(({ id }) => id === 'platform') || (isUnder('platform') && !isUnder('statutory'));
}

/** A page's menus without the one that the home page prints too, drop-downs and all; what stands there twice is its own. */
function ownMenu(ground: Ground, { digest }: SeenPage): ReadonlySet<string> {
  const visit = ground.visits.at(ground.plan.site.url);
  const home = visit.state === 'seen' ? visit.page.digest : digest;
  const beside = ownMenus.get(home) ?? new WeakMap<PageDigest, ReadonlySet<string>>();
  ownMenus.set(home, beside);
  const known = beside.get(digest) ?? withoutMenu(menuCounts(digest), home === digest ? new Map() : menuCounts(home));
  beside.set(digest, known);
  return known;
}
const ownMenus = new WeakMap<PageDigest, WeakMap<PageDigest, ReadonlySet<string>>>();

type Counts = ReadonlyMap<string, number>;

function withoutMenu(here: Counts, home: Counts): ReadonlySet<string> {
  const shared = [...home.keys()].filter((key) => here.has(key)).length;
  if (home.size < LEAST_MENU || shared < home.size * SHARED_MENU) return new Set(here.keys());
  return new Set([...here].filter(([key, count]) => count > (home.get(key) ?? 0)).map(([key]) => key));
}
const LEAST_MENU = 8;
const SHARED_MENU = 0.8;

function menuCounts(digest: PageDigest): Counts {
  const known = menus.get(digest);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { region, url } of digest.links)
    if (region === 'menu') counts.set(pageKey(url), (counts.get(pageKey(url)) ?? 0) + 1);
  menus.set(digest, counts);
  return counts;
}
const menus = new WeakMap<PageDigest, Counts>();

/**
 * A page that stands among the links of what seems its content, and so it does on the page that one of them leads to, whose
 * trail does not pass through it: a small menu of neighbours whose markup does not say so.
 */
function isNeighbour(ground: Ground, url: string, page: SeenPage): boolean {
  const visit = ground.visits.at(url);
  if (visit.state !== 'seen' || visit.page === page || visit.page.digest.facts.breadcrumb.length < 2) return false;
  const { columnName: named, title, breadcrumb } = page.digest.facts;
  const there = visit.page.digest.facts;
  const own = [named ?? '', title, breadcrumb.at(-1) ?? ''].map(columnName).filter((name) => name !== '');
  const theirs = [...there.breadcrumb, there.columnName ?? '', there.title].map(columnName);
  if (own.some((name) => theirs.includes(name))) return false;
  const self = pageKey(page.exchange.url);
  return [page, visit.page].every((doc) => isAmongContent(ground, doc, self));
}

/** What a blank page shows besides is the menu of its neighbours: a list of sub-columns would not name the page itself. */
const isAmongItsContent = (ground: Ground, page: SeenPage): boolean =>
  isAmongContent(ground, page, pageKey(page.exchange.url));

const isAmongContent = (ground: Ground, page: SeenPage, self: string): boolean =>
  ground
    .links(page)
    .some(
      ({ link, key }) =>
        key === self && (link.region === 'content' || link.region === 'list') && link.from !== 'script',
    );

/** The trail of the page that the address leads to names this page on the way. */
function isChildByTrail(ground: Ground, url: string, page: SeenPage): boolean {
  const name = columnName(page.digest.facts.columnName ?? page.digest.facts.title);
  if (name.length < 2 || !ground.visits.trails.has(name)) return false;
  const visit = ground.visits.at(url);
  if (visit.state !== 'seen') return false;
  return trailOf(visit.page.digest).includes(name);
}

/** The address lies in the folder that the page is the index of. */
export const isBelow = (url: string, page: string): boolean => belowOf(page)(pageKey(url));

/** The same of one page and the keys of many addresses. */
function belowOf(page: string): (key: string) => boolean {
  const folder = pageKey(page);
  if (!folder.endsWith('/') || folder.indexOf('/') === folder.length - 1) return () => false;
  return (key) => key.length > folder.length && key.startsWith(folder);
}

/** A short, undated text that leads to neither an article nor a file. */
export function looksLikeColumn(marked: MarkedLink): boolean {
  const shapes = marked.matches.length > 0 ? namedShapes : otherShapes;
  const known = shapes.get(marked.link) ?? hasShapeOfColumn(marked);
  shapes.set(marked.link, known);
  return known;
}
/** By the link, which the pages of one menu share. */
const namedShapes = new WeakMap<Link, boolean>();
const otherShapes = new WeakMap<Link, boolean>();

function hasShapeOfColumn({ link, matches }: MarkedLink): boolean {
  if (!['navigation', 'menu', 'content', 'list', 'header'].includes(link.region)) return false;
  const name = columnName(link.text);
  return (
    name.length >= 2 &&
    (name.length <= 24 || matches.length > 0) &&
    !link.publishedOn &&
    !isArticleAddress(link.url) &&
    !isFileAddress(link.url) &&
    !isServiceAddress(link.url) &&
    !NO_COLUMN.test(name)
  );
}

const NO_COLUMN =
  /^(?:首页|网站首页|返回.*|登录|注册|English|EN|繁体.*|简体.*|无障碍.*|长者.*|适老.*|关怀.*|手机版|移动版|微信|微博|客户端|APP|RSS|打印.*|关闭.*|分享.*|收藏.*|设为首页|联系我们|关于我们|网站声明|版权.*|隐私.*|网站地图|站点地图|智能.*|搜索|检索|高级搜索|上一[页篇条].*|下一[页篇条].*|更多|查看更多|详情|查看详情|[上下](?:一?个?月|一?周|一?年|一?天)|今天|换一?[换批组]|刷新|点击.*|进入.*|下载.*|\d+|[A-Za-z])$/i;
