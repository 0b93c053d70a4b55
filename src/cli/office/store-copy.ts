import { resolve } from 'node:path';
import type { CliContext } from '../command.js';
import { EXIT, UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { copyBlobs } from '../../store/copy/copy-blobs.js';
import { beginCopy, endCopy } from '../../store/copy/copy-marker.js';
import { copyTables } from '../../store/copy/copy-tables.js';
import { openAddress } from '../../store/database/failures.js';
import { showCountedWork } from '../progress/counted-work.js';
import { assertStore } from './assert-store.js';
import { readPlaces, type OfficePlaces } from './office-places.js';
import { openOfficeStore } from './open-office-store.js';

export interface CopyFlags {
  readonly from: string;
  readonly to: string;
}

/** `gongkai store copy`: tables first, as of one moment; then the files, of which there may be more by then. */
export async function storeCopy({ from, to }: CopyFlags, context: CliContext, say: Say): Promise<void> {
  const [source, target] = [from, to].map((place) => placesOf(place, context, say)) as [OfficePlaces, OfficePlaces];
  const name = nameOf(source);
  if (name === nameOf(target))
    throw new UsageError(say('--from 和 --to 是同一处', '--from and --to are the same place'));
  assertStore(source, say);
  const one = await openOfficeStore(source);
  try {
    const other = await openOfficeStore(target, { isCopying: true });
    try {
      await beginCopy(other.store, name);
      const tables = await one.store.snapshot((trx) =>
        copyTables(trx, { source: one.store, target: other.store }, (table) => {
          context.stderr.write(
            `${table.name}\t${table.rows}${table.wasThere ? say('（已有）', ' (there before)') : ''}\n`,
          );
        }),
      );
      const work = showCountedWork(context, say);
      const { files, bytes, wereThere } = await copyBlobs(one.blobs, other.blobs, (done) => {
        work.advance(say('证据文件', 'files of evidence'), done.files);
      }).finally(work.end);
      await endCopy(other.store);
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      const megabytes = (bytes / 1e6).toFixed(1);
      context.stdout.write(
        say(
          `已复制并核对一致：${tables.length} 张表 ${rows} 行，${files} 个文件 ${megabytes} MB（其中 ${wereThere} 个已有）\n`,
          `copied and found equal: ${tables.length} tables with ${rows} rows, ${files} files of ${megabytes} MB (${wereThere} there before)\n`,
        ),
      );
      context.finish(EXIT.ok);
    } finally {
      await other.store.close();
    }
  } finally {
    await one.store.close();
  }
}

/** `env`: as the environment says; else a folder with everything in it, whatever the environment says. */
const placesOf = (place: string, { env, cwd }: CliContext, say: Say): OfficePlaces => {
  if (place !== 'env') return { folder: resolve(cwd, place) };
  const places = readPlaces(undefined, { env, cwd }, say);
  if (places.databaseUrl !== undefined || places.s3 !== undefined) return places;
  throw new UsageError(
    say(
      'env 要有环境变量 GONGKAI_DATABASE_URL 或 GONGKAI_S3_…',
      'env wants GONGKAI_DATABASE_URL or GONGKAI_S3_… in the environment',
    ),
  );
};

const nameOf = ({ folder, databaseUrl, s3 }: OfficePlaces): string =>
  [
    databaseUrl === undefined ? folder : openAddress(databaseUrl),
    s3 === undefined ? folder : `${s3.endpoint}/${s3.bucket}`,
  ]
    .filter((part, place, parts) => parts.indexOf(part) === place)
    .join(' + ');
