import { displayWidth } from '../../lib/text/display-width.js';
import type { ProgressClock } from './clock.js';
import { guardCursor } from './guard-cursor.js';

/** Lines at the foot of a terminal that are drawn again in place. */
export interface LiveView {
  /** The lines may be others now: drawn soon, or at once where the process will be too busy to come back. */
  changed(atOnce?: boolean): void;
  /** A line that stays, above the view. */
  above(text: string): void;
  /** Takes the view away while `write` writes to the same terminal. */
  aside(write: () => void): void;
  /** Takes the view away for good; lines `above` are written all the same. */
  end(): void;
}

interface LiveViewOptions {
  readonly stream: NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number };
  readonly clock: ProgressClock;
  /** Lines narrower than the screen, fewer than its rows. */
  readonly draw: (size: { readonly columns: number; readonly rows: number }) => readonly string[];
}

/** Ten times a second is as often as anybody sees. */
const FRAME_MS = 100;
/** Elapsed times move on where nothing else does. */
const IDLE_MS = 1_000;

const HIDE = '\u001b[?25l';
const SHOW = '\u001b[?25h';
const CLEAR_BELOW = '\u001b[J';
const CLEAR_RIGHT = '\u001b[K';
/** Within a frame no line wraps: a width that we and the terminal see differently costs a character, not the picture. */
const NO_WRAP = '\u001b[?7l';
const WRAP = '\u001b[?7h';

/** The view appears when it is first drawn. Each frame is one write; the cursor waits hidden on the line below. */
export const createLiveView = ({ stream, clock, draw }: LiveViewOptions): LiveView => {
  let lines: readonly string[] = [];
  let drawnAt = -Infinity;
  let isChanged = false;
  let isOver = false;
  let letGo: (() => void) | undefined;

  /** A terminal that does not know its size says 0. */
  const size = () => ({ columns: stream.columns || 80, rows: stream.rows || 24 });
  const toTop = (rows = lines.length): string => (rows === 0 ? '' : `\u001b[${rows}A\r`);
  const frame = (before = ''): void => {
    const next = isOver ? [] : draw(size());
    const start = letGo === undefined && next.length > 0 ? HIDE : '';
    if (start !== '') hold();
    const text = next.map((line) => `${line}${CLEAR_RIGHT}\n`).join('');
    stream.write(`${start}${before}${text === '' ? '' : NO_WRAP + text + WRAP}${CLEAR_BELOW}`);
    lines = next;
    drawnAt = clock.now();
    isChanged = false;
  };
  const clear = (rows?: number): string => (lines.length === 0 ? '' : toTop(rows) + CLEAR_BELOW);
  const takeAway = (): void => {
    if (lines.length > 0) stream.write(clear());
    lines = [];
  };
  const onResize = (): void => {
    const { columns } = size();
    // Terminals break lines that no longer fit.
    const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / columns)), 0);
    frame(clear(rows));
  };
  const hold = (): void => {
    const stopTicking = clock.every(FRAME_MS, () => {
      if (isChanged || clock.now() - drawnAt >= IDLE_MS) frame(toTop());
    });
    const free = guardCursor({
      leave: () => {
        takeAway();
        stream.write(SHOW);
      },
      comeBack: () => {
        frame(HIDE);
      },
    });
    stream.on('resize', onResize);
    letGo = () => {
      stopTicking();
      free();
      stream.off('resize', onResize);
      stream.write(SHOW);
    };
  };
  return {
    changed: (atOnce = false) => {
      isChanged = true;
      if (!isOver && (atOnce || clock.now() - drawnAt >= FRAME_MS)) frame(toTop());
    },
    above: (text) => {
      if (letGo === undefined || isOver) stream.write(`${text}\n`);
      else frame(`${clear()}${text}\n`);
    },
    aside: (write) => {
      takeAway();
      write();
      if (letGo !== undefined && !isOver) frame();
    },
    end: () => {
      if (isOver) return;
      isOver = true;
      takeAway();
      letGo?.();
    },
  };
};
