import { describe, expect, it } from 'vitest';
import { articleUrl, columnUrl, homeUrl, prose, readHtml, sitePage } from '../support/read-html.js';

const rows = Array.from(
  { length: 6 },
  (_, index) =>
    `<li><a href="t2024050${index + 1}_${index}.html">关于第${index + 1}批项目的公示</a><span>2024-05-0${index + 1}</span></li>`,
).join('');
const links = Array.from({ length: 40 }, (_, index) => `<a href="/fw/${index}/">服务事项第${index}项</a>`).join('');

describe('kinds', () => {
  it.each([
    ['home', 'the root address', sitePage(`<div>${links}</div>`), homeUrl],
    [
      'home',
      'a site in a folder, without breadcrumb',
      sitePage(`<div>${links}<ul>${rows}</ul></div>`, { title: '首页' }),
      'http://www.qingshui.gov.cn/qsxrmzf/index.shtml',
    ],
    ['column', 'dated rows', sitePage(`<ul>${rows}</ul>`), columnUrl],
    [
      'column',
      'links alone',
      sitePage(
        `<div>当前位置：<a href="/">首页</a> &gt; <a href="/zn/">指南</a></div><ul><li><a href="/1/">县教育局</a></li><li><a href="/2/">县民政局</a></li><li><a href="/3/">县水务局</a></li></ul>`,
      ),
      columnUrl,
    ],
    [
      'article',
      'a title and text',
      sitePage(`<h1>关于做好防火工作的通知</h1><p>发布时间：2024-05-10</p><div id="zoom">${prose}</div>`),
      articleUrl,
    ],
    [
      'article',
      'pictures for text',
      sitePage(
        '<h1>一图读懂防火通告要点</h1><p>发布时间：2024-05-10 来源：县政府</p><div class="TRS_Editor"><p><img src="a.jpg"></p></div>',
        { title: '一图读懂防火通告要点' },
      ),
      articleUrl,
    ],
    [
      'article',
      'text beside a list of related ones',
      sitePage(
        `<h1>关于做好防火工作的通知</h1><p>发布时间：2024-05-10</p><div class="TRS_Editor">${prose}${prose}</div><div><h3>相关文章</h3><ul>${rows}</ul></div>`,
        { head: '<meta name="ArticleTitle" content="关于做好防火工作的通知">' },
      ),
      articleUrl,
    ],
    [
      'error',
      'a short page that says so',
      '<html><head><title>404</title></head><body><h1>404</h1><p>抱歉，您访问的页面不存在或已被删除</p></body></html>',
      articleUrl,
    ],
    [
      'error',
      'the site around such words',
      sitePage('<div class="tip"><p>对不起，您要查看的信息不存在！</p><a href="/">返回首页</a></div>'),
      articleUrl,
    ],
    [
      'article',
      'a dated article about such words',
      sitePage(
        `<h1>关于部分页面显示404问题的处理情况</h1><p>发布时间：2026-10-01</p><div class="content"><p>近期有网民反映，打开办事指南时提示“您访问的页面不存在”。经排查，系栏目调整后旧地址未做跳转所致，现已全部修复，共处理旧地址一百二十条，请大家放心访问，有问题随时来电。</p></div>`,
      ),
      articleUrl,
    ],
    [
      'challenge',
      'a script that sets a cookie and comes again',
      `<script>document.cookie=('_')+('_jsl_clearance_s=1');location.href=location.pathname+location.search</script>`,
      articleUrl,
    ],
    [
      'challenge',
      'a page of $_ts',
      `<html><head><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script><script src="/x/y.js"></script></head><body></body></html>`,
      articleUrl,
    ],
    [
      'challenge',
      'a firewall',
      '<html><title>访问被拦截</title><body><h2>您的请求存在威胁，已被拦截</h2><p>事件编号：1</p></body></html>',
      articleUrl,
    ],
    [
      'shell',
      'an empty mount point',
      '<html><head><title>清水县</title></head><body><div id="app"></div><script src="/static/js/app.1f2e.js"></script></body></html>',
      columnUrl,
    ],
  ])('%s: %s', (kind, _, html, url) => {
    expect(readHtml(html, url).facts.kind).toBe(kind);
  });

  it('an article about a missing page is an article', () => {
    const html = sitePage(
      `<h1>关于网站改版期间部分页面不存在的说明</h1><p>发布时间：2024-05-10</p><div id="zoom">${prose}${prose}${prose}</div>`,
    );
    expect(readHtml(html).facts.kind).toBe('article');
  });

  it.each([
    [
      'article',
      '关于部分页面显示404问题的处理情况',
      '<p>近期有居民反映，打开办事指南时提示“您访问的页面不存在”。</p><p>经查，系栏目调整后旧地址没有接到新地址，现已全部改正。</p>',
    ],
    [
      'error',
      '关于防火的通知',
      '<p>对不起，您访问的文章已被删除。如需了解，请与网站管理员联系，或者返回首页重新查找。</p>',
    ],
  ])('of a short dated page with such words the rest decides: %s', (kind, title, text) => {
    const html = `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>发布时间：2024-05-10</p>${text}</body></html>`;
    expect(readHtml(html).facts.kind).toBe(kind);
  });

  it('knows an error page that names the address instead of a page', () => {
    const html =
      '<html><head><title>清水县人民政府</title></head><body><p>您请求的 /zwgk/old.htm 未能找到</p></body></html>';
    expect(readHtml(html).facts.kind).toBe('error');
  });

  it.each([
    ['a box that a script opens', '<script>alert("该信息不存在或已删除");history.back();</script>'],
    ['maintenance', '<title>系统维护</title><p>系统正在升级维护中，请稍后访问。</p>'],
  ])('knows an error page by %s', (_, html) => {
    expect(readHtml(html).facts.kind).toBe('error');
  });

  it('knows the error page of a servlet container', () => {
    const html =
      '<html><head><title>Apache Tomcat/7.0.52 - Error report</title></head><body><h1>HTTP Status 404 - /a.htm</h1></body></html>';
    expect(readHtml(html).facts.kind).toBe('error');
  });

  it('believes the status of an answer', () => {
    expect(readHtml(sitePage(`<ul>${rows}</ul>`), columnUrl, 404).facts.kind).toBe('error');
    expect(readHtml('<script>var a=1</script>', homeUrl, 521).facts.kind).toBe('challenge');
  });
});

