import { Badge, type Tone } from '../layout/marks.js';
import type { Call } from '../route.js';
import { stateWords } from './life-words.js';

const TONES: Readonly<Record<string, Tone>> = {
  new: 'bad',
  persisting: 'bad',
  reopened: 'bad',
  expired: 'bad',
  waived: 'quiet',
  fixed: 'good',
  gone: 'quiet',
  open: 'open',
  settled: 'good',
};

/** State of a fault or doubt. */
export const StateMark = ({ call, state }: { call: Call; state: string }) => (
  <Badge tone={TONES[state] ?? 'quiet'}>{call.say(stateWords(state))}</Badge>
);
