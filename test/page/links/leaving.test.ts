import { describe, expect, it } from 'vitest';
import { readHtml } from '../../support/read-html.js';

const OUT = 'https://www.example.com/';
const linkOf = (html: string) =>
  readHtml(`<html><body><div>${html}</div></body></html>`).links.find(({ url }) => url === OUT);

describe('a link announces that it leaves the site', () => {
  it.each([
    ['asking before', `<a href="${OUT}" onclick="return confirm('您即将离开本网站，是否继续？')">新闻网</a>`],
    ['asking by its function', `<a href="${OUT}" onclick="return outLink(this)">新闻网</a>`],
    ['by the address in a script', `<a href="javascript:goOutUrl('${OUT}')">新闻网</a>`],
    ['in its title', `<a href="${OUT}" title="即将离开本站，访问新闻网">新闻网</a>`],
    ['in its text', `<a href="${OUT}">新闻网（外部链接）</a>`],
    ['by its class', `<a class="external-link" href="${OUT}">新闻网</a>`],
    ['by its class in camel case', `<a class="outLink" href="${OUT}">新闻网</a>`],
    ['for a script by its data', `<a data-confirm="1" href="${OUT}">新闻网</a>`],
    ['as a tool that shares', `<a href="${OUT}" title="分享到微博"><img src="w.png"></a>`],
    [
      'as a choice of a list',
      `<select onchange="confirm('即将离开本网站')"><option value="${OUT}">新闻网</option></select>`,
    ],
  ])('%s', (_, html) => {
    expect(linkOf(html)?.leaving).toBe('announced');
  });

  it.each([
    ['a handler of the page', `<a href="${OUT}" onclick="return visit(this)">新闻网</a>`],
    ['a relation that scripts look for', `<a href="${OUT}" rel="external">新闻网</a>`],
  ])('maybe: %s', (_, html) => {
    expect(linkOf(html)?.leaving).toBe('scripted');
  });

  it.each([
    ['a plain link', `<a href="${OUT}" target="_blank">新闻网</a>`],
    ['a class of its place', `<a class="link out-box1 leave-msg" href="${OUT}">新闻网</a>`],
    ['a handler that opens a window', `<a href="#" onclick="window.open('${OUT}')">新闻网</a>`],
    ['a handler that counts', `<a href="${OUT}" onclick="_hmt.push(['_trackEvent','x'])">新闻网</a>`],
    ['nofollow', `<a href="${OUT}" rel="noopener nofollow">新闻网</a>`],
  ])('not: %s', (_, html) => {
    expect(linkOf(html)?.leaving).toBeUndefined();
  });
});

describe('a page announces for its links', () => {
  const leavingOf = (html: string) => readHtml(`<html><body><p>正文</p>${html}</body></html>`).leaving;

  it.each([
    [
      'a script',
      `<script>$('a').click(function(){ return confirm('您访问的链接即将离开“青禾区人民政府”网站，是否继续？') })</script>`,
    ],
    ['a script in escapes', `<script>var t = '\\u60a8\\u5373\\u5c06\\u79bb\\u5f00\\u672c\\u7f51\\u7ad9';</script>`],
    ['a dialogue that waits', '<div style="display:none" class="pop"><p>您将访问外部链接，请注意安全</p></div>'],
  ])('by %s', (_, html) => {
    expect(leavingOf(html)?.announcement).toMatch(/离开|外部链接/);
  });

  it.each([
    ['a script of its own business', `<script>if(!confirm('确定要删除吗？')) return false;</script>`],
    ['a text that speaks of leaving', '<p>旅客离开车站时请走出站口。</p>'],
    [
      'a form that is not saved',
      `<script>window.onbeforeunload=function(){return '离开此页面，填写的内容将丢失'}</script>`,
    ],
  ])('not by %s', (_, html) => {
    expect(leavingOf(html)?.announcement).toBeUndefined();
  });

  it('names the script files that may', () => {
    expect(leavingOf('<script src="/js/common.js"></script><script src="/js/common.js"></script>')?.scripts).toEqual([
      expect.stringMatching(/\/js\/common\.js$/),
    ]);
  });
});
