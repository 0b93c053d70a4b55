import { StoreProblem } from '../store-problem.js';
import { s3Client } from './s3-client.js';
import type { S3Place } from './s3-place.js';

/** Asks a bucket for the name of one file. Throws `StoreProblem` where it cannot be used. */
export async function lookAtBucket(place: S3Place): Promise<void> {
  const answer = await s3Client(place)({ method: 'GET', key: '', query: { 'list-type': '2', 'max-keys': '1' } });
  await answer.arrayBuffer();
  if (answer.ok) return;
  throw new StoreProblem('place', {
    zh: `对象存储 ${place.endpoint} 上没有存储桶 ${place.bucket}`,
    en: `the object storage ${place.endpoint} has no bucket ${place.bucket}`,
  });
}
