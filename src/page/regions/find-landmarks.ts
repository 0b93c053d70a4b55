// Longer than most: every landmark is told by words and by place together, and the guards belong beside each other.
import { contains, linkShare } from '../tree/element.js';
import type { Element, Tree } from '../tree/element.js';
import { elementAt, textOf } from '../tree/text.js';

export type Landmark = 'header' | 'navigation' | 'breadcrumb' | 'menu' | 'pager' | 'footer';

const named = (...names: string[]): RegExp => new RegExp(`(?:^|[^a-z])(?:${names.join('|')})(?![a-z])`);
const headerWords = named(
  'header',
  'head',
  'top',
  'topbar',
  'toper',
  'topbox',
  'banner',
  'logo',
  'hd',
  'headbox',
  'top-?bar',
  'banner-\\w+',
  'header\\w*',
  'heade?',
  'tou',
  'site-?head',
);
const navigationWords = named(
  'nav',
  'navs',
  'navi',
  'navbar',
  'navigation',
  'nav-?\\w*',
  'main-?nav',
  'top-?nav',
  'daohang',
  'dh',
  'menu',
  'menus',
  'menubar',
  'main-?menu',
  'navlist',
  'menulist',
  'menu-?\\w*',
);
const menuWords = named(
  'left\\w*',
  'side\\w*',
  'sub\\w*',
  'tree',
  'second\\w*',
  'lm\\w*',
  'lanmu',
  'zuo',
  'sidebar',
  'aside',
  'leftnav',
  'left-?menu',
  'sidenav',
  'menu-?list',
);
/** Said of what stands beside the content, however long it is. */
const sideWords = named('left\\w*', 'side\\w*', 'zuo', 'aside');
const footerWords = named(
  'foot\\w*',
  'bottom\\w*',
  'copyright',
  'dibu',
  'banquan',
  'footer\\w*',
  'btm',
  'page-?foot',
  'yejiao',
  'contentinfo',
);
const friendWords = named('yqlj', 'friend-?\\w*', 'flink', 'links?', 'link-?box', 'friendlink');
const pagerWords = named(
  'page',
  'pages',
  'pager',
  'paging',
  'pagination',
  'page-?bar',
  'page-?nav\\w*',
  'fenye',
  'fy',
  'pagelist',
  'page-?turn',
  'page-?base',
  'list-?page',
  'pagebox',
  'page-?con',
  'laypage\\S*',
  'm-page',
  'juncture',
  'default-?pgcontainer',
);
const footerText =
  /网站标识码|公网安备|[\u4e00-\u9fff]ICP[备证]|ICP备|版权所有|主办单位|主\s?办\s?[:：]|copyright|网站地图.{0,40}联系我们/gi;
const pagerText = /^(?:上一页|下一页|上页|下页|尾页|末页|最后一页|下一页\s*[>»]|[>»]|后页|前页|next|last)$/i;
const fullDate = /(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}/g;

/** Landmark of every element, own or inherited from the nearest ancestor that has one. */
export interface Landmarks {
  of(element: Element): Landmark | undefined;
  readonly roots: ReadonlyMap<Element, Landmark>;
}

export interface LandmarkHints {
  readonly core: Element | undefined;
  readonly breadcrumb: Element | undefined;
}

