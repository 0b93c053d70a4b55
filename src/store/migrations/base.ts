import type { Kysely } from 'kysely';

/** Sites, runs, users, events, log: what everything else hangs on. Long because it is the list of columns. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('sites')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('region', 'text')
    .addColumn('profile', 'text')
    .addColumn('entry', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('units')
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('kind', 'text')
    .addColumn('url', 'text')
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('units_key', ['site', 'name'])
    .execute();
  await schema
    .createTable('lists')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('list_sites')
    .addColumn('list', 'text', (c) => c.notNull().references('lists.id'))
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('list_sites_key', ['list', 'site'])
    .execute();
  await schema
    .createTable('runs')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text')
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('schedule', 'text')
    .addColumn('profile', 'text')
    .addColumn('as_of', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('started_at', 'text')
    .addColumn('finished_at', 'text')
    .addColumn('created_by', 'text')
    .addColumn('totals', 'text')
    .execute();
  await schema.createIndex('runs_state').on('runs').columns(['state', 'created_at']).execute();
  const REAL = 'double precision';
  await schema
    .createTable('audits')
    .addColumn('run', 'text', (c) => c.notNull().references('runs.id'))
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('only_rules', 'text')
    .addColumn('not_before', 'text', (c) => c.notNull())
    .addColumn('attempt', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('worker', 'text')
    .addColumn('fence', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('lease_until', 'text')
    .addColumn('started_at', 'text')
    .addColumn('finished_at', 'text')
    .addColumn('failure', 'text')
    .addColumn('message', 'text')
    .addColumn('as_of', 'text')
    .addColumn('profile', 'text')
    .addColumn('profile_digest', 'text')
    .addColumn('stopped_because', 'text')
    .addColumn('report', 'text')
    .addColumn('chain', 'text')
    .addColumn('verdict', 'text')
    .addColumn('points_value', REAL)
    .addColumn('points_min', REAL)
    .addColumn('points_max', REAL)
    .addColumn('out_of', REAL)
    .addColumn('bonus', REAL)
    .addColumn('final_verdict', 'text')
    .addColumn('final_value', REAL)
    .addColumn('final_min', REAL)
    .addColumn('final_max', REAL)
    .addColumn('vetoes', 'text')
    .addColumn('outcomes', 'text')
    .addColumn('sections', 'text')
    .addPrimaryKeyConstraint('audits_key', ['run', 'site'])
    .execute();
  await schema.createIndex('audits_site').on('audits').columns(['site', 'finished_at']).execute();
  await schema.createIndex('audits_state').on('audits').columns(['state', 'not_before']).execute();
  await schema
    .createTable('site_leases')
    .addColumn('site', 'text', (c) => c.primaryKey())
    .addColumn('run', 'text', (c) => c.notNull())
    .addColumn('worker', 'text', (c) => c.notNull())
    .addColumn('fence', 'integer', (c) => c.notNull())
    .addColumn('lease_until', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('users')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('login', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('password', 'text')
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('generation', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await schema
    .createTable('user_sites')
    .addColumn('user', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .addColumn('unit', 'text')
    .addPrimaryKeyConstraint('user_sites_key', ['user', 'site'])
    .execute();
  await schema
    .createTable('sessions')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('user', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('csrf', 'text', (c) => c.notNull())
    .addColumn('generation', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('tokens')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('user', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('scopes', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .addColumn('used_at', 'text')
    .execute();
  await schema
    .createTable('invitations')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('user', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('ends_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await schema
    .createTable('events')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('site', 'text')
    .addColumn('run', 'text')
    .addColumn('data', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('log')
    .addColumn('seq', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('log_head')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await (db as Kysely<{ log_head: { id: number; seq: number; hash: string } }>)
    .insertInto('log_head')
    .values({ id: 1, seq: 0, hash: '' })
    .execute();
}
