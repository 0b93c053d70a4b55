import type { Kysely, Transaction } from 'kysely';
import type { AuditTables } from './tables/audits.js';
import type { AvailabilityTables } from './tables/availability.js';
import type { EventTables } from './tables/events.js';
import type { HistoryTables } from './tables/history.js';
import type { LogTables } from './tables/log.js';
import type { NotifyTables } from './tables/notify.js';
import type { RankingTables } from './tables/rankings.js';
import type { RectificationTables } from './tables/rectification.js';
import type { ReviewTables } from './tables/review.js';
import type { ScheduleTables } from './tables/schedule.js';
import type { SettingsTables } from './tables/settings.js';
import type { SiteTables } from './tables/sites.js';
import type { UserTables } from './tables/users.js';

/**
 * All tables, a file a subject. The same in SQLite and PostgreSQL: instants are ISO 8601 text in UTC with milliseconds
 * (`2026-11-22T09:00:00.000Z`, so that text order is time order), days `YYYY-MM-DD`, truth 0 or 1, structures JSON text.
 */
export interface Tables
  extends
    SiteTables,
    AuditTables,
    UserTables,
    EventTables,
    HistoryTables,
    LogTables,
    RankingTables,
    RectificationTables,
    ReviewTables,
    ScheduleTables,
    AvailabilityTables,
    NotifyTables,
    SettingsTables {}

/** The database, or one transaction of it. Within a transaction only it may be used: SQLite has one connection. */
export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;
