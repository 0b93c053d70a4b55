// Longer than most: the signs of every kind of page stand side by side, so that their order can be read.
import { squeeze } from '../lib/text/squeeze.js';
import type { PageKind } from '../model/page-facts.js';
import type { Page } from '../model/page.js';
import { metaValue } from './document/meta.js';
import type { RowGroup } from './lists/find-rows.js';
import type { Core } from './regions/find-core.js';
import type { PlacedLine } from './regions/find-main.js';
import type { Tree } from './tree/element.js';

export interface KindSigns {
  readonly tree: Tree;
  readonly url: string;
  readonly status: number;
  readonly meta: Readonly<Record<string, string>>;
  readonly core: Core | undefined;
  readonly groups: readonly RowGroup[];
  readonly crumbs: readonly string[];
  readonly lines: readonly PlacedLine[];
  readonly linkCount: number;
  readonly hasInfoDate: boolean;
  /** Some date of it is labelled as that of publication, wherever it stands. */
  readonly hasDateLabel: boolean;
  readonly hasPager: boolean;
  readonly redirect: Page['redirect'];
  readonly frames: Page['frames'];
  /** Its list is an answer to a known request. */
  readonly hasListRequests: boolean;
}

const challengeScript =
  /__jsl_clearance|__jsluid|\$_ts\s*=|window\[['"]\$_ts|acw_sc__v2|_cf_chl|challenge-platform|document(?:\.|\[['"])cookie['"\]]*\s*=[\s\S]{0,4000}location|C3VK|CT6T|_waf_|yunsuo|eval\(function\(p,a,c,k/i;
const challengeText =
  /environment checking|checking your browser|滑动验证|(?:请|完成|进行).{0,8}(?:安全|人机|身份)?验证码?.{0,12}(?:继续|访问|后)|人机验证|访问(?:验证|过于频繁|被拦截|被阻断|受限)|请求(?:已?被拦截|存在威胁|过于频繁)|网站防火墙|web应用防火墙|云防护|安全拦截|创宇盾|您的IP.{0,12}(?:禁止|拦截|封)|request (?:blocked|rejected)|access denied|requested url was rejected|疑似.{0,6}攻击|just a moment/i;
const errorTitle =
  /^(?:(?:http\s?)?(?:status\s?)?(?:error\s?)?(?:404|403|500|502|503|504)(?!\d)|.{0,12}(?:页面|网页|文件|信息|内容|文章|资源)(?:不存在|未找到|没有?找到|找不到|丢失|已删除|出错|错误)|not found|错误(?:页面?|提示|信息)?$|出错(?:了|啦|页面)?$|系统(?:错误|异常|提示)|服务器(?:错误|异常)|访问(?:出错|错误|异常)|温馨提示$|(?:系统|网站|平台)(?:正在)?(?:升级|维护)+中?$|error$|bad gateway|service unavailable|无法(?:访问|显示))/i;
const errorText =
  /(?:抱歉|对不起|很遗憾|sorry|您(?:要|所)?(?:访问|查看|请求|浏览|查找|寻找)的|该|此|请求的|访问的)[^。\n]{0,24}(?:页面?|网页|内容|文章|信息|文件|资源|地址|链接|栏目)[^。\n]{0,12}(?:不存在|找不到|未找到|没有?找到|已?被?删除|已?失效|已?下线|不见了|丢失|无法(?:访问|打开|显示|找到))|\b404\b[^\n]{0,20}(?:not found|错误|页面|未找到)|(?:not found|404)\s*$|http status [45]\d\d\b|您(?:要|所)?(?:访问|请求|浏览|打开)的\s?\S*[./]\S*[^。\n]{0,12}(?:不存在|找不到|(?:没有?|未)能?找到|已?被?删除)|internal server error|服务器(?:内部)?(?:错误|异常)/i;
const mountPoint = /(?:^|\s)(?:app|root|__next|__nuxt|container-app|main-app)(?:\s|$)/;
const articleAddress =
  /\/t(?:19|20)\d{6}_\d+|\/art_[\da-f_]+\.html|\/art\/\d{4}\/|post_\d+\.html|content_\d+|\/\d{5,}\.s?html?$|[\da-f]{24,}(?:\.s?html?)?$|[\da-f]{8}-[\da-f]{4}-|\/info\/\d+\/\d+\.htm|\/article\/\d+|\/c_?\d+\/content\.html|\/ARTI\d+|\/(?:19|20)\d{2}[-/]?\d{2}[-/]?\d{2}\/[\w-]+\.s?html?$|\/i?\d{4}\/content|docid=|articleid=|infoid=|newsid=/i;
const columnAddress =
  /\/(?:index(?:_\d+)?|list(?:_\d+)?|default|main)?(?:\.(?:s?html?|jsp|aspx?|php))?(?:\?.*)?$|\/col\d*\/|\/col\/col\d+|_list(?:_\d+)?\.|list\.(?:s?html?|jsp|aspx?|php)|\/node_\d+|\/lists?\//i;

/** What kind of page it is, from its text, its lists, its meta tags and its address. */
export const tellKind = (signs: KindSigns): PageKind => {
  const { tree, status, groups, meta, linkCount } = signs;
  const text = tree.text.slice(tree.body.from, tree.body.to);
  const size = squeeze(text.slice(0, 20_000)).length;
  const isChallenge =
    (size < 200 &&
      linkCount < 4 &&
      tree.scripts.some((script) => challengeScript.test(script.text.slice(0, 200_000)))) ||
    (size < 1500 && linkCount < 12 && challengeText.test(`${tree.titleTag}\n${text.slice(0, 3000)}`));
  if (isChallenge || ((status === 521 || status === 412 || status === 202) && size < 200)) return 'challenge';
  if (isError(signs, text)) return 'error';
  const datedRows = groups.reduce((sum, group) => sum + group.datedRows, 0);
  const rowCount = groups.reduce((sum, group) => sum + group.rows.length, 0);
  if (
    size < 80 &&
    linkCount < 4 &&
    rowCount === 0 &&
    signs.frames.length === 0 &&
    signs.redirect === undefined &&
    !signs.hasListRequests &&
    isShell(tree, size)
  )
    return 'shell';
  const path = pathOf(signs.url);
  const isRoot = /^\/?(?:index|default|main|home)?(?:\.(?:s?html?|jsp|aspx?|php|do|action))?$/i.test(path);
  const isTopIndex =
    /^\/[\w-]+\/?(?:index|default|main|home)?(?:\.(?:s?html?|jsp|aspx?|php))?$/i.test(path) &&
    !/\.\w+$/.test(path.split('/')[1] ?? '');
  const articleTag = metaValue(meta, 'ArticleTitle');
  const columnTag = metaValue(meta, 'ColumnName');
  const saysHome =
    /^(?:网站)?首页$/.test(metaValue(meta, 'ColumnType') ?? '') || /^(?:网站)?首页$/.test(columnTag ?? '');
  if (isRoot && articleTag === undefined && !(signs.core?.isNamed === true && linkCount < 15)) return 'home';
  if (
    signs.crumbs.length < 2 &&
    articleTag === undefined &&
    linkCount >= 30 &&
    (saysHome || (isTopIndex && columnTag === undefined && datedRows + rowCount > 15))
  )
    return 'home';

  const words = signs.core?.words ?? 0;
  const largest = groups.reduce((most, group) => Math.max(most, group.datedRows), 0);
  const article =
    (articleTag !== undefined ? 3 : 0) +
    (signs.core?.isNamed ? 2 : 0) +
    (words >= 400 ? 2 : words >= 150 ? 1 : 0) +
    (signs.hasInfoDate ? 2 : 0) +
    (articleAddress.test(signs.url) ? 2 : 0);
  const column =
    (largest >= 5 ? 3 : largest >= 2 ? 2 : 0) +
    (largest >= 5 && words < 150 ? 1 : 0) +
    (columnAddress.test(signs.url) && !articleAddress.test(signs.url) ? 2 : 0) +
    (columnTag !== undefined && articleTag === undefined ? 1.5 : 0) +
    (signs.hasPager && largest >= 2 ? 1.5 : 0) +
    (signs.core === undefined ? 1 : 0) +
    (rowCount >= 8 && words < 400 ? 1 : 0);
  return article > column ? 'article' : 'column';
};

const pathOf = (url: string): string => {
  try {
    return new URL(url).pathname;
  } catch {
    return '';
  }
};

/** Characters of prose beside the words that there is no such page; an article that was taken down has none. */
const LEAST_PROSE = 20;
const adviceToVisitors = /您|返回|管理员|浏览器|地址栏|秒/;

const isError = ({ status, tree, lines, core, groups, hasDateLabel }: KindSigns, text: string): boolean => {
  if (status >= 400) return true;
  const whole = lines.map((line) => line.text).join('\n');
  if (squeeze(text) === '' && spoken(tree).some((words) => errorText.test(words))) return true;
  // In longer prose such words in quotation marks are somebody else's.
  const own = squeeze(whole).length > 80 ? whole.replace(/[“「『][^”」』\n]{0,60}[”」』]/g, '') : whole;
  if (core && core.words > 400) return false;
  if (groups.some((group) => group.datedRows >= 3)) return false;
  // A dated article may tell of missing pages.
  if (hasDateLabel && squeeze(proseBeside(whole)).length >= LEAST_PROSE) return false;
  if (errorTitle.test(tree.titleTag.trim()) && squeeze(own).length < 600) return true;
  return (
    (squeeze(own).length < 400 && errorText.test(own)) ||
    (own === whole && squeeze(text).length < 400 && errorText.test(text))
  );
};

/** What scripts of a page without text say in a box before they lead back. */
const spoken = (tree: Tree): readonly string[] =>
  tree.scripts.flatMap(({ text }) =>
    text.length > 2_000 ? [] : [...text.matchAll(/\balert\(\s*(["'])(.*?)\1/g)].map(([, , words = '']) => words),
  );

const proseBeside = (own: string): string =>
  (own.match(/[^。；！？\n]+[。；！？]/g) ?? [])
    .filter((sentence) => !errorText.test(sentence) && !adviceToVisitors.test(sentence))
    .join('');

const isShell = (tree: Tree, size: number): boolean => {
  if (tree.scripts.length === 0 && tree.buried.length === 0) return false;
  const mounts = tree.elements.some(
    (element) =>
      mountPoint.test(element.attributes['id'] ?? '') ||
      /^app(?:-\w+)?$/.test(element.tag) ||
      element.attributes['ng-app'] !== undefined ||
      element.attributes['ng-controller'] !== undefined,
  );
  return (
    mounts ||
    (size < 20 && tree.scripts.some((script) => script.attributes['src'] !== undefined || script.text.length > 200)) ||
    /enable javascript|启用\s?javascript|开启\s?javascript/i.test(tree.buried.join(' '))
  );
};
