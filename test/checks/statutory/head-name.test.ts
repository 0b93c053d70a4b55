import { expect, test } from 'vitest';
import { findHead } from '../../../src/checks/statutory/head-name.js';

const positions = ['区长', '县长', '局长', '主任', '镇长'];

test.each([
  ['区长：周禾', '区长：周禾'],
  ['周禾\n区委副书记、区长', '周禾 区委副书记、区长'],
  ['周禾，男，汉族，大学学历，现任青禾区委副书记、区长。', '周禾，男，汉族，大学学历，现任青禾区委副书记、区长'],
  ['局长王小明同志主持全面工作', '局长王小明'],
  ['局长\t赵一鸣\t主持工作', '局长 赵一鸣'],
  ['党组书记、局长\u3000李\u3000明', '局长 李 明'],
  ['主要负责人：欧阳川', '负责人：欧阳川'],
])('%j names the head', (text, quote) => {
  expect(findHead(text, positions)).toBe(quote);
});

test.each([
  '副区长：李明',
  '李明，男，现任副局长',
  '区长热线：12345',
  '区长信箱',
  '区长主持会议',
  '局长办公会议',
  '主任委员',
  '办公室负责人：李四',
  '财务科\n负责人：李四',
  '负责人：',
  '局长：',
  '任务分工\n局长亲自抓',
])('%j does not', (text) => {
  expect(findHead(text, positions)).toBeUndefined();
});
