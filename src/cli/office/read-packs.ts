import { coverageOf, type Coverage } from '../../model/coverage.js';
import { listRuleSets } from '../../profile/list-rule-sets.js';
import { loadTraced } from '../../profile/load-profile.js';
import { rulesFolder } from '../load-profiles.js';

/** The rule sets that come with the program, each with the clauses it covers. Read once: they change with the program only. */
export function readPacks(): () => Promise<readonly Coverage[]> {
  let read: Promise<readonly Coverage[]> | undefined;
  return () => (read ??= load());
}

async function load(): Promise<readonly Coverage[]> {
  const { catalog } = await import('../../catalog.js');
  return listRuleSets(rulesFolder).map(({ id }) => {
    const traced = loadTraced(id, { rulesFolder, checks: catalog, mayBeUncovered: true });
    return coverageOf(traced.profile, (rule) => traced.homeOf(rule) === traced.profile.id, catalog);
  });
}
