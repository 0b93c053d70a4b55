import { OPEN_ITEM_STATES } from '../model/rectification.js';
import type { Actor } from '../model/actor.js';
import type { Trx } from '../store/tables.js';
import { changeItem } from './change-item.js';
import { countItems } from './change-notice.js';
import { tellMove } from './doing.js';

/** A decision of an evaluator, or that one was taken back, as far as notices are concerned. */
export interface RulingTold {
  readonly site: string;
  readonly by: Pick<Actor, 'id' | 'name'>;
  readonly at: string;
  readonly why: string;
  /** The rule about which a decision was taken back: what only that decision made a fault is none any more. */
  readonly takenBack?: string;
}

/**
 * What decisions do to the site's notices: nobody has to mend what is no fault. Open items whose finding is refuted, or was a doubt
 * whose confirmation was taken back, are withdrawn with the reason; a notice that has none left is closed. What stands again later
 * may go into another notice. Call after the scores are written.
 */
export async function followRulings(trx: Trx, { site, by, at, why, takenBack }: RulingTold): Promise<void> {
  const items = await trx
    .selectFrom('notice_items')
    .innerJoin('notices', 'notices.id', 'notice_items.notice')
    .innerJoin('findings', 'findings.id', 'notice_items.finding')
    .selectAll('notice_items')
    .where('notice_items.site', '=', site)
    .where('notices.state', 'not in', ['draft', 'withdrawn'])
    .where('notice_items.state', 'in', [...OPEN_ITEM_STATES])
    .where((eb) =>
      eb.or([
        eb('findings.ruling', '=', 'refuted'),
        eb.and([
          eb('findings.kind', '=', 'doubt'),
          eb('findings.ruling', 'is', null),
          eb('findings.rule', '=', takenBack ?? ''),
        ]),
      ]),
    )
    .orderBy('notice_items.notice')
    .orderBy('notice_items.position')
    .execute();
  const actor: Actor = { id: by.id, name: by.name, role: 'evaluator', sight: 'all' };
  for (const item of items) {
    await changeItem(trx, item, 'withdraw', {
      ...{ closed_at: at, closed_how: 'ruling', closed_by: by.name, closed_why: why },
    });
    await tellMove(
      trx,
      { actor, at },
      {
        ...{ notice: item.notice, site, finding: item.finding, action: 'item-overruled' },
        detail: { number: item.number, why },
      },
    );
  }
  for (const notice of new Set(items.map((item) => item.notice))) {
    const row = await trx
      .selectFrom('notices')
      .innerJoin('sites', 'sites.id', 'notices.site')
      .selectAll('notices')
      .select(['sites.name as site_name', 'sites.url as site_url'])
      .where('notices.id', '=', notice)
      .executeTakeFirstOrThrow();
    await countItems(trx, row, { actor, at });
  }
}
