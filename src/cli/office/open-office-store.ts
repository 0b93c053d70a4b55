import type { Blobs } from '../../store/blobs/blobs.js';
import { openBlobs } from '../../store/blobs/open-blobs.js';
import { openStore, type Store } from '../../store/open-store.js';
import type { OfficePlaces } from './office-places.js';

/** Store and evidence of an office. Throws `StoreProblem`, which the command line tells in words. */
export async function openOfficeStore(
  places: OfficePlaces,
  { isCopying = false }: { readonly isCopying?: boolean } = {},
): Promise<{ readonly store: Store; readonly blobs: Blobs }> {
  const { folder, databaseUrl: url } = places;
  return { store: await openStore({ folder, url, isCopying }), blobs: openBlobs(places) };
}
