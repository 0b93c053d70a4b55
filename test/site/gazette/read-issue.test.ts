import { expect, test } from 'vitest';
import { readIssue } from '../../../src/site/gazette/read-issue.js';

test.each([
  ['青禾区人民政府公报2024年第3期（总第45期）', { year: 2024, numbers: [3], totals: [45] }],
  ['2024年第1-2期合刊', { year: 2024, numbers: [1, 2], totals: [] }],
  ['第十二期', { numbers: [12], totals: [] }],
  ['2024年第三季度公报', { year: 2024, numbers: [3], totals: [] }],
  ['2024年5月号', { year: 2024, numbers: [5], totals: [] }],
  ['青禾区人民政府公报（创刊号）', { numbers: [1], totals: [1] }],
  ['总第7、8期', { numbers: [], totals: [7, 8] }],
  ['关于印发《青禾区河道管护办法》的通知', undefined],
])('%s', (title, issue) => {
  expect(readIssue(title)).toEqual(issue);
});
