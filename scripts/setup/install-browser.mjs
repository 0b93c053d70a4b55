import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, runProgram } from '../run-program.mjs';
import { debian } from './debian.mjs';

const FAILED_ATTEMPT = join(ROOT, '.cache', 'browser-attempt.json');
const TRY_AGAIN_AFTER_MS = 24 * 3600_000;

/** Best first. */
export const BROWSER_PACKAGES = ['chromium-headless-shell', 'chromium'];
export const FONT_PACKAGES = ['fonts-noto-cjk', 'fonts-droid-fallback'];

/**
 * Sees to a browser and Chinese fonts where it can without asking anybody; else says the one command that does. Never fails:
 * without a browser an audit still runs and says which rules it could not judge.
 */
export async function installBrowser(say, { again = false } = {}) {
  if (process.env.GONGKAI_SKIP_BROWSER === '1') return say('Browser: skipped (GONGKAI_SKIP_BROWSER=1).');
  const browser = await findBrowserWithBuild();
  const isNamed = Boolean(process.env.GONGKAI_BROWSER);
  if (browser.path === undefined && isNamed)
    say(`Browser: ${browser.why}; going on without. Mend that setting, or unset it.`);
  const lacksBrowser = browser.path === undefined && !isNamed;
  const lacksFonts = await lacksChineseFonts();
  if (browser.path !== undefined)
    say(`Browser: ${browser.path}${browser.version ? ` (version ${browser.version})` : ''}.`);
  if (!lacksFonts) say('Chinese fonts: present.');
  if (!lacksBrowser && !lacksFonts) return;

  const missing = [
    ...(lacksBrowser ? [`no browser (${browser.why})`] : []),
    ...(lacksFonts ? ['no Chinese font'] : []),
  ];
  const failedBefore = again ? undefined : recentFailure();
  if (failedBefore !== undefined) {
    say(`Browser: ${missing.join(' and ')}; ${failedBefore}. Not tried again today (npm run setup does).`);
    return advise(say, lacksBrowser, lacksFonts);
  }
  const packages = await debian();
  if (packages.why !== undefined) {
    say(`Browser: ${missing.join(' and ')}; ${packages.why}.`);
    return advise(say, lacksBrowser, lacksFonts, packages.hasApt);
  }

  say(`Browser: ${missing.join(' and ')}; installing Debian's packages (a few minutes at most) …`);
  const update = await packages.update();
  if (update.status !== 0) say('Browser: apt-get update did not finish; going on with the lists that are there.');
  const faults = [];
  if (lacksBrowser) faults.push(await installFirst(say, packages, BROWSER_PACKAGES));
  if (lacksFonts) faults.push(await installFirst(say, packages, FONT_PACKAGES));

  const now = await findBrowserWithBuild();
  if (now.path !== undefined && lacksBrowser)
    say(`Browser: ${now.path}${now.version ? ` (version ${now.version})` : ''}.`);
  const fault =
    faults.find((text) => text !== undefined) ?? (lacksBrowser && now.path === undefined ? now.why : undefined);
  if (fault === undefined) return rmSync(FAILED_ATTEMPT, { force: true });
  rememberFailure(fault);
  say(`Browser: ${fault}.`);
  advise(say, lacksBrowser && now.path === undefined, await lacksChineseFonts(), true);
}

/** Installs the first of these packages that can be had; says which. Returns the last fault where none can. */
async function installFirst(say, packages, names) {
  let fault = `the archive holds none of ${names.join(', ')}`;
  for (const name of names) {
    if ((await packages.firstAvailable([name])) === undefined) continue;
    const failed = await packages.install(name);
    if (failed === undefined) return void say(`Browser: installed ${name}.`);
    fault = failed;
  }
  return fault;
}

function advise(say, lacksBrowser, lacksFonts, hasApt = existsSync('/usr/bin/apt-get')) {
  const names = [...(lacksBrowser ? ['chromium'] : []), ...(lacksFonts ? ['fonts-noto-cjk'] : [])];
  const command = hasApt
    ? `${process.getuid?.() === 0 ? '' : 'sudo '}apt-get install -y ${names.join(' ')}`
    : lacksBrowser
      ? 'npx playwright install --with-deps chromium'
      : "your system's package of Noto Sans CJK fonts";
  say(`Browser: going on without. To have it later, run: ${command}`);
}

/** One definition of where browsers are looked for, the program's own. */
async function findBrowserWithBuild() {
  const module = join(ROOT, 'dist', 'lib', 'browser', 'find-browser.js');
  if (!existsSync(module)) return { why: 'the program is not built' };
  const { findBrowser } = await import(pathToFileURL(module).href);
  return findBrowser(process.env);
}

/** Only Linux comes without; where fontconfig's lister is missing too, so are the fonts (its library alone renders nothing Chinese). */
async function lacksChineseFonts() {
  if (process.platform !== 'linux') return false;
  const { status, stdout } = await runProgram(['fc-list', ':lang=zh'], { quietly: true, timeoutMs: 30_000 });
  if (status === 0) return stdout.trim() === '';
  return ![
    '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
    '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf',
  ].some((font) => existsSync(font));
}

function recentFailure() {
  try {
    const { at, why } = JSON.parse(readFileSync(FAILED_ATTEMPT, 'utf8'));
    const age = Date.now() - Date.parse(at);
    return age >= 0 && age < TRY_AGAIN_AFTER_MS ? `${why} (at ${at})` : undefined;
  } catch {
    return undefined;
  }
}

function rememberFailure(why) {
  mkdirSync(dirname(FAILED_ATTEMPT), { recursive: true });
  writeFileSync(FAILED_ATTEMPT, JSON.stringify({ at: new Date().toISOString(), why }));
}
