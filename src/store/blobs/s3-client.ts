import { AwsClient } from 'aws4fetch';
import { sha256 } from '../../lib/text/canonical-json.js';
import { StoreProblem } from '../store-problem.js';
import type { S3Place } from './s3-place.js';

/** What is asked of the storage. Answers other than 2xx and 404 are errors. */
export interface S3Request {
  readonly method: 'GET' | 'PUT' | 'POST' | 'HEAD' | 'DELETE';
  /** Empty: the bucket itself. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}
export type S3Client = (request: S3Request) => Promise<Response>;

const WAITS_MS = [200, 500, 1_000, 2_000, 5_000];
/** Until the answer begins; a part of 16 MB passes a slow line in that time. */
const ANSWER_WITHIN_MS = 120_000;

/**
 * Signed requests (AWS Signature Version 4, path style), asked again where the line or the server failed. Bodies are signed with
 * their hash, so that what arrives otherwise is refused.
 */
export function s3Client({ endpoint, region, bucket, accessKeyId, secretAccessKey }: S3Place): S3Client {
  const aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  const ask = async ({ method, key, query = {}, headers = {}, body }: S3Request): Promise<Response> => {
    const url = new URL(`/${bucket}${key === '' ? '' : `/${key}`}`, endpoint);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const hash = { 'x-amz-content-sha256': sha256(body ?? '') };
    const signed = await aws.sign(url, { method, headers: { ...headers, ...hash }, ...(body && { body }) });
    const patience = new AbortController();
    const timer = setTimeout(() => {
      patience.abort(new DOMException('no answer in time', 'TimeoutError'));
    }, ANSWER_WITHIN_MS);
    try {
      return await fetch(signed, { signal: patience.signal, redirect: 'error' });
    } finally {
      clearTimeout(timer);
    }
  };
  const place = `${endpoint}/${bucket}`;
  return async (request) => {
    for (const wait of [...WAITS_MS, undefined]) {
      const answer = await ask(request).catch((error: unknown) => {
        if (wait === undefined) throw unreachable(place, error);
      });
      if (answer !== undefined && (answer.ok || answer.status === 404)) return answer;
      const mayPass = answer === undefined || answer.status >= 500 || answer.status === 429 || answer.status === 408;
      const told = answer === undefined ? '' : await answer.text().catch(() => '');
      if (answer !== undefined && (!mayPass || wait === undefined)) throw refused(place, answer.status, told);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    throw new Error('a request is answered or fails');
  };
}

const unreachable = (place: string, cause: unknown): StoreProblem =>
  new StoreProblem(
    'unreachable',
    { zh: `对象存储 ${place} 连接不上`, en: `the object storage ${place} does not answer` },
    cause,
  );

const refused = (place: string, status: number, told: string): StoreProblem => {
  const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(told)?.[1] ?? '';
  const what = `HTTP ${status}${code ? ` ${code}` : ''}`;
  return status === 401 || status === 403
    ? new StoreProblem('rights', {
        zh: `对象存储 ${place} 拒绝访问（${what}）：请核对密钥和权限`,
        en: `the object storage ${place} refuses access (${what}): check keys and rights`,
      })
    : new StoreProblem('unreachable', {
        zh: `对象存储 ${place} 出错（${what}）`,
        en: `the object storage ${place} fails (${what})`,
      });
};
