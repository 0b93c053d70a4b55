import type { AnyCheck } from '../../model/check.js';
import type { Rule } from '../../model/profile.js';
import type { Say } from '../language.js';

/** What would pass and what would fail, from the sentences of the check, with this rule's figures where they name them. */
export function describeJudgement(rule: Rule, check: AnyCheck, say: Say): string {
  const { decidedBy, absenceIsFault, pointsPer } = rule;
  const absences = new Set(check.absences ?? []);
  const isOpen = (code: string): boolean => (absences.has(code) ? absenceIsFault === false : decidedBy === 'evaluator');
  const sentences = Object.entries(check.messages).map(
    ([code, { zh, en }]) => `  ${isOpen(code) ? '?' : '✗'} ${filled(say(zh, en), rule.params)}  [${code}]`,
  );
  const head = say('什么情况通过，什么情况不通过', 'what passes and what fails');
  const passes =
    decidedBy === 'evaluator'
      ? [
          say(
            '  机器只找候选：找到的（包括看来符合的）都是“待核实”，评审以前不计分。',
            '  The machine only finds candidates: whatever it finds, good or bad, waits for an evaluator and counts nothing until then.',
          ),
          absenceIsFault === false
            ? say('  什么也没有找到，也由评审人员判断。', '  Finding nothing is for the evaluator too.')
            : say(
                '  该有的地方都看过而什么也没有找到，才直接判不通过（✗）；其余带 ? 的由人判断。',
                '  Only where every place was seen and nothing was found it fails by itself (✗); what bears a ? is for a person.',
              ),
        ]
      : [
          say(
            '  该看的都看过，并且没有下面任何一种情形，才通过；没有看全的是“待核实”，不会算作通过或未通过。',
            '  It passes where all was seen and none of the following was found; what was not seen whole is undecided, never a pass or a fault.',
          ),
          ...(absenceIsFault === false
            ? [
                say(
                  '  条款只要求编制：什么也没有找到（?）不算问题，由评审人员判断。',
                  '  The clause orders something made: finding nothing (?) is no fault but for an evaluator.',
                ),
              ]
            : []),
        ];
  const shared =
    pointsPer === undefined
      ? []
      : [say('  部分不符的，按符合的比例得分。', '  Where a part falls short, points go by the share that does not.')];
  return [head, ...passes, ...shared, ...sentences].join('\n');
}

/** `{maxAge}` by the parameter of that name; what only a finding knows stays open. */
const filled = (template: string, params: Rule['params']): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '…';
  });
