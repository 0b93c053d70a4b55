import type { AuditReport } from '../../model/report.js';
import type { SiteTask } from './run-plan.js';
import { withStraysOf } from '../errors/stray-errors.js';

/** A site that did not come to its end, whatever it was told. */
class LostSiteError extends Error {
  override readonly name = 'LostSiteError';
}

/**
 * The report of a site, however badly its work goes: what goes astray in it ends it, and so does its limit. A site that
 * is given up gets the signal; what it still does then concerns nobody.
 */
export const judgeAlone = async (task: SiteTask, signal: AbortSignal | undefined): Promise<AuditReport> => {
  const controller = new AbortController();
  const onAbort = (): void => {
    controller.abort();
  };
  if (signal?.aborted === true) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<AuditReport>((resolve, reject) => {
      const { limitMs } = task;
      if (limitMs !== undefined) {
        timer = setTimeout(() => {
          reject(new LostSiteError(`no end within ${Math.round(limitMs / 60_000)} minutes`));
        }, limitMs);
      }
      withStraysOf(reject, () => task.judge(controller.signal)).then(resolve, reject);
    });
  } catch (error) {
    controller.abort();
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
};
