import { NotFound } from '../model/refusal.js';
import type { Store } from '../store/open-store.js';
import { appendLog } from '../store/log/append-log.js';
import { demand, type Doing } from './doing.js';
import type { CountingRule } from './policy.js';

/** Which score counts for the sites of a list: the first test's, the second's, the better; undefined: as the office has it. */
export async function chooseCounting(
  store: Store,
  { list, counts }: { readonly list: string; readonly counts: CountingRule | undefined },
  { actor, at }: Doing,
): Promise<void> {
  demand(actor, 'rectify');
  await store.transaction(async (trx) => {
    const known = await trx.selectFrom('lists').select('id').where('id', '=', list).executeTakeFirst();
    if (known === undefined || actor.sight !== 'all') throw new NotFound();
    await trx.deleteFrom('second_test_rules').where('list', '=', list).execute();
    if (counts !== undefined) await trx.insertInto('second_test_rules').values({ list, counts }).execute();
    await appendLog(trx, {
      ...{ at, actor: actor.id, action: 'rectification.counting-chosen', subject: `list:${list}` },
      detail: { counts: counts ?? null },
    });
  });
}
