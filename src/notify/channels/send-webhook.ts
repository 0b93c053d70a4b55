import { createHmac } from 'node:crypto';
import type { Content } from '../content.js';
import type { SendResult } from '../send-result.js';
import { isAnswer, postJson } from './post-json.js';
import type { Sending } from './sending.js';

/** Statuses by which a receiver says that this message will never do. */
const FINAL: ReadonlySet<number> = new Set([400, 410, 413, 415, 422]);

/**
 * Posts JSON to a machine. It knows a second sending by `X-Gongkai-Delivery` (and `Idempotency-Key`), and ours by
 * `X-Gongkai-Signature`, which covers the time of sending: what is older than five minutes is to be refused as a replay.
 */
export async function sendWebhook(content: Content, sending: Sending): Promise<SendResult> {
  const { id, target, secret, allowPrivate, handOver, now, userAgent } = sending;
  const { subject, parts, lang, events } = content;
  const body = JSON.stringify({
    version: 1,
    id,
    lang,
    subject,
    parts,
    // What the receiver may see of a run stands in the parts.
    events: events.map(({ sites: _, ...event }) => event),
  });
  const timestamp = String(Math.floor(now().getTime() / 1000));
  const outcome = await postJson({
    url: target,
    headers: {
      'user-agent': userAgent,
      'x-gongkai-delivery': id,
      'idempotency-key': id,
      'x-gongkai-timestamp': timestamp,
      ...(secret !== undefined && { 'x-gongkai-signature': signWebhook(timestamp, body, secret) }),
    },
    body,
    allowPrivate,
    handOver,
  });
  if (!isAnswer(outcome)) return outcome;
  const { status, afterMs } = outcome;
  const detail = `HTTP ${String(status)}`;
  if (status >= 200 && status < 300) return { how: 'sent' };
  if (status === 429) return { how: 'again', error: 'throttled', detail, ...(afterMs !== undefined && { afterMs }) };
  if (status >= 500) return { how: 'again', error: 'server-error', detail, ...(afterMs !== undefined && { afterMs }) };
  return { how: FINAL.has(status) ? 'never' : 'again', error: 'refused', detail };
}

/** `sha256=` and the HMAC of `timestamp.body` in hex. */
export const signWebhook = (timestamp: string, body: string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
