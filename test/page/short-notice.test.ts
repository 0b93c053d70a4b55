import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/page/read-page.js';

const TITLE = '关于印发清水县小型水库管护办法的通知';

/** A notice of a few lines, in a block without a telling name, with one link: to its interpretation. */
const notice = readPage(
  new TextEncoder()
    .encode(`<html><head><title>${TITLE}-清水县人民政府</title><meta name="ArticleTitle" content="${TITLE}">
<meta name="PubDate" content="2025-11-06"></head><body><div class="top"><a href="/">首页</a> <a href="/zwgk/">政务公开</a></div>
<form action="/so"><input name="q"><button>搜索</button></form>
<div class="main"><h1>${TITLE}</h1><p class="info">发布日期：2025-11-06 来源：清水县水务局</p><div class="content">
<p>清政办规〔2025〕7号</p><p>各乡镇人民政府，县政府有关部门：</p><p>现将办法印发给你们，请遵照执行。</p>
<p>清水县人民政府办公室</p><p>2025年11月5日</p><p>相关解读：<a href="/art/2025/jd_7.html">一图读懂水库管护</a></p></div></div>
<div class="foot">主办：清水县人民政府办公室</div></body></html>`),
  { url: 'http://www.qingshui.gov.cn/art/2025/tz_7.html' },
);

describe('a notice so short that it looks like a row of a list', () => {
  it('shows its date and source as its page does', () => {
    expect(notice.facts).toMatchObject({ publishedOn: '2025-11-06', publishedOnFrom: 'visible' });
    expect(notice.facts.source).toBe('清水县水务局');
  });

  it('shows its number, which stands on a line of its own below the title', () => {
    expect(notice.facts.documentNumber).toBe('清政办规〔2025〕7号');
  });
});
