import { describe, expect, it } from 'vitest';
import { columnUrl, readHtml, sitePage } from '../../support/read-html.js';

const lines = (html: string): readonly string[] => readHtml(sitePage(html), columnUrl).bodyText.split('\n');

describe('text in tables', () => {
  it('has a line to each paragraph of a text that stands in one cell', () => {
    const paragraphs = ['一、公开内容', '机构职能、财政信息。', '二、公开形式', '通过区政府网站公开。'];
    const cell = paragraphs.map((text) => `<p>${text}</p>`).join('');
    const text = lines(`<table><tr><td>首页</td></tr><tr><td><div>${cell}</div></td></tr></table>`);
    expect(text).toEqual(expect.arrayContaining(paragraphs));
  });

  it('has a line to each row of data, though a cell has its words in pieces', () => {
    const label = ['三、本', '年度办', '理结', '果'].map((text) => `<p>${text}</p>`).join('');
    const text = lines(
      `<table><tr><td>${label}</td><td>予以公开</td><td>12</td></tr><tr><td>总计</td><td>合计</td><td>18</td></tr></table>`,
    );
    expect(text.map((line) => line.replaceAll(' ', ''))).toContain('三、本年度办理结果\t予以公开\t12');
  });
});
