/** Pieces that every style shares: tags in the head, the footer's statements, the facts of a document. */
import type { Article, ColumnNode, SiteContent } from './content.js';
import type { StyleId } from './spec.js';

const tag = (name: string, content: string, upper: boolean): string =>
  upper ? `<META Name="${name}" Content="${content}">` : `<meta name="${name}" content="${content}">`;

/** The entry of the accessible or elder mode, in the words of the day. */
export const elderLink = (style: StyleId): string => {
  switch (style) {
    case 'jinan':
    case 'jinan-laypage':
    case 'ucap':
      return '';
    case 'vsb':
    case 'vsb-jsp':
      return '<a href="javascript:document.body.style.zoom=1.4;void(0)">长者模式</a>';
    case 'gbk-tables':
      return '<a href="javascript:document.body.style.zoom=1.4;void(0)">关怀版</a>';
    case 'gkmlpt':
    case 'gkmlpt-shell':
      return '<a href="javascript:void(0)" id="wza" onclick="document.body.style.zoom=1.4">无障碍</a> <a href="javascript:void(0)" onclick="document.body.style.zoom=1.4">长者助手</a>';
    default:
      return '<a href="javascript:void(0)" class="wza" onclick="document.body.style.zoom=1.4">无障碍阅读</a>';
  }
};

/** Tags of §5.2 for the kind of page, without those that the content leaves out. */
export const metaTags = (
  content: SiteContent,
  column: ColumnNode | undefined,
  article: Article | undefined,
  options: { upper?: boolean; generatedOn?: string } = {},
): string => {
  const { identity } = content;
  const tags: [string, string][] = [
    ['SiteName', identity.name],
    ['SiteDomain', identity.host],
    ['SiteIDCode', identity.siteIdCode],
  ];
  if (column) {
    tags.push(
      ['ColumnName', column.name],
      ['ColumnDescription', `${identity.name}${column.name}栏目`],
      ['ColumnKeywords', column.name],
      ['ColumnType', column.type],
    );
  }
  if (article) {
    tags.push(['ArticleTitle', article.title]);
    const pubDate = options.generatedOn ?? article.pubDate ?? `${article.on} 09:12`;
    if (article.pubDate !== '' && pubDate !== '') tags.push(['PubDate', pubDate]);
    tags.push(['ContentSource', article.source]);
  }
  return tags
    .filter(([name]) => !content.metaWithout.includes(name))
    .map(([name, value]) => tag(name, content.metaWithout.includes(`${name}=`) ? '' : value, options.upper ?? false))
    .join('\n');
};

/** What the foot of every page states, as lines. */
export const footerLines = (content: SiteContent, codeLabel: string, siteMap: string | undefined): string[] => {
  const { identity } = content;
  const has = (what: string): boolean => !content.footerWithout.includes(what);
  const lines: string[] = [];
  if (siteMap) lines.push(`<a href="${siteMap}">网站地图</a>`);
  if (has('主办单位')) lines.push(`<span>主办单位：${identity.sponsor}</span>`);
  if (has('联系方式')) lines.push(`<span>联系电话：${identity.contact}</span>`);
  if (has('ICP备案号')) lines.push(`<a href="https://beian.miit.gov.cn/" target="_blank">${identity.icp}</a>`);
  if (has('公安备案号')) {
    lines.push(
      `<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=${identity.police}" target="_blank">闽公网安备 ${identity.police}号</a>`,
    );
  }
  if (has('网站标识码')) lines.push(`<span>${codeLabel}${identity.siteIdCode}</span>`);
  lines.push(
    content.externalLinks ??
      `<a href="https://www.linxi-news.example/" target="_blank" onclick="return confirm('您即将离开${identity.name}网站，访问的不是政府网站，是否继续？')">临溪新闻网</a>`,
  );
  if (content.errorReport === 'script') {
    lines.push(
      `<span id="_span_jiucuo"></span><script id="_jiucuo_" sitecode="${identity.siteIdCode}" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>`,
    );
  }
  if (content.errorReport === 'link') {
    lines.push(
      `<a href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${identity.siteIdCode}&amp;url=http%3A%2F%2F${identity.host}%2F" target="_blank"><img src="/images/jiucuo.png" alt="我为政府网站找错"></a>`,
    );
  }
  if (content.ipv6Label) lines.push(`<span class="ipv6">${content.ipv6Label}</span>`);
  return lines;
};

/** HTML text of plain text. */
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A stable string of hex digits for an id, as CMSs put into addresses. */
export const hexOf = (id: number, digits: number): string => {
  let state = id >>> 0;
  let text = '';
  while (text.length < digits) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) >>> 0;
    text += state.toString(16).padStart(8, '0');
  }
  return text.slice(0, digits);
};
