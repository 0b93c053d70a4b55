import type { Profile, Rule } from '../model/profile.js';
import type { SiteEntry, Waiver } from '../model/site-entry.js';

/** The waiver in force on a day (`YYYY-MM-DD`, its last day included); the site list's before those of the rule set. */
export const waiverOf = (
  rule: Rule,
  { profile, site, asOf }: { readonly profile: Profile; readonly site: SiteEntry; readonly asOf: string },
): Waiver | undefined =>
  [...(site.waivers ?? []), ...(profile.waivers ?? [])].find(
    (waiver) =>
      waiver.rule === rule.id && (waiver.site === undefined || waiver.site === site.id) && asOf <= waiver.expiresOn,
  );
