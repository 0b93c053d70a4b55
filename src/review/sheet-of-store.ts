/** The workbook of open items of a store: out with what is asked, in all or nothing. */
import { beijingDay } from '../lib/date/beijing-day.js';
import { sha256 } from '../lib/text/canonical-json.js';
import { readReport } from '../history/read-report.js';
import { may, sees, type Actor } from '../model/actor.js';
import { Forbidden, Invalid, Refusal } from '../model/refusal.js';
import type { FilledRow, ReviewRow, SheetFault } from '../model/review-row.js';
import type { ProofFile } from '../model/decision.js';
import type { Blobs } from '../store/blobs/blobs.js';
import type { Trx } from '../store/tables.js';
import { auditsOnHand, runsSince, type AuditOnHand } from './audits-on-hand.js';
import { lockSite, type ItemRow } from './decision-rows.js';
import { itemFor, takeOpinion } from './give-opinion.js';
import { questionOf } from './list-questions.js';
import { checkOpinion, type CheckedOpinion } from './read-opinion.js';
import { listQueue, type QueueWish } from './read-queue.js';
import type { ReviewDesk } from './review-desk.js';
import { reviewRow } from './review-rows.js';

/** More are not decided from one workbook. */
const MOST_ROWS = 20_000;

/** The hash of an item's state in the store. */
const stateOfItem = ({ fingerprint, round, decision }: Pick<ItemRow, 'fingerprint' | 'round' | 'decision'>): string =>
  sha256(`${fingerprint} ${round} ${decision ?? ''}`).slice(0, 16);

/** Open items in sight as lines of the workbook. One whose report is not kept is left out. Throws `Forbidden`. */
export async function rowsForSheet(
  desk: Pick<ReviewDesk, 'store' | 'now' | 'profile'> & { readonly blobs: Blobs },
  actor: Actor,
  wish: QueueWish,
): Promise<readonly ReviewRow[]> {
  const at = desk.now().toISOString();
  const { rows } = await listQueue(desk.store.db, actor, { ...wish, at, limit: MOST_ROWS });
  const made: ReviewRow[] = [];
  // By site, so that each report is read once.
  for (const row of rows.toSorted((a, b) => (a.site === b.site ? 0 : a.site < b.site ? -1 : 1))) {
    const report = await readReport(desk.blobs, row);
    const profile = report && (await desk.profile(row.profile_digest));
    const rules = new Map(profile?.rules.map((rule) => [rule.id, rule]));
    const { rule, unit, clause } = row;
    const subject = {
      ...(rule !== null && { rule }),
      ...(unit !== null && { unit }),
      ...(clause !== null && { clause }),
    };
    const question = report && questionOf(report, rules, subject);
    if (!question) continue;
    made.push({ ...reviewRow(question, report), state: stateOfItem(row) });
  }
  return made;
}

/** What keeps a workbook from being taken, cell by cell. */
export class SheetRefused extends Invalid {
  readonly faults: readonly SheetFault[];
  constructor(faults: readonly SheetFault[]) {
    super({
      zh: `表里有 ${faults.length} 处不对，一项也没有导入。`,
      en: `The workbook has ${faults.length} faults; nothing was taken in.`,
    });
    this.faults = faults;
  }
}

/**
 * Takes the opinions of a filled workbook in, each as if given on its page, all of them or none. `files`: those that were handed in
 * with it, by name. `isTrial`: all the same, but nothing stays. Throws `SheetRefused`.
 */
