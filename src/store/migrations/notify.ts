import type { Kysely } from 'kysely';

/** Channels, subscriptions, and what was sent by them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  // What has not been looked at yet is looked for among the newest.
  await schema.createIndex('events_at').on('events').columns(['at']).execute();
  await schema
    .createTable('channels')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('secret', 'text')
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('mail_server')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('sender', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('changed_by', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('subscriptions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('user', 'text', (c) => c.references('users.id'))
    .addColumn('channel', 'text', (c) => c.references('channels.id'))
    .addColumn('kinds', 'text', (c) => c.notNull())
    .addColumn('scope', 'text')
    .addColumn('rhythm', 'text', (c) => c.notNull())
    .addColumn('daily_at', 'text')
    .addColumn('quiet_from', 'text')
    .addColumn('quiet_to', 'text')
    .addColumn('lang', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('subscriptions_user').on('subscriptions').columns(['user']).execute();
  await schema
    .createTable('notified_events')
    .addColumn('event', 'text', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('messages')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('subscription', 'text')
    .addColumn('lane', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('due_at', 'text', (c) => c.notNull())
    .addColumn('first_due_at', 'text', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('attempt_id', 'text')
    .addColumn('attempt_at', 'text')
    .addColumn('claimed_until', 'text')
    .addColumn('handed_over_at', 'text')
    .addColumn('sent_at', 'text')
    .addColumn('error', 'text')
    .addColumn('error_detail', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('messages_due').on('messages').columns(['state', 'due_at']).execute();
  await schema.createIndex('messages_lane').on('messages').columns(['lane', 'attempt_at']).execute();
  await schema.createIndex('messages_created').on('messages').columns(['created_at']).execute();
  await schema
    .createTable('deliveries')
    .addColumn('subscription', 'text', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('message', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('dropped', 'text')
    .addPrimaryKeyConstraint('deliveries_key', ['subscription', 'event'])
    .execute();
  await schema.createIndex('deliveries_message').on('deliveries').columns(['message']).execute();
}
