import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditReport } from '../model/report.js';
import { UsageError } from './usage-error.js';

/**
 * Reads a `report.json`, or that of a site's folder. Rejects with a `UsageError` (`no-report`) for what is none, or was
 * written by a version whose reports this one does not know; with the system's error for what cannot be read.
 *
 * @example
 * const report = await readReport('reports/20260714-153000/shizhong');
 */
export const readReport = async (path: string): Promise<AuditReport> => {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'report.json') : path;
  const report = parsed(await readFile(file, 'utf8'));
  if (!report?.site || !report.scorecard || !report.outcomes)
    throw new UsageError('no-report', `${file} 不是检查报告`, `${file} is no audit report`);
  // What is read may be of any version.
  if ((report.schemaVersion as number) !== 1)
    throw new UsageError('no-report', `${file} 由别的版本写成，读不了`, `${file} was written by another version`);
  return report as AuditReport;
};

const parsed = (text: string): Partial<AuditReport> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};
