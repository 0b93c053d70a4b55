import { randomBytes } from 'node:crypto';
import { OPEN_ITEM_STATES } from '../model/rectification.js';
import { beijingDay } from '../lib/date/beijing-day.js';
import { Conflict, Invalid, NotFound } from '../model/refusal.js';
import { takeTurn } from '../store/log/take-turn.js';
import type { Store } from '../store/open-store.js';
import { chooseFindings, type Candidate, type FindingChoice } from '../store/rectification/choose-findings.js';
import type { Db, Trx } from '../store/tables.js';
import { demand, tellMove, type Doing } from './doing.js';
import { letterReport, type ItemText, type LetterMeans } from './letters.js';

/** Which faults notices are to be about, and whether each 单位 of a portal gets its own. */
export interface DraftWish {
  /** Ids of findings; without them all that `choice` has. */
  readonly findings?: readonly string[];
  readonly choice?: FindingChoice;
  readonly per: 'site' | 'unit';
  readonly title?: string;
}

/** More notices than anyone looks through before issuing them, and more reports than should be read for one request. */
const MOST_NOTICES = 200;
const MOST_FINDINGS = 20_000;

interface Draft {
  readonly site: string;
  readonly unit: string | null;
  readonly run: string;
  readonly items: readonly { readonly candidate: Candidate; readonly text: ItemText }[];
}

/**
 * Drafts a notice for each site, or unit, of the chosen faults. What each says is taken from the site's latest report, in the
 * words of the letter. Throws `Forbidden`, `NotFound`, `Conflict` where one is in an open notice already, `Invalid`.
 */
