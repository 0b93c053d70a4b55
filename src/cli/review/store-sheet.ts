/** `gongkai review … --data`: the workbook of a store, at the machine. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { readActor } from '../../access/read-actor.js';
import { may, SYSTEM, type Actor } from '../../model/actor.js';
import type { ProofFile } from '../../model/decision.js';
import type { FilledRow, SheetFault } from '../../model/review-row.js';
import { applySheet, rowsForSheet, SheetRefused } from '../../review/sheet-of-store.js';
import type { ReviewDesk } from '../../review/review-desk.js';
import type { Blobs } from '../../store/blobs/blobs.js';
import { readSettings } from '../../store/settings/read-settings.js';
import type { CliContext } from '../command.js';
import type { CommandSettings } from '../options/command-settings.js';
import { UsageError } from '../errors.js';
import { openOfficeStore } from '../office/open-office-store.js';
import { profileReader } from '../office/open-office.js';
import { readPlaces } from '../office/office-places.js';
import type { ApplyFlags } from './apply-run.js';
import { writeBook, type ExportFlags } from './export-run.js';
import { readFilled, sheetFaults } from './read-filled.js';

type Desk = Omit<ReviewDesk, 'blobs'> & { readonly blobs: Blobs };

/** Opens the store that lies there; throws `UsageError` where there is none, so that a slip makes no empty one. */
async function withDesk<T>(
  data: string,
  { say }: CommandSettings,
  context: CliContext,
  work: (desk: Desk) => Promise<T>,
): Promise<T> {
  const places = readPlaces(data, context, say);
  if (places.databaseUrl === undefined && !existsSync(join(places.folder, 'office.sqlite')))
    throw new UsageError(say(`${places.folder} 里没有看板的数据`, `there is no office in ${places.folder}`));
  const { store, blobs } = await openOfficeStore(places);
  try {
    return await work({
      ...{ store, blobs, now: () => new Date(), profile: profileReader(blobs) },
      settings: () => readSettings(store.db),
    });
  } finally {
    await store.close();
  }
}

/** Writes what the queue of a run asks, settled items with `--all`. */
export const exportStore = (
  run: string,
  flags: ExportFlags & { readonly data: string },
  asked: CommandSettings,
  context: CliContext,
): Promise<void> =>
  withDesk(flags.data, asked, context, async (desk) => {
    await assertRun(desk, run, asked);
    const rows = await rowsForSheet(desk, { ...SYSTEM, role: 'admin' }, { view: 'todo', sort: 'stake', run });
    writeBook(rows, run, flags, asked, context);
  });

/** Takes a workbook into the store as the user of `--by`, with the same rules as on its pages. */
export const applyStore = (
  run: string,
  file: string,
  flags: ApplyFlags & { readonly data: string },
  asked: CommandSettings,
  context: CliContext,
): Promise<void> =>
  withDesk(flags.data, asked, context, async (desk) => {
    const { say } = asked;
    await assertRun(desk, run, asked);
    const actor = await evaluatorOf(desk, flags.by, asked);
    const sheet = await readFilled(file, context.cwd, say);
    const folder = dirname(resolve(context.cwd, file));
    try {
      const isTrial = flags.check === true;
      const { files, faults } = await keepNamed(isTrial ? undefined : desk.blobs, folder, sheet.rows);
      const { taken, settled } = await applySheet(
        desk,
        actor,
        { ...sheet, faults: [...sheet.faults, ...faults] },
        files,
        { isTrial },
      );
      context.stderr.write(
        isTrial
          ? `${say(`${taken} 项认定可以导入，没有写入`, `${taken} decisions can be taken in; nothing was written`)}\n`
          : `${say(`导入 ${taken} 项认定，其中 ${settled} 项已生效`, `${taken} decisions taken in, ${settled} of them count`)}\n`,
      );
    } catch (error) {
      if (error instanceof SheetRefused) throw sheetFaults(file, error.faults, say);
      throw error;
    }
  });

async function assertRun({ store }: Pick<Desk, 'store'>, run: string, { say }: CommandSettings): Promise<void> {
  const found = await store.db.selectFrom('runs').select('id').where('id', '=', run).executeTakeFirst();
  if (!found) throw new UsageError(say(`存储里没有检查 ${run}`, `the store has no run ${run}`));
}

async function evaluatorOf(
  { store }: Pick<Desk, 'store'>,
  login: string | undefined,
  { say }: CommandSettings,
): Promise<Actor> {
  const user =
    login === undefined
      ? undefined
      : await store.db.selectFrom('users').select('id').where('login', '=', login).executeTakeFirst();
  const actor = user && (await readActor(store.db, user.id));
  if (!actor || !may(actor, 'review'))
    throw new UsageError(
      say('--by 要写看板里评估人员或管理员的用户名', '--by names a user of the office who may evaluate'),
    );
  return actor;
}

const MOST_BYTES = 20_000_000;

/** Files that the workbook names, from beside it; without `blobs` they are looked at and not kept. */
async function keepNamed(
  blobs: Blobs | undefined,
  folder: string,
  rows: readonly FilledRow[],
): Promise<{ readonly files: ReadonlyMap<string, ProofFile>; readonly faults: readonly SheetFault[] }> {
  const files = new Map<string, ProofFile>();
  const faults: SheetFault[] = [];
  for (const { files: names, cells } of rows) {
    for (const name of names) {
      if (files.has(name)) continue;
      const path = join(folder, basename(name));
      const facts =
        name === basename(name) && !name.startsWith('.') ? await stat(path).catch(() => undefined) : undefined;
      if (!facts?.isFile() || facts.size > MOST_BYTES) {
        faults.push({
          cell: cells.files,
          zh: `${name.slice(0, 80)}：表的同一文件夹里没有这个文件，或超过 20 MB`,
          en: `${name.slice(0, 80)}: not beside the workbook, or larger than 20 MB`,
        });
        continue;
      }
      const bytes = await readFile(path);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await blobs?.put(`uploads/${sha256}`, bytes);
      files.set(name, { name, sha256 });
    }
  }
  return { files, faults };
}
