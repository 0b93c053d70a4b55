import { expect, it } from 'vitest';
import { squeeze, tidy } from '../../../src/lib/text/squeeze.js';

it.each([
  ['政府信息\n公开 指南', '政府信息公开指南'],
  ['（２０２４）\u00a0年\u200b报', '(2024)年报'],
])('squeeze makes %j comparable', (text, squeezed) => {
  expect(squeeze(text)).toBe(squeezed);
});

it.each([
  ['政府信息\n 公开　指南', '政府信息公开指南'],
  ['  2024 年报  PDF 下载 ', '2024 年报 PDF 下载'],
  ['索 引 号 ：', '索引号：'],
])('tidy shows %j without stray blanks', (text, tidied) => {
  expect(tidy(text)).toBe(tidied);
});
