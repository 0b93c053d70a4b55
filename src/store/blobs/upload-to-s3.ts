import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { sha256 } from '../../lib/text/canonical-json.js';
import { StoreProblem } from '../store-problem.js';
import type { BlobContent } from './blobs.js';
import type { S3Client } from './s3-client.js';

/** S3 wants 5 MiB at least and takes 10,000 parts: files up to 160 GB, with one part in memory. */
const PART_BYTES = 16 * 1024 * 1024;

/** Sends one file whole, a large one in parts; the storage shows it when all of it is there. Its SHA-256 goes along as metadata. */
export async function uploadToS3(
  ask: S3Client,
  key: string,
  content: BlobContent,
): Promise<{ bytes: number; sha256: string }> {
  if (typeof content === 'string' || content instanceof Uint8Array)
    return uploadWhole(ask, key, typeof content === 'string' ? Buffer.from(content) : content);
  const file = await open(content.path, 'r');
  try {
    const { size } = await file.stat();
    return size <= PART_BYTES
      ? await uploadWhole(ask, key, await file.readFile())
      : await uploadInParts(ask, key, file, { size, hash: await hashOf(content.path) });
  } finally {
    await file.close();
  }
}

async function uploadWhole(ask: S3Client, key: string, body: Uint8Array): Promise<{ bytes: number; sha256: string }> {
  const hash = sha256(body);
  const answer = await ask({ method: 'PUT', key, body, headers: { 'x-amz-meta-sha256': hash } });
  await assertTaken(answer, key);
  return { bytes: body.length, sha256: hash };
}

async function uploadInParts(
  ask: S3Client,
  key: string,
  file: FileHandle,
  { size, hash }: { readonly size: number; readonly hash: string },
): Promise<{ bytes: number; sha256: string }> {
  const begun = await ask({ method: 'POST', key, query: { uploads: '' }, headers: { 'x-amz-meta-sha256': hash } });
  const uploadId = /<UploadId>([^<]+)<\/UploadId>/.exec(await assertTaken(begun, key))?.[1] ?? '';
  try {
    const sent = createHash('sha256');
    const tags: string[] = [];
    for (let start = 0; start < size; start += PART_BYTES) {
      const body = new Uint8Array(Math.min(PART_BYTES, size - start));
      const { bytesRead } = await file.read(body, 0, body.length, start);
      if (bytesRead < body.length) throw new Error(`${key} became shorter while it was sent`);
      sent.update(body);
      const query = { partNumber: String(tags.length + 1), uploadId };
      const answer = await ask({ method: 'PUT', key, query, body });
      await assertTaken(answer, key);
      tags.push(answer.headers.get('etag') ?? '');
    }
    if (sent.digest('hex') !== hash) throw new Error(`${key} changed while it was sent`);
    const parts = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`).join('');
    const body = Buffer.from(`<CompleteMultipartUpload>${parts}</CompleteMultipartUpload>`);
    const done = await ask({ method: 'POST', key, query: { uploadId }, body });
    // S3 answers 200 before it knows, and tells of a failure in the text.
    if ((await assertTaken(done, key)).includes('<Error>')) throw notTaken(key);
    return { bytes: size, sha256: hash };
  } catch (error) {
    await ask({ method: 'DELETE', key, query: { uploadId } }).catch(() => undefined);
    throw error;
  }
}

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path) as AsyncIterable<Uint8Array>) hash.update(part);
  return hash.digest('hex');
};

/** The answer's text; a bucket that is not there answers 404. */
async function assertTaken(answer: Response, key: string): Promise<string> {
  const text = await answer.text();
  if (!answer.ok) throw notTaken(key);
  return text;
}

const notTaken = (key: string): StoreProblem =>
  new StoreProblem('place', {
    zh: `对象存储没有收下 ${key}：请核对存储桶是否存在`,
    en: `the object storage did not take ${key}: check that the bucket is there`,
  });
