import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../../src/lib/browser/find-browser.js';
import {
  SandboxUnavailable,
  isSandboxed,
  mayLackSandbox,
  startBrowser,
} from '../../../src/lib/browser/start-browser.js';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-sandbox-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const found = await findBrowser(process.env);
const asUser = { isRoot: false };

/** A browser that answers as Chromium does on a machine that lets nobody make namespaces. */
function confined(): string {
  const path = join(folder, 'confined-chromium');
  const real = 'path' in found ? found.path : '';
  writeFileSync(
    path,
    `#!/bin/sh\ncase " $* " in *" --no-sandbox "*) exec "${real}" "$@";; esac\necho "No usable sandbox!" >&2\nexit 1\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

describe.skipIf(!('path' in found) || process.platform === 'win32')('on a machine that allows no sandbox', () => {
  test('a browser is not started bare unless somebody allowed it, and the error says how', async () => {
    const starting = startBrowser({ path: confined() }, asUser);
    await expect(starting).rejects.toBeInstanceOf(SandboxUnavailable);
    await expect(starting).rejects.toThrow('GONGKAI_BROWSER_SANDBOX=auto');
  });

  test('it runs bare where that is allowed, and tells', async () => {
    const browser = await startBrowser({ path: confined(), mayLackSandbox: true }, asUser);
    expect(isSandboxed(browser)).toBe(false);
    await browser.close();
  });
});

test('a program that starts neither way is no question of the sandbox', async () => {
  const path = join(folder, 'broken-chromium');
  writeFileSync(path, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  await expect(startBrowser({ path, mayLackSandbox: true }, asUser)).rejects.not.toBeInstanceOf(SandboxUnavailable);
});

test('only the word auto gives up the sandbox', () => {
  expect(mayLackSandbox({ GONGKAI_BROWSER_SANDBOX: 'auto' })).toBe(true);
  for (const word of [undefined, '', 'required', 'off', '0']) {
    expect(mayLackSandbox({ GONGKAI_BROWSER_SANDBOX: word })).toBe(false);
  }
});
