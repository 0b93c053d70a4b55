import { describe, expect, test } from 'vitest';
import { findCells } from '../../src/evidence/find-cells.js';
import type { PageTable } from '../../src/evidence/find-cells.js';
import type { MarkedTable } from '../../src/model/marked-table.js';

/** A table without spans, cells numbered row by row. */
const plain = (rows: readonly (readonly string[])[]): PageTable => {
  let number = 0;
  return { grid: rows.map((row) => row.map(() => number++)), cells: rows.flat() };
};

const marked = (rows: MarkedTable['rows'], marks: MarkedTable['marks']): MarkedTable => ({
  title: '收到和处理政府信息公开申请情况',
  columns: ['自然人', '商业企业', '总计'],
  rows,
  marks,
});

const ROWS: MarkedTable['rows'] = [
  { label: '一、本年新收政府信息公开申请数量', cells: ['12', '3', '16'] },
  { label: '二、上年结转政府信息公开申请数量', cells: ['0', '0', '0'] },
  { label: '（一）予以公开', cells: ['0', '0', '0'] },
];

describe('the marked cells of a table', () => {
  const page = plain([
    ['', '', '自然人', '商业企业', '总计'],
    ['', '一、本年新收政府信息公开申请数量', '12', ' 3 ', '16'],
    ['', '二、上年结转政府信息公开申请数量', '0', '0', '0'],
    ['三、', '（一）予以公开', '0', '0', '0'],
    ['', '（二）部分公开', '0', '0', '0'],
  ]);

  test('are those with the same figures in the same order', () => {
    const marks = [
      { row: 0, column: 2, as: 'due' as const },
      { row: 2, column: 0, as: 'part' as const },
    ];
    expect(findCells([plain([['栏目'], ['指南']]), page], marked(ROWS, marks))).toEqual([
      { table: 1, cell: page.grid[1]?.[4] },
      { table: 1, cell: page.grid[3]?.[2] },
    ]);
  });

  test('of a line of noughts are told by its label', () => {
    const only = [{ label: '2023年度报告 （二）部分公开', cells: ['0', '0', '0'] }];
    expect(findCells([page], marked(only, [{ row: 0, column: 1, as: 'part' }]))).toEqual([
      { table: 0, cell: page.grid[4]?.[3] },
    ]);
  });

  test('are none where two tables say the same', () => {
    const marks = [{ row: 0, column: 0, as: 'part' as const }];
    expect(findCells([page, page], marked(ROWS, marks))).toBeUndefined();
  });

  test('are none where like lines leave it open which is meant', () => {
    const lines = plain([
      ['甲', '0', '0', '0'],
      ['乙', '0', '0', '0'],
    ]);
    const only = [{ label: '结转下年度继续办理', cells: ['0', '0', '0'] }];
    expect(findCells([lines], marked(only, [{ row: 0, column: 0, as: 'part' }]))).toBeUndefined();
  });

  test('are none where the figures are others', () => {
    const only = [{ label: '一、本年新收政府信息公开申请数量', cells: ['12', '4', '16'] }];
    expect(findCells([page], marked(only, [{ row: 0, column: 1, as: 'part' }]))).toBeUndefined();
  });

  test('of spanned cells are the cells that stand there', () => {
    // 三、本年度办理结果 covers two rows.
    const spanned: PageTable = {
      grid: [
        [0, 1, 2, 3, 4],
        [0, 5, 6, 7, 8],
      ],
      cells: ['三、本年度办理结果', '（一）予以公开', '7', '1', '8', '（二）部分公开', '2', '0', '2'],
    };
    const rows = [
      { label: '（一）予以公开', cells: ['7', '1', '8'] },
      { label: '（二）部分公开', cells: ['2', '0', '2'] },
    ];
    expect(findCells([spanned], marked(rows, [{ row: 1, column: 2, as: 'due' }]))).toEqual([{ table: 0, cell: 8 }]);
  });
});
