import type { Kysely } from 'kysely';

/** Rankings that are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rankings')
    .addColumn('scope', 'text', (c) => c.primaryKey())
    .addColumn('basis', 'text', (c) => c.notNull())
    .addColumn('computed_at', 'text', (c) => c.notNull())
    .addColumn('ranking', 'text', (c) => c.notNull())
    .execute();
}
