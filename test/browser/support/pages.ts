import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { test as base, expect, type Locator, type Page, type Request } from '@playwright/test';
import { installedBrowser } from './installed-browser.js';

const program = fileURLToPath(new URL('write-pages.ts', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Watched {
  /** Console errors, uncaught errors and requests that are neither the page itself nor data. */
  readonly complaints: string[];
  open(name: string): Promise<Page>;
}

const functions = readFileSync(new URL('in-page.js', import.meta.url), 'utf8').replaceAll(/^export /gm, '');

/** Runs a function of `in-page.js` in the page, with a value or an element. */
type InPage = (name: string, argument?: number | Locator) => Promise<unknown>;

/** Opens sample pages from disk, offline, and notes whatever they should not do. */
export const test = base.extend<{ report: Watched; inPage: InPage }, { folder: string }>({
  folder: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'gongkai-pages-'));
      execFileSync(process.execPath, ['--import', 'tsx', program, folder], { cwd: root });
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  inPage: async ({ page }, use) => {
    await use((name, argument) =>
      argument === undefined || typeof argument === 'number'
        ? page.evaluate(`(() => { ${functions}; return ${name}(${argument ?? ''}); })()`)
        : argument.evaluate((element, source) => {
            const run = (0, eval)(source) as (target: unknown) => unknown;
            return run(element);
          }, `(() => { ${functions}; return ${name}; })()`),
    );
  },
  report: async ({ page, context, folder }, use) => {
    const complaints: string[] = [];
    await context.setOffline(true);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('dialog', (dialog) => complaints.push(`dialog ${dialog.message()}`));
    const note = (request: Request): void => {
      // What the page's own policy stops is announced as a request but never sent.
      const wasStopped = request.failure()?.errorText === 'csp';
      if (!wasStopped && !/^(?:file|data):/.test(request.url())) complaints.push(`request ${request.url()}`);
    };
    page.on('requestfinished', note);
    page.on('requestfailed', note);
    const open = async (name: string): Promise<Page> => {
      await page.goto(pathToFileURL(join(folder, name)).href);
      return page;
    };
    await use({ complaints, open });
  },
});

test.skip(installedBrowser.path === undefined, `no browser: ${installedBrowser.why}`);
export { expect };
