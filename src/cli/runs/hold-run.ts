import { claimFolder } from '../../lib/fs/claim-folder.js';
import { removeLeftovers } from '../../lib/fs/write-atomic.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { unwritable } from './run-folder.js';
import type { RunFolder } from './run-folder.js';

/**
 * Holds a run against other processes: two that write one snapshot would spoil it. Throws `UsageError` that names the
 * process which holds it. What a killed one left half written is cleared away. Call what comes back when done.
 */
export const holdRun = async (folder: RunFolder, say: Say): Promise<() => Promise<void>> => {
  const claim = await claimFolder(folder.path).catch((error: unknown) => {
    throw unwritable(folder.shown, error, say);
  });
  if ('release' in claim) {
    await removeLeftovers(folder.path);
    return claim.release;
  }
  const { pid, host, since } = claim.heldBy;
  if (!claim.isElsewhere) {
    throw new UsageError(
      say(
        `检查 ${folder.id} 正由进程 ${pid} 进行（${since} 开始），不能同时接着做`,
        `run ${folder.id} is at work in process ${pid} since ${since}`,
      ),
      [say('等它结束，或先结束那个进程', 'wait until it ends, or end it first')],
    );
  }
  throw new UsageError(
    say(
      `检查 ${folder.id} 正由另一台机器 ${host} 上的进程 ${pid} 进行（${since} 开始）`,
      `run ${folder.id} is at work in process ${pid} on the machine ${host} since ${since}`,
    ),
    [
      say(
        `从这里看不到它是否还在；确定它已经结束后，删除 ${claim.file} 再试`,
        `from here nobody can tell whether it still is; if you know that it ended, delete ${claim.file}`,
      ),
    ],
  );
};
