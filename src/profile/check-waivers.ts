import { ifUnknown } from './complain.js';
import type { MergedRuleSet } from './merge-rule-sets.js';
import type { Problem } from './profile-error.js';
import { problemAt } from './read-rule-set.js';

/** Every waiver names a rule that exists. */
export function* checkWaivers(merged: MergedRuleSet): Generator<Problem> {
  for (const { entry, parsed, path } of merged.waivers) {
    const unknown = ifUnknown(merged, 'rules', entry.rule);
    if (unknown) yield problemAt(parsed, [...path, 'rule'], unknown.message, unknown);
  }
}
