import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NoticeWishes } from '../../report/notice/notice-wishes.js';
import type { CliContext } from '../command.js';
import type { CommandSettings } from '../options/command-settings.js';
import { instant } from '../text/days.js';
import { EXIT } from '../errors.js';
import { openFormatMeans } from '../options/format-means.js';
import { exitStatus, type Thresholds } from '../exit-status.js';
import { baselineNotes } from './baseline-notes.js';
import { linesTo, openDebug } from '../debug/open-debug.js';
import { findReports } from './find-reports.js';
import type { Log } from '../log.js';
import type { Progress } from '../progress.js';
import { resultLine } from './result-line.js';
import type { RunContext } from './run-context.js';
import { reportPathOf } from './run-site.js';
import type { RunResult } from './run-sites.js';
import type { RunFolder } from './run-folder.js';

/** Thresholds as asked; a baseline that cannot be read is a usage error before anything begins. */
export const readThresholds = ({ settings, say }: CommandSettings, cwd: string): Thresholds => {
  const { failUnder, failOn, baseline } = settings;
  const earlier = baseline === undefined ? undefined : findReports(baseline, { out: settings.out, cwd }, say).reports;
  const bySite = new Map(earlier?.map((stored) => [stored.site, stored]));
  return {
    ...(failUnder !== undefined && { failUnder }),
    ...(failOn !== undefined && { failOn }),
    ...(earlier && { baseline: (site) => bySite.get(site)?.read() }),
  };
};

/** The surroundings of a run as the command line gives them: a line a site on stdout unless `--json`. */
export const runContextOf = (
  context: CliContext,
  { settings, lang, say }: CommandSettings,
  given: {
    folder: RunFolder;
    progress: Progress;
    log: Log;
    thresholds: Thresholds;
    notice: NoticeWishes;
    key?: KeyObject | undefined;
    signal?: AbortSignal;
  },
): RunContext => ({
  version: context.version,
  means: openFormatMeans(settings, lang, given.notice),
  say,
  progress: given.progress,
  log: given.log,
  debug: openDebug(settings.debug, linesTo(context.stderr)),
  thresholds: given.thresholds,
  ...(given.key && { key: given.key }),
  ...(given.signal && { signal: given.signal }),
  now: instant,
  onSite: (site) => {
    if (settings.json === true) return;
    given.progress.aside(() => context.stdout.write(resultLine(site, join(given.folder.shown, reportPathOf(site)))));
  },
});

/** Prints what a finished run has to say and sets the exit status. */
export const finishRun = (
  result: RunResult,
  context: CliContext,
  { settings, say }: CommandSettings,
  folder: RunFolder,
  progress: Progress,
): void => {
  if (settings.format?.includes('github') === true) annotate(result.folder, context);
  if (settings.json === true) context.stdout.write(`${JSON.stringify(result.run, null, 2)}\n`);
  const status = exitStatus({ ...result, failures: result.run.failures, isUnsealed: result.chain === undefined });
  if (status === EXIT.threshold) progress.note(say('有网站没有达到所定的界限', 'a threshold was missed'));
  for (const note of baselineNotes(result.standings, say)) progress.note(note);
  if (status === EXIT.interrupted) {
    const command = `gongkai audit --resume ${folder.id}${settings.out === 'reports' ? '' : ` --out ${settings.out}`}`;
    progress.note(
      say(`已中断，取到的内容都已保存；接着做：${command}`, `interrupted, what was fetched is kept; go on: ${command}`),
    );
  }
  if (result.chain !== undefined)
    progress.note(
      say(
        `证据链末值 ${result.chain}（另行记下，日后可用 gongkai verify 核对）`,
        `end of the chain of evidence: ${result.chain} (keep it elsewhere; gongkai verify checks against it)`,
      ),
    );
  progress.note(say(`结果在 ${folder.shown}`, `results are in ${folder.shown}`));
  context.finish(status);
};

/** Within GitHub Actions the workflow commands are printed: the runner takes annotations from there alone. */
const annotate = (folder: string, { env, stderr }: CliContext): void => {
  const path = join(folder, 'annotations.txt');
  if (env['GITHUB_ACTIONS'] === 'true' && existsSync(path)) stderr.write(readFileSync(path, 'utf8'));
};
