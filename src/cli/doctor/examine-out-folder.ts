import { mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCause } from '../describe-error.js';
import type { Examination, Patient } from './examination.js';

const MEBIBYTE = 1024 * 1024;
/** A site of 200 pages with its attachments and evidence takes some tens of MiB. */
const TOO_LITTLE_BYTES = 100 * MEBIBYTE;
const SCARCE_BYTES = 1024 * MEBIBYTE;

/** Whether reports can be written to the folder (or be made in the nearest one that exists) and how much room there is. Leaves nothing behind. */
export function examineOutFolder({ say, outFolder }: Pick<Patient, 'say' | 'outFolder'>): Examination {
  const folder = nearestExisting(outFolder);
  const refused = whyNotWritable(folder, say);
  if (refused !== undefined) {
    return {
      id: 'out',
      condition: 'fault',
      message: say(`不能在 ${outFolder} 写报告：${refused}`, `reports cannot be written to ${outFolder}: ${refused}`),
      remedy: say('用 --out 指定一个能写的文件夹', 'name a folder you may write to with --out'),
      data: { outFolder },
    };
  }
  const { bavail, bsize } = statfsSync(folder);
  const freeBytes = bavail * bsize;
  const free = say(`余 ${inGibibytes(freeBytes)} GiB`, `${inGibibytes(freeBytes)} GiB free`);
  const data = { outFolder, freeBytes };
  if (freeBytes < SCARCE_BYTES) {
    return {
      id: 'out',
      condition: freeBytes < TOO_LITTLE_BYTES ? 'fault' : 'limited',
      message: say(
        `${outFolder} 可写，但空间不足（${free}）`,
        `${outFolder} is writable, but short of space (${free})`,
      ),
      remedy: say('腾出空间，或用 --out 换一个磁盘', 'make room, or choose another disk with --out'),
      data,
    };
  }
  return {
    id: 'out',
    condition: 'ok',
    message: say(`报告写到 ${outFolder}（可写，${free}）`, `reports go to ${outFolder} (writable, ${free})`),
    data,
  };
}

function nearestExisting(path: string): string {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined || dirname(path) === path) return path;
  return nearestExisting(dirname(path));
}

/** Tried, not asked: access rights do not tell of read-only mounts and quotas. */
function whyNotWritable(folder: string, say: Patient['say']): string | undefined {
  let made: string | undefined;
  try {
    made = mkdtempSync(join(folder, '.gongkai-doctor-'));
    writeFileSync(join(made, 'probe'), '公开');
    return undefined;
  } catch (error) {
    return systemCause(error, say) ?? String(error);
  } finally {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
  }
}

function inGibibytes(bytes: number): string {
  return (bytes / (1024 * MEBIBYTE)).toFixed(1);
}
