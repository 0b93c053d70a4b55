import type { Browser } from 'playwright';
import { isSuperuser, launchFlags } from './launch-flags.js';

/** How a browser is to be started. */
export interface BrowserStart {
  readonly path: string;
  /** Beside the flags that every browser of ours is started with. */
  readonly flags?: readonly string[];
  /** Flags of Playwright's own to be left out. */
  readonly withoutFlags?: readonly string[];
  /** Whether it may run without its sandbox where this machine allows it none. */
  readonly mayLackSandbox?: boolean;
}

/** The browser starts, but only without its sandbox, and nobody has allowed that. */
export class SandboxUnavailable extends Error {
  override readonly name = 'SandboxUnavailable';
  constructor(path: string, options: ErrorOptions) {
    super(
      `${path} starts only without its sandbox: this user may not make namespaces here (GONGKAI_BROWSER_SANDBOX=auto allows that)`,
      options,
    );
  }
}

const START_WITHIN_MS = 30_000;
const withoutSandbox = new WeakSet<Browser>();

/**
 * Starts a Chrome or Chromium in its sandbox. Where that does not start but the bare program would (containers, hardened kernels), it
 * runs bare if allowed and throws `SandboxUnavailable` if not. The superuser always runs it bare, for Chromium refuses anything else.
 */
export async function startBrowser(start: BrowserStart, { isRoot = isSuperuser() } = {}): Promise<Browser> {
  if (isRoot) return await launch(start, false);
  try {
    return await launch(start, true);
  } catch (error) {
    const bare = await launch(start, false).catch(() => undefined);
    if (bare === undefined) throw error;
    if (start.mayLackSandbox === true) return bare;
    await bare.close().catch(() => undefined);
    throw new SandboxUnavailable(start.path, { cause: error });
  }
}

/** Whether this browser of ours runs in its sandbox. */
export const isSandboxed = (browser: Browser): boolean => !withoutSandbox.has(browser);

/** `GONGKAI_BROWSER_SANDBOX`: `auto` uses the sandbox where there is one; all else, unset too, insists on it. */
export const mayLackSandbox = (env: Readonly<Record<string, string | undefined>>): boolean =>
  env['GONGKAI_BROWSER_SANDBOX'] === 'auto';

async function launch({ path, flags = [], withoutFlags }: BrowserStart, chromiumSandbox: boolean): Promise<Browser> {
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({
    executablePath: path,
    args: [...launchFlags(), ...flags],
    ...(withoutFlags && { ignoreDefaultArgs: [...withoutFlags] }),
    chromiumSandbox,
    handleSIGINT: false,
    handleSIGTERM: false,
    timeout: START_WITHIN_MS,
  });
  if (!chromiumSandbox) withoutSandbox.add(browser);
  return browser;
}
