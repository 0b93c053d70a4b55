import { describe, expect, it } from 'vitest';
import { columnName, matchColumns, matchesPath } from '../../../src/locate/columns/match-column.js';
import type { ColumnTerm } from '../../../src/model/vocabulary.js';

const term = (id: string, name: string, more: Partial<ColumnTerm> = {}): [string, ColumnTerm] => [
  id,
  { id, name, aliases: [], patterns: [], not: [], paths: [], columnTypes: [], under: 'platform', ...more },
];
const vocabulary = new Map([
  term('guide', '政府信息公开指南', {
    aliases: ['信息公开指南', '公开指南'],
    not: ['解读', '部门'],
    paths: ['zfxxgkzn'],
  }),
  term('annual-report', '政府信息公开年报', { aliases: ['信息公开年报'], patterns: ['20\\d{2}年政府信息公开年报'] }),
]);
const named = (text: string): string[] =>
  matchColumns(text, vocabulary, ['青禾区人民政府', '青禾区']).map(({ id, level }) => `${id} ${level}`);

describe('columnName: a link text as a name', () => {
  it.each([
    ['· 政府信息\n公开指南 >>', '政府信息公开指南'],
    ['一、政府信息公开制度', '政府信息公开制度'],
    ['政策解读（12）', '政策解读'],
    ['【通知公告】', '通知公告'],
    ['通知公告 更多>>', '通知公告'],
  ])('%j → %s', (text, name) => expect(columnName(text)).toBe(name));
});

describe('matchColumns', () => {
  it('tells the exact name from an alias and from a pattern', () => {
    expect(named('政府信息公开指南')).toEqual(['guide exact']);
    expect(named('信息公开指南')).toEqual(['guide alias']);
    expect(named('2024年政府信息公开年报')).toEqual(['annual-report pattern']);
  });
  it('takes the body’s own name off, not another body’s', () => {
    expect(named('青禾区政府信息公开指南')).toEqual(['guide exact']);
    expect(named('本机关政府信息公开指南')).toEqual(['guide exact']);
    expect(named('云岭镇政府信息公开指南')).toEqual([]);
  });
  it('is not misled by look-alikes', () => {
    expect(named('政府信息公开指南解读')).toEqual([]);
    expect(named('部门公开指南')).toEqual([]);
  });
});

it('matchesPath looks at the last telling part of the path', () => {
  const guide = vocabulary.get('guide')!;
  expect(matchesPath('http://x.gov.cn/zwgk/zfxxgkzn/index.html', guide)).toBe(true);
  expect(matchesPath('http://x.gov.cn/zfxxgkzn/zdwj/', guide)).toBe(false);
});
