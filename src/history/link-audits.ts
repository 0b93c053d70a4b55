import { directionOf } from '../scoring/compare-points.js';
import type { Trx } from '../store/tables.js';

/**
 * Sets an audit, and the one after it, against the full, judged one before: what the score did since. Only audits of which the site's
 * score may be told take part.
 */
export async function linkAudits(
  trx: Trx,
  { run, site }: { readonly run: string; readonly site: string },
): Promise<void> {
  const audits = await trx
    .selectFrom('audit_history as h')
    .innerJoin('audits as a', (join) => join.onRef('a.run', '=', 'h.run').onRef('a.site', '=', 'h.site'))
    .select(['h.run', 'h.crawled_at', 'h.role', 'a.profile_digest', 'a.bonus', 'a.out_of'])
    .select(['a.final_verdict', 'a.final_value', 'a.final_min', 'a.final_max'])
    .where('h.site', '=', site)
    .where('h.role', '!=', 'supposed')
    .where('h.is_full', '=', 1)
    .where('h.is_judged', '=', 1)
    .orderBy('h.crawled_at')
    .orderBy('h.run')
    .execute();
  const at = audits.findIndex((audit) => audit.run === run);
  for (const index of at < 0 ? [] : [at, at + 1]) {
    const [before, after] = [audits[index - 1], audits[index]];
    if (!after) continue;
    const [from, to] = [before && standingOf(before), standingOf(after)];
    await trx
      .updateTable('audit_history')
      .set({
        previous_run: before?.run ?? null,
        direction: from && to ? directionOf(from, to) : null,
        change_value: from && to ? Math.round(to.points.value * 100 - from.points.value * 100) / 100 : null,
        is_other_profile: before && before.profile_digest !== after.profile_digest ? 1 : 0,
      })
      .where('run', '=', after.run)
      .where('site', '=', site)
      .execute();
  }
}

interface ScoreRow {
  readonly final_verdict: string | null;
  readonly final_value: number | null;
  readonly final_min: number | null;
  readonly final_max: number | null;
  readonly out_of: number | null;
  readonly bonus: number | null;
}

function standingOf(row: ScoreRow) {
  const { final_verdict: verdict, final_value: value, final_min: min, final_max: max, out_of, bonus } = row;
  if (verdict === null || value === null || min === null || max === null) return undefined;
  return {
    verdict: verdict as 'qualified' | 'unqualified' | 'undetermined',
    points: { value, min, max, outOf: out_of ?? 0, bonus: bonus ?? 0 },
  };
}
