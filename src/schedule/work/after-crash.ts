/** A page that ends the process does so each time: after so many without a page more in between nobody tries again. */
const MOST_CRASHES = 3;
/** However far each comes. */
const MOST_ATTEMPTS = 12;
const MINUTE_MS = 60_000;

/** How often an audit has ended without a word, and how far it had come. */
export interface CrashRecord {
  readonly attempt: number;
  readonly crashes: number;
  /** Pages when it crashed before; null: it has not. */
  readonly crashPages: number | null;
  readonly pages: number;
}

/** What follows a crash: another attempt, the first at once, or none. */
export type AfterCrash =
  | { readonly state: 'waiting'; readonly crashes: number; readonly crashPages: number; readonly delayMs: number }
  | { readonly state: 'failed'; readonly crashes: number };

/** Decides on an audit whose worker died or failed. One that came further than before has not crashed in vain. */
export function afterCrash({ attempt, crashes, crashPages, pages }: CrashRecord): AfterCrash {
  const count = crashPages !== null && pages > crashPages ? 1 : crashes + 1;
  if (count >= MOST_CRASHES || attempt >= MOST_ATTEMPTS) return { state: 'failed', crashes: count };
  return { state: 'waiting', crashes: count, crashPages: pages, delayMs: (count - 1) * 5 * MINUTE_MS };
}
