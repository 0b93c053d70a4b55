import type { Office, ServerPlace } from '../../dashboard/office.js';
import type { Profile } from '../../model/profile.js';
import { listRuleSets } from '../../profile/list-rule-sets.js';
import { loadProfile } from '../../profile/load-profile.js';
import { reviveProfile } from '../../profile/serialize-profile.js';
import { NoSuchBlob, type Blobs } from '../../store/blobs/blobs.js';
import { readSettings } from '../../store/settings/read-settings.js';
import { rulesFolder } from '../rules/load-profiles.js';
import { openArchive } from './open-archive.js';
import { rankApart } from './rank-apart.js';
import { readPacks } from './read-packs.js';

/** What is at hand before anything is served. */
type Means = Pick<Office, 'store' | 'blobs' | 'version' | 'templates' | 'takeIn' | 'wake' | 'onFault'> & {
  readonly server: ServerPlace;
  readonly now?: () => Date;
};

/** Everything that pages and API work with. */
export const openOffice = ({ now = () => new Date(), ...means }: Means): Office => ({
  ...means,
  now,
  settings: () => readSettings(means.store.db),
  profile: profileReader(means.blobs),
  packs: readPacks(),
  archive: openArchive(means.blobs),
  rank: rankApart,
});

/** Opens the profile of a rule set that comes along, by its id, or of one that a stored report was judged by, by its digest. */
export function profileReader(blobs: Blobs): (idOrDigest: string) => Promise<Profile | undefined> {
  const read = new Map<string, Promise<Profile | undefined>>();
  const ids = new Set(listRuleSets(rulesFolder).map(({ id }) => id));
  const load = async (reference: string): Promise<Profile | undefined> => {
    if (ids.has(reference)) {
      const { catalog } = await import('../../catalog.js');
      return loadProfile(reference, { rulesFolder, checks: catalog });
    }
    if (!/^[0-9a-f]{64}$/.test(reference)) return undefined;
    try {
      return reviveProfile(Buffer.from(await blobs.read(`profiles/${reference}.json`)).toString('utf8'));
    } catch (error) {
      if (error instanceof NoSuchBlob) return undefined;
      throw error;
    }
  };
  return (reference) => {
    const known = read.get(reference) ?? load(reference);
    read.set(reference, known);
    // What is not there yet may come with the next run; what broke is tried again.
    known.then(
      (profile) => profile ?? read.delete(reference),
      () => read.delete(reference),
    );
    return known;
  };
}
