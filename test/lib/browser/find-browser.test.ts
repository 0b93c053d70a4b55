import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installedPlaces, playwrightPlaces } from '../../../src/lib/browser/browser-places.js';
import { findBrowser } from '../../../src/lib/browser/find-browser.js';

let machine: string;
beforeEach(() => {
  machine = mkdtempSync(join(tmpdir(), 'gongkai-browser-'));
});
afterEach(() => {
  rmSync(machine, { recursive: true, force: true });
});

/** A program that answers `--version` as browsers do. */
function installProgram(path: string, script = 'echo "Chromium 131.0.6778.85 built on Debian"'): string {
  const file = join(machine, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** FreeBSD: a platform without usual paths, so that this machine's own browser is not found. */
const find = (env: Record<string, string>) =>
  findBrowser({ HOME: machine, PATH: join(machine, 'bin'), ...env }, 'freebsd');

describe('an installed browser', () => {
  it('is found on PATH with the version it tells', async () => {
    const path = installProgram('bin/chromium');
    expect(await find({})).toEqual({ path, version: '131.0.6778.85' });
  });

  it('gives way to a headless shell, which needs less memory', async () => {
    installProgram('bin/google-chrome');
    const shell = installProgram('bin/chromium-headless-shell');
    expect(await find({})).toMatchObject({ path: shell });
  });

  it("comes before Playwright's own", async () => {
    installProgram('.cache/ms-playwright/chromium_headless_shell-1217/chrome-linux/headless_shell');
    const path = installProgram('bin/chromium');
    expect(await find({})).toMatchObject({ path });
  });

  it('is passed over when it is a stub that only tells how to install one', async () => {
    installProgram('bin/chromium-browser', 'echo "requires the chromium snap to be installed" >&2; exit 1');
    const path = installProgram('bin/chrome');
    expect(await find({})).toMatchObject({ path });
  });

  it('that does not run is named', async () => {
    const path = installProgram('bin/chromium', 'exit 127');
    expect(await find({})).toMatchObject({ reason: 'none-runs', tried: [path] });
  });

  it('is asked once, whatever names it goes by', async () => {
    const path = installProgram('bin/google-chrome-stable', `echo asked >> ${join(machine, 'asked')}; exit 1`);
    symlinkSync(path, join(machine, 'bin/google-chrome'));
    expect(await find({})).toMatchObject({ tried: [path] });
  });

  it('may be reported without a version', async () => {
    const path = installProgram('bin/chromium', 'echo nightly');
    expect(await find({})).toEqual({ path });
  });
});

describe("Playwright's own browser", () => {
  it('is found in the registry folder, headless shells and new revisions first', () => {
    const old = installProgram('.cache/ms-playwright/chromium-999/chrome-linux/chrome');
    const whole = installProgram('.cache/ms-playwright/chromium-1217/chrome-linux64/chrome');
    const shell = installProgram(
      '.cache/ms-playwright/chromium_headless_shell-1217/chrome-headless-shell-linux64/chrome-headless-shell',
    );
    installProgram('.cache/ms-playwright/firefox-1490/firefox/firefox');
    expect(playwrightPlaces({ HOME: machine }, 'linux')).toEqual([shell, whole, old]);
  });

  it('is looked for where PLAYWRIGHT_BROWSERS_PATH says', async () => {
    const path = installProgram('browsers/chromium-1217/chrome-linux/chrome');
    expect(await find({ PLAYWRIGHT_BROWSERS_PATH: join(machine, 'browsers') })).toMatchObject({ path });
  });
});

describe('GONGKAI_BROWSER', () => {
  it('wins over every other', async () => {
    installProgram('bin/chromium');
    const path = installProgram('opt/our-own-chrome');
    expect(await find({ GONGKAI_BROWSER: path })).toMatchObject({ path });
  });

  it('that names nothing is said, no other browser is taken instead', async () => {
    installProgram('bin/chromium');
    const path = join(machine, 'opt/gone');
    expect(await find({ GONGKAI_BROWSER: path })).toEqual({
      why: `GONGKAI_BROWSER names ${path}, which is not a program`,
      reason: 'setting-is-no-program',
      tried: [path],
    });
  });

  it('that names a program which is no browser is said', async () => {
    const path = installProgram('opt/broken', 'exit 1');
    expect(await find({ GONGKAI_BROWSER: path })).toMatchObject({ reason: 'setting-does-not-run' });
  });
});

describe('a machine without a browser', () => {
  it('is told so in one sentence', async () => {
    expect(await find({})).toEqual({ why: 'no Chrome or Chromium is installed', reason: 'none-installed', tried: [] });
  });

  it('may have no PATH and no home at all', async () => {
    expect(await findBrowser({}, 'freebsd')).toMatchObject({ reason: 'none-installed' });
  });

  it('may be a Windows one, searched below its program folders', () => {
    const places = installedPlaces({ PROGRAMFILES: 'C:\\Program Files', Path: 'C:\\bin' }, 'win32');
    expect(places.some((place) => place.endsWith('chrome.exe') && place.includes('Google'))).toBe(true);
  });
});
