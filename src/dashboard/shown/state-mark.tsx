import type { StoredFinding } from '../../history/list-findings.js';
import { Badge, type Tone } from '../layout/marks.js';
import type { Call } from '../route.js';
import { shownState, stateWords } from './life-words.js';

const TONES: Readonly<Record<string, Tone>> = {
  new: 'bad',
  'first-look': 'bad',
  persisting: 'bad',
  reopened: 'bad',
  expired: 'bad',
  waived: 'quiet',
  fixed: 'good',
  gone: 'quiet',
  open: 'open',
  settled: 'good',
};

/** State of a fault or doubt. One that stands for the first time where nobody had looked before is not called new. What evaluators decided of it comes before. */
export function StateMark({
  call,
  state,
  arrival,
  ruling,
}: {
  call: Call;
  state: string;
  arrival?: string;
  ruling?: keyof typeof RULINGS | undefined;
}) {
  const shown = shownState(state, arrival);
  if (ruling !== undefined) return <Badge tone={RULINGS[ruling].tone}>{call.say(RULINGS[ruling].words)}</Badge>;
  return <Badge tone={TONES[shown] ?? 'quiet'}>{call.say(stateWords(shown))}</Badge>;
}

const RULINGS = {
  refuted: { tone: 'quiet', words: { zh: '经认定不是问题', en: 'Overruled' } },
  confirmed: { tone: 'bad', words: { zh: '经认定确是问题', en: 'Confirmed' } },
} as const;

/** What evaluators decided of a finding, while it stands: of one that is mended its state says more. */
export const standingRuling = ({ state, ruling }: Pick<StoredFinding, 'state' | 'ruling'>): StoredFinding['ruling'] =>
  ['fixed', 'settled', 'gone'].includes(state) ? undefined : ruling;
