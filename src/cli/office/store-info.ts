import type { CliContext } from '../command.js';
import type { Say } from '../language.js';
import { openAddress } from '../../store/database/failures.js';
import { EXIT } from '../errors.js';
import { assertStore } from './assert-store.js';
import { readPlaces } from './office-places.js';
import { openOfficeStore } from './open-office-store.js';
import type { DataFlags } from './store-import.js';

const COUNTED = [
  ['sites', '网站', 'sites'],
  ['runs', '检查', 'runs'],
  ['audits', '站次', 'audits'],
  ['findings', '问题', 'findings'],
  ['notices', '整改通知', 'notices'],
  ['users', '用户', 'users'],
  ['log', '日志', 'log entries'],
] as const;

/** `gongkai store info`: where things are kept, and how much of them there is. */
export async function storeInfo({ data, json }: DataFlags, context: CliContext, say: Say): Promise<void> {
  const places = readPlaces(data, context, say);
  assertStore(places, say);
  const { store, blobs } = await openOfficeStore(places);
  try {
    const counts: Record<string, number> = {};
    for (const [table] of COUNTED) {
      const { rows } = await store.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow();
      counts[table] = rows;
    }
    let files = 0;
    let bytes = 0;
    for await (const file of blobs.list('')) {
      files += 1;
      bytes += file.bytes;
    }
    const { databaseUrl: url, s3, folder } = places;
    const database = url === undefined ? `${folder}/office.sqlite` : openAddress(url);
    const evidence = s3 === undefined ? folder : `${s3.endpoint}/${s3.bucket}`;
    if (json === true) {
      context.stdout.write(`${JSON.stringify({ database, evidence, counts, files, bytes }, null, 2)}\n`);
    } else {
      const megabytes = (bytes / 1e6).toFixed(1);
      context.stdout.write(
        [
          say(`数据库\t${database}`, `database\t${database}`),
          say(`证据\t${evidence}`, `evidence\t${evidence}`),
          ...COUNTED.map(([table, zh, en]) => `${say(zh, en)}\t${counts[table] ?? 0}`),
          say(`文件\t${files}（${megabytes} MB）`, `files\t${files} (${megabytes} MB)`),
          '',
        ].join('\n'),
      );
    }
    context.finish(EXIT.ok);
  } finally {
    await store.close();
  }
}
