import { expect, test } from 'vitest';
import { orderPictures } from '../../src/evidence/picture-orders.js';
import type { Finding, RuleOutcome } from '../../src/model/report.js';

const finding = (quotes: readonly string[], value: Finding['value'] = 'failed'): Finding => ({
  fingerprint: '0'.repeat(16),
  value,
  code: 'missing',
  message: '缺少要素。',
  evidence: quotes.map((quote) => ({
    url: 'http://www.qinghe.gov.cn/zn/',
    capturedAt: '',
    sha256: 'a'.repeat(64),
    quote,
  })),
});

const outcome = (rule: string, findings: readonly Finding[], changes: Partial<RuleOutcome> = {}): RuleOutcome => ({
  rule,
  title: rule,
  section: 'guide',
  level: 'deduction',
  value: 'failed',
  points: { earned: 0, min: 0, max: 0, outOf: 2 },
  checked: 1,
  findings: [...findings],
  basis: [],
  ...changes,
});

const quotes = (outcomes: readonly RuleOutcome[], most = 40, canShow = (): boolean => true) => {
  const { orders, left } = orderPictures({ outcomes: [...outcomes] }, canShow, most);
  return { quotes: orders.map(({ quote }) => quote), left };
};

test('vetoes come first, then what costs most; every rule has one before any has a second', () => {
  const cheap = outcome('meta-site', [finding(['网站名称']), finding(['网站域名'])], { level: 'advice' });
  const dear = outcome('guide-elements', [finding(['传真号码']), finding(['办公时间'])], {
    points: { earned: 0, min: 0, max: 0, outOf: 5 },
  });
  const veto = outcome('home-updated', [finding(['2024-01-01'])], { level: 'veto' });
  expect(quotes([cheap, dear, veto]).quotes).toEqual(['2024-01-01', '传真号码', '网站名称', '办公时间', '网站域名']);
  expect(quotes([cheap, dear, veto], 2)).toEqual({ quotes: ['2024-01-01', '传真号码'], left: 3 });
});

test('the same place of several rules is one picture', () => {
  const outcomes = [
    outcome('guide-present', [finding(['公开指南'])]),
    outcome('guide-elements', [finding(['公开指南'])]),
  ];
  expect(quotes(outcomes)).toEqual({ quotes: ['公开指南'], left: 0 });
});

test('only faults have one: nothing undecided, nothing passed, no file, and of a finding the pieces that are shown', () => {
  const outcomes = [
    outcome('guide-elements', [finding(['传真号码'], 'cantTell'), finding(['一', '二', '三', '四'])]),
    outcome('guide-present', [finding(['公开指南'])], { value: 'cantTell' }),
  ];
  expect(quotes(outcomes).quotes).toEqual(['一', '二', '三']);
  expect(quotes(outcomes, 40, () => false)).toEqual({ quotes: [], left: 0 });
});

test('a picture is named by its rule and place, whatever the rule is called', () => {
  const { orders } = orderPictures({ outcomes: [outcome('../本地/规则', [finding(['公开指南'])])] }, () => true);
  expect(orders[0]?.file).toMatch(/^evidence\/[\w-]+-[0-9a-f]{10}\.png$/);
});
