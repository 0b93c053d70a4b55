import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assertWritable } from '../lib/fs/assert-writable.js';
import { makeFolder } from '../lib/fs/make-folder.js';
import type { RunSummary } from '../model/run.js';
import { FORMATS, type FormatId } from '../report/formats.js';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { readSettings, type CommandSettings } from './options/command-settings.js';
import { runIdOf } from './text/days.js';
import { systemCause } from './errors/describe-error.js';
import { describeUnwritten } from './runs/describe-unwritten.js';
import { UsageError } from './errors.js';
import { openFormatMeans } from './options/format-means.js';
import { gatherRanking } from './scorecard/gather-ranking.js';
import { checkRunId } from './site-list/ids.js';
import { speaker, type Say } from './language.js';
import { readFormats } from './options/read-formats.js';
import { readNotice } from './notice/read-notice.js';
import { writeRunFormats } from './options/report-formats.js';
import { addSettings } from './options/settings.js';

/** `gongkai scorecard RUN…`: ranks the sites of one or more runs in one page and one workbook. */
const scorecard: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    command.argument(
      say('<检查...>', '<run...>'),
      say(
        '检查编号或 latest（最近一次），或检查目录、网站目录、report.json 的路径，可以写几个',
        'run ids or latest, or paths of runs, sites or report.json files',
      ),
    );
    addSettings(command, 'scorecard', say);
    addHelpPage(command, HELP, say).action(async (references: string[]) => {
      await runScorecard(references, await readSettings(command, context), context);
    });
  },
};
export default scorecard;

const HELP: HelpPage = {
  about: {
    zh: `同一网站检查过几次的，取检查日最晚的一次（同日取最后完成的）。类别、评测方案不同的网站分开排名。
只读报告，不重新检测；排名写到 <输出目录>/<编号>/，用同一编号再做一次就重写。`,
    en: `Of a site audited more than once the latest day counts (of the same day, what finished last). Kinds and profiles are ranked apart.
Reports are only read, nothing is judged again; the ranking goes to <out>/<id>/ and is written anew under the same id.`,
  },
  examples: [
    {
      line: 'scorecard 20260601-090000 20260602-090000',
      note: { zh: '把分两天做的检查排在一起', en: 'runs of two days in one ranking' },
    },
    {
      line: 'scorecard 20260601-090000 --run 2026-1 --format html,xlsx,docx',
      note: { zh: '写成网页、表格和通报', en: 'as a page, a workbook and a bulletin' },
    },
  ],
  seeAlso: ['report', 'compare'],
};

async function runScorecard(references: readonly string[], asked: CommandSettings, context: CliContext): Promise<void> {
  const { settings, lang, say } = asked;
  const formats = readRankingFormats(asked.flags.format, say);
  const notice = await readNotice(asked, formats, context.cwd);
  const id = settings.run === undefined ? runIdOf() : checkRunId(settings.run, resolve(context.cwd, settings.out), say);
  const folder = resolve(context.cwd, settings.out, id);
  const shown = join(settings.out, id);
  refuseForeign(folder, shown, say);
  const gathered = gatherRanking(
    { references, where: { out: settings.out, cwd: context.cwd }, id, folder, toolVersion: context.version },
    say,
  );
  const { run, read, sources } = gathered;
  const means = openFormatMeans(settings, lang, notice);
  try {
    await assertWritable(resolve(context.cwd, settings.out));
    await makeFolder(folder);
    const unwritten = await writeRunFormats(folder, run, formats, means.options, read, {
      sources,
      onWritten: (file) => {
        if (file !== 'run.json' || formats.includes('json')) context.stdout.write(`${join(shown, file)}\n`);
      },
    });
    for (const { error } of unwritten) if (error !== undefined) throw error;
    if (unwritten.length > 0) throw new UsageError(describeUnwritten(unwritten, say).join(say('；', '; ')));
  } catch (error) {
    const cause = systemCause(error, say);
    if (cause === undefined) throw error;
    throw new UsageError(say(`写不了 ${shown}：${cause}`, `cannot write to ${shown}: ${cause}`));
  } finally {
    await means.close();
  }
  if (settings.quiet !== true) context.stderr.write(`${outcome(run, sources, say)}\n`);
}

/** What was ranked, and what was left out of it. */
function outcome({ sites, totals }: RunSummary, { runs, left }: { runs: number; left: number }, say: Say): string {
  const parts = [
    say(`排名：${runs} 次检查的 ${sites.length} 个网站`, `sites ranked: ${sites.length}, runs: ${runs}`),
    ...(left > 0
      ? [say(`同一网站的 ${left} 份较早的报告没有计入`, `earlier reports on the same sites left out: ${left}`)]
      : []),
    ...(totals.withoutReport > 0
      ? [say(`${totals.withoutReport} 个网站没有报告`, `sites without a report: ${totals.withoutReport}`)]
      : []),
  ];
  return parts.join(say('；', '; '));
}

/** Formats that are written for a run; `all` means every one of them. Without wishes: the page and the workbook. */
function readRankingFormats(asked: readonly string[] | undefined, say: Say): readonly FormatId[] {
  const formats = readFormats(asked ?? ['html', 'xlsx'], say);
  const isOfRun = (id: FormatId): boolean => FORMATS[id].run !== undefined;
  const others = formats.filter((id) => !isOfRun(id));
  if (others.length > 0 && !asked?.includes('all')) {
    throw new UsageError(
      say(
        `--format ${others.join('、')}：这种格式每个网站一份，不是排名的格式`,
        `--format ${others.join(', ')}: written for each site, not for a ranking`,
      ),
      [say('用 gongkai report 写出', 'gongkai report writes it')],
    );
  }
  return formats.filter(isOfRun);
}

/** A folder that holds anything but an earlier ranking is not written over. Throws `UsageError`. */
function refuseForeign(folder: string, shown: string, say: Say): void {
  if (!existsSync(folder)) return;
  try {
    const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as Partial<RunSummary>;
    // Only a ranking leads to reports outside its own folder.
    if (run.sites?.every(({ report }) => report.startsWith('../')) === true) return;
  } catch {
    // No run.json, or none that can be read: not ours to write over.
  }
  throw new UsageError(say(`${shown} 已经存在，不是排名的目录`, `${shown} exists and is no folder of a ranking`), [
    say('换一个 --run', 'choose another --run'),
  ]);
}
