import type { Catalog } from '../model/check.js';
import type { Profile } from '../model/profile.js';
import { allowedNames } from './allowed-names.js';
import { assembleProfile } from './assemble-profile.js';
import { checkRuleSet } from './check-rule-set.js';
import { findRuleSet, placesIn } from './find-rule-set.js';
import { followExtends } from './follow-extends.js';
import { followLikes } from './follow-likes.js';
import { mergeRuleSets } from './merge-rule-sets.js';
import { ProfileError, type Problem } from './profile-error.js';
import { problemAt } from './read-rule-set.js';
import { traceProfile, type TracedProfile } from './trace-profile.js';

export interface LoadOptions {
  /** Where rule sets live; `extends` never leaves it. */
  readonly rulesFolder: string;
  readonly checks: Catalog;
  /** What a relative path starts from; by default the working directory. */
  readonly cwd?: string;
  /** A clause that nothing covers is no fault: `rules coverage` tells of it. */
  readonly mayBeUncovered?: boolean;
}

/**
 * The rule set of an id or path with all it extends, its overrides worked in and the defaults of params filled in.
 * Throws a `ProfileError` with every fault of every file.
 */
export const loadProfile = (reference: string, options: LoadOptions): Profile => loadTraced(reference, options).profile;

/** The same, with what it takes to say where each part of a rule was written. */
export function loadTraced(
  reference: string,
  { rulesFolder, checks, cwd = process.cwd(), mayBeUncovered = false }: LoadOptions,
): TracedProfile {
  const place = findRuleSet(reference, rulesFolder, cwd);
  if (!place) throw new ProfileError([unknownRuleSet(reference, rulesFolder)]);
  const lineage = followExtends(place, rulesFolder);
  const { merged: written, problems: lostOverrides } = mergeRuleSets(lineage);
  const { merged, problems: lostLikes } = followLikes(written);
  const all = [...lineage.problems, ...lostOverrides, ...lostLikes, ...checkRuleSet(merged, checks)];
  const { promisedId } = place;
  if (promisedId !== undefined && merged.head.id !== undefined && merged.head.id !== promisedId) {
    const message = { zh: `id 应与名称一致：${promisedId}`, en: `the id should be as its name: ${promisedId}` };
    all.push(problemAt(merged.headFile, ['id'], message));
  }
  const faults = all.filter(({ isUncovered }) => !(isUncovered && mayBeUncovered));
  if (faults.length > 0) throw new ProfileError(faults);
  return traceProfile(assembleProfile(merged), merged);
}

function unknownRuleSet(reference: string, rulesFolder: string): Problem {
  const ids = placesIn(rulesFolder).map(({ promisedId }) => promisedId);
  const { zh: hint, en: hintEn } = allowedNames(reference, ids);
  const message = `没有规则集 ${reference}：规则目录里没有这个编号，也没有这个文件`;
  return {
    file: reference,
    line: 1,
    column: 1,
    message,
    messageEn: `there is no rule set ${reference}: neither an id in the rules folder nor a file`,
    hint,
    hintEn,
    isOfName: true,
  };
}
