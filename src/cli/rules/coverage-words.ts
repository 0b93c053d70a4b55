import type { CoverageNote } from '../../model/coverage.js';
import type { Say } from '../language.js';

const NOTES: Readonly<Record<CoverageNote, readonly [string, string]>> = {
  pending: ['有规则的检测项尚未建成', 'a rule waits for a check that is not built'],
  'switched-off': ['对应的规则被关闭了', 'a rule that it names is switched off'],
  'decided-by-machine': [
    'B 类条款，却没有一条规则由人确认（decidedBy: evaluator）',
    'of class B, but no rule leaves the last word to an evaluator',
  ],
  'before-due': ['规则的施行早于文件写明的期限', 'its rules are in force before the day that the document sets'],
};

/** What a reader of the table should look at twice, in words. */
export const noteWords = (note: CoverageNote, say: Say): string => say(...NOTES[note]);
