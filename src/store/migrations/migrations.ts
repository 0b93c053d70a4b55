import type { Migration } from 'kysely';
import * as access from './access.js';
import * as availability from './availability.js';
import * as base from './base.js';
import * as history from './history.js';
import * as logGuard from './log-guard.js';
import * as notify from './notify.js';
import * as rankings from './rankings.js';
import * as rectification from './rectification.js';
import * as review from './review.js';
import * as schedule from './schedule.js';

/** In the order of their names. One that was published is never changed: what comes later is a new one. */
export const migrations: Readonly<Record<string, Migration>> = {
  '01-base': base,
  '01-log-guard': logGuard,
  '02-history': history,
  '03-schedule': schedule,
  '04-availability': availability,
  '04-notify': notify,
  '05-access': access,
  '06-review': review,
  '07-rectification': rectification,
  '08-rankings': rankings,
};
