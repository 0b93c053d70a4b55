import { describe, expect, it } from 'vitest';
import type { Link } from '../../../src/model/page.js';
import { columnUrl, readHtml, sitePage } from '../../support/read-html.js';

const links = (content: string, url = columnUrl): readonly Link[] =>
  readHtml(sitePage(`<div class="box">${content}</div>`), url).links;
const one = (content: string, address: string): Link | undefined =>
  links(content).find((link) => link.url === `http://www.qingshui.gov.cn${address}`);

describe('addresses', () => {
  it.each([
    ['href', '<a href="/zn/">指南</a>', '/zn/', 'href'],
    ['a relative href with stray blanks', '<a href=" ../../zn/\n">指南</a>', '/zn/', 'href'],
    ['an href with a fragment', '<a href="/zn/#part">指南</a>', '/zn/', 'href'],
    ['window.open', `<div onclick="window.open('/zn/')">指南</div>`, '/zn/', 'onclick'],
    ['location.href', `<li onclick="location.href='/zn/'">指南</li>`, '/zn/', 'onclick'],
    [
      'a dead href with onclick',
      `<a href="#" onclick="window.location='/zn/';return false">指南</a>`,
      '/zn/',
      'onclick',
    ],
    ['javascript:', `<a href="javascript:window.open('/zn/index.html')">指南</a>`, '/zn/index.html', 'onclick'],
    [
      'an opener of the site’s own',
      `<span onclick="goPage('/zn/index.html', 1)">指南</span>`,
      '/zn/index.html',
      'onclick',
    ],
    ['an image map', '<map><area href="/zn/" alt="指南"></map>', '/zn/', 'area'],
    [
      'a jump menu',
      `<select onchange="window.open(this.value)"><option value="/zn/">指南</option></select>`,
      '/zn/',
      'option',
    ],
    ['menu data of a script', `<script>var menu=[{"name":"指南","url":"/zn/"}];</script>`, '/zn/', 'script'],
    ['a tree menu', `<script>d.add(3,0,'指南','/zn/');</script>`, '/zn/', 'script'],
    ['what a script writes', `<script>document.write('<a href="/zn/">指南</a>')</script>`, '/zn/', 'script'],
  ])('are read from %s', (_, html, address, from) => {
    expect(one(html, address)).toMatchObject({ text: '指南', from, isVisible: true });
  });

  it.each([
    ['a fragment alone', '<a href="#top">回到顶部</a>'],
    ['mail', '<a href="mailto:a@b.gov.cn">信箱</a>'],
    ['telephone', '<a href="tel:12345">热线</a>'],
    ['an opener without an address', '<a onclick="zoom(16)">大</a>'],
    ['an address put together by script', `<a onclick="window.open('/detail?id='+id)">详情</a>`],
    ['javascript:;', '<a href="javascript:;">展开</a>'],
    ['a template', '<a href="{{item.url}}">条目</a>'],
    ['an option of a search form', '<select name="t"><option value="title">标题</option></select>'],
  ])('are not made of %s', (_, html) => {
    expect(links(html)).toHaveLength(links('').length);
  });

  it('start from the base address of the page', () => {
    const page = readHtml(
      '<html><head><base href="http://www.qingshui.gov.cn/a/b/"></head><body><a href="c.html">指南</a></body></html>',
    );
    expect(page.links[0]?.url).toBe('http://www.qingshui.gov.cn/a/b/c.html');
  });
});

describe('names', () => {
  it.each([
    ['split by br', '<a href="/zn/">政府信息<br>公开指南</a>', '政府信息公开指南'],
    ['split by elements and blanks', '<a href="/zn/"><i>政府信息</i> \n <b>公开 指南</b></a>', '政府信息公开指南'],
    ['of a picture', '<a href="/zn/"><img src="zn.png" alt="政府信息公开指南"></a>', '政府信息公开指南'],
    ['in the title', '<a href="/zn/" title="政府信息公开指南"><img src="zn.png"></a>', '政府信息公开指南'],
  ])('%s are whole', (_, html, text) => {
    expect(one(html, '/zn/')?.text).toBe(text);
  });
});

