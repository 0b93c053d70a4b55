import type { Say } from './language.js';
import { machineClock, type ProgressClock } from './progress/clock.js';
import { createLiveView } from './progress/live-view.js';
import { createSiteBook, type Stage } from './progress/site-book.js';
import { beginLine, doneLine, judgedLine, lifeLine, pagesLine, totalLine, waitLine } from './progress/plain-lines.js';
import { siteRows } from './progress/site-rows.js';
import { printable } from './text/printable.js';

export type { Stage } from './progress/site-book.js';

/** How the view is drawn: in place, line by line, notes alone, or nothing at all. */
export type ProgressMode = 'live' | 'plain' | 'notes' | 'silent';

/** What a run tells while it goes. Counts only; results go to stdout. */
export interface Progress {
  siteBegun(site: string, name?: string): void;
  /** What is done for the site from now on. */
  stageBegun(site: string, stage: Stage): void;
  /** Pages read. `waiting`: addresses that are known and will be asked; `most`: no more pages than these. */
  pageFetched(site: string, pages: number, ahead?: { readonly waiting: number; readonly most: number }): void;
  /** The hours in which the site may be asked begin then; ISO 8601. */
  siteWaits(site: string, until: string): void;
  rulesJudged(site: string, rules: number): void;
  siteDone(site: string, verdict: string, how?: 'finished' | 'failed'): void;
  /** A sentence that stays on the screen. */
  note(text: string): void;
  /** Lets something else write to the same terminal: the view makes way and comes back below it. */
  aside(write: () => void): void;
  /** Takes the live view away. */
  end(): void;
}

interface ProgressOptions {
  readonly stream: NodeJS.WritableStream;
  readonly sites: number;
  readonly mode: ProgressMode;
  readonly say: Say;
  /** Colours are welcome. */
  readonly hasColour?: boolean;
  readonly clock?: ProgressClock;
}

/** A site is told of when it has read so many pages more, where few are at work. */
const PAGES_A_LINE = 20;
/** Nobody who looks at a log should wonder longer whether the program is still alive. */
const LIFE_EVERY_MS = 30_000;
/** A log of more sites tells of the whole run instead of each. */
const FEW_SITES = 5;

/** A row a site in a terminal; elsewhere a line now and then: what begins, every 20 pages, its rules, its end. */
export const createProgress = (options: ProgressOptions): Progress => {
  const { stream, sites, mode, say, hasColour = false, clock = machineClock } = options;
  const book = createSiteBook(sites, () => clock.now());
  const view =
    mode === 'live'
      ? createLiveView({ stream, clock, draw: (size) => siteRows(book, { ...size, say, hasColour, now: clock.now() }) })
      : undefined;
  const isTold = mode === 'plain' || mode === 'live';
  let spokeAt = clock.now();
  const write = (text: string): void => {
    if (mode === 'silent') return;
    spokeAt = clock.now();
    if (view) view.above(text);
    else stream.write(`${text}\n`);
  };
  const tell = (text: string): void => {
    if (isTold) write(text);
  };
  const plainly = (text: string): void => {
    if (mode === 'plain') write(text);
  };
  const stopLife =
    mode === 'plain'
      ? clock.every(1_000, () => {
          if (clock.now() - spokeAt < LIFE_EVERY_MS || book.atWork().length === 0) return;
          if (sites > FEW_SITES) write(totalLine(book, say, clock.now()));
          else for (const site of book.atWork()) write(lifeLine(site, book, say, clock.now()));
        })
      : () => undefined;
  return {
    siteBegun: (site, name) => {
      book.begin(site, name ?? site);
      view?.changed();
    },
    stageBegun: (site, stage) => {
      const { isNew, isFirst } = book.enter(site, stage);
      const line = isFirst ? beginLine(site, stage, say) : undefined;
      if (line !== undefined) plainly(line);
      if (isNew) view?.changed(true);
    },
    pageFetched: (site, pages, ahead) => {
      const isMore = book.read(site, pages, ahead);
      if (isMore && pages > 0 && pages % PAGES_A_LINE === 0) plainly(pagesLine(site, pages, say));
      view?.changed();
    },
    siteWaits: (site, until) => {
      if (book.wait(site, Date.parse(until))) tell(waitLine(site, until, say));
      view?.changed();
    },
    rulesJudged: (site, rules) => {
      book.judge(site, rules);
      plainly(judgedLine(site, book.pagesOf(site), rules, say));
      view?.changed(true);
    },
    siteDone: (site, verdict, how = 'finished') => {
      const elapsedMs = book.end(site, how);
      tell(doneLine(site, verdict, { book, elapsedMs }, say));
      view?.changed();
    },
    note: (text) => {
      write(printable(text));
    },
    aside: (other) => {
      if (view) view.aside(other);
      else other();
    },
    end: () => {
      stopLife();
      view?.end();
    },
  };
};
