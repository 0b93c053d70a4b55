import type { Db } from '../tables.js';

/** A line of a notice's timeline. */
export interface NoticeMoveRow {
  readonly at: string;
  readonly actor: string;
  readonly name: string;
  readonly action: string;
  readonly finding: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** More lines than a notice of some thousand items has after a few rounds. */
const MOST_LINES = 5_000;

/** What happened to a notice, the latest first. For those who see it whole. */
export async function readMoves(db: Db, notice: string): Promise<readonly NoticeMoveRow[]> {
  const rows = await db
    .selectFrom('notice_moves')
    .selectAll()
    .where('notice', '=', notice)
    .orderBy('seq', 'desc')
    .limit(MOST_LINES)
    .execute();
  return rows.map(({ at, actor, actor_name: name, action, finding, detail }) => ({
    ...{ at, actor, name, action, finding },
    detail: JSON.parse(detail) as Readonly<Record<string, unknown>>,
  }));
}
