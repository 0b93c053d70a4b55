/** The site's own search: the form as each system writes it, and the page that answers it. */
import iconv from 'iconv-lite';
import { escape } from './fragments.js';
import type { Handler } from './site.js';
import type { StyleId } from './spec.js';
import type { Row } from './style.js';

interface SearchManner {
  readonly method: 'get' | 'post';
  readonly action: string;
  readonly field: string;
  readonly hidden: readonly (readonly [name: string, value: string])[];
}

const TRS: SearchManner = {
  method: 'post',
  action: '/was5/web/search',
  field: 'searchword',
  hidden: [['channelid', '290962']],
};
const HANWEB: SearchManner = {
  method: 'get',
  action: '/jsearchfront/search.do',
  field: 'q',
  hidden: [['websiteid', '350000000000000']],
};
const LONSUN: SearchManner = { method: 'get', action: '/site/search/6787211', field: 'keywords', hidden: [] };
const GKMLPT: SearchManner = { method: 'get', action: '/search/s', field: 'searchWord', hidden: [['column', '全部']] };
const VSB: SearchManner = {
  method: 'post',
  action: '/ssjgy.jsp?wbtreeid=1001',
  field: 'newskeycode2',
  hidden: [['condition', '0']],
};
const JINAN: SearchManner = { method: 'get', action: '/jsearch/search.html', field: 'q', hidden: [['pageNo', '1']] };

const MANNERS: Readonly<Record<StyleId, SearchManner>> = {
  hanweb: HANWEB,
  jpaas: HANWEB,
  trs: TRS,
  fujian: TRS,
  ucap: { method: 'get', action: '/search/result', field: 'searchWord', hidden: [['siteCode', 'lxq']] },
  vsb: VSB,
  'vsb-jsp': VSB,
  lonsun: LONSUN,
  'lonsun-label': LONSUN,
  jinan: JINAN,
  'jinan-laypage': JINAN,
  gkmlpt: GKMLPT,
  'gkmlpt-shell': GKMLPT,
  'gbk-tables': { method: 'get', action: '/search.asp', field: 'key', hidden: [['lx', 'title']] },
};

/** The form in the head of every page. */
export const searchForm = (style: StyleId, prefix: string): string => {
  const { method, action, field, hidden } = MANNERS[style];
  const more = hidden.map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join('');
  return `<form class="search-box" action="${prefix}${escape(action)}" method="${method}">${more}<input type="text" name="${field}" title="请输入关键词" placeholder="请输入关键词"><button type="submit">搜索</button></form>`;
};

/** A form's fields in the charset of its page, as browsers send them. */
const readFields = (text: string, charset: 'utf-8' | 'gbk'): ReadonlyMap<string, string> =>
  new Map(
    text
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', value = ''] = pair.split('=').map((part) => {
          const bytes = part
            .replaceAll('+', ' ')
            .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
          return iconv.decode(Buffer.from(bytes, 'latin1'), charset);
        });
        return [name, value] as const;
      }),
  );

const bare = (text: string): string => text.replace(/[\s\p{P}]/gu, '');

/** What the search answers: rows of what was found, or that nothing was. */
export const resultHtml = (rows: readonly Row[], word: string): string =>
  rows.length === 0
    ? `<div class="search-none"><p>抱歉，没有找到与“<b>${escape(word)}</b>”相关的结果，共 0 条。</p></div>`
    : `<div class="search-count">共找到 <b>${rows.length}</b> 条与“<b>${escape(word)}</b>”相关的结果</div><ul class="search-list">${rows
        .map(
          (row) =>
            `<li><h3><a href="${escape(row.path)}" target="_blank">${escape(row.title).replace(escape(word), (found) => `<em>${found}</em>`)}</a></h3><p>${row.date}</p></li>`,
        )
        .join('')}</ul>`;

export interface SearchTools {
  readonly style: StyleId;
  readonly prefix: string;
  readonly charset: 'utf-8' | 'gbk';
  readonly contentType: string;
  readonly rows: () => readonly Row[];
  /** The whole page around the results, in bytes. */
  readonly page: (main: string) => Uint8Array;
}

/** Answers the form by the titles that hold the words asked for. */
export const searchHandler = (tools: SearchTools): Handler => {
  const { method, action, field } = MANNERS[tools.style];
  const [path = '', query] = (tools.prefix + action).split('?');
  return (request) => {
    const [asked = '', sent = ''] = request.path.split('?');
    if (asked !== path || request.method.toLowerCase() !== method) return undefined;
    if (query !== undefined && sent !== query) return undefined;
    const fields = readFields(method === 'post' ? request.body : sent, tools.charset);
    const word = fields.get(field) ?? '';
    const found = bare(word) === '' ? [] : tools.rows().filter((row) => bare(row.title).includes(bare(word)));
    return {
      status: 200,
      headers: { 'content-type': tools.contentType },
      body: tools.page(resultHtml(found.slice(0, 10), word)),
    };
  };
};
