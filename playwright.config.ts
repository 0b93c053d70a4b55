import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { launchFlags } from './src/lib/browser/launch-flags.js';
import { installedBrowser } from './test/browser/support/installed-browser.js';

// The program that tests start shows pages of their own: they may be shown where this machine allows no sandbox.
process.env['GONGKAI_BROWSER_SANDBOX'] ??= 'auto';

/** Pages as a browser shows them, in the browser that is installed; without one every test is skipped and says why. */
export default defineConfig({
  testDir: 'test/browser',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Chromium has processes of its own: more would only wait for each other.
  workers: Math.max(1, Math.min(2, availableParallelism())),
  timeout: 180_000,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      ...(installedBrowser.path === undefined ? {} : { executablePath: installedBrowser.path }),
      args: [...launchFlags()],
    },
  },
});
