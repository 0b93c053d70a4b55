import { Agent, request } from 'undici';
import { guardedConnector } from '../../lib/net/connect.js';
import { faultOf } from '../../lib/net/fault.js';
import { createGuard } from '../../lib/net/guard.js';
import type { SendResult } from '../send-result.js';

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The host may lie at a private address. */
  readonly allowPrivate: boolean;
  /** Called when the connection stands and nothing has left yet; rejects where it must not leave. */
  readonly handOver: () => Promise<void>;
}

export interface PostAnswer {
  readonly status: number;
  readonly body: string;
  readonly afterMs: number | undefined;
}

const TIMEOUT_MS = 20_000;
/** An answer is a few words; more is cut. */
const ANSWER_BYTES = 64 * 1024;

/**
 * Posts JSON to an address an admin has given. Certificates are verified, redirects are not followed, private addresses are
 * refused unless they are allowed, whatever name leads there. What failed before anything had left is `again`, later `in-doubt`.
 */
export async function postJson(posting: Posting): Promise<PostAnswer | SendResult> {
  const url = new URL(posting.url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { how: 'never', error: 'bad-settings' };
  const guard = createGuard({ privateHosts: posting.allowPrivate ? [url.hostname] : [] });
  let hasLeft = false;
  const connectTo = guardedConnector(guard, { isStrict: true });
  const agent = new Agent({
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
    maxHeaderSize: 64 * 1024,
    connect: (options, callback) => {
      connectTo(options, (...[error, socket]) => {
        if (error) {
          callback(error, null);
          return;
        }
        posting.handOver().then(
          () => {
            hasLeft = true;
            callback(null, socket);
          },
          (refusal: unknown) => {
            socket.destroy();
            callback(refusal as Error, null);
          },
        );
      });
    },
  });
  try {
    const answer = await request(url, {
      dispatcher: agent,
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...posting.headers },
      body: posting.body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return {
      status: answer.statusCode,
      afterMs: retryAfter(answer.headers['retry-after']),
      body: await start(answer.body),
    };
  } catch (error) {
    return resultOf(error, hasLeft);
  } finally {
    void agent.destroy();
  }
}

/** Tells an answer from a result that is settled already. */
export const isAnswer = (outcome: PostAnswer | SendResult): outcome is PostAnswer => 'status' in outcome;

function resultOf(error: unknown, hasLeft: boolean): SendResult {
  const { why, code } = faultOf(error);
  if (why === 'private-address') return { how: 'never', error: 'private-address' };
  if (hasLeft) return { how: 'in-doubt', error: 'silent', detail: code };
  // A certificate is renewed, a name comes back: within the day it is tried again.
  return { how: 'again', error: why === 'tls' ? 'tls' : 'unreachable', detail: code };
}

async function start(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= ANSWER_BYTES) break;
    }
  } catch {
    // The status has come: what of the body did not come cannot change it.
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_BYTES).toString('utf8');
}

/** RFC 9110 10.2.3, seconds only: clocks differ. */
function retryAfter(value: string | readonly string[] | undefined): number | undefined {
  const text = typeof value === 'string' ? value : value?.[0];
  return text !== undefined && /^\d{1,6}$/.test(text.trim()) ? Number(text) * 1000 : undefined;
}
