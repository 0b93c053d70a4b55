/** One browser for the whole process, begun when the first page needs it, ended when the last crawl is done. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { SandboxUnavailable, mayLackSandbox, startBrowser } from '../../lib/browser/start-browser.js';

let running: Promise<Browser> | undefined;
let users = 0;
/** A machine that allows no sandbox allows none for the next page either. */
let refused: SandboxUnavailable | undefined;

/**
 * Nothing is asked but what a page asks, and all of that through our proxy: no names are resolved by the browser, no
 * sockets are opened round the proxy (WebRTC, QUIC), no services of its own are called.
 */
const FLAGS = [
  '--disable-quic',
  '--disable-domain-reliability',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  // What a script may pile up; beyond it its page ends, not the machine.
  '--js-flags=--max-old-space-size=512',
];

/** The browser, begun if need be. Rejects if the program does not start. */
export async function useBrowser(path: string): Promise<Browser> {
  if (refused !== undefined) throw refused;
  running ??= launch(path);
  try {
    return await running;
  } catch (error) {
    running = undefined;
    if (error instanceof SandboxUnavailable) refused = error;
    throw error;
  }
}

/** Every crawl that may render holds the browser while it runs. */
export function holdBrowser(): void {
  users += 1;
}

/** Gives up a browser that answers no more; the next page gets a new one. */
export async function dropBrowser(): Promise<void> {
  const ending = running;
  running = undefined;
  await closeWithin(CLOSE_LIMIT_MS, ending);
}

/** Ends the browser when nobody holds it any more. */
export async function releaseBrowser(): Promise<void> {
  users -= 1;
  if (users > 0) return;
  await dropBrowser();
}

/** The library kills a browser that does not end by itself, later; nobody waits for that. */
async function closeWithin(limitMs: number, ending: Promise<Browser> | undefined): Promise<void> {
  const browser = await ending?.catch(() => undefined);
  const closing = browser?.close().catch(() => undefined);
  await Promise.race([closing, sleep(limitMs, undefined, { ref: false })]);
}
const CLOSE_LIMIT_MS = 5_000;

async function launch(path: string): Promise<Browser> {
  const browser = await startBrowser({
    path,
    flags: FLAGS,
    // Windows that nobody clicked for are blocked, as for any visitor.
    withoutFlags: ['--disable-popup-blocking'],
    mayLackSandbox: mayLackSandbox(process.env),
  });
  browser.on('disconnected', () => {
    running = undefined;
  });
  return browser;
}
