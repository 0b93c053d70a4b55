/** Levels, outcomes, kinds and points in the reader's words. */
import type { Level, OutcomeValue } from '../../model/outcome.js';
import type { Rule } from '../../model/profile.js';
import type { Say } from '../language.js';

const LEVELS: Readonly<Record<Level, readonly [string, string]>> = {
  veto: ['单项否决', 'veto'],
  deduction: ['扣分', 'deduction'],
  bonus: ['加分', 'bonus'],
  advice: ['建议', 'advice'],
};
const OUTCOMES: Readonly<Record<OutcomeValue, readonly [string, string]>> = {
  passed: ['通过', 'passed'],
  failed: ['未通过', 'failed'],
  cantTell: ['待核实', 'cannot tell'],
  inapplicable: ['不适用', 'inapplicable'],
  untested: ['未检测', 'untested'],
};
const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  district: ['区县', 'district'],
  department: ['部门', 'department'],
  township: ['镇街', 'township'],
};
const SHARED_OVER: Readonly<Record<string, readonly [string, string]>> = {
  element: ['要素', 'element'],
  category: ['类别', 'category'],
  share: ['达标比例', 'share met'],
  unit: ['单位', 'unit'],
  part: ['项', 'part'],
};

const saying =
  (words: Readonly<Record<string, readonly [string, string]>>) =>
  (key: string, say: Say): string => {
    const found = Object.hasOwn(words, key) ? words[key] : undefined;
    return found ? say(...found) : key;
  };

export const levelWord: (level: Level, say: Say) => string = saying(LEVELS);
export const outcomeWord: (value: OutcomeValue, say: Say) => string = saying(OUTCOMES);
export const kindWord: (kind: string, say: Say) => string = saying(KINDS);

/** 扣分 4 分，按要素平摊. */
export function weightWords({ level, points, pointsPer }: Rule, say: Say): string {
  const word = levelWord(level, say);
  if (points === 0) return word;
  const per = pointsPer === undefined ? '' : saying(SHARED_OVER)(pointsPer, say);
  return (
    say(`${word} ${points / 100} 分`, `${word}, ${points / 100} points`) +
    (per ? say(`，按${per}平摊`, ` per ${per}`) : '')
  );
}

/** 2024-06-30 起 至 2024-12-31; empty where a rule is always in force. */
export function effectiveWords(effective: Rule['effective'], say: Say): string {
  const from = effective?.from === undefined ? '' : say(`${effective.from} 起`, `from ${effective.from}`);
  const to = effective?.to === undefined ? '' : say(`至 ${effective.to}`, `to ${effective.to}`);
  return [from, to].filter(Boolean).join(' ');
}
