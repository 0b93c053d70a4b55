import type { LifeKind, LifeState } from '../../model/life.js';
import type { Finding } from '../../model/report.js';
import type { Traits } from './traits.js';

/** What the office knows of a fault or doubt before an audit. */
export interface KnownFinding {
  readonly id: string;
  readonly rule: string;
  readonly kind: LifeKind;
  readonly state: LifeState;
  readonly fingerprint: string;
  readonly code: string;
  readonly unit?: string;
  readonly column?: string;
  readonly traits: Traits;
  /** The run in which it stood last, and by which profile. */
  readonly lastRun: string;
  readonly profile: string;
  readonly profileDigest: string;
}

/** A finding of the new report, with what it is known again by. */
export interface FoundFinding {
  readonly finding: Finding;
  readonly traits: Traits;
}

/** Still to be decided upon: a fault that stands or is waived, a doubt that is open. */
export const stands = ({ state }: Pick<KnownFinding, 'state'>): boolean =>
  state !== 'fixed' && state !== 'gone' && state !== 'settled';
