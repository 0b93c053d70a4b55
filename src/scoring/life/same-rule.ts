import type { RuleKeys } from './rule-keys.js';

/** `ruleKeys` of the profiles that are known, by digest. */
export type KeysByDigest = ReadonlyMap<string, RuleKeys>;

/** Whether a rule of two profiles asks the same. Where a profile is not known, only the same digest tells. */
export function isSameRule(rule: string, one: string, other: string, keys: KeysByDigest): boolean {
  if (one === other) return true;
  const key = keys.get(one)?.[rule];
  return key !== undefined && key === keys.get(other)?.[rule];
}
