import { Readable } from 'node:stream';
import { StoreProblem } from '../store-problem.js';
import { assertKey, assertPrefix, isKey } from './assert-key.js';
import { NoSuchBlob, type BlobFacts, type Blobs } from './blobs.js';
import { fileCache, type CacheOptions } from './file-cache.js';
import { readListing } from './read-listing.js';
import { s3Client, type S3Client } from './s3-client.js';
import type { S3Place } from './s3-place.js';
import { uploadToS3 } from './upload-to-s3.js';

/** Files in a bucket of S3-compatible storage; `localFile` keeps copies below `cache`. Throws `StoreProblem` where it cannot be used. */
export function s3Blobs(place: S3Place, options: CacheOptions): Blobs {
  const ask = s3Client(place);
  const cache = fileCache(options);
  const facts = async (key: string): Promise<BlobFacts | undefined> => {
    const head = await headOf(ask, key);
    return head && { key, bytes: Number(head.get('content-length')) };
  };
  const get = async (key: string): Promise<Response> => {
    assertKey(key);
    const answer = await ask({ method: 'GET', key });
    if (answer.ok) return answer;
    await refuseMissingBucket(answer, place);
    throw new NoSuchBlob(key);
  };
  const stream = async (key: string): Promise<Readable> => {
    const { body } = await get(key);
    return body === null ? Readable.from([]) : Readable.fromWeb(body);
  };
  return {
    kind: 's3',
    put: async (key, content) => {
      assertKey(key);
      return { key, ...(await uploadToS3(ask, key, content)) };
    },
    read: async (key) => new Uint8Array(await (await get(key)).arrayBuffer()),
    stream,
    localFile: async (key) => {
      const head = await headOf(ask, key);
      if (head === undefined) throw new NoSuchBlob(key);
      const version = head.get('etag') ?? '';
      return cache.take({ key, version, sha256: head.get('x-amz-meta-sha256') ?? undefined }, () => stream(key));
    },
    has: async (key) => (await facts(key)) !== undefined,
    facts,
    list: (prefix) => {
      assertPrefix(prefix);
      return walk(ask, prefix, place);
    },
    remove: async (key) => {
      assertKey(key);
      await ask({ method: 'DELETE', key });
    },
  };
}

async function headOf(ask: S3Client, key: string): Promise<Headers | undefined> {
  assertKey(key);
  const answer = await ask({ method: 'HEAD', key });
  return answer.ok ? answer.headers : undefined;
}

async function* walk(ask: S3Client, prefix: string, place: S3Place): AsyncIterable<BlobFacts> {
  let after: string | undefined;
  do {
    const query = { 'list-type': '2', prefix, ...(after !== undefined && { 'continuation-token': after }) };
    const answer = await ask({ method: 'GET', key: '', query });
    if (!answer.ok) await refuseMissingBucket(answer, place);
    const { files, next } = readListing(await answer.text());
    for (const file of files) if (isKey(file.key)) yield file;
    after = next;
  } while (after !== undefined);
}

/** Nothing there may mean that the whole bucket is not. */
async function refuseMissingBucket(answer: Response, { endpoint, bucket }: S3Place): Promise<void> {
  if (!(await answer.text()).includes('NoSuchBucket')) return;
  throw new StoreProblem('place', {
    zh: `对象存储 ${endpoint} 里没有存储桶 ${bucket}，请先建立`,
    en: `there is no bucket ${bucket} at ${endpoint}: create it first`,
  });
}