/** Header, navigation, side menu, pager and footer, by tags and words where their place agrees, and by place alone. */
export const findLandmarks = (tree: Tree, { core, breadcrumb }: LandmarkHints): Landmarks => {
  const roots = new Map<Element, Landmark>();
  const links = countLinks(tree);
  const whole = Math.max(1, tree.body.to - tree.body.from);
  const startsAt = (element: Element): number => (element.from - tree.body.from) / whole;
  const share = (element: Element): number => (element.to - element.from) / whole;
  const isFree = (element: Element): boolean =>
    !element.isHidden &&
    element.index > tree.body.index &&
    element.tag !== 'a' &&
    element.tag !== 'input' &&
    !(core && (contains(element, core) || contains(core, element))) &&
    !(breadcrumb && contains(element, breadcrumb) && share(element) > 0.3);
  const mark = (element: Element, landmark: Landmark): void => {
    if (!roots.has(element)) roots.set(element, landmark);
  };
  if (breadcrumb) roots.set(breadcrumb, 'breadcrumb');

  for (const element of tree.elements) {
    if (element.words === '' && !/^(?:header|nav|footer|aside)$/.test(element.tag)) continue;
    if (!isFree(element)) continue;
    const count = links.in(element);
    if (
      /^(?:footer)$/.test(element.tag) ||
      (footerWords.test(element.words) && (startsAt(element) > 0.35 || isLast(tree, element)))
    ) {
      if ((startsAt(element) > 0.3 || isLast(tree, element)) && dates(tree, element) < 3) mark(element, 'footer');
    } else if (friendWords.test(element.words) && startsAt(element) > 0.5 && count > 4 && dates(tree, element) === 0)
      mark(element, 'footer');
    else if (pagerWords.test(element.words) && looksLikePager(tree, element)) mark(element, 'pager');
    else if (
      element.tag === 'nav' ||
      /(?:^|\s)navigation(?:\s|$)/.test(element.attributes['role'] ?? '') ||
      navigationWords.test(element.words)
    ) {
      if (
        count >= 2 &&
        dates(tree, element) === 0 &&
        linkShare(element) > 0.6 &&
        (share(element) < 0.6 || linkShare(element) > 0.9)
      )
        mark(
          element,
          menuWords.test(element.words) || isBesideContent(element, core, breadcrumb) ? 'menu' : 'navigation',
        );
    } else if (
      (element.tag === 'header' || headerWords.test(element.words)) &&
      startsAt(element) < 0.3 &&
      share(element) < 0.5
    ) {
      const isHeading = element.to - element.from < 60 && count <= 1;
      if (
        !(core && element.index > core.index) &&
        !(breadcrumb && element.index > breadcrumb.index) &&
        (!isHeading || element.tag === 'header' || startsAt(element) < 0.02) &&
        dates(tree, element) < 3 &&
        !(count <= MOST_LINKS_OF_METADATA && holdsMetadata(tree, element))
      )
        mark(element, 'header');
    } else if (
      menuWords.test(element.words) &&
      count >= 3 &&
      linkShare(element) > 0.85 &&
      dates(tree, element) === 0 &&
      averageLink(element, count) <= 12 &&
      (share(element) < 0.5 || (sideWords.test(element.words) && linkShare(element) > 0.9 && isFollowed(tree, element)))
    )
      mark(element, 'menu');
  }
  markPagers(tree, roots, isFree, core);
  markFooterByText(tree, roots, core, share, startsAt);
  markWalls(tree, roots, links, isFree, core, breadcrumb, startsAt, share);

  const own: (Landmark | undefined)[] = new Array<Landmark | undefined>(tree.elements.length).fill(undefined);
  for (const element of tree.elements) {
    const above = element.parent ? own[element.parent.index] : undefined;
    const here = roots.get(element);
    // A menu inside a header stays a menu; nothing inside a footer is anything else.
    own[element.index] = above === 'footer' || above === 'pager' ? above : (here ?? above);
  }
  return { roots, of: (element) => own[element.index] };
};

const dates = (tree: Tree, element: Element): number =>
  element.to - element.from > 200_000 ? 9 : (tree.text.slice(element.from, element.to).match(fullDate)?.length ?? 0);

/** The head of a document, not of the site: rows of its metadata, and next to no links. */
const holdsMetadata = (tree: Tree, element: Element): boolean =>
  new Set(
    tree.text
      .slice(element.from, element.to)
      .replace(/[ \u00a0\u3000]/g, '')
      .match(metadataLabels),
  ).size >= 3;
const metadataLabels = /索引号|文号|发文字号|发[文布]机[关构]|成文日期|生成日期|发布日期|主题分类|有效性|时效/g;
const MOST_LINKS_OF_METADATA = 3;

