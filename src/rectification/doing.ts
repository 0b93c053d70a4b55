import { randomUUID } from 'node:crypto';
import { may, type Actor, type Right } from '../model/actor.js';
import { Forbidden } from '../model/refusal.js';
import { appendLog } from '../store/log/append-log.js';
import type { Trx } from '../store/tables.js';

/** Who does something, and when (ISO 8601). */
export interface Doing {
  readonly actor: Actor;
  readonly at: string;
}

/** Throws `Forbidden` without the right. */
export function demand(actor: Actor, right: Right): void {
  if (!may(actor, right)) throw new Forbidden();
}

/** What happened to a notice, for its timeline and for the log, in the transaction that does it. */
export interface NoticeMove {
  readonly notice: string;
  readonly site: string;
  readonly action: string;
  readonly finding?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes into the timeline of a notice and into the log. */
export async function tellMove(trx: Trx, { actor, at }: Doing, move: NoticeMove): Promise<void> {
  const { notice, site, action, finding, detail = {} } = move;
  const last = await trx
    .selectFrom('notice_moves')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('notice', '=', notice)
    .executeTakeFirst();
  await trx
    .insertInto('notice_moves')
    .values({
      ...{
        id: randomUUID(),
        notice,
        seq: (last?.seq ?? 0) + 1,
        finding: finding ?? null,
        at,
        actor: actor.id,
        actor_name: actor.name,
        action,
      },
      detail: JSON.stringify(detail),
    })
    .execute();
  await appendLog(trx, {
    ...{ at, actor: actor.id, action: `rectification.${action}`, subject: `notice:${notice}` },
    detail: { site, ...(finding !== undefined && { finding }), ...detail },
  });
}
