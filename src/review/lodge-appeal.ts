import { beijingDay } from '../lib/date/beijing-day.js';
import { sha256 } from '../lib/text/canonical-json.js';
import { addWorkingDays } from '../lib/date/workdays.js';
import { may, sees, type Actor } from '../model/actor.js';
import type { ProofFile } from '../model/decision.js';
import type { OfficeSettings } from '../model/office-settings.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../model/refusal.js';
import { recordEvent } from '../store/events/record-event.js';
import { appendLog } from '../store/log/append-log.js';
import { auditsOnHand } from './audits-on-hand.js';
import { lockSite } from './decision-rows.js';
import { assertUploaded } from './give-opinion.js';
import { objectTo } from './object-to.js';
import type { ReviewDesk } from './review-desk.js';

export interface Appeal {
  readonly run: string;
  readonly site: string;
  readonly rule: string;
  /** The finding that is objected to; without one the result of the rule. */
  readonly fingerprint?: string;
  readonly reason: string;
  readonly files?: readonly ProofFile[];
}

const LONGEST_REASON = 4_000;

/**
 * 申诉: a unit objects to a result of its own site, with its reason. The result is put before the evaluators, who answer by deciding.
 * One appeal at a time on the same. Throws `Forbidden`, `NotFound`, `Invalid`, `Conflict`.
 */
export async function lodgeAppeal(desk: ReviewDesk, actor: Actor, appeal: Appeal): Promise<string> {
  const { run, site, rule, fingerprint, files = [] } = appeal;
  if (!may(actor, 'reply') && !may(actor, 'rectify')) throw new Forbidden();
  const own = actor.sight === 'all' ? {} : actor.sight.get(site);
  if (!own) throw new NotFound();
  const reason = appeal.reason.trim();
  if (reason === '' || reason.length > LONGEST_REASON)
    throw new Invalid(
      { zh: '申诉没有填写完整。', en: 'The appeal is not complete.' },
      {
        reason: {
          zh: `请写明理由，不超过 ${LONGEST_REASON} 字。`,
          en: `Give the reason, ${LONGEST_REASON} characters at most.`,
        },
      },
    );
  await assertUploaded(desk, files);
  const [audit] = await auditsOnHand(desk, site, [run]);
  const outcome = audit?.report.outcomes.find((one) => one.rule === rule);
  if (!audit || !outcome) throw new NotFound();
  const finding = outcome.findings.find((one) => one.fingerprint === fingerprint);
  if (fingerprint !== undefined && !finding) throw new NotFound();
  const isUnit = (name: string | undefined): boolean => outcome.units?.some((unit) => unit.name === name) === true;
  const unit = finding?.unit ?? (isUnit(own.unit) ? own.unit : undefined);
  // A unit of a portal objects to what concerns it, never to what is said of others or of the portal.
  if (!sees(actor, site, unit)) throw new NotFound();
  const settings = await desk.settings();
  const now = desk.now();
  const at = now.toISOString();
  const dueOn = addWorkingDays(beijingDay(now), settings.appealDays, declaredDays(settings));
  const id = sha256([site, run, rule, fingerprint ?? '', unit ?? '', actor.id, at].join('\n')).slice(0, 16);
  return desk.store.transaction(async (trx) => {
    await lockSite(trx, site);
    // A single finding of a unit is settled with the rule, or with the unit where the rule is judged unit by unit.
    const subject = { rule, ...(unit !== undefined && isUnit(unit) && { unit }) };
    const item = await objectTo(trx, audit, subject, { asked: 'appealed', at });
    if (!item) throw new NotFound();
    const open = await trx
      .selectFrom('appeals')
      .select('id')
      .where('item', '=', item.id)
      .where('state', '=', 'lodged')
      .where('fingerprint', fingerprint === undefined ? 'is' : '=', fingerprint ?? null)
      .executeTakeFirst();
    if (open)
      throw new Conflict({ zh: '对这一结果的申诉正在处理。', en: 'An appeal against this is being dealt with.' });
    await trx
      .insertInto('appeals')
      .values({
        ...{ id, site, unit: unit ?? null, run, item: item.id, rule, title: outcome.title },
        ...{ fingerprint: fingerprint ?? null, message: finding?.message ?? null, reason },
        files: files.length > 0 ? JSON.stringify(files) : null,
        ...{ by_user: actor.id, by_name: actor.name, at, due_on: dueOn ?? null, state: 'lodged' },
        ...{ answer: null, answered_by: null, answered_at: null, decision: null },
      })
      .execute();
    await appendLog(trx, {
      ...{ at, actor: actor.id, action: 'appeal.lodged', subject: `site:${site}` },
      detail: { appeal: id, run, rule, fingerprint, unit, item: item.id },
    });
    await recordEvent(trx, {
      ...{ key: `appeal-lodged:${id}`, kind: 'appeal-lodged', at, site, run },
      data: { appeal: id, title: outcome.title, dueOn, ...(unit !== undefined && { unit }) },
    });
    return id;
  });
}

/** Years of which rest days are entered count as known. */
const declaredDays = ({ workdays: { work, rest } }: Pick<OfficeSettings, 'workdays'>) => ({
  years: [...new Set(rest.map((day) => Number(day.slice(0, 4))))],
  holidays: rest,
  workdays: work,
});

/** Takes an appeal back that is not answered yet. By who lodged it. */
export async function withdrawAppeal(desk: Pick<ReviewDesk, 'store' | 'now'>, actor: Actor, id: string): Promise<void> {
  const at = desk.now().toISOString();
  await desk.store.transaction(async (trx) => {
    const appeal = await trx.selectFrom('appeals').selectAll().where('id', '=', id).executeTakeFirst();
    if (!appeal || !sees(actor, appeal.site, appeal.unit ?? undefined)) throw new NotFound();
    if (appeal.by_user !== actor.id) throw new Forbidden();
    await lockSite(trx, appeal.site);
    const taken = await trx
      .updateTable('appeals')
      .set({ state: 'withdrawn', answered_at: at })
      .where('id', '=', id)
      .where('state', '=', 'lodged')
      .executeTakeFirst();
    if (Number(taken.numUpdatedRows) === 0)
      throw new Conflict({ zh: '这件申诉已有答复。', en: 'This appeal is answered already.' });
    const others = await trx
      .selectFrom('appeals')
      .select('id')
      .where('item', '=', appeal.item)
      .where('state', '=', 'lodged')
      .executeTakeFirst();
    if (!others) {
      // What nobody objects to any more is not asked; what was decided before stays decided.
      await trx
        .updateTable('review_items')
        .set((eb) => ({
          state: eb.case().when('decision', 'is', null).then('gone').else('settled').end(),
          changed_at: at,
          version: eb('version', '+', 1),
        }))
        .where('id', '=', appeal.item)
        .where('kind', '=', 'decided')
        .where('asked', '=', 'appealed')
        .where('state', '=', 'open')
        .execute();
    }
    await appendLog(trx, {
      ...{ at, actor: actor.id, action: 'appeal.withdrawn', subject: `site:${appeal.site}` },
      detail: { appeal: id },
    });
  });
}