describe('visibility', () => {
  it.each([
    ['display:none', '<a href="/zn/" style="display: none">指南</a>'],
    ['an ancestor with display:none', '<div style="color:red;display:none"><p><a href="/zn/">指南</a></p></div>'],
    ['visibility:hidden', '<p style="visibility:hidden"><a href="/zn/">指南</a></p>'],
    ['hidden', '<div hidden><a href="/zn/">指南</a></div>'],
    ['a comment', '<!-- <a href="/zn/">指南</a> -->'],
    ['a template', '<template><a href="/zn/">指南</a></template>'],
    ['noscript', '<noscript><a href="/zn/">指南</a></noscript>'],
  ])('a link in %s is listed as hidden', (_, html) => {
    expect(one(html, '/zn/')).toMatchObject({ text: '指南', isVisible: false });
  });

  it('a server comment is no part of the page', () => {
    expect(one('<%-- <a href="/zn/">指南</a> --%>', '/zn/')).toBeUndefined();
  });
});

describe('regions', () => {
  const region = (content: string, text: string): string | undefined =>
    links(content).find((link) => link.text === text)?.region;
  it.each([
    ['navigation', '', '走进清水'],
    ['footer', '', '联系我们'],
    [
      'pager',
      '<div class="fy"><span>共5页</span><a href="a_1.html">下一页</a><a href="a_4.html">尾页</a></div>',
      '下一页',
    ],
    [
      'pager',
      '<table><tr><td><a href="a.html">上一页</a> <a href="a_1.html">下一页</a> 共 5 页</td></tr></table>',
      '下一页',
    ],
    [
      'menu',
      '<div class="leftmenu"><a href="/1/">机构职能</a><a href="/2/">领导信息</a><a href="/3/">人事信息</a></div>',
      '领导信息',
    ],
    ['content', '<p>办理入口见<a href="/4/">网上大厅</a>，欢迎使用。</p>', '网上大厅'],
  ])('%s', (wanted, content, text) => {
    expect(region(content, text)).toBe(wanted);
  });

  it('knows a side menu of the whole platform on a page that holds next to nothing else', () => {
    const names = [...'甲乙丙丁戊己庚辛壬癸'].flatMap((name) => [`${name}领域信息公开`, `${name}事项清单目录`]);
    const menu = `<div class="leftmenu"><h3>政务公开</h3><ul>${names.map((name, at) => `<li><a href="/${String(at)}/">${name}</a></li>`).join('')}</ul></div>`;
    const content = `${menu}<div class="right"><h2>甲领域信息公开</h2><ul><li><a href="/art/1.html">养老机构名录</a><span>2024-05-06</span></li></ul></div>`;
    expect(region(content, '甲领域信息公开')).toBe('menu');
    expect(region(content, '养老机构名录')).toBe('list');
  });

  it('are told by place in old pages made of tables', () => {
    const page = readHtml(
      `<html><head><title>清水县</title></head><body><table width="1000"><tr><td><img src="banner.jpg"></td></tr>
      <tr><td><a href="/">首 页</a>|<a href="/gk/">县情概况</a>|<a href="/xw/">新闻中心</a>|<a href="/zw/">政务公开</a>|<a href="/hd/">互动交流</a></td></tr>
      <tr><td><table><tr><td><a href="/xw/1.htm">我县召开春耕生产现场会议部署农业工作</a></td><td>2010-03-02</td></tr><tr><td><a href="/xw/2.htm">县政府召开第二十次常务会议</a></td><td>2010-03-01</td></tr><tr><td><a href="/xw/3.htm">全县植树造林工作动员大会在城关镇召开</a></td><td>2010-02-28</td></tr></table></td></tr>
      <tr><td align="center">版权所有：清水县人民政府 <a href="/about.htm">关于我们</a><br>陇ICP备05000001号</td></tr></table></body></html>`,
      'http://www.qingshui.gov.cn/',
    );
    const of = (text: string): string | undefined =>
      page.links.find((link) => link.text.replace(/\s/g, '') === text)?.region;
    expect([of('新闻中心'), of('县政府召开第二十次常务会议'), of('关于我们')]).toEqual([
      'navigation',
      'list',
      'footer',
    ]);
  });
});
