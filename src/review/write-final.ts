import type { AuditReport } from '../model/report.js';
import type { Trx } from '../store/tables.js';

/** Writes the score of an audit as evaluators left it; the machine's own stays beside it. */
export async function writeFinal(
  trx: Trx,
  run: string,
  site: string,
  { scorecard, outcomes }: AuditReport,
): Promise<void> {
  const count: Record<string, number> = {};
  for (const { value } of outcomes) count[value] = (count[value] ?? 0) + 1;
  const { value, min, max } = scorecard.points;
  await trx
    .updateTable('audits')
    .set({
      final_verdict: scorecard.verdict,
      final_value: value,
      final_min: min,
      final_max: max,
      vetoes: JSON.stringify(scorecard.vetoes),
      outcomes: JSON.stringify(count),
      sections: JSON.stringify(scorecard.sections),
    })
    .where('run', '=', run)
    .where('site', '=', site)
    .execute();
}
