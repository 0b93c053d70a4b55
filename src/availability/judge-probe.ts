import type { Norm } from './norm.js';
import type { ProbeResult, ProbeValue } from './probe.js';

/** What one visit says. `needsWitness`: a failure that our own network would look like too. */
export interface ProbeJudgement {
  readonly value: ProbeValue;
  readonly why?: string;
  readonly needsWitness: boolean;
}

/** Statuses that turn the visitor away, as the crawler and `site/reachable` read them. */
const REFUSALS: ReadonlySet<number> = new Set([401, 403, 412, 421, 422, 429, 521]);
/** Stopped by us: our guard, our hurry, or something nobody has a word for. */
const OWN_STOPS: ReadonlySet<string> = new Set(['private-address', 'interrupted', 'other']);
/** This machine's own trouble: no sockets, memory or ports left, no resolver, no network at all. */
const OWN_CODES: ReadonlySet<string> = new Set([
  'EADDRNOTAVAIL',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'ENOBUFS',
  'EACCES',
  'EPERM',
  'ENETUNREACH',
  'ENETDOWN',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_SYSTEM',
]);

/** Judges one visit. An answer of the site, whatever it says, proves that the way to it is open. */
export function judgeProbe(result: ProbeResult, { limitSeconds }: Pick<Norm, 'limitSeconds'>): ProbeJudgement {
  const { status, why, code, elapsedMs, isChallenge } = result;
  if (status !== undefined) {
    if (isChallenge === true) return { value: 'refused', why: 'challenge', needsWitness: false };
    if (REFUSALS.has(status)) return { value: 'refused', why: `http-${String(status)}`, needsWitness: false };
    if (status >= 500) return { value: 'failed', why: `http-${String(status)}`, needsWitness: false };
    // A slow answer may be the fault of our own line.
    if (elapsedMs >= limitSeconds * 1000) return { value: 'failed', why: 'slow', needsWitness: true };
    return { value: 'opened', needsWitness: false };
  }
  const reason = why ?? 'other';
  if (OWN_STOPS.has(reason) || (code !== undefined && OWN_CODES.has(code))) {
    return { value: 'void', why: reason === 'private-address' ? reason : 'own-machine', needsWitness: false };
  }
  if (reason === 'too-many-redirects') return { value: 'failed', why: reason, needsWitness: false };
  return { value: 'failed', why: reason, needsWitness: true };
}
