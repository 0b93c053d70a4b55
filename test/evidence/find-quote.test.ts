import { describe, expect, test } from 'vitest';
import { findQuote } from '../../src/evidence/find-quote.js';
import { joinPieces } from '../../src/evidence/page-text.js';
import type { TextPiece, TextRange } from '../../src/evidence/page-text.js';

/** A page as lines of pieces: each inner list is one line of the page. */
const pieces = (lines: readonly (readonly string[])[]): readonly TextPiece[] =>
  lines.flatMap((own, line) => own.map((text) => ({ text, line })));

const textOf = (page: readonly TextPiece[], { from, to }: TextRange): string =>
  page
    .slice(from.piece, to.piece + 1)
    .map(({ text }, at) =>
      text.slice(at === 0 ? from.offset : 0, at === to.piece - from.piece ? to.offset : text.length),
    )
    .join('|');

const found = (lines: readonly (readonly string[])[], quote: string): readonly string[] | undefined => {
  const page = pieces(lines);
  return findQuote(joinPieces(page), quote)?.map((range) => textOf(page, range));
};

const GUIDE = [
  ['首页', ' > ', '公开指南'],
  ['青禾区政府信息公开指南'],
  ['联系电话：', '0531', '-5550101'],
  ['更新日期：', '2024年5月6日'],
];

describe('the place of a quote', () => {
  test('is found across the borders of elements', () => {
    expect(found(GUIDE, '联系电话：0531-5550101')).toEqual(['联系电话：|0531|-5550101']);
  });

  test('is found whatever blanks and punctuation stand between', () => {
    expect(found([['联 系\u3000电 话', ' :  ', '0531－5550101']], '联系电话：0531-5550101')).toEqual([
      '联 系\u3000电 话| :  |0531－5550101',
    ]);
  });

  test('is every place that says it', () => {
    expect(found([['公开年报'], ['公开指南'], ['公开指南']], '公开指南')).toHaveLength(2);
  });

  test('is not within a longer number', () => {
    expect(found([['共收到申请3125件']], '12')).toBeUndefined();
    expect(found([['本年新收'], ['5'], ['12'], ['7']], '12')).toEqual(['12']);
  });

  test('of a label and a value from cells apart is both', () => {
    expect(found([['索引号'], ['（组配分类）'], ['QH-2024-001']], '索引号：QH-2024-001')).toEqual([
      '索引号',
      'QH-2024-001',
    ]);
  });

  test('of parts put together is where they stand close together, not in the head of the page', () => {
    const page = [['青禾区教育局'], ['导航'], ['青禾区教育局'], ['打印'], ['公开指南'], ['字号'], ['为了方便公民']];
    const text = joinPieces(pieces(page));
    const places = findQuote(text, '青禾区教育局\n公开指南\n为了方便公民…');
    expect(places?.map(({ from }) => from.piece)).toEqual([2, 4, 6]);
  });

  test('of a quote that was cut at its end is its beginning', () => {
    expect(found([['本机关负责推进、指导、协调本区政府信息公开工作。']], '本机关负责推进、指导…')).toEqual([
      '本机关负责推进、指导',
    ]);
  });

  test('of a title that a list cuts is what the list shows of it', () => {
    expect(found([['关于印发青禾区城市更新…']], '关于印发青禾区城市更新实施办法的通知')).toEqual([
      '关于印发青禾区城市更新',
    ]);
    expect(found([['关于印发青禾区城市更新计划']], '关于印发青禾区城市更新实施办法的通知')).toBeUndefined();
  });

  test('of a day is that day however it is printed', () => {
    expect(found(GUIDE, '2024-05-06')).toEqual(['2024年5月6日']);
    expect(found([['工作动态', '[05-06]'], ['[05-07]']], '2024-05-06')).toEqual(['05-06']);
  });

  test('of a row is its title where the day beside it is printed otherwise', () => {
    const page = [['咨询路灯不亮'], ['06/25'], ['已答复']];
    expect(found(page, '咨询路灯不亮 2026-06-25')).toEqual(['咨询路灯不亮']);
    expect(found(page, '咨询公交班次 2026-06-25')).toBeUndefined();
  });

  test('of a link is its words, wherever it leads', () => {
    expect(found(GUIDE, '公开指南 http://www.qinghe.gov.cn/zn/')).toEqual(['公开指南', '公开指南']);
    expect(found(GUIDE, 'http://www.qinghe.gov.cn/zn/')).toBeUndefined();
  });

  test('of a masked number is the number', () => {
    expect(found([['张某', '13800000000', '低保']], '张某138****0000')).toEqual(['张某|13800000000']);
  });

  test('is nowhere where part of the quote is missing', () => {
    expect(found(GUIDE, '联系电话：0531-5550102')).toBeUndefined();
    expect(found(GUIDE, 'HTTP 404 120 ms')).toBeUndefined();
    expect(found(GUIDE, '')).toBeUndefined();
  });
});
