/** `like: RULE`: a rule that judges the same thing as another one, by another clause, on other days or with other points. */
import { allowedNames } from './allowed-names.js';
import { complain } from './complain.js';
import { mergeData, type MergedEntry, type MergedRuleSet } from './merge-rule-sets.js';
import type { Problem } from './profile-error.js';

/** What such a rule takes over where it does not say it itself. Title, section, level, points, days and source are its own. */
const TAKEN = ['check', 'params', 'pointsPer', 'appliesTo', 'basis', 'remedy', 'remedyEn'] as const;

/** Fills in what rules take from others, after all overrides; also says which of them name no rule, or go in a circle. */
export function followLikes(merged: MergedRuleSet): {
  readonly merged: MergedRuleSet;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const done = new Map<string, MergedEntry>();
  const resolve = (id: string, entry: MergedEntry, way: readonly string[]): MergedEntry => {
    const known = done.get(id);
    if (known) return known;
    const like = entry.data['like'];
    if (typeof like !== 'string') return entry;
    const base = merged.rules.get(like);
    if (!base || way.includes(like) || like === id) {
      problems.push(faultOf(id, like, entry, base, merged));
      return { ...entry, isBroken: true };
    }
    const { data, origins, isBroken } = resolve(like, base, [...way, id]);
    const taken = Object.fromEntries(TAKEN.flatMap((key) => (data[key] === undefined ? [] : [[key, data[key]]])));
    const full: MergedEntry = {
      data: mergeData(taken, entry.data),
      origins: [...entry.origins, ...origins],
      isBroken: entry.isBroken || isBroken,
    };
    done.set(id, full);
    return full;
  };
  const rules = new Map([...merged.rules].map(([id, entry]) => [id, resolve(id, entry, [])]));
  return { merged: { ...merged, rules }, problems };
}

function faultOf(
  id: string,
  like: string,
  entry: MergedEntry,
  base: MergedEntry | undefined,
  { rules }: MergedRuleSet,
): Problem {
  if (base)
    return complain(entry, ['like'], {
      zh: `规则 ${id} 的 like 绕成了圈`,
      en: `the rule ${id} is like itself`,
    });
  const hint = allowedNames(like, rules.keys());
  return complain(entry, ['like'], { zh: `没有规则 ${like}`, en: `there is no rule ${like}` }, { hint });
}
