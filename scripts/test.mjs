import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, nodeProgram, runProgram } from './run-program.mjs';
import { setUpOrSay } from './setup.mjs';

// `npm test`: set-up, unit tests with coverage, browser tests, and one closing line with the sum of both.
// `npm test -- test/page` runs the tests of that folder only, without coverage.
const chosen = process.argv.slice(2);
const reports = mkdtempSync(join(tmpdir(), 'gongkai-tests-'));
const counts = { passed: 0, failed: 0, skipped: 0 };

try {
  if (await setUpOrSay()) {
    const forBrowser = chosen.filter((path) => path.startsWith('test/browser'));
    const forUnit = chosen.filter((path) => !forBrowser.includes(path));
    if (chosen.length === 0 || forUnit.length > 0) add(await unitTests(forUnit));
    if (chosen.length === 0 || forBrowser.length > 0) add(await browserTests(forBrowser));
  } else {
    counts.failed += 1;
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
}

const ranNothing = counts.passed + counts.failed === 0;
if (ranNothing) console.error('No test was run.');
console.log(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
);
process.exitCode = counts.failed > 0 || ranNothing ? 1 : 0;

function add({ passed, failed, skipped }) {
  counts.passed += passed;
  counts.failed += failed;
  counts.skipped += skipped;
}

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
  const report = read(file);
  if (report === undefined) return crashed('vitest wrote no report');
  // A file that breaks before its first test holds no failed test: it counts as one.
  const brokenFiles = report.testResults.filter(
    ({ status: outcome, assertionResults }) =>
      outcome === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

async function browserTests(paths) {
  if (!existsSync(join(ROOT, 'test', 'browser'))) return { passed: 0, failed: 0, skipped: 0 };
  const { findBrowser } = await import(pathToFileURL(join(ROOT, 'dist', 'lib', 'browser', 'find-browser.js')).href);
  const browser = await findBrowser(process.env);
  if (browser.path === undefined) {
    const { total } = await playwright(paths, { list: true });
    console.log(`\nBrowser tests: ${total} left out, ${browser.why}.`);
    return { passed: 0, failed: 0, skipped: total };
  }
  console.log(`\nBrowser tests (playwright, ${browser.path}) …`);
  const { status, stats, errors } = await playwright(paths, { env: { GONGKAI_BROWSER: browser.path } });
  if (stats === undefined) return crashed('playwright wrote no report');
  const failed = stats.unexpected + errors;
  return {
    passed: stats.expected + stats.flaky,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: stats.skipped,
  };
}

async function playwright(paths, { list = false, env = {} }) {
  const file = join(reports, 'playwright.json');
  const { status } = await runProgram(
    [
      ...nodeProgram('@playwright', 'test', 'cli.js'),
      'test',
      ...paths,
      ...(list ? ['--list', '--reporter=json'] : ['--reporter=list,json']),
    ],
    { quietly: list, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  );
  const report = read(file);
  return { status, stats: report?.stats, errors: report?.errors.length ?? 0, total: countSpecs(report?.suites ?? []) };
}

function countSpecs(suites) {
  return suites.reduce((sum, suite) => sum + (suite.specs?.length ?? 0) + countSpecs(suite.suites ?? []), 0);
}

function crashed(why) {
  console.error(`${why}: counted as one failed test.`);
  return { passed: 0, failed: 1, skipped: 0 };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
