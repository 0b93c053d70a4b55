import { describe, expect, it } from 'vitest';
import { closing, countListed, countPlaywright, countVitest } from '../../scripts/count-tests.mjs';

const vitestReport = {
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
};

describe('unit tests', () => {
  it('are counted as vitest counts them', () => {
    expect(countVitest(vitestReport, 0)).toEqual({ passed: 7, failed: 0, skipped: 1 });
  });

  it('of a file that broke before its first test count as one failed', () => {
    const broken = { ...vitestReport, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(countVitest(broken, 1)).toMatchObject({ failed: 1 });
  });

  it('that all passed in a run that ended badly are not green', () => {
    expect(countVitest(vitestReport, 1)).toMatchObject({ passed: 7, failed: 1 });
  });

  it('without a report count as one failed', () => {
    expect(countVitest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('browser tests', () => {
  it('that passed at the second try passed; an error outside tests failed', () => {
    const report = {
      stats: { expected: 4, flaky: 1, unexpected: 1, skipped: 2 },
      errors: [{ message: 'port in use' }],
    };
    expect(countPlaywright(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it('that are only listed are counted through all suites', () => {
    const report = { suites: [{ specs: [{}], suites: [{ specs: [{}, {}] }] }, { suites: [] }] };
    expect(countListed(report)).toBe(3);
  });
});

describe('the closing line', () => {
  it('sums all runners and names skipped tests only if there are any', () => {
    const counts = { passed: 3, failed: 1, skipped: 0 };
    expect(closing([counts, counts]).line).toBe('6 passed, 2 failed');
    expect(closing([counts, { ...counts, skipped: 2 }]).line).toBe('6 passed, 2 failed, 2 skipped');
  });

  it('is not green when nothing ran', () => {
    expect(closing([{ passed: 0, failed: 0, skipped: 9 }])).toMatchObject({ ranNothing: true, isGreen: false });
  });
});
