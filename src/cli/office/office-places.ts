import { resolve } from 'node:path';
import type { S3Place } from '../../store/blobs/s3-place.js';
import type { CliContext } from '../command.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';

/** Where an office keeps what it knows. */
export interface OfficePlaces {
  /** The data folder: `--data`, else GONGKAI_DATA, else `office/` in the working folder. */
  readonly folder: string;
  /** Of a shared PostgreSQL; without it the store is `office.sqlite` in the data folder. */
  readonly databaseUrl?: string;
  /** Of a shared queue; without it this process does the work. */
  readonly redisUrl?: string;
  /** Where evidence is kept; without it below the data folder. */
  readonly s3?: S3Place;
}

/** Reads the places from option and environment: nothing else of the program does. Throws `UsageError` for what cannot be one. */
export function readPlaces(
  data: string | undefined,
  { env, cwd }: Pick<CliContext, 'env' | 'cwd'>,
  say: Say,
): OfficePlaces {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const databaseUrl = given('GONGKAI_DATABASE_URL');
  const redisUrl = given('GONGKAI_REDIS_URL');
  const s3 = readS3(given, say);
  const isRedis = redisUrl === undefined || /^rediss?:$/.test(URL.canParse(redisUrl) ? new URL(redisUrl).protocol : '');
  if (!isRedis)
    throw new UsageError(
      say('GONGKAI_REDIS_URL 要写成 redis://主机:端口/0', 'GONGKAI_REDIS_URL is written redis://host:port/0'),
    );
  return {
    folder: resolve(cwd, data ?? given('GONGKAI_DATA') ?? 'office'),
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(redisUrl !== undefined && { redisUrl }),
    ...(s3 && { s3 }),
  };
}

const S3_NAMES = {
  endpoint: 'GONGKAI_S3_ENDPOINT',
  bucket: 'GONGKAI_S3_BUCKET',
  accessKeyId: 'GONGKAI_S3_ACCESS_KEY_ID',
  secretAccessKey: 'GONGKAI_S3_SECRET_ACCESS_KEY',
} as const;

/** All or none of it; the region may be left out. */
function readS3(given: (name: string) => string | undefined, say: Say): S3Place | undefined {
  const missing = Object.values(S3_NAMES).filter((name) => given(name) === undefined);
  if (missing.length === Object.keys(S3_NAMES).length) return undefined;
  if (missing.length > 0)
    throw new UsageError(
      say(`对象存储的设置不全，缺少 ${missing.join('、')}`, `object storage lacks ${missing.join(', ')}`),
    );
  const value = (name: keyof typeof S3_NAMES): string => given(S3_NAMES[name]) ?? '';
  const endpoint = value('endpoint');
  const { protocol, pathname, search, username } = new URL(URL.canParse(endpoint) ? endpoint : 'about:blank');
  if (!['http:', 'https:'].includes(protocol) || pathname !== '/' || search !== '' || username !== '')
    throw new UsageError(
      say(
        'GONGKAI_S3_ENDPOINT 要写成 https://主机[:端口]，不带存储桶和密钥',
        'GONGKAI_S3_ENDPOINT is written https://host[:port], without bucket and keys',
      ),
    );
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value('bucket')))
    throw new UsageError(say('GONGKAI_S3_BUCKET 不是存储桶的名称', 'GONGKAI_S3_BUCKET is no name of a bucket'));
  return {
    endpoint,
    bucket: value('bucket'),
    region: given('GONGKAI_S3_REGION') ?? 'us-east-1',
    accessKeyId: value('accessKeyId'),
    secretAccessKey: value('secretAccessKey'),
  };
}
