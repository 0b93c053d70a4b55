import type { Page } from '../../src/model/page.js';
import { readPage } from '../../src/page/read-page.js';

export const articleUrl = 'http://www.qingshui.gov.cn/zwgk/tzgg/202405/t20240510_1234.html';
export const columnUrl = 'http://www.qingshui.gov.cn/zwgk/tzgg/';
export const homeUrl = 'http://www.qingshui.gov.cn/';

/** Reads a page written in a test. */
export const readHtml = (html: string, url = articleUrl, status = 200): Page =>
  readPage(new TextEncoder().encode(html), { url, contentType: 'text/html; charset=utf-8', status });

/** The header, navigation and foot of an invented site around a page's own part. */
export const sitePage = (content: string, { title = '通知_清水县人民政府', head = '' } = {}): string => `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${title}</title>
<meta name="SiteName" content="清水县人民政府"><meta name="SiteIDCode" content="6205210001">${head}</head>
<body>
<div class="header"><div class="logo"><img src="/images/logo.png" alt="清水县人民政府"></div><span>今天是2026年9月1日</span></div>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zjqs/">走进清水</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div>
${content}
<div class="footer"><p><a href="/wzdt/">网站地图</a> <a href="/lxwm/">联系我们</a></p>
<p>主办单位：清水县人民政府办公室 网站标识码：6205210001</p>
<p><a href="https://beian.miit.gov.cn">陇ICP备12000001号-1</a> 甘公网安备62052102000011号</p><p>最后更新：2026-08-31</p></div>
</body></html>`;

/** Running text long enough to be one. */
export const prose =
  '<p>为进一步规范本县政府信息公开工作，保障公民、法人和其他组织依法获取政府信息的权利，现就有关事项通知如下。</p>' +
  '<p>各乡镇、各部门要高度重视，明确分管领导和责任科室，按照时限要求认真抓好落实，确保公开内容真实、准确、及时。</p>' +
  '<p>县政府办公室将适时组织督查，督查结果纳入年度考核，对落实不力的单位予以通报，并责令限期整改。</p>';
