import { existsSync } from 'node:fs';
import type { Question } from '../pipeline.js';
import { serializeProfile } from '../profile/serialize-profile.js';
import { sealSite } from '../proof/seal.js';
import { buildDigest } from './build-digest.js';
import { programVersion } from './version.js';

/** Writes the chain from the bytes of the snapshot to the score; a site whose crawl never wrote any has none. */
export const sealAudit = async (
  folder: string,
  snapshot: string,
  { site, profile, asOf, only }: Question,
): Promise<void> => {
  if (!existsSync(snapshot)) return;
  await sealSite({
    folder,
    snapshot,
    profile: serializeProfile(profile),
    question: { site, asOf, ...(only && { only: [...only] }) },
    toolVersion: programVersion(),
    build: await buildDigest(),
  });
};
