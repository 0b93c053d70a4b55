import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/page/read-page.js';
import type { RelatedBox } from '../../src/model/page.js';

const TEXT = '<p>为加强全区河道管护，现将有关事项通知如下，请各镇街、各部门认真贯彻执行。</p>'.repeat(6);

/** An article of 青禾区 with something behind its text. */
const related = (behind: string, script = ''): readonly RelatedBox[] =>
  readPage(
    new TextEncoder()
      .encode(`<html><head><title>青禾区河道管护办法</title><meta name="ArticleTitle" content="青禾区河道管护办法">${script}</head>
      <body><div class="nav"><a href="/jd/">政策解读</a></div><div class="content"><h1>青禾区河道管护办法</h1>
      <div class="info">发布日期：2025-03-04 来源：青禾区政府</div><div class="text">${TEXT}</div></div>${behind}
      <div class="footer">主办：青禾区人民政府</div></body></html>`),
    { url: 'http://www.qinghe.gov.cn/art/2025/3/4/art_12_345.html' },
  ).related ?? [];

const READING = { name: '相关解读', urls: ['http://www.qinghe.gov.cn/jd/1.html'], awaitsScript: false };

describe('readRelatedBoxes: what an article leads to under a heading', () => {
  it.each([
    [
      'a heading and a list',
      '<div class="rel"><h4>相关解读</h4><ul><li><a href="/jd/1.html">一图读懂</a></li></ul></div>',
    ],
    [
      'a title bar with a link to more',
      '<div class="rel"><div class="tit"><span>相关解读</span><a href="/jd/">更多&gt;&gt;</a></div><ul><li><a href="/jd/1.html">一图读懂</a></li></ul></div>',
    ],
    ['a line of the text', '<p><span>相关解读：</span><a href="/jd/1.html">河道管护办法解读</a></p>'],
    ['words broken by blanks', '<div><h3>相 关 解 读</h3><p><a href="/jd/1.html">图解</a></p></div>'],
    ['a definition list', '<dl><dt>相关解读：</dt><dd><a href="/jd/1.html">图解</a></dd></dl>'],
    [
      'a box that a tab shows',
      '<div style="display:none"><h4>相关解读</h4><ul><li><a href="/jd/1.html">图解</a></li></ul></div>',
    ],
  ])('%s', (_, behind) => expect(related(behind)).toEqual([READING]));

  it('tells two boxes apart', () => {
    const boxes = related(
      '<div><h4>相关解读</h4><ul><li><a href="/jd/1.html">图解</a></li></ul></div><div><h4>相关文件</h4><ul><li><a href="/wj/2.html">青禾区水利规划</a></li></ul></div>',
    );
    expect(boxes).toEqual([
      READING,
      { name: '相关文件', urls: ['http://www.qinghe.gov.cn/wj/2.html'], awaitsScript: false },
    ]);
  });

  it('says that a script may fill an empty box, unless the page has none or says that there is nothing', () => {
    const box = '<div><div class="t"><span>相关解读</span></div><ul></ul></div>';
    const script = '<script src="/js/detail.js"></script>';
    expect(related(box, script)).toEqual([{ name: '相关解读', urls: [], awaitsScript: true }]);
    expect(related(box)).toEqual([{ name: '相关解读', urls: [], awaitsScript: false }]);
    expect(related(box.replace('<ul></ul>', '<p>暂无相关解读</p>'), script)).toMatchObject([{ awaitsScript: false }]);
  });

  it('knows a box by the script that makes it', () => {
    const script = '<script>$.post("/search",{reldocid:"51587"},function(s){show(s)})</script>';
    expect(related('', script)).toEqual([{ name: '相关解读', urls: [], awaitsScript: true }]);
  });

  it.each([
    ['a link of that name leads to a column', '<p><a href="/jd/">相关解读</a></p>'],
    ['running text', '<p>本办法由区水利局负责解读。</p>'],
  ])('is none: %s', (_, behind) => expect(related(behind)).toEqual([]));
});
