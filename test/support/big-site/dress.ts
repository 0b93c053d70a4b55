/** Header, menus and foot of every page, and what makes it as heavy as wanted. */
import type { SiteContent } from './content.js';

export interface PageParts {
  readonly content: SiteContent;
  readonly title: string;
  readonly navigation: string;
  /** Link to the site map. */
  readonly foot: string;
  readonly trail: readonly string[];
  readonly menu: string;
  readonly main: string;
  /** `STYLES` or `PARAGRAPHS`. */
  readonly filler: string;
  readonly pageBytes: number;
}

const CLAUSE = '区政府各部门按照职责分工抓好落实，及时公开办理进展，方便群众查阅、评价和监督。';
/** Articles are heavy with the paragraphs of a word processor. */
export const PARAGRAPHS = `<p class="MsoNormal" style="text-indent:2em;line-height:28pt;margin:0"><span style="font-family:仿宋_GB2312;font-size:16pt;color:#333">${CLAUSE}</span></p>\n`;
/** Pages of columns are heavy with styles. */
export const STYLES =
  '.block .list li a.title:hover{color:#c00;background:url(/images/dot.png) no-repeat 0 50%;padding-left:12px}\n';

export function dress({ content, title, navigation, foot, trail, menu, main, filler, pageBytes }: PageParts): string {
  const { name } = content;
  const position =
    trail.length === 0 ? '' : `<div class="position">当前位置：<a href="/">首页</a> &gt; ${trail.join(' &gt; ')}</div>`;
  const [opening, middle, end] = [
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title === name ? title : `${title}_${name}`}</title>
<meta name="SiteName" content="${name}"><meta name="SiteDomain" content="www.yunhu.gov.cn"><meta name="SiteIDCode" content="9901990001">
<style>body{font:14px/1.8 sans-serif}.list li{display:flex}`,
    `</style></head><body>
<div class="header"><a href="/">${name}</a></div>${navigation}${position}
<div class="main">${menu}<div class="right">${main}`,
    `</div></div><div class="footer">主办单位：${name}办公室 网站标识码：9901990001 <a href="https://beian.miit.gov.cn/">云ICP备19000001号</a> 云公网安备99010002000001号 联系电话：0999-8800001 <a href="https://zfwzzc.www.gov.cn/">我为政府网站找错</a> ${foot}</div></body></html>`,
  ];
  const room = pageBytes - Buffer.byteLength(opening + middle + end);
  const filling = filler.repeat(Math.max(0, Math.floor(room / Buffer.byteLength(filler))));
  return filler === PARAGRAPHS ? opening + middle + filling + end : opening + filling + middle + end;
}
