import { addDays } from '../lib/date/day.js';
import { beijingDay } from '../lib/date/beijing-day.js';
import type { OfficeSettings } from '../model/office-settings.js';
import { Conflict, Invalid } from '../model/refusal.js';
import { recordEvent } from '../store/events/record-event.js';
import type { Store } from '../store/open-store.js';
import { readNotice, type NoticeRow } from '../store/rectification/read-notice.js';
import type { Trx } from '../store/tables.js';
import { changeNotice, demandState, demandVersion, eventData } from './change-notice.js';
import { demand, tellMove, type Doing } from './doing.js';
import { dueDay, workingDaysBefore } from './due-day.js';
import type { NoticeLetterWishes } from './letters.js';
import { policyOf, REMIND_WORKING_DAYS, type RectificationPolicy } from './policy.js';

/** How a draft is to go out. */
export interface IssueWish {
  readonly notice: string;
  readonly version?: number | undefined;
  /** 文号 as the document office gave it; without it the next of the series. */
  readonly number?: string | undefined;
  /** Until when, `YYYY-MM-DD`; without it so many working days as the office has set. */
  readonly dueOn?: string | undefined;
  /** 主送单位 */
  readonly recipient?: string | undefined;
}

/**
 * Issues a draft, for good: number, dates and what the letter says beside its problems are fixed, the log and the event tell of it.
 * The letter itself is written when it is first asked for (`readLetter`). Throws `Forbidden`, `NotFound`, `Conflict`, and
 * `Invalid` with the field `dueOn` where the calendar cannot tell the due day.
 */
export async function issueNotice(
  store: Store,
  wish: IssueWish,
  settings: OfficeSettings,
  doing: Doing,
): Promise<NoticeRow> {
  demand(doing.actor, 'rectify');
  const policy = policyOf(settings);
  const today = beijingDay(doing.at);
  const dueOn = wish.dueOn ?? reckonDueDay(today, policy);
  if (dueOn <= today)
    throw invalidField('dueOn', { zh: '整改期限要在今天以后。', en: 'The due day must lie after today.' });
  if (dueOn > addDays(today, 730))
    throw invalidField('dueOn', { zh: '整改期限太远。', en: 'The due day is too far away.' });
  return store.transaction(async (trx) => {
    const notice = await readNotice(trx, wish.notice, doing.actor);
    demandVersion(notice, wish.version);
    demandState(notice, 'issue');
    await demandStanding(trx, notice.id);
    const number = await numberFor(trx, wish.number, policy, today);
    const remindOn = workingDaysBefore(dueOn, REMIND_WORKING_DAYS, policy.declared);
    const issued = await changeNotice(trx, notice, 'issue', {
      ...{ number, issued_at: doing.at, issued_on: today, issued_by: doing.actor.id },
      ...{ due_on: dueOn, first_due_on: dueOn, retest_on: addDays(dueOn, 1) },
      remind_on: remindOn !== undefined && remindOn > today ? remindOn : null,
      wishes: JSON.stringify(letterWishes(settings, { number, dueOn, issuedOn: today, recipient: wish.recipient })),
    });
    await trx
      .updateTable('notice_items')
      .set({ issued_on: today, due_on: dueOn })
      .where('notice', '=', issued.id)
      .execute();
    await tellMove(trx, doing, {
      ...{ notice: issued.id, site: issued.site, action: 'issued' },
      detail: { number, dueOn, items: issued.items },
    });
    await recordEvent(trx, {
      ...{ key: `notice-issued:${issued.id}`, kind: 'notice-issued', at: doing.at, site: issued.site },
      data: eventData(issued),
    });
    return issued;
  });
}

