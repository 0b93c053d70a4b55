import { WEEK_REASONS } from '../../availability/judge-week.js';
import type { WeekSummary } from '../../availability/read-week.js';
import { Badge } from '../layout/marks.js';
import type { Call } from '../route.js';
import { VERDICTS, WHY, WORDS } from './words.js';

const TONES = { passed: 'good', failed: 'bad', cantTell: 'open' } as const;

/** What the week says. */
export const VerdictBadge = ({ call, verdict }: { call: Call; verdict: WeekSummary }) => (
  <Badge tone={TONES[verdict.value]}>{call.say(VERDICTS[verdict.value])}</Badge>
);

/** Hundredths of a per cent as people read them. */
export const percent = (share: number): string => `${String(share / 100)}%`;

/** The share, and between what it lies where visits are missing. */
export function ShareOf({ call: { say }, verdict }: { call: Call; verdict: WeekSummary }) {
  const { share, least, most, value } = verdict;
  if (share === undefined) return <span class="muted">—</span>;
  const between = say(WORDS.between).replace('{least}', percent(least)).replace('{most}', percent(most));
  return (
    <span class="score">
      <b>{percent(share)}</b>
      {value === 'cantTell' ? <small title={between}>{`${percent(least)}–${percent(most)}`}</small> : null}
    </span>
  );
}

/** Why nothing is said; '' where something is. */
export const reasonOf = ({ say }: Call, { reason }: WeekSummary): string =>
  reason === undefined ? '' : say(WEEK_REASONS[reason]);

/** Why a visit failed, in words. */
export function whyOf({ say }: Call, why: string | undefined): string {
  if (why === undefined) return '';
  const http = /^http-(\d{3})$/.exec(why);
  if (http) return `HTTP ${http[1] ?? ''}`;
  return why in WHY ? say(WHY[why as keyof typeof WHY]) : why;
}
