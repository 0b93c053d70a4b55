import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { compilePattern, whyRefused } from '../../../src/lib/pattern/pattern.js';
import { requiredLiteral } from '../../../src/lib/pattern/required-literal.js';

describe('a pattern of a rule file', () => {
  const guide = compilePattern('\\p{Han}{2,16}(?:政府)?信息公开(?:工作)?指南');

  test('matches a text as a whole', () => {
    expect(guide.matchesWhole('青禾区政府信息公开指南')).toBe(true);
    expect(guide.matchesWhole('青禾区政府信息公开指南解读')).toBe(false);
  });

  test('can be looked for inside a text', () => {
    expect(guide.occursIn('请看青禾区政府信息公开指南解读')).toBe(true);
    expect(guide.occursIn('请看青禾区年报')).toBe(false);
  });

  test('says where it stands, and finds the next place', () => {
    const period = compilePattern('(?:20|二十)个?工作日');
    const text = '20个工作日内公开；二十个工作日内答复';
    expect(period.find(text)).toEqual({ index: 0, text: '20个工作日' });
    expect(period.find(text, 1)).toEqual({ index: 10, text: '二十个工作日' });
    expect(period.find(text, 11)).toBeUndefined();
    expect(period.find(text, 99)).toBeUndefined();
  });

  test('is compiled once', () => {
    expect(compilePattern('年报.*')).toBe(compilePattern('年报.*'));
  });

  test('takes linear time where a backtracking engine hangs', () => {
    expect(compilePattern('(?:a+)+b').matchesWhole('a'.repeat(5000))).toBe(false);
  });

  test.each([
    ['look-ahead', '公开(?=指南)'],
    ['look-behind', '(?<!依申请)公开'],
    ['back-reference', '(公开)\\1'],
    ['open group', '(公开'],
    ['open class', '[公开'],
    ['huge repeat', '公{5000}'],
  ])('is refused with the reason: %s', (_, source) => {
    expect(whyRefused(source)).toMatch(/\S/);
    expect(() => compilePattern(source)).toThrow();
  });

  test('is not refused when RE2 knows it', () => {
    expect(whyRefused('20\\d{2}年(?:度)?')).toBeUndefined();
  });
});

describe('the literal that every match contains', () => {
  test.each([
    ['\\p{Han}{2,16}信息公开(?:工作)?指南', '信息公开'],
    ['法定主动公开内容', '法定主动公开内容'],
    ['公开指南?', '公开指'],
    ['年报{0,2}', '年'],
    ['指南|年报', ''],
    ['(?:指南|年报)', ''],
    ['(?i)guide', ''],
    ['[指南]年报', '年报'],
    ['[]年]报', '报'],
    ['\\Q年报\\E指南', '指南'],
    ['指南.+年度报告', '年度报告'],
  ])('of %s is %j', (source, literal) => {
    expect(requiredLiteral(source)).toBe(literal);
  });

  test('never changes what matches', () => {
    const atom = fc.constantFrom(
      '公',
      '开',
      '年',
      '报',
      '.',
      '\\p{Han}',
      '[公年]',
      '(?:公|开)',
      '(?:公开)',
      '(年|报)',
      '\\.',
    );
    const piece = fc.tuple(atom, fc.constantFrom('', '', '?', '*', '+', '{0,2}', '{2}')).map((parts) => parts.join(''));
    const source = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
    const text = fc
      .array(fc.constantFrom('公', '开', '年', '报', '.', 'a'), { maxLength: 6 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(source, text, (expression, subject) => {
        const plain = RE2JS.compile(expression);
        const ours = compilePattern(expression);
        expect(ours.matchesWhole(subject)).toBe(plain.matches(subject));
        expect(ours.occursIn(subject)).toBe(plain.matcher(subject).find());
      }),
      { numRuns: 300 },
    );
  });
});
