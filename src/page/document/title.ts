// Longer than most: a title is told by agreement between heading, title tag, meta tag and place.
import { squeeze, tidy } from '../../lib/text/squeeze.js';
import type { Landmarks } from '../regions/find-landmarks.js';
import { linkShare } from '../tree/element.js';
import type { Element, Tree } from '../tree/element.js';
import { textOf } from '../tree/text.js';
import { metaValue } from './meta.js';

export interface Title {
  readonly text: string;
  /** The heading that shows it. */
  readonly element?: Element;
}

export interface TitleHints {
  readonly meta: Readonly<Record<string, string>>;
  readonly landmarks: Landmarks;
  readonly core: Element | undefined;
  readonly crumbs: readonly string[];
}

const titleWords =
  /(?:^|[^a-z])(?:title|titles?|tit|bt|biaoti|headline|subject|ucaptitle|article-?tit\w*|\w*title|xl-?tit\w*|wzbt|zwbt|h1)(?![a-z])/;
const siteName =
  /(?:政府|网|网站|门户|门户网|委员会|管委会|办公[室厅]|[局厅部院署委办州市县区省旗镇乡]|公报|频道|平台|首页|主页|欢迎您?!?|[\u4e00-\u9fff]{2,12}网站?首页)$/;
const noise =
  /^(?:正文|内容|详情|首页|信息公开|政务公开|文章内容|详细内容|当前位置.*|分享.*|扫一扫.*|相关.*|附件.*|上一篇.*|下一篇.*|友情链接|网站导航|导航|搜索|标题|打印|.*[:：])$/;
