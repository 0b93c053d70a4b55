import type { CreateTableBuilder, Kysely } from 'kysely';

/** Review items, opinions, decisions, appeals. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('review_items')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .$call(texts('subject', 'rule?', 'unit?', 'clause?', 'kind', 'asked', 'title', 'title_en?', 'section?', 'level'))
    .$call(texts('value', 'reason?', 'run', 'as_of', 'report_at', 'profile_digest', 'basis', 'fingerprint'))
    .$call(texts('first_run', 'first_at', 'changed_at', 'state', 'decision?', 'earlier?', 'first_by?', 'lodged_by?'))
    .$call(texts('claimed_by?', 'claimed_until?'))
    .$call(counts('worth', 'stake', 'divisible', 'round', 'version'))
    .execute();
  await schema.createIndex('review_items_site').on('review_items').columns(['site', 'state']).execute();
  await schema.createIndex('review_items_age').on('review_items').columns(['state', 'first_at', 'id']).execute();
  await schema.createIndex('review_items_stake').on('review_items').columns(['state', 'stake', 'id']).execute();
  await schema.createIndex('review_items_rule').on('review_items').columns(['rule', 'state']).execute();
  await schema
    .createTable('review_opinions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('item', 'text', (c) => c.notNull().references('review_items.id'))
    .$call(texts('site', 'by_user', 'by_name', 'at', 'value', 'refuted?', 'reason', 'until_on?', 'files?'))
    .$call(counts('round', 'position'))
    .addColumn('earned', 'integer')
    .execute();
  await schema.createIndex('review_opinions_item').on('review_opinions').columns(['item', 'round']).execute();
  await schema
    .createTable('review_decisions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('item', 'text', (c) => c.notNull().references('review_items.id'))
    .$call(texts('site', 'subject', 'run', 'value', 'decision?', 'reason', 'by_user', 'by_name', 'second_user?', 'at'))
    .$call(texts('supersedes?'))
    .$call(counts('round'))
    .execute();
  await schema.createIndex('review_decisions_item').on('review_decisions').columns(['item', 'at']).execute();
  await schema.createIndex('review_decisions_site').on('review_decisions').columns(['site', 'at']).execute();
  await schema
    .createTable('audit_decisions')
    .addColumn('run', 'text', (c) => c.notNull())
    .addColumn('site', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('decision', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_decisions_key', ['run', 'site', 'subject'])
    .execute();
  await schema.createIndex('audit_decisions_decision').on('audit_decisions').columns(['decision']).execute();
  await schema
    .createTable('review_sites')
    .addColumn('site', 'text', (c) => c.primaryKey().references('sites.id'))
    .$call(counts('version'))
    .execute();
  await schema
    .createTable('appeals')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .addColumn('item', 'text', (c) => c.notNull().references('review_items.id'))
    .$call(texts('unit?', 'run', 'rule', 'title', 'fingerprint?', 'message?', 'reason', 'files?', 'by_user', 'by_name'))
    .$call(texts('at', 'due_on?', 'state', 'answer?', 'answered_by?', 'answered_at?', 'decision?'))
    .execute();
  await schema.createIndex('appeals_site').on('appeals').columns(['site', 'state']).execute();
  await schema.createIndex('appeals_state').on('appeals').columns(['state', 'at', 'id']).execute();
  await schema.createIndex('appeals_item').on('appeals').columns(['item', 'state']).execute();
}

type Table = CreateTableBuilder<string, never>;

/** Columns of text; those with `?` may be null. */
const texts =
  (...names: readonly string[]) =>
  <T>(table: T): T =>
    names.reduce<Table>(
      (made, name) =>
        name.endsWith('?')
          ? made.addColumn(name.slice(0, -1), 'text')
          : made.addColumn(name, 'text', (c) => c.notNull()),
      table as Table,
    ) as T;

/** Whole numbers, 0 until set. */
const counts =
  (...names: readonly string[]) =>
  <T>(table: T): T =>
    names.reduce<Table>(
      (made, name) => made.addColumn(name, 'integer', (c) => c.notNull().defaultTo(0)),
      table as Table,
    ) as T;
