import type { CreateTableBuilder, Kysely } from 'kysely';

const REAL = 'double precision';

/** Findings with their life, and roll-ups that history queries read. Long because it is the list of columns. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('findings')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .$call(texts('rule', 'kind', 'fingerprint', 'code', 'level', 'section'))
    .$call(texts('unit?', 'column_name?', 'url?', 'message', 'message_en?', 'due_on?', 'state', 'arrival'))
    .$call(texts('first_run', 'last_run', 'first_seen_at', 'last_seen_at', 'looked_run', 'looked_at'))
    .$call(texts('unseen_because?', 'unseen_reason?', 'unseen_run?', 'fixed_run?', 'fixed_at?'))
    .$call(counts('times_reopened'))
    .$call(texts('waived_until?', 'waiver?', 'ruling?', 'profile', 'profile_digest', 'traits'))
    .execute();
  await schema
    .createIndex('findings_site')
    .on('findings')
    .columns(['site', 'kind', 'state', 'last_seen_at', 'ruling'])
    .execute();
  await schema.createIndex('findings_rule').on('findings').columns(['rule', 'kind', 'state', 'ruling']).execute();
  await schema
    .createIndex('findings_state')
    .on('findings')
    .columns(['kind', 'state', 'first_seen_at', 'id', 'ruling'])
    .execute();
  await schema
    .createTable('finding_moves')
    .addColumn('finding', 'text', (c) => c.notNull().references('findings.id'))
    .$call(texts('run', 'site', 'at', 'from_state?', 'to_state', 'why'))
    .addPrimaryKeyConstraint('finding_moves_key', ['finding', 'run'])
    .execute();
  await schema.createIndex('finding_moves_run').on('finding_moves').columns(['run', 'to_state']).execute();
  await schema.createIndex('finding_moves_site').on('finding_moves').columns(['site', 'at']).execute();
  await schema
    .createTable('audit_history')
    .addColumn('run', 'text', (c) => c.notNull().references('runs.id'))
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .$call(texts('crawled_at', 'as_of', 'role', 'tool_version', 'previous_run?', 'direction?', 'rule_list', 'values'))
    .$call(texts('verdict'))
    .addColumn('change_value', REAL)
    .$call(counts('is_full', 'is_judged', 'is_other_profile', 'open', 'unseen', 'waived', 'doubts'))
    .$call(counts('arrived', 'appeared', 'fixed', 'reopened', 'expired', 'gone'))
    .addPrimaryKeyConstraint('audit_history_key', ['run', 'site'])
    .execute();
  await schema.createIndex('audit_history_site').on('audit_history').columns(['site', 'crawled_at']).execute();
  // All that is counted over runs: the table itself is not read for it.
  await schema
    .createIndex('audit_history_counts')
    .on('audit_history')
    .columns(['run', 'verdict', 'direction', 'is_judged', 'open', 'arrived', 'fixed', 'reopened', 'expired', 'site'])
    .execute();
  await schema
    .createTable('rule_lists')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .$call(texts('rules'))
    .execute();
  await schema
    .createTable('profile_rules')
    .addColumn('digest', 'text', (c) => c.primaryKey())
    .$call(texts('keys'))
    .execute();
  await schema
    .createTable('rule_words')
    .addColumn('rule', 'text', (c) => c.primaryKey())
    .$call(texts('title', 'title_en?', 'section', 'level', 'seen_at'))
    .execute();
  await schema
    .createTable('site_standings')
    .addColumn('site', 'text', (c) => c.primaryKey().references('sites.id'))
    .$call(counts('version', 'open', 'unseen', 'waived', 'doubts'))
    .$call(texts('last_run?', 'last_crawled_at?', 'last_as_of?', 'run?', 'judged_run?'))
    .execute();
  await schema
    .createTable('site_rules')
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .$call(texts('rule', 'run', 'value', 'reason?'))
    .addColumn('earned', REAL, (c) => c.notNull())
    .addColumn('min', REAL, (c) => c.notNull())
    .addColumn('max', REAL, (c) => c.notNull())
    .addColumn('out_of', REAL, (c) => c.notNull())
    .$call(texts('decided_value?', 'decided_run?', 'decided_at?', 'decided_since?'))
    .addPrimaryKeyConstraint('site_rules_key', ['site', 'rule'])
    .execute();
  await schema.createIndex('site_rules_rule').on('site_rules').columns(['rule', 'value', 'site']).execute();
  await schema
    .createTable('rule_counts')
    .addColumn('run', 'text', (c) => c.notNull().references('runs.id'))
    .$call(texts('rule'))
    .$call(counts('passed', 'failed', 'cant_tell', 'inapplicable', 'untested'))
    .addPrimaryKeyConstraint('rule_counts_key', ['run', 'rule'])
    .execute();
  await schema.createIndex('rule_counts_rule').on('rule_counts').columns(['rule']).execute();
  await schema
    .createTable('unit_scores')
    .addColumn('site', 'text', (c) => c.notNull().references('sites.id'))
    .$call(texts('unit', 'run', 'kind', 'url?'))
    .addColumn('value', REAL, (c) => c.notNull())
    .addColumn('min', REAL, (c) => c.notNull())
    .addColumn('max', REAL, (c) => c.notNull())
    .addColumn('out_of', REAL, (c) => c.notNull())
    .$call(texts('outcomes'))
    .addPrimaryKeyConstraint('unit_scores_key', ['site', 'unit', 'run'])
    .execute();
}

type Table = CreateTableBuilder<string, string>;

/** Columns of text; with `?` they may be null. */
const texts =
  (...names: string[]) =>
  (table: Table): Table =>
    names.reduce(
      (built, name) => built.addColumn(name.replace('?', ''), 'text', (c) => (name.endsWith('?') ? c : c.notNull())),
      table,
    );

/** Columns of whole numbers, 0 unless told. */
const counts =
  (...names: string[]) =>
  (table: Table): Table =>
    names.reduce((built, name) => built.addColumn(name, 'integer', (c) => c.notNull().defaultTo(0)), table);
