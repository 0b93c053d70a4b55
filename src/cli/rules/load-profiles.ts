import { nearest } from '../../lib/text/nearest.js';
import { rulesFolder } from '../../library/rules-folder.js';
import type { Profile } from '../../model/profile.js';
import type { SiteEntry } from '../../model/site-entry.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';

export { rulesFolder } from '../../library/rules-folder.js';

/** Loads each profile once: the command line's, else the site's own, else the config's, else `national`. */
export const loadProfiles = async (
  sites: readonly SiteEntry[],
  asked: { readonly flag: string | undefined; readonly config?: string | undefined },
): Promise<ReadonlyMap<SiteEntry, Profile>> => {
  const [{ loadProfile }, { catalog }] = await Promise.all([
    import('../../profile/load-profile.js'),
    import('../../catalog.js'),
  ]);
  const loaded = new Map<string, Profile>();
  return new Map(
    sites.map((site) => {
      const reference = asked.flag ?? site.profile ?? asked.config ?? 'national';
      const profile = loaded.get(reference) ?? loadProfile(reference, { rulesFolder, checks: catalog });
      loaded.set(reference, profile);
      return [site, profile];
    }),
  );
};

/** Refuses what would silently judge nothing: a kind, a waived rule or a rule of `--only` that the profile does not know. */
export const checkAgainstProfiles = (
  profiles: ReadonlyMap<SiteEntry, Profile>,
  only: readonly string[] | undefined,
  say: Say,
): void => {
  for (const [site, profile] of profiles) {
    const kinds = new Set(profile.rules.flatMap(({ appliesTo }) => appliesTo.kinds));
    if (!kinds.has(site.kind)) {
      throw unknownWord(
        say(
          `${site.id}：评测方案 ${profile.id} 没有 ${site.kind} 这种网站类型`,
          `${site.id}: profile ${profile.id} has no kind ${site.kind}`,
        ),
        site.kind,
        kinds,
        say,
      );
    }
    for (const { rule } of site.waivers ?? []) checkRule(rule, `${site.id} waivers`, [profile], say);
  }
  for (const rule of only ?? []) checkRule(rule, '--only', [...profiles.values()], say);
};

const checkRule = (rule: string, what: string, profiles: readonly Profile[], say: Say): void => {
  const known = new Set(profiles.flatMap(({ rules }) => rules.map(({ id }) => id)));
  if (known.has(rule)) return;
  // Whoever has a report before him knows the title, not the id.
  const called = profiles.flatMap(({ rules }) => rules).filter(({ title }) => title === rule)[0]?.id;
  throw unknownWord(say(`${what}：没有规则 ${rule}`, `${what}: there is no rule ${rule}`), called ?? rule, known, say);
};

const unknownWord = (message: string, word: string, allowed: ReadonlySet<string>, say: Say): UsageError => {
  const meant = nearest(word, allowed);
  return new UsageError(message, [
    ...(meant === undefined ? [] : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)]),
    allowed.size <= 8
      ? say(`可用的：${[...allowed].join('、')}`, `allowed: ${[...allowed].join(', ')}`)
      : say('用 gongkai rules show 看全部规则', 'see gongkai rules show'),
  ]);
};
