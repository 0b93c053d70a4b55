import { writeFinal as writeHistory } from '../history/write-final.js';
import type { AuditReport } from '../model/report.js';
import type { Trx } from '../store/tables.js';

/** Writes the score of an audit as evaluators left it, and what is summed up from it; the machine's own stays beside it. */
export const writeFinal = (trx: Trx, run: string, site: string, report: AuditReport): Promise<void> =>
  writeHistory(trx, { run, site, report });
