import type { CliContext } from './command.js';
import type { CommandSettings } from './command-settings.js';
import { instant } from './days.js';
import { EXIT } from './errors.js';
import { exitStatus, type Thresholds } from './exit-status.js';
import { findReports } from './find-reports.js';
import type { Log } from './log.js';
import type { Progress } from './progress.js';
import { resultLine } from './result-line.js';
import { join } from 'node:path';
import { reportPathOf, type RunContext, type RunResult } from './run-sites.js';
import type { RunFolder } from './run-folder.js';

/** Thresholds as asked; a baseline that cannot be read is a usage error before anything begins. */
export const readThresholds = ({ settings, say }: CommandSettings, cwd: string): Thresholds => {
  const { failUnder, failOn, baseline } = settings;
  const earlier = baseline === undefined ? undefined : findReports(baseline, { out: settings.out, cwd }, say).reports;
  return {
    ...(failUnder !== undefined && { failUnder }),
    ...(failOn !== undefined && { failOn }),
    ...(earlier && { baseline: new Map(earlier.map(({ report }) => [report.site.id, report])) }),
  };
};

/** The surroundings of a run as the command line gives them: a line a site on stdout unless `--json`. */
export const runContextOf = (
  context: CliContext,
  { settings, lang, say }: CommandSettings,
  { folder, progress, log, signal }: { folder: RunFolder; progress: Progress; log: Log; signal?: AbortSignal },
): RunContext => ({
  version: context.version,
  lang,
  say,
  progress,
  log,
  ...(signal && { signal }),
  now: instant,
  onReport: (report) => {
    if (settings.json !== true) {
      context.stdout.write(resultLine(report, join(folder.shown, reportPathOf(report.site))));
    }
  },
});

/** Prints what a finished run has to say and sets the exit status. */
export const finishRun = (
  result: RunResult,
  thresholds: Thresholds,
  context: CliContext,
  { settings, say }: CommandSettings,
  folder: RunFolder,
  progress: Progress,
): void => {
  if (settings.json === true) context.stdout.write(`${JSON.stringify(result.run, null, 2)}\n`);
  const status = exitStatus(result.reports, result.run.failures, thresholds, result.wasInterrupted);
  if (status === EXIT.threshold) progress.note(say('有网站没有达到所定的界限', 'a threshold was missed'));
  if (status === EXIT.interrupted) {
    const command = `gongkai audit --resume ${folder.id}${settings.out === 'reports' ? '' : ` --out ${settings.out}`}`;
    progress.note(
      say(`已中断，取到的内容都已保存；接着做：${command}`, `interrupted, what was fetched is kept; go on: ${command}`),
    );
  }
  progress.note(say(`结果在 ${folder.shown}`, `results are in ${folder.shown}`));
  context.finish(status);
};
