import { execFile } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { installedPlaces, playwrightPlaces } from './browser-places.js';
import type { BrowserEnvironment } from './browser-places.js';

/** A browser that answered, or one English sentence on why there is none (`reason` and `tried` say the same to programs). */
export type FoundBrowser =
  | { readonly path: string; readonly version?: string }
  | {
      readonly why: string;
      readonly reason: 'none-installed' | 'none-runs' | 'setting-is-no-program' | 'setting-does-not-run';
      readonly tried: readonly string[];
    };

const ANSWER_WITHIN_MS = 15_000;

/**
 * Looks for a Chrome or Chromium that runs: the one named by `GONGKAI_BROWSER` (then no other), an installed one, then Playwright's own.
 * A program that does not answer `--version` (a package manager's stub, missing libraries) is passed over. Installs nothing, never throws.
 */
export async function findBrowser(
  env: BrowserEnvironment,
  platform: NodeJS.Platform = process.platform,
): Promise<FoundBrowser> {
  const chosen = env['GONGKAI_BROWSER'];
  if (chosen !== undefined && chosen !== '') return findChosen(chosen, env, platform);

  const broken: string[] = [];
  const seen = new Set<string>();
  for (const path of [...installedPlaces(env, platform), ...playwrightPlaces(env, platform)]) {
    if (!isProgram(path) || seen.has(realpathSync(path))) continue;
    seen.add(realpathSync(path));
    const answer = await askVersion(path, env, platform);
    if (answer.runs) return found(path, answer.version);
    broken.push(path);
  }
  return broken.length === 0
    ? { why: 'no Chrome or Chromium is installed', reason: 'none-installed', tried: [] }
    : {
        why: `no Chrome or Chromium that runs: ${broken.join(', ')} did not answer --version`,
        reason: 'none-runs',
        tried: broken,
      };
}

async function findChosen(path: string, env: BrowserEnvironment, platform: NodeJS.Platform): Promise<FoundBrowser> {
  if (!isProgram(path)) {
    const why = `GONGKAI_BROWSER names ${path}, which is not a program`;
    return { why, reason: 'setting-is-no-program', tried: [path] };
  }
  const answer = await askVersion(path, env, platform);
  if (answer.runs) return found(path, answer.version);
  const why = `GONGKAI_BROWSER names ${path}, which did not answer --version`;
  return { why, reason: 'setting-does-not-run', tried: [path] };
}

function found(path: string, version: string | undefined): FoundBrowser {
  return version === undefined ? { path } : { path, version };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Windows browsers open a window when asked for their version: there a file is believed. */
async function askVersion(
  path: string,
  env: BrowserEnvironment,
  platform: NodeJS.Platform,
): Promise<{ runs: boolean; version?: string }> {
  if (platform === 'win32') return { runs: true };
  return new Promise((resolve) => {
    const options = { env: { ...env }, timeout: ANSWER_WITHIN_MS, killSignal: 'SIGKILL' as const };
    execFile(path, ['--version'], options, (error, stdout) => {
      const version = /\d+(?:\.\d+){1,3}/.exec(stdout)?.[0];
      if (error !== null) resolve({ runs: false });
      else resolve(version === undefined ? { runs: true } : { runs: true, version });
    });
  });
}
