import { describe, expect, it } from 'vitest';
import { findDates } from '../../../src/lib/date/find-dates.js';

describe('findDates', () => {
  it.each([
    ['发布时间：2024-05-06 09:30', '2024-05-06'],
    ['日期：2024/5/6', '2024-05-06'],
    ['2024.05.06', '2024-05-06'],
    ['2024年5月6日', '2024-05-06'],
    ['2024 年 05 月 06 日', '2024-05-06'],
    ['2024年5月6号', '2024-05-06'],
    ['二〇二四年五月六日', '2024-05-06'],
    ['二○二四年十月二十一日', '2024-10-21'],
    ['２０２４－０５－０６', '2024-05-06'],
    ['2024\u00a0年5月\u20026日', '2024-05-06'],
    ['Mon May 06 08:00:00 CST 2024', '2024-05-06'],
  ])('reads %s', (text, on) => {
    expect(findDates(text).map((found) => found.on)).toEqual([on]);
  });

  it.each([
    ['an impossible day', '2024-02-30'],
    ['a month alone', '2024年5月'],
    ['month and day without a year', '05-06'],
    ['compact digits, which may be any number', '20240506'],
    ['part of a longer number', '12024-05-06'],
    ['a telephone number', '0537-2024-05-061'],
    ['a version of four parts', '2024.5.6.7'],
  ])('leaves out %s', (_, text) => {
    expect(findDates(text)).toEqual([]);
  });

  it('quotes the words as they stand and says where', () => {
    expect(findDates('自２０２４年5月6日起，至2025-01-02止')).toEqual([
      { on: '2024-05-06', quote: '２０２４年5月6日', index: 1 },
      { on: '2025-01-02', quote: '2025-01-02', index: 13 },
    ]);
  });
});
