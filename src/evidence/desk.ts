import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { dropBrowser, holdBrowser, releaseBrowser, useBrowser } from '../crawl/browser/browser.js';
import { killPages, watchMemory } from '../crawl/browser/page-processes.js';
import { openShownPage } from './offline-page.js';

/** One page of the browser that shows one stored page after another; after one that went badly a fresh one. */
export interface Desk {
  /** Rejects with what the work met, or when it takes too long; what it still does then fails. */
  use<T>(work: (page: Page) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A page that takes longer shows nothing that a person could read either. */
const PAGE_LIMIT_MS = 40_000;
const CLOSE_LIMIT_MS = 3_000;

/** Holds the browser until it is closed. */
export function openDesk(browserPath: string): Desk {
  holdBrowser();
  let shown: Page | undefined;
  const clear = async (): Promise<void> => {
    const page = shown;
    shown = undefined;
    if (page) await end(page);
  };
  return {
    use: async (work) => {
      const browser = await useBrowser(browserPath);
      if (shown?.context().browser() !== browser) await clear();
      const memory = watchMemory(browser);
      try {
        shown ??= await within(PAGE_LIMIT_MS, openShownPage(browser));
        return await within(PAGE_LIMIT_MS, work(shown));
      } catch (error) {
        await clear();
        throw error;
      } finally {
        memory.end();
      }
    },
    close: async () => {
      await clear();
      await releaseBrowser();
    },
  };
}

/** A page that does not let go loses its process, then the browser its life. */
async function end(page: Page): Promise<void> {
  const closing = page.context().close();
  const browser = page.context().browser();
  const isClosed = await within(CLOSE_LIMIT_MS, closing).then(
    () => true,
    () => false,
  );
  if (isClosed || browser?.isConnected() !== true) return;
  if (!(await within(CLOSE_LIMIT_MS, killPages(browser)).catch(() => false))) await dropBrowser();
}

async function within<T>(limitMs: number, promise: Promise<T>): Promise<T> {
  const waiting = new AbortController();
  promise.catch(() => undefined);
  const limit = sleep(limitMs, undefined, { ref: false, signal: waiting.signal }).then(() => {
    throw new SlowPageError(`no end within ${limitMs / 1000} s`);
  });
  limit.catch(() => undefined);
  try {
    return await Promise.race([promise, limit]);
  } finally {
    waiting.abort();
  }
}

class SlowPageError extends Error {
  override readonly name = 'SlowPageError';
}
