import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The settings a search depends on; the caller passes `process.env`. */
export type BrowserEnvironment = Readonly<Record<string, string | undefined>>;

/** Names on PATH, the leanest first: a headless shell needs a third of the memory of a whole browser. */
const NAMES_ON_PATH = [
  'chrome-headless-shell',
  'chromium-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'chrome',
];

const USUAL_PATHS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium-headless-shell',
    '/opt/google/chrome/chrome',
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/usr/lib/chromium-browser/chromium-browser',
    '/snap/bin/chromium',
    '/opt/microsoft/msedge/msedge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
};

/** Programs by these names in a folder of Playwright's registry are browsers. */
const PLAYWRIGHT_PROGRAMS = new Set([
  'chrome-headless-shell',
  'headless_shell',
  'chrome',
  'Chromium',
  'Google Chrome for Testing',
  'chrome-headless-shell.exe',
  'chrome.exe',
]);

/** Where installed browsers are looked for, best first: names on PATH, then the usual paths of the system. */
export function installedPlaces(env: BrowserEnvironment, platform: NodeJS.Platform): readonly string[] {
  const isWindows = platform === 'win32';
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(isWindows ? ';' : ':').filter((folder) => folder !== '');
  const onPath = NAMES_ON_PATH.flatMap((name) =>
    folders.map((folder) => join(folder, isWindows ? `${name}.exe` : name)),
  );
  return [...onPath, ...(isWindows ? windowsPaths(env) : (USUAL_PATHS[platform] ?? []))];
}

function windowsPaths(env: BrowserEnvironment): string[] {
  const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
    (root) => root !== undefined,
  );
  const programs = [
    'Google/Chrome/Application/chrome.exe',
    'Chromium/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ];
  return programs.flatMap((program) => roots.map((root) => join(root, program)));
}

/** Browsers that `playwright install` has put into its registry folder: headless shells first, newest revision first. */
export function playwrightPlaces(env: BrowserEnvironment, platform: NodeJS.Platform): readonly string[] {
  const registry = playwrightRegistry(env, platform);
  if (registry === undefined) return [];
  return namesIn(registry)
    .map((name) => ({ name, match: /^(chromium_headless_shell|chromium)-(\d+)$/.exec(name) }))
    .flatMap(({ name, match }) =>
      match ? [{ name, isShell: match[1] !== 'chromium', revision: Number(match[2]) }] : [],
    )
    .sort((a, b) => Number(b.isShell) - Number(a.isShell) || b.revision - a.revision)
    .flatMap(({ name }) => programsIn(join(registry, name), 5));
}

function playwrightRegistry(env: BrowserEnvironment, platform: NodeJS.Platform): string | undefined {
  const set = env['PLAYWRIGHT_BROWSERS_PATH'];
  if (set === '0') return join(packageRoot(), 'node_modules', 'playwright-core', '.local-browsers');
  if (set !== undefined && set !== '') return set;
  const home = env['HOME'] ?? env['USERPROFILE'];
  if (platform === 'win32')
    return env['LOCALAPPDATA'] === undefined ? undefined : join(env['LOCALAPPDATA'], 'ms-playwright');
  if (home === undefined) return undefined;
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'ms-playwright');
  return join(env['XDG_CACHE_HOME'] ?? join(home, '.cache'), 'ms-playwright');
}

function packageRoot(): string {
  return join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
}

function programsIn(folder: string, depth: number): string[] {
  if (depth === 0) return [];
  return readdirOrNothing(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return programsIn(path, depth - 1);
    return entry.isFile() && PLAYWRIGHT_PROGRAMS.has(entry.name) ? [path] : [];
  });
}

function namesIn(folder: string): string[] {
  return readdirOrNothing(folder).map((entry) => entry.name);
}

function readdirOrNothing(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
