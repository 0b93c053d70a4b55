import { SYSTEM } from '../../../src/model/actor.js';
import { planRun, type PlannedRun, type RunPlan } from '../../../src/schedule/plan-run.js';
import { saveList } from '../../../src/store/lists/lists.js';
import type { Store } from '../../../src/store/open-store.js';
import { saveSites } from '../../../src/store/sites/save-sites.js';

/** An evening in Beijing, 20:00. */
export const EVENING = new Date('2026-11-22T12:00:00.000Z');

/** So much later. */
export const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);

/** Towns of a made-up district, as sites of the list `zhen`. */
export async function addTowns(store: Store, count: number): Promise<readonly string[]> {
  const sites = Array.from({ length: count }, (_, at) => `zhen-${String(at + 1).padStart(3, '0')}`);
  const at = EVENING.toISOString();
  const entries = sites.map((id) => ({
    id,
    name: `云岭县${id}镇人民政府`,
    url: `http://${id}.example.gov.cn/`,
    kind: 'township',
  }));
  await store.transaction(async (trx) => {
    await saveSites(trx, SYSTEM, entries, { at });
    await saveList(trx, SYSTEM, { id: 'zhen', title: '乡镇', sites }, { at });
  });
  return sites;
}

/** Plans a run of sites in its own transaction. */
export const plan = (store: Store, sites: readonly string[], more: Partial<RunPlan> = {}): Promise<PlannedRun> =>
  store.transaction((trx) =>
    planRun(trx, { actor: SYSTEM, now: EVENING, origin: 'now', sites: sites.map((site) => ({ site })), ...more }),
  );
