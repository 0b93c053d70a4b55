import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRunPath, latestBegun } from '../../../src/cli/runs/named-run.js';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'gongkai-named-'));
});
afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

const write = (run: string, file: string, content: unknown): void => {
  mkdirSync(join(cwd, 'reports', run), { recursive: true });
  writeFileSync(join(cwd, 'reports', run, file), JSON.stringify(content));
};
const finished = (run: string, startedAt: string, report = 'mouqu/report.json'): void =>
  write(run, 'run.json', { schemaVersion: 1, startedAt, sites: [{ report }] });
const named = (reference: string): string | undefined => findRunPath(reference, { out: 'reports', cwd });

describe('findRunPath', () => {
  it('takes latest and previous for the finished runs that began last, whatever they are called', () => {
    finished('zuijin', '2026-03-01T08:00:00+08:00');
    finished('2026q2', '2026-06-01T08:00:00+08:00');
    finished('2026q1', '2026-03-31T08:00:00+08:00');
    expect(named('latest')).toBe(join(cwd, 'reports', '2026q2'));
    expect(named('previous')).toBe(join(cwd, 'reports', '2026q1'));
  });

  it('passes over a run under way, a ranking, and the sample that comes along', () => {
    finished('2026q1', '2026-03-31T08:00:00+08:00');
    finished('sample', '2026-11-01T08:00:00+08:00');
    finished('paiming', '2026-07-01T08:00:00+08:00', '../2026q1/mouqu/report.json');
    write('2026q3', 'request.json', { startedAt: '2026-09-01T08:00:00+08:00' });
    expect(named('latest')).toBe(join(cwd, 'reports', '2026q1'));
    expect(named('previous')).toBeUndefined();
  });

  it('means the folder where somebody has called a run latest', () => {
    finished('latest', '2026-01-01T08:00:00+08:00');
    finished('2026q1', '2026-03-31T08:00:00+08:00');
    expect(named('latest')).toBe(join(cwd, 'reports', 'latest'));
  });

  it('finds nothing where nothing was audited yet', () => {
    expect(named('latest')).toBeUndefined();
    expect(named('2026q1')).toBeUndefined();
  });
});

describe('latestBegun', () => {
  it('is the audit that began last, finished or not: that is what --resume latest goes on with', () => {
    write('2026q1', 'request.json', { startedAt: '2026-03-31T08:00:00+08:00' });
    write('2026q3', 'request.json', { startedAt: '2026-09-01T08:00:00+08:00' });
    finished('replayed', '2026-10-01T08:00:00+08:00');
    expect(latestBegun({ out: 'reports', cwd })).toBe('2026q3');
    expect(latestBegun({ out: 'elsewhere', cwd })).toBeUndefined();
  });
});
