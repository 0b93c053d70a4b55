/** One page, fetched now and kept nowhere: what `gongkai inspect URL` reads. */
import { isFault } from '../lib/net/fault.js';
import { createGuard } from '../lib/net/guard.js';
import { createHttpClient } from '../lib/net/http-client.js';
import type { WireLimits } from '../lib/net/wire.js';
import { parseResolveRule } from '../lib/net/resolve-rule.js';
import type { UnansweredReason } from '../model/snapshot.js';

export interface FetchOnceOptions {
  readonly userAgent: string;
  /** Allow private addresses for the host of the address and those of `resolve`, and no others. */
  readonly allowPrivate?: boolean;
  readonly resolve?: readonly string[];
  readonly limits?: Partial<WireLimits>;
}

export type FetchedOnce =
  | { readonly url: string; readonly status: number; readonly contentType?: string; readonly body: Uint8Array }
  | { readonly url: string; readonly why: UnansweredReason; readonly code: string };

const MOST_REDIRECTS = 10;

/** Follows redirects, each hop checked like the first. `url` is where the answer, or the silence, came from. Never throws. */
export async function fetchOnce(url: string, options: FetchOnceOptions): Promise<FetchedOnce> {
  const resolve = (options.resolve ?? []).map(parseResolveRule).filter((rule) => rule !== undefined);
  const own = URL.canParse(url) ? [new URL(url).hostname] : [];
  const privateHosts = options.allowPrivate === true ? [...own, ...resolve.map(({ host }) => host)] : [];
  const client = createHttpClient({
    guard: createGuard({ privateHosts, resolve }),
    userAgent: options.userAgent,
    ...(options.limits && { limits: options.limits }),
  });
  try {
    let address = url;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const answer = await client.ask({ url: address });
      if (isFault(answer)) return { url: address, why: answer.why, code: answer.code };
      if (answer.location === undefined) {
        const contentType = answer.headers.get('content-type');
        const { status, body } = answer;
        return { url: address, status, ...(contentType !== undefined && { contentType }), body };
      }
      address = answer.location;
    }
    return { url: address, why: 'too-many-redirects', code: 'ERR_TOO_MANY_REDIRECTS' };
  } finally {
    await client.close();
  }
}
