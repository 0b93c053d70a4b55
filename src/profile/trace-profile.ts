import type { Profile } from '../model/profile.js';
import type { MergedRuleSet, Origin } from './merge-rule-sets.js';
import type { Path } from './parse-rule-file.js';

/** Where a part of a rule was written; line and column count from 1. */
export interface WrittenAt {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Id of the rule set. */
  readonly ruleSet: string;
  /** The rule that it was written of: another one where this rule is `like` it. */
  readonly rule: string;
}

/** A profile that can tell where its rules come from. */
export interface TracedProfile {
  readonly profile: Profile;
  /** The rule set in which a rule was written first. */
  homeOf(rule: string): string | undefined;
  /** Where a part of a rule was written last; nothing of a default of its check. */
  whereWritten(rule: string, part: Path): WrittenAt | undefined;
  /** Every place that wrote of a rule, the latest first. */
  layersOf(rule: string): readonly WrittenAt[];
}

/** `merged` is what the profile was assembled from. */
export function traceProfile(profile: Profile, merged: MergedRuleSet): TracedProfile {
  const originsOf = (rule: string): readonly Origin[] => merged.rules.get(rule)?.origins ?? [];
  const ruleSetOf = ({ parsed }: Pick<Origin, 'parsed'>): string =>
    merged.ruleSets[merged.ruleSetOf.get(parsed) ?? -1]?.id ?? '';
  const at = ({ parsed, path }: Pick<Origin, 'parsed' | 'path'>): WrittenAt => ({
    file: parsed.file,
    ...parsed.place(path, 'key'),
    ruleSet: ruleSetOf({ parsed }),
    rule: String(path[1] ?? ''),
  });
  return {
    profile,
    homeOf: (rule) => {
      const first = originsOf(rule).findLast(({ path }) => path[1] === rule);
      return first && ruleSetOf(first);
    },
    whereWritten: (rule, part) => {
      for (const { parsed, path } of originsOf(rule)) {
        // A list may have been replaced, or added to by a key that ends in +.
        const longer = [...part.slice(0, -1), `${String(part.at(-1))}+`];
        const found = [part, longer].map((one) => [...path, ...one]).find((one) => parsed.has(one));
        if (found) return at({ parsed, path: found });
      }
      return undefined;
    },
    layersOf: (rule) => originsOf(rule).map(at),
  };
}
