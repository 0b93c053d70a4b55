import type { Profile } from '../../model/profile.js';
import type { SiteEntry, Waiver } from '../../model/site-entry.js';
import type { Say } from '../language.js';

/** One sentence for each waiver that sets nothing aside: it has ended, or its rule deducts no points. Each once. */
export function waiverNotes(
  judged: Iterable<readonly [SiteEntry, Profile]>,
  asOf: string,
  say: Say,
): readonly string[] {
  const notes = [...judged].flatMap(([site, profile]) =>
    [...(site.waivers ?? []), ...(profile.waivers ?? [])]
      .filter((waiver) => waiver.site === undefined || waiver.site === site.id)
      .flatMap((waiver) => noteOf(waiver, profile, asOf, say) ?? []),
  );
  return [...new Set(notes)];
}

/** The same of a rule set alone, before any site is judged. */
export const waiverNotesOf = (profile: Profile, asOf: string, say: Say): readonly string[] =>
  (profile.waivers ?? []).flatMap((waiver) => noteOf(waiver, profile, asOf, say) ?? []);

function noteOf({ rule: id, site, expiresOn }: Waiver, { rules }: Profile, asOf: string, say: Say): string | undefined {
  const where = site === undefined ? '' : say(`（${site}）`, ` (${site})`);
  if (expiresOn < asOf)
    return say(
      `规则 ${id}${where} 的豁免已于 ${expiresOn} 到期，重新计分`,
      `the waiver of ${id}${where} ended on ${expiresOn}: the rule counts again`,
    );
  const rule = rules.find((one) => one.id === id);
  if (!rule)
    return say(
      `豁免的规则 ${id}${where} 没有启用，豁免不起作用`,
      `the waived rule ${id}${where} is switched off: the waiver does nothing`,
    );
  if (rule.level === 'deduction') return undefined;
  return say(
    `规则 ${id}${where} 不是扣分规则，豁免不起作用：单项否决不能豁免`,
    `${id}${where} deducts no points, so its waiver does nothing: a veto cannot be waived`,
  );
}
