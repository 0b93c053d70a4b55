import { expect, test } from 'vitest';
import { readBudgetTitle } from '../../../src/site/budget/budget-title.js';

const nothing = { budgets: [], accounts: [], eithers: [], isUndated: false };

test.each([
  ['青禾区2025年政府预算公开', { budgets: [2025], level: 'government', body: '青禾区' }],
  ['2024年预算执行情况和2025年预算草案的报告', { budgets: [2025], level: 'government', body: '' }],
  ['2023年财政决算和2024年上半年预算执行情况的报告', { accounts: [2023], level: 'government', body: '' }],
  ['青禾区水利局部门预算（2025年）', { budgets: [2025], level: 'department', body: '青禾区水利局' }],
  ['青禾区水利局（本级）2024年度决算.pdf', { accounts: [2024], level: 'unnamed', body: '青禾区水利局' }],
  ['青禾区人民政府办公室二〇二五年部门预算', { budgets: [2025], level: 'department', body: '青禾区人民政府办公室' }],
  ['2025年部门预算及“三公”经费预算', { budgets: [2025], level: 'department', body: '' }],
  ['2024年预决算公开', { eithers: [2024], level: 'unnamed', body: '' }],
  ['部门预算公开', { isUndated: true, level: 'department', body: '' }],
])('%s', (title, expected) => {
  expect(readBudgetTitle(title)).toEqual({ ...nothing, ...expected });
});

test.each([
  '青禾区2025年“三公”经费预算',
  '青禾区2025年预算调整方案',
  '2024年部门决算绩效评价报告',
  '青禾区预算评审管理办法（2025年修订）',
  '2025年上半年财政预算执行情况',
  '关于编制2026年部门预算的通知',
  '青禾区2025年重点工作',
])('%s is neither budget nor accounts', (title) => {
  const read = readBudgetTitle(title);
  expect([...(read?.budgets ?? []), ...(read?.accounts ?? []), ...(read?.eithers ?? [])]).toEqual([]);
});