describe('what only a browser shows', () => {
  const needs = (html: string, url = columnUrl): string | undefined => readHtml(html, url).facts.needsBrowser;
  it('the rows, when a script fetches them', () => {
    expect(
      needs(
        sitePage(
          '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zn/">通知公告</a></div><ul id="list"></ul><script>$.ajax({url:"/api/list",success:function(d){}})</script>',
        ),
      ),
    ).toBe('xhr-list');
    expect(
      needs(
        sitePage(
          '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zn/">通知公告</a></div><ul><li v-for="item in list">{{ item.title }}</li></ul>',
        ),
      ),
    ).toBe('xhr-list');
  });
  it('nothing, when the first rows stand in the page', () => {
    expect(needs(sitePage(`<ul>${rows}</ul><script>$.ajax({url:"/api/list?page=2"})</script>`))).toBeUndefined();
  });
  it('the foot, when a script or a frame brings it', () => {
    const page = (foot: string): string =>
      `<html><body><h1>关于做好防火工作的通知</h1><p>发布时间：2024-05-10</p><div id="zoom">${prose}</div>${foot}</body></html>`;
    expect(needs(page('<div id="footer"></div><script src="/js/footer.js"></script>'), articleUrl)).toBe(
      'footer-script',
    );
    expect(needs(page('<iframe src="/foot.html" width="100%"></iframe>'), articleUrl)).toBe('frame-footer');
    expect(
      needs(page('<div class="foot">主办单位：清水县人民政府</div><script src="/js/stat.js"></script>'), articleUrl),
    ).toBeUndefined();
  });
  it('everything, of a challenge or a shell', () => {
    expect(needs('<script>document.cookie="a=1";location.reload()</script>')).toBe('cookie-challenge');
    expect(needs('<body><div id="app"></div><script src="/app.js"></script></body>')).toBe('script-shell');
  });
});
