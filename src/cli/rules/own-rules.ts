import { findRuleSet } from '../../profile/find-rule-set.js';
import { readRuleSet } from '../../profile/read-rule-set.js';
import type { Profile } from '../../model/profile.js';
import { rulesFolder } from './load-profiles.js';

/** Rules that a rule set writes or overrides itself and that are switched on; those it only inherits are tested where they stand. */
export function ownRules(reference: string, profile: Profile, cwd: string): readonly string[] {
  const place = findRuleSet(reference, rulesFolder, cwd);
  if (!place) return [];
  const written = new Set(
    readRuleSet(place).files.flatMap(({ content }) => [
      ...Object.keys(content.rules ?? {}),
      ...Object.entries(content.overrides ?? {}).flatMap(([id, { params, check, effective }]) =>
        (params ?? check ?? effective) ? [id] : [],
      ),
    ]),
  );
  return profile.rules.map(({ id }) => id).filter((id) => written.has(id));
}
