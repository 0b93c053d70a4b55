import { findBrowser } from '../../lib/browser/find-browser.js';
import type { FoundBrowser } from '../../lib/browser/find-browser.js';
import { systemCause } from '../errors/describe-error.js';
import type { AuditReport } from '../../model/report.js';
import type { RunContext } from './run-context.js';

interface PicturePlace {
  /** Path of the snapshot. */
  readonly snapshot: string;
  /** The site's folder in the run. */
  readonly folder: string;
  /** False where the run does without a browser by order. */
  readonly isWanted: boolean;
}

/**
 * The report of a site with pictures of the places at fault. Whatever goes wrong with them is logged and told, and costs
 * pictures only; a disk that refuses is thrown, as everywhere. Undefined where there are none to speak of.
 */
export const illustrateSite = async (
  report: AuditReport,
  { snapshot, folder, isWanted }: PicturePlace,
  context: Pick<RunContext, 'log' | 'progress' | 'say'>,
  signal: AbortSignal | undefined,
): Promise<AuditReport | undefined> => {
  const { log, progress, say } = context;
  const site = report.site.id;
  try {
    const { illustrate } = await import('../../evidence/illustrate.js');
    const found = isWanted ? await browserAtHand() : undefined;
    const browser = found
      ? 'path' in found
        ? { path: found.path }
        : { why: 'no-browser' as const }
      : { why: 'switched-off' as const };
    const illustrated = await illustrate(report, {
      ...{ snapshot, folder, browser },
      ...(signal && { signal }),
      onFailure: (url, error) => {
        log('picture-failed', { site, url, message: messageOf(error) });
      },
    });
    if (illustrated?.pictures) log('pictures', { site, ...illustrated.pictures });
    if (illustrated?.pictures?.why === 'no-chinese-font') noteOnce(context);
    return illustrated;
  } catch (error) {
    if (systemCause(error, say) !== undefined) throw error;
    log('pictures-failed', { site, message: messageOf(error) });
    progress.note(say(`${site} 没有截图：${messageOf(error)}`, `${site}: no pictures: ${messageOf(error)}`));
    return undefined;
  }
};

let atHand: Promise<FoundBrowser> | undefined;
const browserAtHand = (): Promise<FoundBrowser> => (atHand ??= findBrowser(process.env));

let isNoted = false;
const noteOnce = ({ progress, say }: Pick<RunContext, 'progress' | 'say'>): void => {
  if (isNoted) return;
  isNoted = true;
  progress.note(
    say(
      '这台机器没有中文字体，没有截图；安装 fonts-noto-cjk 一类的字体后，用 gongkai replay 可以补上',
      'no Chinese font on this machine, hence no pictures; install one such as fonts-noto-cjk, then gongkai replay makes them',
    ),
  );
};

const messageOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).split('\n')[0] ?? '';
