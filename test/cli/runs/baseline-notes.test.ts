import { expect, test } from 'vitest';
import { baselineNotes } from '../../../src/cli/runs/baseline-notes.js';
import { speaker } from '../../../src/cli/language.js';

const beside = (site: string, worse: string[], firstSeen = 0) => ({ beside: { site, worse, firstSeen } });

test('names what got worse where, and counts what the baseline could not have seen', () => {
  const standings = [beside('lingxi', ['guide-elements', 'https']), beside('hubin', [], 2), {}];
  expect(baselineNotes(standings, speaker('zh'))).toEqual([
    'lingxi 比基线变差：guide-elements、https',
    '另有 2 个问题基线那次没有看到或没能判定，不算变差；用 gongkai compare 逐个看',
  ]);
});

test('of many sites names the first and counts the others', () => {
  const many = Array.from({ length: 12 }, (_, at) => beside(`site-${at}`, ['https']));
  expect(baselineNotes(many, speaker('en')).at(-1)).toBe('2 more sites are worse than their baseline');
  expect(baselineNotes([], speaker('zh'))).toEqual([]);
});
