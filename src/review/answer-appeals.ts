import type { Decision } from '../model/decision.js';
import { recordEvent } from '../store/events/record-event.js';
import { appendLog } from '../store/log/append-log.js';
import type { Trx } from '../store/tables.js';
import type { ItemRow } from './decision-rows.js';

/** Whoever appealed against the result gets the decision as the answer: granted where it turned in his favour. */
export async function answerAppeals(
  trx: Trx,
  item: Pick<ItemRow, 'id' | 'site'>,
  made: {
    readonly id: string;
    readonly decision: Decision;
    readonly by: string;
    readonly byName: string;
    readonly at: string;
  },
): Promise<void> {
  const { decision, at } = made;
  const appeals = await trx
    .selectFrom('appeals')
    .select(['id', 'fingerprint', 'run', 'title', 'unit'])
    .where('item', '=', item.id)
    .where('state', '=', 'lodged')
    .execute();
  for (const { id, fingerprint, run, title, unit } of appeals) {
    const isGranted =
      decision.value !== 'failed' || (fingerprint !== null && decision.refuted?.includes(fingerprint) === true);
    const state = isGranted ? 'granted' : 'rejected';
    await trx
      .updateTable('appeals')
      .set({ state, answer: decision.reason, answered_by: made.byName, answered_at: at, decision: made.id })
      .where('id', '=', id)
      .execute();
    await appendLog(trx, {
      ...{ at, actor: made.by, action: 'appeal.decided', subject: `site:${item.site}` },
      detail: { appeal: id, state, decision: made.id },
    });
    await recordEvent(trx, {
      ...{ key: `appeal-decided:${id}`, kind: 'appeal-decided', at, site: item.site, run },
      data: { appeal: id, state, title, ...(unit !== null && { unit }) },
    });
  }
}
