import { join } from 'node:path';
import type { Blobs } from './blobs.js';
import { diskBlobs } from './disk-blobs.js';
import { s3Blobs } from './s3-blobs.js';
import type { S3Place } from './s3-place.js';

/** Where evidence is kept: in a bucket, with copies in `cache/` of the data folder, else below that folder itself. */
export const openBlobs = ({ folder, s3 }: { readonly folder: string; readonly s3?: S3Place | undefined }): Blobs =>
  s3 === undefined ? diskBlobs(folder) : s3Blobs(s3, { cache: join(folder, 'cache', 'blobs') });
