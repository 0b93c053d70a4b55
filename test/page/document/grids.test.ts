import { describe, expect, it } from 'vitest';
import { prose, readHtml, sitePage } from '../../support/read-html.js';

const grids = (table: string) =>
  readHtml(sitePage(`<h1>2023年政府信息公开工作年度报告</h1><div class="TRS_Editor">${prose}${table}</div>`)).grids;

describe('tables', () => {
  it('stand expanded by row and column spans', () => {
    expect(
      grids(`<table><tr><td rowspan="2" colspan="2">项目</td><td colspan="2">申请人情况</td></tr><tr><td>自然人</td><td>法人</td></tr>
      <tr><td rowspan="2"><p>三、本</p><p>年<span>度</span></p></td><td>（一）予以公开</td><td>12</td><td><o:p>&nbsp;</o:p></td></tr><tr><td>（二）部分公开</td><td>３</td><td>/</td></tr></table>`),
    ).toEqual([
      [
        ['项目', '项目', '申请人情况', '申请人情况'],
        ['项目', '项目', '自然人', '法人'],
        ['三、本年度', '(一)予以公开', '12', ''],
        ['三、本年度', '(二)部分公开', '3', '/'],
      ],
    ]);
  });

  it('with absurd spans stay small', () => {
    const [grid] = grids('<table><tr><td colspan="1000000" rowspan="1000000">甲</td></tr><tr><td>乙</td></tr></table>');
    expect(grid?.length).toBe(2);
    expect(grid?.[0]?.length).toBeLessThanOrEqual(200);
  });

  it('that only arrange the page are left out', () => {
    expect(grids('<table><tr><td><table><tr><td>年份</td><td>件数</td></tr></table></td></tr></table>')).toEqual([
      [['年份', '件数']],
    ]);
  });

  it('appear in the facts by their size and caption, in the text as rows of cells', () => {
    const page = readHtml(
      sitePage(
        `<h1>年度报告统计表</h1><div class="TRS_Editor">${prose}<table><caption>收费情况</caption><tr><td>行政<br>收费</td><td>0</td></tr></table></div>`,
      ),
    );
    expect(page.facts.tables).toEqual([{ rows: 1, columns: 2, caption: '收费情况' }]);
    expect(page.contentText.split('\n')).toContain('行政收费\t0');
  });
});

it('says which columns a cell covers, and which figures blanks part in it', () => {
  const {
    grids: [grid],
    gridMarks,
  } = readHtml(
    sitePage(
      `<div class="TRS_Editor">${prose}<table><tr><td>新收</td><td colspan="3">217<br>1&nbsp;0</td></tr><tr><td>结转 2024 年</td><td>1</td><td>2</td><td>3</td></tr></table></div>`,
    ),
  );
  expect(grid?.[0]).toEqual(['新收', '21710', '21710', '21710']);
  expect(gridMarks).toEqual([
    {
      covered: [[2, 3], []],
      apart: [[1, 2, 3].map((column) => ({ column, parts: ['217', '1', '0'] })), []],
    },
  ]);
});
