import { describe, expect, test } from 'vitest';
import type { Rule, Run } from '../../../src/lib/isolate/page-layout.js';
import { joinTables, ruledTables } from '../../../src/lib/isolate/ruled-tables.js';
import type { RuledTable } from '../../../src/lib/isolate/ruled-tables.js';

const level = (top: number, left: number, right: number): Rule => ({ top, bottom: top, left, right });
const upright = (left: number, top: number, bottom: number): Rule => ({ left, right: left, top, bottom });
const run = (text: string, left: number, top: number): Run => ({
  text,
  left,
  right: left + 10 * text.length,
  top,
  bottom: top + 10,
});

/** A page on which the text is ten points high. */
const tablesOf = (rules: readonly Rule[], runs: readonly Run[]): RuledTable[] => ruledTables(rules, runs, 10);

/** Two columns, the left cell as tall as both rows of the right one. */
const rules = [
  level(0, 0, 200),
  level(20, 100, 200),
  level(40, 0, 200),
  upright(0, 0, 40),
  upright(100, 0, 40),
  upright(200, 0, 40),
];
const runs = [run('办理结果', 5, 15), run('予以公开', 105, 5), run('不予公开', 105, 25)];

describe('a ruled table', () => {
  test('has a tall cell at each place that it covers', () => {
    expect(tablesOf(rules, runs).map(({ grid }) => grid)).toEqual([
      [
        ['办理结果', '予以公开'],
        ['办理结果', '不予公开'],
      ],
    ]);
  });

  test('is closed where the page broke it without a line', () => {
    const open = [...rules.slice(0, 3), upright(0, 0, 60), upright(100, 0, 60), upright(200, 0, 60)];
    const grids = tablesOf(open, [...runs, run('总计', 5, 45), run('3', 105, 45)]).map(({ grid }) => grid);
    expect(grids[0]?.at(-1)).toEqual(['总计', '3']);
  });

  test('puts the lines of a cell together', () => {
    const [table] = tablesOf(rules, [run('办理', 5, 5), run('结果', 5, 18), ...runs.slice(1)]);
    expect(table?.grid[0]?.[0]).toBe('办理结果');
  });

  test('drawn cell by cell, in pieces that touch, is the same', () => {
    const pieces = rules.flatMap((rule) =>
      rule.top === rule.bottom
        ? [level(rule.top, rule.left, rule.left + 60), level(rule.top + 0.4, rule.left + 60, rule.right)]
        : [rule],
    );
    expect(tablesOf(pieces, runs)[0]?.grid).toEqual(tablesOf(rules, runs)[0]?.grid);
  });

  test('is left out where text runs over its lines', () => {
    expect(tablesOf(rules, [...runs, run('此件公开发布，自公布之日起施行', 20, 28)])).toEqual([]);
  });

  test('is no frame round text, no single line, no line under a title', () => {
    const frame = [level(0, 0, 200), level(40, 0, 200), upright(0, 0, 40), upright(200, 0, 40)];
    expect(tablesOf(frame, [run('注意事项', 5, 5)])).toEqual([]);
    expect(tablesOf([level(0, 0, 200)], [run('青禾区文件', 5, 5)])).toEqual([]);
  });
});

describe('a table that goes on over the page', () => {
  const table = (grid: RuledTable['grid'], cells: RuledTable['cells'], edges: readonly number[]): RuledTable => ({
    grid,
    cells,
    edges,
    box: { left: 0, right: 200, top: 0, bottom: 40 },
    runs: new Set(),
  });
  const [first] = tablesOf(rules, runs) as [RuledTable];
  const next = table(
    [
      ['', '其他处理'],
      ['总计', '5'],
    ],
    [
      [0, 1],
      [2, 3],
    ],
    [0, 100, 200],
  );

  test('is one, and a tall cell goes on', () => {
    expect(joinTables(first, next, 10)?.grid).toEqual([
      ['办理结果', '予以公开'],
      ['办理结果', '不予公开'],
      ['办理结果', '其他处理'],
      ['总计', '5'],
    ]);
  });

  test('says its headings once', () => {
    const one = table(
      [
        ['事项', '依据'],
        ['许可', '3'],
      ],
      [
        [0, 1],
        [2, 3],
      ],
      [0, 100, 200],
    );
    const other = table(
      [
        ['事项', '依据'],
        ['处罚', '4'],
      ],
      [
        [0, 1],
        [2, 3],
      ],
      [0, 100, 200],
    );
    expect(joinTables(one, other, 10)?.grid.map(([name]) => name)).toEqual(['事项', '许可', '处罚']);
  });

  test('may show fewer columns on one page, but not be narrower', () => {
    const three = table([['行政处罚', '7', '8']], [[0, 1, 2]], [0, 60, 130, 200]);
    const two = table([['行政强制', '9']], [[0, 1]], [0, 60, 200]);
    expect(joinTables(three, two, 10)?.grid).toEqual([
      ['行政处罚', '7', '8'],
      ['行政强制', '9', '9'],
    ]);
    expect(joinTables(three, table([['甲', '乙']], [[0, 1]], [0, 60, 150]), 10)).toBeUndefined();
  });
});
