import type { RunReports } from '../format.js';

/** Programs open a list of so many sites quickly, and a person still finds their way in it. */
const SITES_A_FILE = 600;
/** Cells of details in the workbook itself: some 450 MB while it is made. */
const CELLS_IN_ONE = 1_000_000;
/** In each of several files, which are made while the workbook waits for its ranking. */
const CELLS_A_FILE = 600_000;
/** Columns that have something in them: of a rule in 评分表, and of a finding in 问题清单 and 整改台账 together. */
const CELLS_A_RULE = 12;
const CELLS_A_FINDING = 22;

/** In how many files the details of a run stand: 1 where they fit the workbook itself. Known before the reports are read. */
export function filesFor({ run: { sites }, findings = 0 }: Pick<RunReports, 'run' | 'findings'>): number {
  const rules = sites.reduce((sum, { outcomes }) => sum + Object.values(outcomes).reduce((a, b) => a + b, 0), 0);
  const cells = rules * CELLS_A_RULE + findings * CELLS_A_FINDING;
  const files = Math.max(
    1,
    Math.ceil(sites.length / SITES_A_FILE),
    cells > CELLS_IN_ONE ? Math.ceil(cells / CELLS_A_FILE) : 1,
  );
  return Math.min(files, Math.max(1, sites.length));
}
