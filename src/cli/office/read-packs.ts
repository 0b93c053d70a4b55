import { setTimeout as sleep } from 'node:timers/promises';
import type { Office } from '../../dashboard/office.js';
import { coverageOf, type Coverage } from '../../model/coverage.js';
import { listRuleSets } from '../../profile/list-rule-sets.js';
import { loadTraced } from '../../profile/load-profile.js';
import { rulesFolder } from '../rules/load-profiles.js';

/** The rule sets that come with the program, each with the clauses it covers. Read once: they change with the program only. */
export function readPacks(): () => Promise<readonly Coverage[]> {
  let read: Promise<readonly Coverage[]> | undefined;
  return () => (read ??= load());
}

async function load(): Promise<readonly Coverage[]> {
  const { catalog } = await import('../../catalog.js');
  const packs: Coverage[] = [];
  for (const { id } of listRuleSets(rulesFolder)) {
    const traced = loadTraced(id, { rulesFolder, checks: catalog, mayBeUncovered: true });
    packs.push(coverageOf(traced.profile, (rule) => traced.homeOf(rule) === traced.profile.id, catalog));
    await othersFirst();
  }
  return packs;
}

/** Reads packs and their profiles before somebody asks for them: the first reader of a rule does not wait for all of them. */
export async function warmPacks({ packs, profile }: Pick<Office, 'packs' | 'profile'>): Promise<void> {
  for (const { id } of await packs()) {
    await profile(id);
    await othersFirst();
  }
}

/** Each pack takes a moment, in which nobody else is answered; an office that is told to stop does not wait for the rest. */
const othersFirst = (): Promise<unknown> => sleep(OTHERS_MS, undefined, { ref: false });
/** Enough for several turns of the event loop: closing takes as many. */
const OTHERS_MS = 30;
