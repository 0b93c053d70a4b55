import type { Debug } from '../model/debug.js';
import type { RawOutcome } from '../model/report.js';
import type { EvaluateInput } from './evaluate.js';

/** Tells of each rule how it came out and how long that took, and where a check crashed. `nowMs`: a clock for durations. */
export const tellRules = (
  { tell }: Debug,
  nowMs: () => number,
): Required<Pick<EvaluateInput, 'around' | 'onCrash'>> => ({
  around: ({ check }, judge) => {
    const begunAt = nowMs();
    const outcome = judge();
    const tookMs = nowMs() - begunAt;
    tell('judge', () => describeOutcome(outcome, check, tookMs));
    return outcome;
  },
  onCrash: (rule, error) => {
    tell('judge', () => {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return [`${rule}: its check crashed`, ...stack.split('\n').map((line) => `  ${line.trim()}`)];
    });
  },
});

function describeOutcome(outcome: RawOutcome, check: string, tookMs: number): readonly string[] {
  const { rule, value, reason, checked, findings, measured } = outcome;
  if (reason === 'not-selected') return [];
  const figures = measured === undefined ? '' : `  ${JSON.stringify(measured).slice(0, LONGEST)}`;
  return [
    `${rule}: ${value}${reason === undefined ? '' : ` (${reason})`}  ${check}  ${checked} targets  ${tookMs.toFixed(1)} ms${figures}`,
    ...findings
      .slice(0, MOST_TOLD)
      .map(({ code, message, url }) => `  ${code}: ${message}${url === undefined ? '' : ` ${url}`}`),
    ...(findings.length > MOST_TOLD ? [`  and ${findings.length - MOST_TOLD} more findings`] : []),
  ];
}

/** More would not be read. */
const MOST_TOLD = 5;
const LONGEST = 200;
