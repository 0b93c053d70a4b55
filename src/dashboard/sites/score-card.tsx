import type { ScorePoint } from '../../history/site-scores.js';
import type { ScoringScheme } from '../../model/profile.js';
import { Chart } from '../../report/charts/chart.js';
import { scoreOverTime } from '../../report/charts/score-over-time.js';
import { Card, points } from '../layout/marks.js';
import { VERDICTS } from '../layout/words.js';
import type { Call } from '../route.js';
import { scoreOf } from '../shown/score-of.js';

/** So many audits are drawn: two years of monthly ones. */
const MOST_DRAWN = 24;

/** 得分走势: full audits that count, oldest first, in a chart; the table of audits below says the same. */
export function ScoreCard({
  call,
  audits,
  scheme,
}: {
  call: Call;
  audits: readonly ScorePoint[];
  scheme: ScoringScheme | undefined;
}) {
  const { say } = call;
  const drawn = audits.filter(({ isFull }) => isFull).slice(-MOST_DRAWN);
  if (drawn.length === 0) return null;
  const title = say({ zh: '得分走势', en: 'Score over time' });
  const description = drawn
    .map(({ asOf, verdict, isJudged, ...score }) =>
      isJudged
        ? `${asOf} ${points(score.value)} [${points(score.min)}–${points(score.max)}] ${say(VERDICTS[verdict])}`
        : `${asOf} ${say({ zh: '没有看到', en: 'not seen' })}`,
    )
    .join(say({ zh: '；', en: '; ' }));
  const isOneYear = new Set(drawn.map(({ asOf }) => asOf.slice(0, 4))).size === 1;
  return (
    <Card title={title}>
      <Chart
        width="half"
        draw={(width) =>
          scoreOverTime(
            drawn.map((audit) => {
              const { value, min, max } = scoreOf(audit, scheme?.base);
              const label = isOneYear ? audit.asOf.slice(5) : audit.asOf.slice(2);
              return {
                ...{ label, verdict: audit.verdict, hasOtherRules: audit.isOtherProfile },
                ...(audit.isJudged &&
                  min !== undefined &&
                  max !== undefined && { score: { min, max, ...(value !== undefined && { value }) } }),
              };
            }),
            { ...(scheme && { passMark: scheme.passMark, base: scheme.base }) },
            { id: 'score-over-time', title, description },
            width,
          )
        }
      />
      <p class="legend-line">
        <span class="key key-passed">● {say(VERDICTS.qualified)}</span>
        <span class="key key-failed">◆ {say(VERDICTS.unqualified)}</span>
        <span class="key key-cantTell">▲ {say(VERDICTS.undetermined)}</span>
        <span class="key key-band">{say({ zh: '■ 还没定的部分', en: '■ still open' })}</span>
        {scheme ? (
          <span class="key key-accent">
            {say({ zh: `— 合格线 ${points(scheme.passMark)}`, en: `— pass mark ${points(scheme.passMark)}` })}
          </span>
        ) : null}
        {drawn.some(({ isOtherProfile }) => isOtherProfile) ? (
          <span class="key">
            {say({ zh: '竖线：评测方案有变，前后不可直接比', en: 'upright line: other rules, not quite comparable' })}
          </span>
        ) : null}
      </p>
    </Card>
  );
}
