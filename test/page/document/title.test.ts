import { expect, it } from 'vitest';
import { columnUrl, homeUrl, prose, readHtml, sitePage } from '../../support/read-html.js';

const title = '关于开展“双随机”检查的通告——2024年第一批';
const body = `<div class="TRS_Editor">${prose}</div>`;

it.each([
  ['h1', `<h1>${title}</h1>${body}`, '站点'],
  ['a class', `<div class="article_title">${title}</div>${body}`, '清水县人民政府'],
  ['ucaptitle', `<div><ucaptitle>${title}</ucaptitle></div>${body}`, '清水县人民政府门户网站'],
  [
    'a table cell and the title tag',
    `<table><tr><td><b>${title}</b></td></tr><tr><td>${body}</td></tr></table>`,
    `${title}_通知公告_清水县人民政府`,
  ],
  ['the title tag alone: 标题_栏目_站点', body, `${title}_通知公告_清水县人民政府`],
  ['the title tag alone: 站点 | 标题', body, `清水县人民政府 | ${title}`],
  ['the title tag alone: 标题-站点', body, `${title}-清水县人民政府网站`],
])('reads an article’s title from %s', (_, content, tag) => {
  const crumbs = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/tzgg/">通知公告</a></div>';
  const page = readHtml(sitePage(`${crumbs}<div class="con">${content}</div>`, { title: tag, head: '' }));
  expect(page.facts.kind).toBe('article');
  expect(page.facts.title).toBe(title);
});

it('prefers the article’s own heading to a heading of the column', () => {
  const html = sitePage(`<h2>通知公告</h2><div class="con"><h1>${title}</h1>${body}</div>`, {
    title: '通知公告_清水县人民政府',
    head: `<meta name="ArticleTitle" content="${title}"><meta name="ColumnName" content="通知公告">`,
  });
  expect(readHtml(html).facts.title).toBe(title);
});

it('names a column by its meta tag, or by the last crumb where the tag glues the site to it', () => {
  const rows =
    '<ul><li><a href="1.html">关于防汛的通知</a><span>2024-05-01</span></li><li><a href="2.html">关于抗旱的通知</a><span>2024-04-01</span></li></ul>';
  const crumbs = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/tzgg/">通知公告</a></div>';
  const column = (name: string): string =>
    sitePage(crumbs + rows, { head: `<meta name="ColumnName" content="${name}">` });
  expect(readHtml(column('通知公告'), columnUrl).facts.title).toBe('通知公告');
  expect(readHtml(column('清水县人民政府通知公告'), columnUrl).facts.title).toBe('通知公告');
});

it('names a home page by its title tag without 首页', () => {
  expect(readHtml(sitePage('', { title: '首页_清水县人民政府' }), homeUrl).facts).toMatchObject({
    kind: 'home',
    title: '清水县人民政府',
  });
});
