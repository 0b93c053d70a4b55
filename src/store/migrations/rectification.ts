import type { Kysely } from 'kysely';

const REAL = 'double precision';

/** Notices, their items, replies and second tests. Long because it is the list of columns. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('notices')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .addColumn('unit', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('run', 'text', (c) => c.notNull())
    .addColumn('number', 'text')
    .addColumn('title', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('issued_at', 'text')
    .addColumn('issued_on', 'text')
    .addColumn('issued_by', 'text')
    .addColumn('due_on', 'text')
    .addColumn('first_due_on', 'text')
    .addColumn('remind_on', 'text')
    .addColumn('wishes', 'text', (c) => c.notNull())
    .addColumn('letter', 'text')
    .addColumn('letter_sha256', 'text')
    .addColumn('replied_at', 'text')
    .addColumn('replied_late', 'integer')
    .addColumn('retest_on', 'text')
    .addColumn('retest_run', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('withdrawn_at', 'text')
    .addColumn('withdrawn_why', 'text')
    .addColumn('items', 'integer', (c) => c.notNull())
    .addColumn('items_open', 'integer', (c) => c.notNull())
    .addColumn('items_closed', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('notice_items')
    .addColumn('notice', 'text', (c) => c.notNull().references('notices.id'))
    .addColumn('finding', 'text', (c) => c.notNull())
    .addColumn('site', 'text', (c) => c.notNull())
    .addColumn('issued_on', 'text')
    .addColumn('due_on', 'text')
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('number', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('rule_title', 'text', (c) => c.notNull())
    .addColumn('section', 'text', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('message', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('unit', 'text')
    .addColumn('url', 'text')
    .addColumn('basis', 'text', (c) => c.notNull())
    .addColumn('remedy', 'text', (c) => c.notNull())
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('run', 'text', (c) => c.notNull())
    .addColumn('first_seen_on', 'text', (c) => c.notNull())
    .addColumn('claim', 'text')
    .addColumn('reply_url', 'text')
    .addColumn('reply_note', 'text')
    .addColumn('replied_on', 'text')
    .addColumn('seen', 'text')
    .addColumn('seen_run', 'text')
    .addColumn('seen_at', 'text')
    .addColumn('seen_why', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('closed_how', 'text')
    .addColumn('closed_by', 'text')
    .addColumn('closed_why', 'text')
    .addColumn('reopened_at', 'text')
    .addColumn('times_reopened', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('notice_items_key', ['notice', 'finding'])
    .execute();
  await schema
    .createTable('notice_moves')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('notice', 'text', (c) => c.notNull().references('notices.id'))
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('finding', 'text')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('actor_name', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('notice_numbers')
    .addColumn('series', 'text', (c) => c.primaryKey())
    .addColumn('last', 'integer', (c) => c.notNull())
    .execute();
  await schema
    .createTable('replies')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('notice', 'text', (c) => c.notNull().references('notices.id'))
    .addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('by_name', 'text', (c) => c.notNull())
    .addColumn('saved_at', 'text', (c) => c.notNull())
    .addColumn('submitted_at', 'text')
    .addColumn('late', 'integer', (c) => c.notNull())
    .addColumn('returned_at', 'text')
    .addColumn('returned_by', 'text')
    .addColumn('returned_why', 'text')
    .execute();
  await schema
    .createTable('reply_items')
    .addColumn('reply', 'text', (c) => c.notNull().references('replies.id'))
    .addColumn('finding', 'text', (c) => c.notNull())
    .addColumn('claim', 'text', (c) => c.notNull())
    .addColumn('url', 'text')
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('is_foreign', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('reply_items_key', ['reply', 'finding'])
    .execute();
  await schema
    .createTable('reply_files')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('reply', 'text', (c) => c.notNull().references('replies.id'))
    .addColumn('finding', 'text')
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('added_at', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('second_test_rules')
    .addColumn('list', 'text', (c) => c.primaryKey())
    .addColumn('counts', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('second_tests')
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .addColumn('run', 'text', (c) => c.notNull())
    .addColumn('first_run', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('verdict', 'text', (c) => c.notNull())
    .addColumn('points_value', REAL, (c) => c.notNull())
    .addColumn('points_min', REAL, (c) => c.notNull())
    .addColumn('points_max', REAL, (c) => c.notNull())
    .addColumn('out_of', REAL, (c) => c.notNull())
    .addColumn('bonus', REAL, (c) => c.notNull())
    .addColumn('vetoes', 'text', (c) => c.notNull())
    .addColumn('outcomes', 'text', (c) => c.notNull())
    .addColumn('sections', 'text', (c) => c.notNull())
    .addColumn('rules', 'text', (c) => c.notNull())
    .addColumn('counts', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('second_tests_key', ['run', 'site'])
    .execute();
  await schema.createIndex('notices_site').on('notices').columns(['site', 'state']).execute();
  await schema.createIndex('notices_state').on('notices').columns(['state', 'due_on']).execute();
  await schema.createIndex('notices_number').on('notices').columns(['number']).unique().execute();
  await schema.createIndex('notices_issued').on('notices').columns(['issued_on']).execute();
  await schema.createIndex('notice_items_site').on('notice_items').columns(['site', 'state']).execute();
  await schema.createIndex('notice_items_state').on('notice_items').columns(['state', 'due_on', 'issued_on']).execute();
  await schema
    .createIndex('notice_items_issued')
    .on('notice_items')
    .columns(['issued_on desc', 'notice', 'position'])
    .execute();
  await schema.createIndex('notice_items_finding').on('notice_items').columns(['finding']).execute();
  await schema.createIndex('notice_moves_notice').on('notice_moves').columns(['notice', 'seq']).execute();
  await schema.createIndex('replies_notice').on('replies').columns(['notice', 'round']).unique().execute();
  await schema.createIndex('reply_files_reply').on('reply_files').columns(['reply']).execute();
  await schema.createIndex('second_tests_period').on('second_tests').columns(['period', 'site']).execute();
}
