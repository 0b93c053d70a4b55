import type { Standing } from '../../history/standings.js';
import type { SecondScore } from '../../store/rectification/second-scores.js';
import { points } from '../layout/marks.js';
import type { Call } from '../route.js';
import { scoreOf } from './score-of.js';

/** 首测, 复测. */
export const TESTS = {
  first: { zh: '首测', en: 'first test' },
  second: { zh: '复测', en: 'second test' },
} as const;

/** 首测, 复测 and which of them counts, in words; nothing for a site that was tested once. */
export function BothScores({
  call: { say },
  tests,
  base,
}: {
  readonly call: Call;
  readonly tests:
    { readonly first: Standing; readonly second: SecondScore; readonly counts: 'first' | 'second' } | undefined;
  readonly base: number | undefined;
}) {
  if (!tests) return null;
  const said = (score: Standing | SecondScore): string => {
    const { value } = scoreOf(score, base);
    const range = `${points(score.min)}–${points(score.max)}`;
    if (score.max - score.min < 0.005) return points(score.value);
    return value === undefined ? range : `${points(value)} (${range})`;
  };
  const { first, second, counts } = tests;
  return (
    <small class="below">
      {`${say(TESTS.first)} ${said(first)} · ${say(TESTS.second)} ${said(second)} · `}
      {say({ zh: `计分：${TESTS[counts].zh}`, en: `counts: ${TESTS[counts].en}` })}
    </small>
  );
}