/** What is mended since the draft was made is not demanded any more. */
async function demandStanding(trx: Trx, notice: string): Promise<void> {
  const mended = await trx
    .selectFrom('notice_items')
    .innerJoin('findings', 'findings.id', 'notice_items.finding')
    .select('notice_items.number')
    .where('notice_items.notice', '=', notice)
    .where((eb) =>
      eb.or([
        eb('findings.state', 'in', ['fixed', 'settled', 'gone', 'waived']),
        eb('findings.ruling', '=', 'refuted'),
        // A doubt is demanded only while somebody has confirmed it.
        eb.and([eb('findings.kind', '=', 'doubt'), eb('findings.ruling', 'is', null)]),
      ]),
    )
    .orderBy('notice_items.position')
    .execute();
  if (mended.length === 0) return;
  const numbers = mended.map(({ number }) => number);
  throw new Conflict({
    zh: `问题 ${numbers.slice(0, 10).join('、')} 已经整改或不再要求，请删除草稿重新拟制。`,
    en: `Problems ${numbers.slice(0, 10).join(', ')} stand no more: delete the draft and make it anew.`,
  });
}

/** The office's number of working days from today. Throws `Invalid` where the calendar of that year is not announced. */
export function reckonDueDay(today: string, policy: Pick<RectificationPolicy, 'workingDays' | 'declared'>): string {
  const due = dueDay(today, policy.workingDays, policy.declared);
  if (due.isSure) return due.on;
  throw invalidField('dueOn', CALENDAR_ENDS);
}

const CALENDAR_ENDS = {
  zh: '这段时间的放假安排尚未公布，工作日推算不准，请直接填写整改期限。',
  en: 'Holidays of that time are not announced: working days cannot be counted, give the due day itself.',
};

const invalidField = (field: string, words: { readonly zh: string; readonly en: string }): Invalid =>
  new Invalid(words, { [field]: words });

/** The number that was typed, where nobody has it yet, or the next of this year's series. */
async function numberFor(
  trx: Trx,
  typed: string | undefined,
  { numberFormat }: Pick<RectificationPolicy, 'numberFormat'>,
  today: string,
): Promise<string> {
  const isTaken = async (number: string): Promise<boolean> =>
    (await trx.selectFrom('notices').select('id').where('number', '=', number).executeTakeFirst()) !== undefined;
  if (typed !== undefined) {
    if (await isTaken(typed)) {
      throw new Conflict({ zh: `文号 ${typed} 已经用过。`, en: `The number ${typed} is taken.` });
    }
    return typed;
  }
  const series = numberFormat.replaceAll('{year}', today.slice(0, 4));
  await trx
    .insertInto('notice_numbers')
    .values({ series, last: 0 })
    .onConflict((conflict) => conflict.column('series').doNothing())
    .execute();
  for (;;) {
    const { last } = await trx
      .updateTable('notice_numbers')
      .set((eb) => ({ last: eb('last', '+', 1) }))
      .where('series', '=', series)
      .returning('last')
      .executeTakeFirstOrThrow();
    const number = series.replaceAll('{number}', String(last));
    if (!(await isTaken(number))) return number;
  }
}

/** What stands in a letter: the office's settings and what was wished for this one. */
export function letterWishes(
  { letters, officeName, publicUrl }: Pick<OfficeSettings, 'letters' | 'officeName' | 'publicUrl'>,
  own: { number?: string; dueOn?: string; issuedOn?: string; recipient?: string | undefined },
): NoticeLetterWishes {
  const issuer = letters.issuer === '' ? officeName : letters.issuer;
  return {
    ...(issuer !== '' && { issuer }),
    ...(letters.contact !== '' && { contact: letters.contact }),
    ...(letters.phone !== '' && { phone: letters.phone }),
    // Replies are filled in on the office's own pages.
    ...(publicUrl !== '' && { replyTo: publicUrl }),
    ...(own.number !== undefined && { number: own.number }),
    ...(own.dueOn !== undefined && { dueOn: own.dueOn }),
    ...(own.issuedOn !== undefined && { issuedOn: own.issuedOn }),
    ...(own.recipient !== undefined && own.recipient !== '' && { recipient: own.recipient }),
  };
}
