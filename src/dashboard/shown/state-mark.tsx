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

/** State of a fault or doubt. One that stands for the first time where nobody had looked before is not called new. */
export function StateMark({ call, state, arrival }: { call: Call; state: string; arrival?: string }) {
  const shown = shownState(state, arrival);
  return <Badge tone={TONES[shown] ?? 'quiet'}>{call.say(stateWords(shown))}</Badge>;
}