export async function draftNotices(
  store: Store,
  wish: DraftWish,
  means: LetterMeans,
  doing: Doing,
): Promise<readonly string[]> {
  demand(doing.actor, 'rectify');
  const chosen = await chosenFindings(store.db, wish, doing);
  const groups = new Map<string, Candidate[]>();
  for (const one of chosen) {
    const key = JSON.stringify([one.site, wish.per === 'unit' ? one.unit : null]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  if (groups.size > MOST_NOTICES) {
    throw new Invalid({
      zh: `一次最多拟制 ${MOST_NOTICES} 份，现在会有 ${groups.size} 份；请缩小范围。`,
      en: `At most ${MOST_NOTICES} notices at once; this would be ${groups.size}.`,
    });
  }
  const drafts: Draft[] = [];
  for (const [key, candidates] of groups) {
    const [site, unit] = JSON.parse(key) as [string, string | null];
    drafts.push(await draftOf(store.db, site, unit, candidates, means));
  }
  return store.transaction(async (trx) => {
    const ids: string[] = [];
    await takeTurn(trx);
    for (const draft of drafts) ids.push(await insertDraft(trx, draft, wish, doing));
    return ids;
  });
}

async function chosenFindings(
  db: Db,
  { findings, choice = {} }: DraftWish,
  { actor }: Doing,
): Promise<readonly Candidate[]> {
  const ids = findings && [...new Set(findings)];
  if (ids?.length === 0) throw new Invalid({ zh: '请先选择问题。', en: 'Choose problems first.' });
  const found: Candidate[] = [];
  for (let start = 0; start < (ids?.length ?? 1); start += 500) {
    const part = ids?.slice(start, start + 500);
    found.push(
      ...(await chooseFindings(db, actor.sight, choice, { limit: MOST_FINDINGS, ...(part && { ids: part }) })),
    );
  }
  if (found.length === 0 && ids === undefined)
    throw new Invalid({ zh: '没有可以下发的问题。', en: 'No problem to issue.' });
  if (ids !== undefined && found.length < ids.length) await tellMissing(db, ids, found);
  return found;
}

/** What was chosen a moment ago may be in a notice by now, or mended. */
async function tellMissing(db: Db, ids: readonly string[], found: readonly Candidate[]): Promise<never> {
  const known = new Set(found.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  const rows = await db.selectFrom('findings').select('id').where('id', 'in', missing.slice(0, 500)).execute();
  if (rows.length < Math.min(500, missing.length)) throw new NotFound();
  throw new Conflict({
    zh: `所选问题中有 ${missing.length} 处已经列入别的通知书，或者已经不是待整改的问题，请重新选择。`,
    en: `${missing.length} of the chosen problems are in another notice by now, or stand no more.`,
  });
}

async function draftOf(
  db: Db,
  site: string,
  unit: string | null,
  candidates: readonly Candidate[],
  means: LetterMeans,
): Promise<Draft> {
  // The one whose score the site is shown by: a second test counts beside that, not beside a crawl that reached nothing.
  const standing = await db
    .selectFrom('site_standings')
    .select('judged_run')
    .where('site', '=', site)
    .executeTakeFirst();
  const run = standing?.judged_run ?? candidates[0]?.lastRun ?? '';
  const items = candidates.map(({ lastRun, rule, fingerprint }) => ({ run: lastRun, rule, fingerprint }));
  const report = await letterReport({ site, run }, items, means);
  const texts = means.describe(report, new Set(candidates.map(({ fingerprint }) => fingerprint)));
  const byPlace = new Map(candidates.map((one) => [`${one.rule} ${one.fingerprint}`, one]));
  const told = texts.flatMap((text) => {
    const candidate = byPlace.get(`${text.rule} ${text.fingerprint}`);
    return candidate ? [{ candidate, text }] : [];
  });
  if (told.length < candidates.length) {
    throw new Conflict({
      zh: `${candidates[0]?.siteName ?? site} 有 ${candidates.length - told.length} 处问题在留存的报告里找不到，不能列入通知书；请先重新检查这个网站。`,
      en: `${candidates.length - told.length} problems of ${site} stand in no report that is kept: audit the site again first.`,
    });
  }
  return { site, unit, run, items: told };
}

async function insertDraft(
  trx: Trx,
  { site, unit, run, items }: Draft,
  wish: DraftWish,
  doing: Doing,
): Promise<string> {
  const id = randomBytes(8).toString('hex');
  const { actor, at } = doing;
  const taken = await trx
    .selectFrom('notice_items')
    .select('finding')
    .where('finding', 'in', items.map(({ candidate }) => candidate.id).slice(0, MOST_FINDINGS))
    .where('state', 'in', [...OPEN_ITEM_STATES])
    .executeTakeFirst();
  if (taken)
    throw new Conflict({
      zh: '有的问题刚刚列入了别的通知书。',
      en: 'Some problem was put in another notice meanwhile.',
    });
  await trx
    .insertInto('notices')
    .values({
      ...{ id, site, unit, state: 'draft', version: 1, run, title: wish.title ?? null, wishes: '{}' },
      ...{ created_at: at, created_by: actor.id, items: items.length, items_open: items.length, items_closed: 0 },
    })
    .execute();
  const rows = items.map(({ candidate, text }, position) => ({
    ...{ notice: id, finding: candidate.id, site, position, number: text.number, state: 'open', rule: text.rule },
    ...{ rule_title: text.ruleTitle, section: text.section, level: text.level, code: text.code, message: text.message },
    ...{ place: text.place, unit: text.unit ?? null, url: text.url === '' ? null : text.url, basis: text.basis },
    ...{ remedy: text.remedy, fingerprint: text.fingerprint, run: candidate.lastRun },
    ...{ first_seen_on: beijingDay(candidate.firstSeenAt), times_reopened: 0 },
  }));
  for (let start = 0; start < rows.length; start += 200) {
    await trx
      .insertInto('notice_items')
      .values(rows.slice(start, start + 200))
      .execute();
  }
  await tellMove(trx, doing, { notice: id, site, action: 'drafted', detail: { items: rows.length, run } });
  return id;
}

/** Throws a draft away: nothing of it was ever told to anyone. */
export async function discardDraft(store: Store, id: string, doing: Doing): Promise<void> {
  demand(doing.actor, 'rectify');
  await store.transaction(async (trx) => {
    const notice = await trx.selectFrom('notices').select(['site', 'state']).where('id', '=', id).executeTakeFirst();
    if (notice === undefined || doing.actor.sight !== 'all') throw new NotFound();
    if (notice.state !== 'draft')
      throw new Conflict({ zh: '已经下发，不能删除。', en: 'It is issued: it cannot be deleted.' });
    await tellMove(trx, doing, { notice: id, site: notice.site, action: 'discarded' });
    await trx.deleteFrom('notice_moves').where('notice', '=', id).execute();
    await trx.deleteFrom('notice_items').where('notice', '=', id).execute();
    await trx.deleteFrom('notices').where('id', '=', id).execute();
  });
}
