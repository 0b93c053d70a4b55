import type { Trx } from '../../store/tables.js';
import { leave } from './end-audit.js';
import type { AuditJob } from './held-audit.js';

interface PutOff {
  readonly now: Date;
  readonly until?: string;
  readonly why: string;
  readonly isFree?: boolean;
}

/** Gives a held audit back: at once for others (`until` left out), or not before `until`, which counts as a delay unless it `isFree`. False where it is held no more. */
export async function putOff(trx: Trx, job: AuditJob, { now, until, why, isFree = false }: PutOff): Promise<boolean> {
  const at = now.toISOString();
  return leave(trx, job, at, {
    state: 'waiting',
    not_before: until ?? at,
    message: why,
    ...(until !== undefined && !isFree && { delays: job.delays + 1 }),
  });
}