/** Nothing visible follows it: on a page of few words the foot may begin anywhere. */
const isLast = (tree: Tree, element: Element): boolean =>
  element.from > tree.body.from && tree.text.slice(element.to, tree.body.to).trim() === '';

/** A menu of a hundred lines may be most of a page; what is beside it comes behind it. */
const isFollowed = (tree: Tree, element: Element): boolean =>
  /\p{Script=Han}{2}/u.test(tree.text.slice(element.to, tree.body.to));

const averageLink = (element: Element, count: number): number => element.linkInk / Math.max(1, count);

const isBesideContent = (element: Element, core: Element | undefined, breadcrumb: Element | undefined): boolean => {
  if (breadcrumb && element.index > breadcrumb.index) return true;
  for (let at = element.parent, steps = 0; at && steps < 3 && at.tag !== 'body'; at = at.parent, steps++)
    if (core && contains(at, core)) return true;
  return false;
};

interface LinkCount {
  in(element: Element): number;
}

const countLinks = (tree: Tree): LinkCount => {
  const before: number[] = [0];
  for (const element of tree.elements)
    before.push(
      (before.at(-1) as number) + (element.tag === 'a' && !element.isHidden && element.to > element.from ? 1 : 0),
    );
  return { in: (element) => (before[element.end] as number) - (before[element.index] as number) };
};

const looksLikePager = (tree: Tree, element: Element): boolean => {
  if (element.to - element.from > 300) return false;
  for (let index = element.index; index < element.end; index++) {
    const link = tree.elements[index] as Element;
    if (link.tag === 'a' && !link.isHidden && link.ink > 6) return false;
  }
  const text = textOf(tree, element);
  return /上一?页|下一?页|尾页|末页|共\s*\d+\s*[页条]|\d+\s*\/\s*\d+\s*页?/.test(text) || /^[\d\s.<>«»…·]+$/.test(text);
};

/** A pager without a telling name: the box around 上一页, 下一页, 尾页. */
const markPagers = (
  tree: Tree,
  roots: Map<Element, Landmark>,
  isFree: (element: Element) => boolean,
  core: Element | undefined,
): void => {
  for (const element of tree.elements) {
    if (element.isHidden || (element.tag !== 'a' && element.tag !== 'span') || element.to - element.from > 12) continue;
    if (!pagerText.test(textOf(tree, element))) continue;
    let box: Element | undefined;
    // The densest text may be the list itself: its pager stands inside.
    const isBox = (at: Element): boolean =>
      dates(tree, at) === 0 &&
      (isFree(at) || (core !== undefined && at !== core && contains(core, at) && leadsToPagesOnly(tree, at)));
    for (let at = element.parent; at && isBox(at) && at.to - at.from <= 300; at = at.parent)
      if (looksLikePager(tree, at)) box = at;
    if (box) {
      if (!roots.has(box)) roots.set(box, 'pager');
    } else for (const link of looseLinks(tree, element)) if (!roots.has(link)) roots.set(link, 'pager');
  }
  for (const element of tree.elements)
    if (!element.isHidden && element.to > element.from && element.to - element.from <= 60 && element.tag !== 'a')
      if (!roots.has(element) && pagerSentence.test(textOf(tree, element))) roots.set(element, 'pager');
};

/** 共86条记录，当前第1/9页: told by its words alone. */
const pagerSentence =
  /^(?:共|总[计共]?)\s{0,3}\d{1,6}\s{0,3}[条项篇页封件][^。\n]{0,12}第\s{0,3}\d{1,4}\s{0,3}(?:页|\/\s{0,3}\d{1,4}\s{0,3}页)|^(?:当前)?第\s{0,3}\d{1,4}\s{0,3}页?\s{0,3}\/\s{0,3}共?\s{0,3}\d{1,4}\s{0,3}页/;

const pageLink = /^(?:首页|第一页|最前页|\d{1,4}|[<>«»…]{1,3}|GO|确定|跳转|转到?)$|^(?:上|下|前|后|尾|末|最后)一?页/i;

