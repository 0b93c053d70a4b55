import { sha256 } from '../lib/text/canonical-json.js';

const FIRST_MS = 30_000;
/** An outage of an hour is noticed within another. */
const LONGEST_MS = 3_600_000;
const LONGEST_ASKED_MS = 6 * 3_600_000;
/** After that a message tells of yesterday: it is shown as given up, and an admin may send it again. */
export const GIVEN_UP_AFTER_MS = 24 * 3_600_000;

/**
 * When to try again after `attempts` tries: half a minute, then twice as long each time up to an hour, each stretched by up to a
 * half so that many that failed together do not come back together; later where the receiver asks for it. Undefined: not any more.
 */
export function nextTry(options: {
  readonly id: string;
  readonly attempts: number;
  readonly firstDueMs: number;
  readonly nowMs: number;
  readonly askedMs?: number;
}): number | undefined {
  const { id, attempts, firstDueMs, nowMs, askedMs = 0 } = options;
  const chance = Number.parseInt(sha256(`${id}\n${String(attempts)}`).slice(0, 8), 16) / 2 ** 32;
  const restMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempts - 1)) * (1 + chance / 2);
  const at = nowMs + Math.max(restMs, Math.min(askedMs, LONGEST_ASKED_MS));
  return at > firstDueMs + GIVEN_UP_AFTER_MS ? undefined : Math.round(at);
}
