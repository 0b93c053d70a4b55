import type { Profile } from '../../model/profile.js';
import { rulesFolder } from '../rules/load-profiles.js';

/** A rule set that was edited is used for audits that begin so much later. */
const FRESH_MS = 5 * 60_000;

/** Loads profiles by id or file, each once in a while. Rejects with `ProfileError` for one that cannot be loaded. */
export function openProfiles(now: () => Date): (reference: string) => Promise<Profile> {
  const loaded = new Map<string, { readonly at: number; readonly profile: Profile }>();
  return async (reference) => {
    const at = now().getTime();
    const known = loaded.get(reference);
    if (known && at - known.at < FRESH_MS) return known.profile;
    const [{ loadProfile }, { catalog }] = await Promise.all([
      import('../../profile/load-profile.js'),
      import('../../catalog.js'),
    ]);
    const profile = loadProfile(reference, { rulesFolder, checks: catalog });
    loaded.set(reference, { at, profile });
    return profile;
  };
}
