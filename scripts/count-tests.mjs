/**
 * What test runners wrote down, as counts that cannot hide a failure: a run that ended badly counts at least one failed test,
 * whatever its report says.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * A file that breaks before its first test holds no failed test: it counts as one.
 * @param {any} report vitest's JSON report; undefined if it wrote none
 * @param {number} status exit status of vitest
 * @returns {Counts}
 */
export function countVitest(report, status) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && file.assertionResults.every((/** @type {any} */ test) => test.status !== 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: atLeastOneIf(status !== 0, report.numFailedTests + brokenFiles),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * A test that passed at a later try counts as passed; errors outside tests count as failed ones.
 * @param {any} report Playwright's JSON report; undefined if it wrote none
 * @param {number} status exit status of Playwright
 * @returns {Counts}
 */
export function countPlaywright(report, status) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, flaky, unexpected, skipped } = report.stats;
  return {
    passed: expected + flaky,
    failed: atLeastOneIf(status !== 0, unexpected + report.errors.length),
    skipped,
  };
}

/**
 * How many tests Playwright lists.
 * @param {any} report JSON report of `playwright test --list`; undefined if it wrote none
 * @returns {number}
 */
export function countListed(report) {
  const inSuites = (/** @type {any[]} */ suites) =>
    suites.reduce((sum, suite) => sum + (suite.specs?.length ?? 0) + inSuites(suite.suites ?? []), 0);
  return inSuites(report?.suites ?? []);
}

/**
 * Sum of counts of several runners, and the line that closes the output.
 * @param {readonly Counts[]} all
 */
export function closing(all) {
  const sum = (/** @type {keyof Counts} */ key) => all.reduce((total, counts) => total + counts[key], 0);
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')];
  return {
    line: `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    ranNothing: passed + failed === 0,
    isGreen: failed === 0 && passed > 0,
  };
}

function atLeastOneIf(/** @type {boolean} */ endedBadly, /** @type {number} */ failed) {
  return endedBadly ? Math.max(1, failed) : failed;
}
