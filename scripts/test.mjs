import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { closing, countListed, countPlaywright, countVitest } from './count-tests.mjs';
import { ROOT, nodeProgram, runProgram } from './run-program.mjs';
import { setUpOrSay } from './setup.mjs';
import { installServers } from './setup/install-servers.mjs';

// `npm test`: set-up, unit tests with coverage, browser tests, and one closing line with the sum of both.
// `npm test -- test/page` runs the tests of that folder only, without coverage.
const chosen = process.argv.slice(2);
const reports = mkdtempSync(join(tmpdir(), 'gongkai-tests-'));
const results = [];

try {
  // Sources that do not compile are one failed test; most tests can still say more.
  if (await setUpOrSay()) process.env.GONGKAI_TEST_BUILT = '1';
  else results.push({ passed: 0, failed: 1, skipped: 0 });
  if (existsSync(join(ROOT, 'node_modules', 'vitest'))) {
    await installServers((line) => console.log(line));
    const forBrowser = chosen.filter((path) => path.startsWith('test/browser'));
    const forUnit = chosen.filter((path) => !forBrowser.includes(path));
    if (chosen.length === 0 || forUnit.length > 0) results.push(await unitTests(forUnit));
    if (chosen.length === 0 || forBrowser.length > 0) results.push(await browserTests(forBrowser));
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
}

const { line, ranNothing, isGreen } = closing(results);
if (ranNothing) console.error('No test was run.');
console.log(line);
process.exitCode = isGreen ? 0 : 1;

async function unitTests(paths) {
  console.log('\nUnit tests (vitest) …');
  const file = join(reports, 'vitest.json');
  const { status } = await runProgram([
    ...nodeProgram('vitest', 'vitest.mjs'),
    'run',
    ...(paths.length === 0 ? ['--coverage'] : paths),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return countVitest(read(file), status);
}

async function browserTests(paths) {
  const { findBrowser } = await import(pathToFileURL(join(ROOT, 'dist', 'lib', 'browser', 'find-browser.js')).href);
  const browser = await findBrowser(process.env);
  if (browser.path === undefined) {
    const { report } = await playwright(['--list', '--reporter=json', ...paths], { quietly: true });
    const count = countListed(report);
    console.log(`\nBrowser tests: ${count} left out, ${browser.why}.`);
    return { passed: 0, failed: 0, skipped: count };
  }
  console.log(`\nBrowser tests (playwright, ${browser.path}) …`);
  const options = { env: { GONGKAI_BROWSER: browser.path } };
  const { report, status } = await playwright(['--reporter=list,json', ...paths], options);
  return countPlaywright(report, status);
}

async function playwright(args, options) {
  const file = join(reports, 'playwright.json');
  const { status } = await runProgram(
    [...nodeProgram('@playwright', 'test', 'cli.js'), 'test', '--config=playwright.config.ts', ...args],
    {
      ...options,
      env: { ...options.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    },
  );
  return { status, report: read(file) };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
