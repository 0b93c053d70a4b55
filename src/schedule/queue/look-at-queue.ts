import { Redis } from 'ioredis';

/** What a Redis tells of itself. */
export interface QueueLook {
  readonly version: string;
  /** True where it throws away what it holds when memory runs short: jobs would be lost until the next plan. */
  readonly evicts: boolean;
}

const CONNECT_WITHIN_MS = 4_000;

/** Connects once and asks; rejects with the system's or the server's error. */
export async function lookAtQueue(url: string): Promise<QueueLook> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_WITHIN_MS,
    commandTimeout: CONNECT_WITHIN_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let fault: Error | undefined;
  // What a connection dies of is told here; the promise says only that it is closed.
  redis.on('error', (error) => (fault = error));
  try {
    await redis.connect();
    const text = await redis.info();
    const value = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(text)?.[1] ?? '';
    const policy = value('maxmemory_policy');
    return { version: value('redis_version'), evicts: policy !== '' && policy !== 'noeviction' };
  } catch (error) {
    throw fault ?? error;
  } finally {
    redis.disconnect();
  }
}