const comparable = (text: string): string =>
  squeeze(text)
    .replace(/[“”"‘’'「」《》〈〉()[\]【】〔〕·・\-—_]/g, '')
    .toLowerCase();

/** The shown element that says exactly what the meta tag or the title tag gives as the article's title. */
export const findPlainTitle = (
  tree: Tree,
  meta: Readonly<Record<string, string>>,
  crumbs: readonly string[],
): Element | undefined => {
  const keys = [metaValue(meta, 'ArticleTitle') ?? '', cutTitleTag(tree.titleTag, meta, crumbs)]
    .map(comparable)
    .filter((key) => key.length >= 6);
  if (keys.length === 0) return undefined;
  let found: Element | undefined;
  for (const element of tree.elements) {
    const size = element.to - element.from;
    if (element.isHidden || element.tag === 'a' || size < 6 || size > 300 || element.index <= tree.body.index) continue;
    const isShort = keys.some((key) => size <= key.length * 1.5 + 20);
    if (isShort && keys.includes(comparable(tree.text.slice(element.from, element.to)))) found = element;
  }
  return found;
};

/** Title of an article: the heading on which the page's own signs agree; else the meta tag; else the title tag without site. */
export const findArticleTitle = (tree: Tree, hints: TitleHints): Title | undefined => {
  const { meta, landmarks, core, crumbs } = hints;
  const tagged = metaValue(meta, 'ArticleTitle');
  const taggedKey = tagged === undefined ? '' : comparable(tagged);
  const tagKey = comparable(tree.titleTag);
  const cut = cutTitleTag(tree.titleTag, meta, crumbs);
  const cutKey = comparable(cut);
  const crumbKeys = new Set(crumbs.map(comparable));
  const siteKey = comparable(metaValue(meta, 'SiteName') ?? '');
  let best: { element: Element; text: string; score: number } | undefined;
  for (const element of tree.elements) {
    const size = element.to - element.from;
    if (element.isHidden || size < 4 || size > 300 || element.index <= tree.body.index) continue;
    const isHeading = /^(?:h[1-4]|ucaptitle)$/.test(element.tag);
    const isNamed = titleWords.test(element.words);
    const mayEqual =
      (taggedKey !== '' && size < taggedKey.length * 2 + 20) || (cutKey.length >= 6 && size < cutKey.length * 2 + 20);
    if (!isHeading && !isNamed && !mayEqual) continue;
    if (core && element.from > core.from + 300) break;
    const landmark = landmarks.of(element);
    if (
      landmark === 'footer' ||
      landmark === 'pager' ||
      landmark === 'breadcrumb' ||
      landmark === 'menu' ||
      landmark === 'navigation'
    )
      continue;
    const text = ownTitle(tree, element);
    const key = comparable(text);
    if (key.length < 2 || text.length > 200 || noise.test(text)) continue;
    let score = element.tag === 'ucaptitle' ? 5 : element.tag === 'h1' ? 3 : isHeading ? 1.5 : isNamed ? 2 : 0;
    if (taggedKey !== '' && key === taggedKey) score += 6;
    else if (taggedKey !== '' && key.length >= 6 && (taggedKey.startsWith(key) || key.startsWith(taggedKey)))
      score += 3;
    if (cutKey.length >= 4 && key === cutKey) score += 5;
    else if (key.length >= 6 && tagKey.includes(key)) score += 3.5;
    if (crumbKeys.has(key) || key === siteKey || (siteKey !== '' && siteKey.includes(key))) score -= 5;
    if (landmark === 'header') score -= 3;
    if (linkShare(element) > 0.5 || element.tag === 'a') score -= 3;
    if (inList(element)) score -= 3;
    if (/[:：]$/.test(text)) score -= 2;
    if (core) score += Math.max(0, 1.5 - Math.abs(core.from - element.from) / 400);
    if (score > 2.4 && (!best || score > best.score + 0.01)) best = { element, text, score };
  }
  if (best && (tagged === undefined || best.score >= 6)) return { text: best.text, element: best.element };
  if (tagged !== undefined && tagged.length >= 2 && !/^(?:正文|详情)$/.test(tagged))
    return best ? { text: tagged, element: best.element } : { text: tagged };
  return cut === '' ? undefined : { text: cut };
};

/** The heading's text without the small parts that some templates keep in it: reading aids, dates. */
const ownTitle = (tree: Tree, element: Element): string => {
  const text = textOf(tree, element);
  return tidy(
    text.replace(/\s*(?:【?字体[:：].*|\[?(?:大 中 小|大中小)\]?.*|分享到?[:：].*|发布(?:时间|日期)[:：].*)$/, ''),
  );
};

const inList = (element: Element): boolean => {
  for (let at = element.parent, steps = 0; at && steps < 4; at = at.parent, steps++)
    if (at.tag === 'li' || at.tag === 'a') return true;
  return false;
};

/** Title of a column: its meta tag, else the last crumb, else the title tag without the site's name. */
export const findColumnTitle = (
  tree: Tree,
  meta: Readonly<Record<string, string>>,
  crumbs: readonly string[],
): string => {
  const site = comparable(metaValue(meta, 'SiteName') ?? '');
  const fromMeta = metaValue(meta, 'ColumnName');
  const lastCrumb = crumbs.length > 1 ? crumbs.at(-1) : undefined;
  if (
    lastCrumb !== undefined &&
    fromMeta !== undefined &&
    fromMeta !== lastCrumb &&
    comparable(fromMeta).endsWith(comparable(lastCrumb))
  )
    return lastCrumb;
  if (fromMeta !== undefined && comparable(fromMeta) !== site && !/^(?:头部|底部|首页|公共)$/.test(fromMeta))
    return fromMeta;
  if (lastCrumb !== undefined && !/首页/.test(lastCrumb)) return lastCrumb;
  return cutTitleTag(tree.titleTag, meta, []);
};

/** Name of the column that a page belongs to: its meta tag where that is no more than a name, else the last crumb. */
export const findColumnName = (
  meta: Readonly<Record<string, string>>,
  crumbs: readonly string[],
): string | undefined => {
  const tagged = metaValue(meta, 'ColumnName');
  const last = crumbs.length > 1 ? crumbs.at(-1) : undefined;
  if (tagged === undefined || last === undefined || tagged === last) return tagged ?? last;
  const site = comparable(metaValue(meta, 'SiteName') ?? '');
  const key = comparable(tagged);
  const isGlued = key.endsWith(comparable(last)) && key !== comparable(last);
  const isSite = site !== '' && (key === site || key.startsWith(site));
  const isArticle = key === comparable(metaValue(meta, 'ArticleTitle') ?? '');
  return isGlued || isSite || isArticle ? last : tagged;
};

/** Title of a home page: the title tag less 首页 and greetings, else the site's name. */
export const findHomeTitle = (tree: Tree, meta: Readonly<Record<string, string>>): string => {
  const parts = tree.titleTag
    .split(/\s*[_|｜]+\s*|\s+[-–—]+\s+|\s*[-–—]\s*(?=首页)/)
    .map(tidy)
    .filter((part) => part !== '' && !/^(?:网站)?(?:首页|主页|home)$/i.test(part));
  return parts.length > 0 ? parts.join('_').replace(/[-–—_]?(?:网站)?首页$/, '') : (metaValue(meta, 'SiteName') ?? '');
};

/** Parts of the title tag that are no site, no column: `标题_栏目_站点`, `站点 | 标题`. */
const cutTitleTag = (titleTag: string, meta: Readonly<Record<string, string>>, crumbs: readonly string[]): string => {
  const site = comparable(metaValue(meta, 'SiteName') ?? '');
  const column = comparable(metaValue(meta, 'ColumnName') ?? '');
  const crumbKeys = new Set(crumbs.map(comparable));
  const isOther = (part: string): boolean => {
    const key = comparable(part);
    return (
      key === '' ||
      key === site ||
      (site !== '' && key.length >= 4 && (site.includes(key) || key.includes(site))) ||
      siteName.test(tidy(part)) ||
      crumbKeys.has(key) ||
      /^(?:正文|详情|内容|详细页?|首页)$/.test(key)
    );
  };
  // A heading pasted into the title tag is text there: its tags go.
  let parts = titleTag
    .replace(/<[^<>]*>/g, ' ')
    .trim()
    .split(/(\s*[_|｜]+\s*|\s+[-–—]+\s*|\s*[-–—]+\s+|(?<=[\u4e00-\u9fff》”）)])[-–—>]+(?=[\u4e00-\u9fff]))/);
  while (parts.length > 2 && (isOther(parts.at(-1) as string) || comparable(parts.at(-1) as string) === column))
    parts = parts.slice(0, -2);
  while (parts.length > 2 && isOther(parts[0] as string)) parts = parts.slice(2);
  let text = tidy(parts.join(''));
  if (parts.length === 1) {
    // "站点 栏目 标题" with blanks alone: what follows the site's name.
    const words = (parts[0] as string).split(/\s+/);
    while (words.length > 1 && isOther(words[0] as string)) words.shift();
    while (words.length > 1 && isOther(words.at(-1) as string)) words.pop();
    if (words.length > 1 && comparable(words[0] as string) === column) words.shift();
    text = tidy(words.join(' '));
  }
  return text;
};
