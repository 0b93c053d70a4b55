import type { Migration } from 'kysely';
import * as base from './base.js';
import * as rectification from './rectification.js';

/** In the order of their names. One that was published is never changed: what comes later is a new one. */
export const migrations: Readonly<Record<string, Migration>> = {
  '01-base': base,
  '07-rectification': rectification,
};
