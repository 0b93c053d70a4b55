import { tmpdir } from 'node:os';
import type { Examination, Patient } from './examination.js';
import { gibibytes, mebibytes, roomIn } from './folder-room.js';

const MEBIBYTE = 1024 * 1024;
/** Snapshot, logs, pictures and reports: 3 to 6 MiB of each demo site, some tens of a real one of 200 pages with its attachments. */
const SITE_BYTES = 60 * MEBIBYTE;
const TOO_LITTLE_BYTES = 100 * MEBIBYTE;
const SCARCE_BYTES = 1024 * MEBIBYTE;
/** The browser's profile, and attachments that are being read. */
const TEMPORARY_BYTES = 300 * MEBIBYTE;

/** Whether reports can be written to the folder (or be made in the nearest one that exists) and for how many sites there is room. Leaves nothing behind. */
export function examineOutFolder({
  say,
  outFolder,
  sites = 1,
}: Pick<Patient, 'say' | 'outFolder' | 'sites'>): Examination {
  const room = roomIn(outFolder, say);
  if ('refused' in room) {
    return {
      id: 'out',
      condition: 'fault',
      message: say(
        `不能在 ${outFolder} 写报告：${room.refused}`,
        `reports cannot be written to ${outFolder}: ${room.refused}`,
      ),
      remedy: say('用 --out 指定一个能写的文件夹', 'name a folder you may write to with --out'),
      data: { outFolder },
    };
  }
  const { freeBytes } = room;
  const enough = Math.floor(freeBytes / SITE_BYTES);
  const free = say(
    `余 ${gibibytes(freeBytes)}，约够查 ${enough} 个网站`,
    `${gibibytes(freeBytes)} free, room for about ${enough} sites`,
  );
  const data = { outFolder, freeMebibytes: mebibytes(freeBytes), siteMebibytes: mebibytes(SITE_BYTES), sites };
  if (freeBytes < SCARCE_BYTES || freeBytes < sites * SITE_BYTES) {
    const wanted = sites > 1 ? say(`；名单上有 ${sites} 个`, `; the list has ${sites}`) : '';
    return {
      id: 'out',
      condition: freeBytes < TOO_LITTLE_BYTES ? 'fault' : 'limited',
      message: say(
        `${outFolder} 可写，但空间不足（${free}${wanted}）`,
        `${outFolder} is writable, but short of space (${free}${wanted})`,
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

/** The folder for temporary files: without it there is no browser, and no attachment is read. */
export function examineTemporary({ say }: Pick<Patient, 'say'>, folder = tmpdir()): Examination {
  const room = roomIn(folder, say);
  const remedy = say('用环境变量 TMPDIR 换一个目录', 'name another folder in TMPDIR');
  if ('refused' in room) {
    return {
      id: 'temp',
      condition: 'limited',
      message: say(
        `临时目录 ${folder} 不能写：${room.refused}；浏览器启动不了，附件读不了`,
        `the temporary folder ${folder} cannot be written to: ${room.refused}; no browser starts, no attachment is read`,
      ),
      remedy,
      data: { folder },
    };
  }
  const isShort = room.freeBytes < TEMPORARY_BYTES;
  const free = gibibytes(room.freeBytes);
  return {
    id: 'temp',
    condition: isShort ? 'limited' : 'ok',
    message: isShort
      ? say(
          `临时目录 ${folder} 空间不足（余 ${free}）`,
          `the temporary folder ${folder} is short of space (${free} free)`,
        )
      : say(`临时目录 ${folder} 可写，余 ${free}`, `the temporary folder ${folder} is writable, ${free} free`),
    ...(isShort && { remedy }),
    data: { folder, freeMebibytes: mebibytes(room.freeBytes) },
  };
}
