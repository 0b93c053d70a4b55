import { describe, expect, it } from 'vitest';
import { articleUrl, prose, readHtml, sitePage } from '../../support/read-html.js';

const article = (info: string, { body = prose, head = '' } = {}): string =>
  sitePage(`<div class="con"><h1>关于做好春季防火工作的通知</h1>${info}<div class="TRS_Editor">${body}</div></div>`, {
    title: '关于做好春季防火工作的通知_清水县人民政府',
    head: `<meta name="ArticleTitle" content="关于做好春季防火工作的通知"><meta name="PubDate" content="2025-11-30 08:00">${head}`,
  });

describe('the day of publication', () => {
  it.each([
    ['发布时间：2024-05-10 09:24', '发布时间：2024-05-10 09:24'],
    ['日期 with slashes', '日期：2024/05/10'],
    ['时间 in Chinese', '时间：2024年05月10日'],
    ['a label in an element of its own', '<span>发布日期</span>：<em id="pubTime">2024-05-10 10:03:27</em>'],
    ['date glued to the source', '来源：县应急管理局发布时间：2024-05-10'],
    ['no label, beside the source', '2024-05-10 08:00　来源：县应急管理局　浏览次数：<span></span>'],
    ['no label, in Chinese with hours', '2024年05月10日 13时44分'],
    ['发文日期', '发文日期：2024-05-10'],
    ['full-width digits', '发布时间：２０２４－０５－１０'],
    ['spaces inside the label', '发 布 时 间 ：2024-05-10'],
    ['labels in brackets beside another day', '<p>[成文日期] 2024-05-06</p><p>[发布日期] 2024-05-10</p>'],
    ['a definition list', '<dl><dt>发布日期：</dt><dd>2024-05-10</dd></dl>'],
    ['a table row', '<table><tr><th>发布日期：</th><td>2024-05-10</td></tr></table>'],
    ['a lone update time', '更新时间：2024-05-10 16:20'],
  ])('reads %s', (_, info) => {
    const { facts } = readHtml(article(`<div class="info">${info}</div>`));
    expect(facts).toMatchObject({ publishedOn: '2024-05-10', publishedOnFrom: 'visible' });
  });

  it.each([
    ['成文日期', '成文日期：2023-01-05'],
    ['生成日期', '生成日期：2023-01-05'],
    ['起止 of an event', '开始时间：2023-01-05 结束时间：2023-02-05'],
    ['archiving', '归档时间：2023-01-05'],
    ['today', '今天是：2023年01月05日'],
  ])('does not take the date of %s for it', (_, info) => {
    const { facts } = readHtml(article(`<div class="info">${info}</div>`));
    expect(facts).toMatchObject({ publishedOn: '2024-05-10', publishedOnFrom: 'url' });
  });

  it.each([
    ['发布时间：2024-05-10 09:24 来源：县应急管理局', '2024-05-10 09:24'],
    ['2024-05-10\u00a0 08:00:12　浏览次数：12', '2024-05-10 08:00:12'],
    ['<span>发布日期</span>：<em>2024-05-10</em>', '2024-05-10'],
    ['时间：2024年5月10日 13时44分', '2024年5月10日 13时44分'],
    ['日期：2024/5/10【字号：大 中 小】', '2024/5/10'],
    ['更新时间：2024.05.10 浏览：16:20', '2024.05.10'],
  ])('is kept as it stands: %s', (info, shown) => {
    expect(readHtml(article(`<div class="info">${info}</div>`)).facts.publishedAs).toBe(shown);
  });

  it('stands nowhere where only the address or a meta tag tells it', () => {
    expect(readHtml(article('')).facts.publishedAs).toBeUndefined();
  });

  it('does not take a date of the running text, nor the signature', () => {
    const body = `${prose}<p>会议时间：2023年1月5日，地点：县政府三楼会议室。</p><p>清水县人民政府办公室</p><p>2023年1月3日</p>`;
    expect(readHtml(article('', { body })).facts.publishedOnFrom).toBe('url');
  });

  it('takes PubDate last, and not when it is the moment the page was generated', () => {
    const url = 'http://www.qingshui.gov.cn/c102/content.html';
    expect(readHtml(article(''), url).facts).toMatchObject({ publishedOn: '2025-11-30', publishedOnFrom: 'meta' });
    const head = '<meta name="others" content="页面生成时间 2025-11-30 08:00">';
    expect(readHtml(article('', { head }), url).facts.publishedOn).toBeUndefined();
  });

  it('prefers the label 发布 over 更新 in one line', () => {
    const { facts } = readHtml(article('<p>更新时间：2024-06-01 发布时间：2024-05-10</p>'));
    expect(facts).toMatchObject({ publishedOn: '2024-05-10', updatedOn: '2024-06-01' });
  });

  it('is not moved by a newer list beside the article', () => {
    const side =
      '<div class="side"><ul><li><a href="/a/1.html">关于召开座谈会的通知公告</a><span>2025-01-25</span></li><li><a href="/a/2.html">关于举办培训班的通知公告</a><span>2025-01-20</span></li><li><a href="/a/3.html">关于放假安排的通知公告</a><span>2025-01-19</span></li></ul></div>';
    const html = article('<p>发布时间：2024-05-10</p>').replace('<div class="con">', `${side}<div class="con">`);
    expect(readHtml(html, articleUrl).facts.publishedOn).toBe('2024-05-10');
  });
});
