/** The processes in which the browser runs its pages: what they weigh, and their end when a page does not let go. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';

/** A page of real sites takes a tenth of it. */
const MOST_BYTES = 1024 ** 3;
const LOOK_EVERY_MS = 500;
const PAGE_OF_MEMORY_BYTES = 4096;

/** Ends every page of the browser the hard way; the browser and its contexts go on. False if it does not answer. */
export async function killPages(browser: Browser): Promise<boolean> {
  try {
    for (const id of await pageProcesses(browser)) process.kill(id, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}

/** Ends the browser's pages when they take more memory than any page needs. Where there is no /proc it does nothing. */
export function watchMemory(browser: Browser): { readonly end: () => void } {
  const timer = setInterval(() => {
    void pageProcesses(browser)
      .then((ids) => {
        const bytes = ids.map(residentBytes).reduce((sum, one) => sum + one, 0);
        return bytes > MOST_BYTES ? killPages(browser) : undefined;
      })
      .catch(() => undefined);
  }, LOOK_EVERY_MS).unref();
  return {
    end: () => {
      clearInterval(timer);
    },
  };
}

async function pageProcesses(browser: Browser): Promise<readonly number[]> {
  const session = await browser.newBrowserCDPSession();
  try {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  } finally {
    await session.detach().catch(() => undefined);
  }
}

function residentBytes(id: number): number {
  try {
    return Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]) * PAGE_OF_MEMORY_BYTES;
  } catch {
    return 0;
  }
}
