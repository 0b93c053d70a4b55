import type { OfficeSettings } from '../model/office-settings.js';
import type { Profile } from '../model/profile.js';
import type { Blobs } from '../store/blobs/blobs.js';
import type { Store } from '../store/open-store.js';

/** What deciding needs of its surroundings. An `Office` is one. */
export interface ReviewDesk {
  readonly store: Store;
  readonly blobs: Pick<Blobs, 'read' | 'has'>;
  readonly now: () => Date;
  readonly settings: () => Promise<OfficeSettings>;
  /** By the digest of the rules that a report was judged by. */
  readonly profile: (digest: string) => Promise<Profile | undefined>;
}
