import type { Kysely } from 'kysely';

/** Visits to home pages, and their days. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('availability_probes')
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('why', 'text')
    .addColumn('status', 'integer')
    .addColumn('elapsed_ms', 'integer', (c) => c.notNull())
    .addColumn('address', 'text')
    .addPrimaryKeyConstraint('availability_probes_key', ['site', 'due_at'])
    .execute();
  await schema
    .createTable('availability_days')
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('opened', 'integer', (c) => c.notNull())
    .addColumn('failed', 'integer', (c) => c.notNull())
    .addColumn('refused', 'integer', (c) => c.notNull())
    .addColumn('void', 'integer', (c) => c.notNull())
    .addColumn('slowest_ms', 'integer', (c) => c.notNull())
    .addColumn('sum_ms', 'bigint', (c) => c.notNull())
    .addColumn('hours', 'text', (c) => c.notNull())
    .addColumn('limit_seconds', 'double precision', (c) => c.notNull())
    .addColumn('limit_share', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('availability_days_key', ['site', 'day'])
    .execute();
  await schema.createIndex('availability_days_day').on('availability_days').columns(['day']).execute();
  await schema
    .createTable('availability_sites')
    .addColumn('site', 'text', (c) => c.primaryKey().references('sites.id'))
    .addColumn('paused', 'integer', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('changed_by', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('availability_closed')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('day', 'text', (c) => c.notNull())
    .execute();
}
