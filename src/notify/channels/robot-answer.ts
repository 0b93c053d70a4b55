import { oneLine } from '../content.js';
import type { SendResult } from '../send-result.js';
import { isAnswer, type PostAnswer } from './post-json.js';

/** What the error codes of a kind of robot mean: those that pass, and those that stay until somebody mends a setting. */
export interface RobotCodes {
  readonly throttled: ReadonlySet<number>;
  readonly busy: ReadonlySet<number>;
  /** How long it wants to be left alone when throttled. */
  readonly restMs: number;
}

/** Robots answer 200 to everything: only `errcode` 0 is a yes, and every other one a no that was not delivered. */
export function readRobotAnswer(outcome: PostAnswer | SendResult, codes: RobotCodes): SendResult {
  if (!isAnswer(outcome)) return outcome;
  const { status, body, afterMs } = outcome;
  if (status === 429) return { how: 'again', error: 'throttled', afterMs: afterMs ?? codes.restMs };
  if (status >= 500) return { how: 'in-doubt', error: 'server-error', detail: `HTTP ${String(status)}` };
  const { errcode, errmsg } = jsonOf(body);
  if (typeof errcode !== 'number') {
    // No robot's answer, e.g. the page of a proxy in between: nobody knows what became of it.
    return status < 300
      ? { how: 'in-doubt', error: 'server-error', detail: `HTTP ${String(status)}` }
      : { how: 'again', error: 'refused', detail: `HTTP ${String(status)}` };
  }
  if (errcode === 0) return { how: 'sent' };
  const detail = oneLine(`${String(errcode)} ${typeof errmsg === 'string' ? withoutKeys(errmsg) : ''}`, 160);
  if (codes.throttled.has(errcode)) return { how: 'again', error: 'throttled', detail, afterMs: codes.restMs };
  if (codes.busy.has(errcode)) return { how: 'again', error: 'server-error', detail };
  return { how: 'never', error: 'bad-settings', detail };
}

/** Robots like to repeat the address, key and all. */
const withoutKeys = (text: string): string =>
  text.replace(/https?:\/\/\S+/g, '…').replace(/[0-9a-f]{8}-[0-9a-f-]{20,}|[0-9a-f]{24,}/gi, '…');

function jsonOf(body: string): { readonly errcode?: unknown; readonly errmsg?: unknown } {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
