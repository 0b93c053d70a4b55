import { describe, expect, it } from 'vitest';
import { displayWidth, wrapText } from '../../../src/lib/text/display-width.js';
import { editDistance, nearest } from '../../../src/lib/text/nearest.js';

describe('the word that was meant', () => {
  it.each([
    ['adit', 'audit'],
    ['aduit', 'audit'],
    ['guide-element', 'guide-elements'],
    ['Guide-Elements', 'guide-elements'],
    ['rpeort', 'report'],
  ])('%s → %s', (typed, meant) => {
    expect(nearest(typed, ['report', 'audit', 'replay', 'guide-elements'])).toBe(meant);
  });

  it.each(['xyz', 'a', 'statutory-categories'])('%s is like none of them', (typed) => {
    expect(nearest(typed, ['report', 'audit', 'replay'])).toBeUndefined();
  });

  it('counts a swap of neighbours once', () => {
    expect([editDistance('audit', 'aduit'), editDistance('', '公开'), editDistance('指南', '指南')]).toEqual([1, 2, 0]);
  });
});

describe('text in a terminal', () => {
  it('takes two columns for a Chinese character and none for a colour', () => {
    expect([displayWidth('公开abc'), displayWidth('\u001b[31m红\u001b[0m'), displayWidth('，')]).toEqual([7, 2, 2]);
  });

  it('wraps Chinese anywhere but before a full stop, and words at blanks', () => {
    expect(wrapText('政府信息公开。', 8)).toBe('政府信息\n公开。');
    expect(wrapText('看 report.json 里', 12)).toBe('看\nreport.json\n里');
  });
});
