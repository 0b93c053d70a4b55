import { expect, it } from 'vitest';
import { prose, readHtml, sitePage } from '../../support/read-html.js';

const at = (crumbs: string): string =>
  sitePage(`${crumbs}<div class="con"><h1>关于表彰先进单位的决定</h1><div id="zoom">${prose}</div></div>`, {
    title: '关于表彰先进单位的决定_清水县人民政府',
  });
const wanted = ['首页', '政务公开', '通知公告'];

it.each([
  [
    '当前位置 and >',
    '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/tzgg/">通知公告</a></div>',
  ],
  ['»', '<div>您的位置：<a href="/">首页</a>»<a href="/zwgk/">政务公开</a>»<a href="/zwgk/tzgg/">通知公告</a></div>'],
  [
    'slashes and a last 正文',
    '<div class="crumb"><a href="/">首页</a> / <a href="/zwgk/">政务公开</a> / <a href="/zwgk/tzgg/">通知公告</a> / 正文</div>',
  ],
  [
    'full-width ＞',
    '<p class="position"><a href="/">首页</a>＞<a href="/zwgk/">政务公开</a>＞<a href="/zwgk/tzgg/">通知公告</a></p>',
  ],
  [
    'arrows',
    '<div>您现在的位置：<a href="/">首页</a> → <a href="/zwgk/">政务公开</a> → <a href="/zwgk/tzgg/">通知公告</a></div>',
  ],
  [
    'a list without separators',
    '<ul class="breadcrumb"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zwgk/tzgg/">通知公告</a></li></ul>',
  ],
  [
    'no label and no telling class',
    '<div class="w1200"><a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/tzgg/">通知公告</a></div>',
  ],
  [
    'a last crumb that is no link',
    '<div>当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 通知公告</div>',
  ],
  [
    'nested tables',
    '<table><tr><td>当前位置：<a href="/">首页</a></td><td><table><tr><td>&gt;<a href="/zwgk/">政务公开</a></td><td>&gt;<a href="/zwgk/tzgg/">通知公告</a></td></tr></table></td></tr></table>',
  ],
])('reads a breadcrumb with %s', (_, crumbs) => {
  const page = readHtml(at(crumbs));
  expect(page.facts.breadcrumb).toEqual(wanted);
  expect(page.links.some((link) => link.url.endsWith('/zwgk/') && link.region === 'breadcrumb')).toBe(true);
});

it('takes no navigation for a breadcrumb', () => {
  expect(readHtml(at('')).facts.breadcrumb).toEqual([]);
});

it('ends with its box where it has no links, whatever menu follows', () => {
  const menu = '<div class="lm"><h3>政府信息公开</h3><p><a href="/gk/zn/">政府信息公开指南</a></p></div>';
  const page = readHtml(at(`<div class="here">当前位置：首页 &gt; 政务公开 &gt; 通知公告</div>${menu}`));
  expect(page.facts.breadcrumb).toEqual(wanted);
  expect(page.links.find((link) => link.url.endsWith('/gk/zn/'))?.region).not.toBe('breadcrumb');
});

it('ends with its box where it is only 首页 > 正文: the file behind it is an attachment', () => {
  const { facts } = readHtml(
    sitePage(
      `<div class="main"><div class="position">当前位置：<a href="/">首页</a> &gt; 正文</div><div class="wz"><h1>清水县2024年政府信息公开工作年度报告</h1><div class="info">发布日期：2025-03-11</div><div id="zoom"><p><a href="./2024.pdf">清水县2024年政府信息公开工作年度报告.pdf</a></p></div></div></div>`,
      { title: '清水县2024年政府信息公开工作年度报告_清水县人民政府' },
    ),
  );
  expect(facts.breadcrumb).toEqual(['首页']);
  expect(facts.attachments.map(({ type }) => type)).toEqual(['pdf']);
});
