import type { WatchedDay } from '../../availability/read-week.js';
import type { Call } from '../route.js';
import { WORDS } from './words.js';

const CLASSES: Readonly<Record<string, 'opened' | 'failed' | 'refused' | 'void' | 'none'>> = {
  o: 'opened',
  f: 'failed',
  r: 'refused',
  v: 'void',
};
const classOf = (letter: string): (typeof CLASSES)[string] => CLASSES[letter] ?? 'none';

/** Hours that are alike lie in one rectangle: a page has fifty of these. */
function runs(hours: string): readonly { readonly from: number; readonly length: number; readonly letter: string }[] {
  return [...hours.matchAll(/(.)\1*/g)].map((found) => ({
    from: found.index,
    length: found[0].length,
    letter: found[1] ?? '.',
  }));
}

const RANKS = '.vorf';
/** Two hours together, the graver of them: with a visit in fifty minutes every pair has one. */
const inPairs = (hours: string): string =>
  hours.replace(/(.)(.)/g, (_, first: string, second: string) =>
    RANKS.indexOf(first) > RANKS.indexOf(second) ? first : second,
  );

/** Seven days in one line. For the eye only: the figures stand beside it. */
export function Strip({ days }: { days: readonly Pick<WatchedDay, 'hours'>[] }) {
  const hours = days.map((day) => inPairs(day.hours)).join('');
  return (
    <svg
      class="strip"
      viewBox={`0 0 ${hours.length} 10`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {runs(hours).map(({ from, length, letter }) => (
        <rect class={classOf(letter)} x={from} y="0" width={length} height="10" />
      ))}
      {days.slice(1).map((_, index) => (
        <line class="day" x1={(index + 1) * 12} x2={(index + 1) * 12} y1="0" y2="10" />
      ))}
    </svg>
  );
}

const CELL = 14;
const LEFT = 68;

/** A week as days by hours. The table beside it says the same in figures. */
export function WeekGrid({ days }: { days: readonly Pick<WatchedDay, 'day' | 'hours'>[] }) {
  const height = 14 + days.length * CELL;
  return (
    <svg class="strip week" viewBox={`0 0 ${LEFT + 24 * CELL} ${height}`} aria-hidden="true" focusable="false">
      {[0, 6, 12, 18].map((hour) => (
        <text x={LEFT + hour * CELL} y="9">
          {`${hour}:00`}
        </text>
      ))}
      {days.map(({ day, hours }, row) => (
        <>
          <text x="0" y={14 + row * CELL + 10}>
            {day}
          </text>
          {[...hours].map((letter, hour) => (
            <rect
              class={classOf(letter)}
              x={LEFT + hour * CELL + 0.75}
              y={14 + row * CELL + 0.75}
              width={CELL - 1.5}
              height={CELL - 1.5}
              rx="2"
            />
          ))}
        </>
      ))}
    </svg>
  );
}

/** What the colours mean. */
export function StripKey({ call: { say } }: { call: Call }) {
  return (
    <p class="key-of-strip">
      {(['opened', 'failed', 'refused', 'void', 'none'] as const).map((name) => (
        <span>
          <svg class="strip" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
            <rect class={name} width="10" height="10" />
          </svg>
          {say(WORDS[name])}
        </span>
      ))}
    </p>
  );
}
