/** What a page of a search offers besides its rows: filters by several dimensions, and words recommended to visitors. */
import { compilePattern } from '../../lib/pattern/pattern.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { Page } from '../../model/page.js';

/** A dimension by which results can be narrowed; RE2, found anywhere in the name of an option. */
export interface Facet {
  readonly name: string;
  readonly options: readonly string[];
}

/** How the search pages of real systems name what results can be narrowed by; their order (按时间, 按相关度) is none of these. */
export const KNOWN_FACETS: readonly Facet[] = [
  {
    name: '时间',
    options: [
      '[一二三六][天日周年]内|[一三六]个?月内|半年内|近[一三]|时间不限|不限时间|全部时间|任意时间|^今天$|^本[周月年]$|^更早',
    ],
  },
  { name: '位置', options: ['^(?:标题|正文|全文|内容|不限位置|全部位置)$|(?:标题|全文)(?:搜索|检索)|仅标题'] },
  { name: '栏目', options: ['要闻|新闻|动态|公告|政策|文件|解读|公开|办事|服务|互动|专题|图片|视频|问答'] },
  { name: '层级', options: ['^(?:国务院|国家|省级?|市级?|区级?|县级?|部门|乡镇|街道|镇街)$'] },
  { name: '年份', options: ['^20\\d{2}年?$'] },
  { name: '格式', options: ['(?i)^(?:网页|word|pdf|excel|ppt|docx?|xlsx?|文档)$'] },
];
/** What stands before words that a search recommends. */
export const KNOWN_LABELS: readonly string[] = [
  '热搜|热词|热门(?:搜索|关键词|检索)|搜索热点|推荐(?:搜索|词|关键词)|关键词推荐|大家都在搜|猜你想[搜找]|相关搜索|您?可能(?:还)?(?:想|要)[搜找]|搜索推荐',
];

/** An option is a word or two. */
const LONGEST_OPTION = 10;

/** The dimensions of which two options stand side by side, other than in what `bearer`, the page of the form, shows too. */
export function facetsOn(page: Page, bearer: Page | undefined, facets: readonly Facet[]): readonly string[] {
  const template = new Set(bearer ? pairsBeside(bearer).map(pairKey) : []);
  const pairs = pairsBeside(page).filter((pair) => !template.has(pairKey(pair)));
  const fields = page.forms
    .flatMap(({ fields }) => fields)
    .filter(({ type }) => type === 'select' || type === 'radio' || type === 'checkbox')
    .flatMap(({ label, value }) => [label ?? '', value ?? ''])
    .map(squeeze);
  return facets
    .filter(({ options }) => {
      const is = (token: string): boolean =>
        token !== '' &&
        token.length <= LONGEST_OPTION &&
        options.some((option) => compilePattern(option).occursIn(token));
      return pairs.some(([one, other]) => is(one) && is(other)) || new Set(fields.filter(is)).size > 1;
    })
    .map(({ name }) => name);
}

/** Words side by side in the text, and links side by side, which the text may run together: but for those that are recommended. */
function pairsBeside(page: Page): readonly Pair[] {
  const offered = recommendedOn(page, KNOWN_LABELS).join(' ');
  const options = page.links
    .filter(({ region, isVisible }) => isVisible && region !== 'breadcrumb' && region !== 'footer')
    .map(({ text }) => squeeze(text))
    .filter((text) => text !== '' && !offered.includes(text));
  return [...pairsOf(tokensOf(page)), ...pairsOf(options)];
}

/** Words that stand behind a label such as 热搜词; none where the box is empty. */
export function recommendedOn(page: Page, labels: readonly string[]): readonly string[] {
  const tokens = tokensOf(page);
  const menus = page.links
    .filter(({ region, url }) => MENUS.has(region) && !url.includes('?'))
    .map(({ text }) => squeeze(text))
    .filter((text) => text !== '');
  // Menus may be set without blanks between their names.
  const isOfMenu = (token: string): boolean => menus.some((name) => token.startsWith(name));
  const isLabel = (token: string): boolean =>
    token.length <= LONGEST_OPTION && labels.some((label) => compilePattern(label).occursIn(token));
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    return isLabel(token) && next !== undefined && isWord(next) && !isLabel(next) && !isOfMenu(next) ? [next] : [];
  });
}

const MENUS: ReadonlySet<string> = new Set(['navigation', 'breadcrumb', 'footer']);
const LONGEST_WORD = 20;
const isWord = (token: string): boolean => token.length <= LONGEST_WORD && /\p{Script=Han}{2}/u.test(token);

/** Words that stand by themselves in the page's text, in its order; counts behind them do not matter. */
const tokensOf = ({ bodyText }: Page): readonly string[] =>
  bodyText
    .split(/[\s|｜·：:、，,/]+/)
    .map((token) => squeeze(token).replace(/[([（]\d*[)\]）]$|^\d+$/u, ''))
    .filter((token) => token !== '');

type Pair = readonly [string, string];
const pairsOf = (tokens: readonly string[]): readonly Pair[] =>
  tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    return next === undefined || next === token ? [] : [[token, next] as const];
  });
const pairKey = ([one, other]: Pair): string => `${one} ${other}`;
