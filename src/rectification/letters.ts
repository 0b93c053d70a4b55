import type { AuditReport } from '../model/report.js';
import { NotFound } from '../model/refusal.js';
import { sha256 } from '../lib/text/canonical-json.js';
import type { Actor } from '../model/actor.js';
import type { Blobs } from '../store/blobs/blobs.js';
import type { Store } from '../store/open-store.js';
import { itemsOf, readNotice, type NoticeItemRow, type NoticeRow } from '../store/rectification/read-notice.js';
import { composeReport } from './compose-report.js';

/** One place as a letter tells it (report/notice). */
export interface ItemText {
  readonly fingerprint: string;
  readonly number: string;
  readonly rule: string;
  readonly ruleTitle: string;
  readonly section: string;
  readonly level: string;
  readonly code: string;
  readonly message: string;
  readonly place: string;
  readonly unit?: string;
  readonly url: string;
  readonly basis: string;
  readonly remedy: string;
}

/** What stands in a letter beside its problems; what is left out stays a blank. Frozen when a notice is issued. */
export interface NoticeLetterWishes {
  readonly issuer?: string;
  readonly contact?: string;
  readonly phone?: string;
  readonly replyTo?: string;
  readonly recipient?: string;
  readonly number?: string;
  readonly issuedOn?: string;
  readonly dueOn?: string;
}

/** Letters and reports, handed in: this room may neither write the one nor fetch the other. */
export interface LetterMeans {
  /** The report of an audit as it counts; undefined where it is not kept any more. */
  readonly readReport: (run: string, site: string) => Promise<AuditReport | undefined>;
  readonly describe: (report: AuditReport, only: ReadonlySet<string>) => readonly ItemText[];
  readonly render: (report: AuditReport, only: ReadonlySet<string>, wishes: NoticeLetterWishes) => Promise<Uint8Array>;
}

/** The report from which the letter of a notice is written: that of its run, with what only other runs told put in. */
export async function letterReport(
  notice: Pick<NoticeRow, 'run' | 'site'>,
  items: readonly Pick<NoticeItemRow, 'run' | 'rule' | 'fingerprint'>[],
  { readReport }: Pick<LetterMeans, 'readReport'>,
): Promise<AuditReport> {
  const base = await readReport(notice.run, notice.site);
  if (base === undefined) throw new NotFound(NO_REPORT);
  const others = new Map<string, AuditReport>();
  for (const run of new Set(items.map((item) => item.run).filter((run) => run !== notice.run))) {
    const report = await readReport(run, notice.site);
    if (report) others.set(run, report);
  }
  return composeReport(
    base,
    items.flatMap(({ run, rule, fingerprint }) => {
      const source = others.get(run);
      return source ? [{ source, rule, fingerprint }] : [];
    }),
  );
}

const NO_REPORT = {
  zh: '这次检查的报告已经不在，不能写通知书。',
  en: 'The report of that audit is not kept any more: no letter can be written.',
};

/**
 * The 整改通知书 of a notice. An issued one is written once, from what was frozen then, and kept: one that a kill left unwritten
 * is written now, the same to the byte. A draft is written anew each time. Throws `NotFound`.
 */
export async function readLetter(
  store: Store,
  blobs: Blobs,
  means: LetterMeans,
  id: string,
  actor: Pick<Actor, 'sight'>,
): Promise<{ readonly notice: NoticeRow; readonly bytes: Uint8Array }> {
  const notice = await readNotice(store.db, id, actor);
  if (notice.state === 'draft' && actor.sight !== 'all') throw new NotFound();
  if (notice.letter !== null) return { notice, bytes: await blobs.read(notice.letter) };
  const items = await itemsOf(store.db, id);
  const report = await letterReport(notice, items, means);
  const only = new Set(items.map(({ fingerprint }) => fingerprint));
  const bytes = await means.render(report, only, JSON.parse(notice.wishes) as NoticeLetterWishes);
  if (notice.state === 'draft') return { notice, bytes };
  const hash = sha256(bytes);
  const letter = `uploads/${hash}`;
  await blobs.put(letter, bytes);
  await store.transaction(async (trx) => {
    await trx
      .updateTable('notices')
      .set({ letter, letter_sha256: hash })
      .where('id', '=', id)
      .where('letter', 'is', null)
      .execute();
  });
  return { notice, bytes };
}
