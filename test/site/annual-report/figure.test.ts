import { expect, test } from 'vitest';
import { isLabel, readFigure } from '../../../src/site/annual-report/figure.js';

test.each([
  ['0', 'number', 0],
  ['218', 'number', 218],
  ['１２', 'number', 12],
  ['1,234', 'number', 1234],
  ['1，234', 'number', 1234],
  ['18651.06', 'number', 18651.06],
  ['12件', 'number', 12],
  ['+6', 'number', 6],
  ['-12', 'number', -12],
  ['零', 'number', 0],
  ['', 'blank', 0],
  ['\u00a0\u3000', 'blank', 0],
  ['/', 'blank', 0],
  ['／', 'blank', 0],
  ['——', 'blank', 0],
  ['-', 'blank', 0],
  ['无', 'blank', 0],
  ['000', 'unreadable', 0],
  ['012', 'unreadable', 0],
  ['1,23', 'unreadable', 0],
  ['约5', 'unreadable', 0],
  ['见附件', 'unreadable', 0],
  ['3/4', 'unreadable', 0],
] as const)('a cell that says %j is %s', (cell, kind, value) => {
  expect(readFigure(cell)).toMatchObject({ kind, value });
});

test('Chinese words name something unless they are a figure', () => {
  expect(['自然人', '1.属于国家秘密', '12件', '无', '', '7'].map(isLabel)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
