import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SnapshotHead } from '../../model/snapshot.js';
import { NoSnapshotError, openSnapshot } from '../../snapshot/open-snapshot.js';
import { systemCause } from '../errors/describe-error.js';
import { UsageError } from '../errors.js';
import { runHints } from './find-reports.js';
import { idProblem } from '../site-list/ids.js';
import type { Say } from '../language.js';
import { findRunPath } from './named-run.js';

/** A stored snapshot and what it was made for. */
export interface StoredSnapshot {
  readonly path: string;
  readonly head: SnapshotHead;
  /** Records that cannot be read any more. */
  readonly damaged: number;
}

const fileName = 'snapshot.warc.gz';

/** The snapshots of a run (id under `out`, `latest`, or its folder), of a site's folder, or one file. Throws `UsageError`. */
export const findSnapshots = (
  reference: string,
  { out, cwd }: { readonly out: string; readonly cwd: string },
  say: Say,
): readonly StoredSnapshot[] => {
  const place = findRunPath(reference, { out, cwd });
  if (place === undefined) {
    throw new UsageError(
      say(`找不到检查或快照 ${reference}`, `there is no run or snapshot ${reference}`),
      runHints(reference, { out, cwd }, say),
    );
  }
  const paths = statSync(place).isFile() ? [place] : snapshotsIn(place);
  if (paths.length === 0) {
    throw new UsageError(say(`${reference} 里没有快照 ${fileName}`, `${reference} holds no ${fileName}`));
  }
  return paths.map((path) => ({ path, ...readStart(path, say) }));
};

const snapshotsIn = (folder: string): readonly string[] => {
  if (existsSync(join(folder, fileName))) return [join(folder, fileName)];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name, fileName))
    .filter((path) => existsSync(path));
};

const readStart = (path: string, say: Say): Omit<StoredSnapshot, 'path'> => {
  let stored: Omit<StoredSnapshot, 'path'>;
  try {
    const snapshot = openSnapshot(path);
    stored = { head: snapshot.head, damaged: snapshot.damaged };
    snapshot.close();
  } catch (error) {
    const cause = error instanceof NoSnapshotError ? whyNone(error, say) : systemCause(error, say);
    if (cause === undefined) throw error;
    throw new UsageError(say(`读不了快照 ${path}：${cause}`, `cannot read the snapshot ${path}: ${cause}`));
  }
  // The id names a folder that we are about to write to, and the file may come from anywhere.
  const problem = idProblem(stored.head.site.id, say);
  if (problem !== undefined) throw new UsageError(`${path}: ${problem}`);
  return stored;
};

const whyNone = ({ isForeignArchive }: NoSnapshotError, say: Say): string =>
  isForeignArchive
    ? say(
        '是网页存档（WARC），但不是 gongkai 写成的原样，里面没有评判要用的记录',
        'a web archive (WARC), but not as gongkai wrote one: it lacks the records that judging needs',
      )
    : say('不是 gongkai 的快照', 'not a snapshot of gongkai');