const leadsToPagesOnly = (tree: Tree, box: Element): boolean => {
  for (let index = box.index + 1; index < box.end; index++) {
    const link = tree.elements[index] as Element;
    if (link.tag === 'a' && !link.isHidden && link.ink > 0 && !pageLink.test(textOf(tree, link))) return false;
  }
  return true;
};

/** Links of a pager that has no box of its own: side by side behind the list. */
const looseLinks = (tree: Tree, link: Element): Element[] => {
  const beside = (link.parent?.children ?? []).filter(
    (one): one is Element =>
      typeof one !== 'string' && one.tag === 'a' && !one.isHidden && pageLink.test(textOf(tree, one)),
  );
  return beside.length >= 2 && beside.includes(link) ? beside : [];
};

/** The foot of a page without a telling name: the box around 网站标识码, 备案 and 主办单位. */
const markFooterByText = (
  tree: Tree,
  roots: Map<Element, Landmark>,
  core: Element | undefined,
  share: (element: Element) => number,
  startsAt: (element: Element) => number,
): void => {
  const text = tree.text.slice(0, tree.body.to);
  for (const match of text.matchAll(footerText)) {
    if (match.index < tree.body.from + (tree.body.to - tree.body.from) * 0.5) continue;
    let box: Element | undefined;
    for (let at: Element | undefined = elementAt(tree, match.index); at && at.index > tree.body.index; at = at.parent) {
      if (core && (contains(at, core) || contains(core, at))) break;
      const isShort = isLast(tree, at) && at.to - at.from < 400;
      if ((!isShort && (share(at) > 0.45 || startsAt(at) < 0.4)) || share(at) > 0.8 || dates(tree, at) > 2) break;
      if (roots.get(at) === 'footer') {
        box = undefined;
        break;
      }
      if (at.tag !== 'a') box = at;
    }
    if (box) roots.set(box, 'footer');
  }
};

/** Old pages in tables: a row of short links on top is the navigation, a column of short links beside the text a menu. */
const markWalls = (
  tree: Tree,
  roots: Map<Element, Landmark>,
  links: LinkCount,
  isFree: (element: Element) => boolean,
  core: Element | undefined,
  breadcrumb: Element | undefined,
  startsAt: (element: Element) => number,
  share: (element: Element) => number,
): void => {
  markHomeWalls(tree, roots, links, isFree);
  for (const element of tree.elements) {
    if (!/^(?:table|tr|td|ul|div|p|center|tbody|dl)$/.test(element.tag) || !isFree(element) || roots.has(element))
      continue;
    const count = links.in(element);
    if (count < 4 || linkShare(element) < 0.85 || averageLink(element, count) > 9 || dates(tree, element) > 0) continue;
    const isOnTop = breadcrumb ? element.end <= breadcrumb.index : startsAt(element) < 0.12;
    if (isOnTop && share(element) < 0.4) roots.set(element, 'navigation');
    else if (core && count < 60 && element.end <= core.index && isBesideContent(element, core, breadcrumb))
      roots.set(element, 'menu');
  }
};

/** Short links around one to the home page are navigation wherever they stand: a map of the site above the foot. */
const markHomeWalls = (
  tree: Tree,
  roots: Map<Element, Landmark>,
  links: LinkCount,
  isFree: (element: Element) => boolean,
): void => {
  for (const element of tree.elements) {
    if (element.tag !== 'a' || element.isHidden || element.to - element.from > 12) continue;
    if (!/^(?:网站)?首\s*页$/.test(textOf(tree, element))) continue;
    let wall: Element | undefined;
    for (let at = element.parent, steps = 0; at && steps < 3 && isFree(at) && !roots.has(at); at = at.parent, steps++) {
      const count = links.in(at);
      if (count > 60 || dates(tree, at) > 0 || linkShare(at) < 0.85) break;
      if (count >= 4 && averageLink(at, count) <= 9) wall = at;
    }
    if (wall) roots.set(wall, 'navigation');
  }
};