export async function applySheet(
  desk: ReviewDesk,
  actor: Actor,
  { rows, faults: inSheet }: { readonly rows: readonly FilledRow[]; readonly faults: readonly SheetFault[] },
  files: ReadonlyMap<string, ProofFile>,
  { isTrial = false }: { readonly isTrial?: boolean } = {},
): Promise<TakenSheet> {
  if (!may(actor, 'review')) throw new Forbidden();
  const faults: SheetFault[] = [...inSheet];
  const { db } = desk.store;
  const now = desk.now();
  const { twoPersonReview } = await desk.settings();
  const checked: { row: FilledRow; item: ItemRow; opinion: CheckedOpinion; audits: readonly AuditOnHand[] }[] = [];
  for (const row of rows) {
    const item = await db.selectFrom('review_items').selectAll().where('id', '=', row.id).executeTakeFirst();
    if (!item || !sees(actor, item.site, item.unit ?? undefined)) {
      faults.push({ cell: row.cells.id, zh: '没有这一事项', en: 'there is no such item' });
    } else if (stateOfItem(item) !== row.state) {
      faults.push({ cell: row.cells.id, ...CHANGED });
    } else {
      const opinion = readOpinion(row, item, files, beijingDay(now), faults);
      const runs = await runsSince(db, item.site, { first: item.first_run, own: item.run });
      if (opinion) checked.push({ row, item, opinion, audits: await auditsOnHand(desk, item.site, runs) });
    }
  }
  if (faults.length > 0) throw new SheetRefused(firstOfEachCell(faults));
  const at = now.toISOString();
  const work = async (trx: Trx): Promise<TakenSheet> => {
    let settled = 0;
    const sites = [...new Set(checked.map(({ item }) => item.site))].toSorted();
    for (const site of sites) await lockSite(trx, site);
    for (const { row, item, opinion, audits } of checked) {
      const fresh = await itemFor(trx, actor, item.id);
      // What an earlier row of the same workbook settled along with it needs nothing more.
      if (fresh.state === 'gone') continue;
      if (stateOfItem(fresh) !== row.state) throw new SheetRefused([{ cell: row.cells.id, ...CHANGED }]);
      try {
        const state = await takeOpinion(trx, { item: fresh, actor, opinion, needsTwo: twoPersonReview, audits, at });
        if (state === 'settled') settled += 1;
      } catch (error) {
        if (error instanceof Refusal) throw new SheetRefused([{ cell: row.cells.id, ...error.words }]);
        throw error;
      }
    }
    return { taken: checked.length, settled };
  };
  if (!isTrial) return desk.store.transaction(work);
  let tried: TakenSheet | undefined;
  const undone = new Error('only tried');
  await desk.store
    .transaction(async (trx) => {
      tried = await work(trx);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return tried ?? { taken: 0, settled: 0 };
}

/** How many opinions came in, and how many of them count already. */
interface TakenSheet {
  readonly taken: number;
  readonly settled: number;
}

/** A cell that could not be read is not also told to be empty. */
const firstOfEachCell = (faults: readonly SheetFault[]): readonly SheetFault[] =>
  [...new Map(faults.toReversed().map((fault) => [fault.cell, fault])).values()].toReversed();

const CHANGED = { zh: '导出之后这一事项变过，请重新导出再认定', en: 'it changed since the export: export again' };

const COLUMN_OF: Readonly<Record<string, keyof FilledRow['cells']>> = {
  value: 'value',
  earned: 'earned',
  reason: 'reason',
  until: 'until',
  files: 'files',
};

function readOpinion(
  row: FilledRow,
  item: ItemRow,
  files: ReadonlyMap<string, ProofFile>,
  today: string,
  faults: SheetFault[],
): CheckedOpinion | undefined {
  const missing = row.files.filter((name) => !files.has(name));
  if (missing.length > 0) {
    const names = missing.join('；').slice(0, 80);
    faults.push({ cell: row.cells.files, zh: `没有一同上传：${names}`, en: `not handed in with it: ${names}` });
    return undefined;
  }
  const { earned, until } = row;
  const points = earned && ('points' in earned ? earned.points : Math.round(item.worth * earned.share) / 100);
  try {
    return checkOpinion(
      item,
      {
        ...{ value: row.value, reason: row.reason, files: row.files.flatMap((name) => files.get(name) ?? []) },
        ...(points !== undefined && { earned: points }),
        ...(until !== undefined && { until }),
      },
      today,
    );
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    for (const [field, words] of Object.entries(error.fields))
      faults.push({ cell: row.cells[COLUMN_OF[field] ?? 'value'], ...words });
    return undefined;
  }
}
