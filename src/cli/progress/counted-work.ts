import type { CliContext } from '../command.js';
import type { Say } from '../language.js';
import { printable } from '../text/printable.js';
import { machineClock, type ProgressClock } from './clock.js';
import { cutToColumns } from './cut-to-columns.js';
import { createLiveView } from './live-view.js';
import { leftText } from './plain-lines.js';
import { progressMode } from './progress-mode.js';
import { elapsedText } from './spans.js';

/** Work of which only the parts that are done can be told, such as files that are copied. */
export interface CountedWork {
  /** So many parts are done. `total`: of how many, where that is known. */
  readonly advance: (what: string, done: number, total?: number) => void;
  /** Lets something else write to the same terminal. */
  readonly aside: (write: () => void) => void;
  readonly end: () => void;
}

/** What is over sooner needs no word. */
const QUIET_MS = 1_000;
const LIFE_EVERY_MS = 30_000;

/** A line in a terminal while it takes its time; elsewhere one every half minute. */
export const showCountedWork = (
  { stderr, env }: Pick<CliContext, 'stderr' | 'env'>,
  say: Say,
  clock: ProgressClock = machineClock,
): CountedWork => {
  const mode = progressMode(stderr, env, { hasOtherLines: false });
  const begunAt = clock.now();
  let toldAt = begunAt;
  let told:
    { readonly what: string; readonly done: number; readonly total: number | undefined; from: number } | undefined;
  const line = (): string => {
    if (told === undefined) return '';
    const { what, done, total, from } = told;
    const spentMs = clock.now() - from;
    const isEnough = done > 0 && spentMs > LIFE_EVERY_MS / 3;
    const left = total !== undefined && isEnough ? leftText((spentMs / done) * (total - done), say) : undefined;
    const counted = total === undefined ? String(done) : `${done}/${total}`;
    return [printable(what), counted, elapsedText(clock.now() - begunAt), ...(left === undefined ? [] : [left])].join(
      '  ',
    );
  };
  const view =
    mode === 'live'
      ? createLiveView({
          stream: stderr,
          clock,
          draw: ({ columns }) => (told ? [cutToColumns(line(), columns - 1)] : []),
        })
      : undefined;
  return {
    advance: (what, done, total) => {
      const now = clock.now();
      told = { what, done, total, from: told?.what === what ? told.from : now };
      if (now - begunAt < QUIET_MS) return;
      view?.changed();
      if (mode !== 'plain' || now - toldAt < LIFE_EVERY_MS) return;
      toldAt = now;
      stderr.write(`${line()}\n`);
    },
    aside: (write) => {
      if (view) view.aside(write);
      else write();
    },
    end: () => view?.end(),
  };
};
