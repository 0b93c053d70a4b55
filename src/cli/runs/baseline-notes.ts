import type { Standing } from '../exit-status.js';
import type { Say } from '../language.js';

/** Sites that are named; the whole is told by `gongkai compare`. */
const MOST_NAMED = 10;

/** What a run says of its baseline: which rules got worse where, and how many faults the baseline could not have seen. */
export function baselineNotes(standings: readonly Pick<Standing, 'beside'>[], say: Say): readonly string[] {
  const beside = standings.flatMap((standing) => standing.beside ?? []);
  const worse = beside.filter((one) => one.worse.length > 0);
  const firstSeen = beside.reduce((sum, one) => sum + one.firstSeen, 0);
  const left = worse.length - MOST_NAMED;
  return [
    ...worse
      .slice(0, MOST_NAMED)
      .map(({ site, worse: rules }) =>
        say(`${site} 比基线变差：${rules.join('、')}`, `${site} is worse than its baseline: ${rules.join(', ')}`),
      ),
    ...(left > 0 ? [say(`另有 ${left} 个网站比基线变差`, `${left} more sites are worse than their baseline`)] : []),
    ...(firstSeen > 0
      ? [
          say(
            `另有 ${firstSeen} 个问题基线那次没有看到或没能判定，不算变差；用 gongkai compare 逐个看`,
            `${firstSeen} problems the baseline had not seen or not decided do not count as worse; gongkai compare lists them`,
          ),
        ]
      : []),
  ];
}
