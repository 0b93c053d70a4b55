import type { Kysely } from 'kysely';

/** Schedules, what became of their times, orders of runs, workers, leases; and what an audit's way through the queue wants. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('schedules')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('list', 'text', (c) => c.notNull().references('lists.id'))
    .addColumn('profile', 'text')
    .addColumn('cron', 'text', (c) => c.notNull())
    .addColumn('hours', 'text')
    .addColumn('formats', 'text', (c) => c.notNull())
    .addColumn('sites_at_once', 'integer')
    .addColumn('catch_up', 'text', (c) => c.notNull())
    .addColumn('paused', 'integer', (c) => c.notNull())
    .addColumn('settled_until', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('schedule_dues')
    .addColumn('schedule', 'text', (c) => c.notNull().references('schedules.id'))
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('run', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('schedule_dues_key', ['schedule', 'due_at'])
    .execute();
  await schema
    .createTable('run_orders')
    .addColumn('run', 'text', (c) => c.primaryKey().references('runs.id'))
    .addColumn('key', 'text', (c) => c.unique())
    .addColumn('formats', 'text', (c) => c.notNull())
    .addColumn('sites_at_once', 'integer')
    .addColumn('hours', 'text')
    .addColumn('due_at', 'text')
    .execute();
  await schema
    .createTable('workers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('host', 'text', (c) => c.notNull())
    .addColumn('pid', 'integer', (c) => c.notNull())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('slots', 'integer', (c) => c.notNull())
    .addColumn('busy', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('started_at', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('leases')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('until', 'text', (c) => c.notNull())
    .execute();
  for (const name of ['weight', 'spent_ms', 'crashes', 'delays']) {
    await schema
      .alterTable('audits')
      .addColumn(name, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  }
  for (const name of ['not_after', 'taken_at']) await schema.alterTable('audits').addColumn(name, 'text').execute();
  for (const name of ['pages', 'crash_pages']) await schema.alterTable('audits').addColumn(name, 'integer').execute();
  // What waits is read longest first, from the index alone.
  await schema
    .createIndex('audits_queue')
    .on('audits')
    .columns(['state', 'weight desc', 'not_before', 'not_after', 'run', 'site'])
    .execute();
  await schema.createIndex('runs_schedule').on('runs').columns(['schedule', 'created_at']).execute();
}
