import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AuditReport } from '../model/report.js';
import type { RunSite, RunSummary } from '../model/run.js';
import { FORMATS, type FormatId } from '../report/formats.js';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { readSettings, type CommandSettings } from './options/command-settings.js';
import { systemCause } from './errors/describe-error.js';
import { describeUnwritten } from './runs/describe-unwritten.js';
import { UsageError } from './errors.js';
import { findReports, readReport } from './runs/find-reports.js';
import { openFormatMeans, siteFiles } from './options/format-means.js';
import { speaker, type Say } from './language.js';
import { readFormats } from './options/read-formats.js';
import { readNotice } from './notice/read-notice.js';
import { writeRunFormats, writeSiteFormats, type Unwritten } from './options/report-formats.js';
import { addSettings } from './options/settings.js';

/** `gongkai report RUN`: writes the other formats again from `report.json`, which stays as it is. */
const report: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    command.argument(
      say('<检查>', '<run>'),
      say(
        '检查编号或 latest（最近一次），或检查目录、网站目录、report.json 的路径',
        'a run id or latest, or the path of a run, a site or a report.json',
      ),
    );
    addSettings(command, 'report', say);
    addHelpPage(command, HELP, say).action(async (reference: string) => {
      await runReport(reference, await readSettings(command, context), context);
    });
  },
};
export default report;

const HELP: HelpPage = {
  about: {
    zh: '只由 report.json 生成，不联网，不重新评判；写出的每个文件列在标准输出上。',
    en: 'Made from report.json alone: nothing is fetched, nothing judged again. Each file that was written is printed.',
  },
  examples: [
    {
      line: 'report latest --format xlsx,docx',
      note: { zh: '最近一次检查的汇总表和整改通知书', en: 'workbook and letters of the latest run' },
    },
    {
      line: 'report 20260714-153000 --format docx --due-in 15',
      note: { zh: '通知书限 15 个工作日整改', en: 'letters that give 15 working days' },
    },
    { line: 'report 20260714-153000/shizhong --format pdf', note: { zh: '只要一个网站的', en: 'of one site' } },
    { line: 'report latest --format html --lang en', note: { zh: '英文的报告', en: 'the report in English' } },
  ],
  seeAlso: ['scorecard', 'replay', 'review export'],
};

async function runReport(reference: string, asked: CommandSettings, context: CliContext): Promise<void> {
  const { settings, lang, say } = asked;
  const formats = readFormats(settings.format, say);
  const means = openFormatMeans(settings, lang, await readNotice(asked, formats, context.cwd));
  const { runFolder, reports } = findReports(reference, { out: settings.out, cwd: context.cwd }, say);
  const run = readRun(runFolder, say);
  const written = (folder: string) => (file: string) => {
    const path = join(folder, file);
    const near = relative(context.cwd, path);
    context.stdout.write(`${near.startsWith('..') ? path : near}\n`);
  };
  const unwritten: Unwritten[] = [];
  try {
    for (const { folder, read } of reports) {
      const files = siteFiles(folder, join(folder, 'snapshot.warc.gz'), means);
      unwritten.push(...(await writeSiteFormats(files, read(), formats, means.options, written(folder))));
    }
    if (run) {
      const readSite = ({ report: path }: RunSite): AuditReport => readReport(join(runFolder, path), say);
      const more = { onWritten: written(runFolder), isStored: true };
      unwritten.push(...(await writeRunFormats(runFolder, run, formats, means.options, readSite, more)));
    }
  } catch (error) {
    const cause = systemCause(error, say);
    if (cause === undefined) throw error;
    throw new UsageError(say(`写不了 ${runFolder}：${cause}`, `cannot write to ${runFolder}: ${cause}`));
  } finally {
    await means.close();
  }
  for (const { error } of unwritten) if (error !== undefined) throw error;
  const missing = describeUnwritten(unwritten, say);
  if (missing.length > 0) throw new UsageError([...new Set(missing)].join(say('；', '; ')));
  if (!run) refuseUnfinished(runFolder, formats, say);
}

/** What the run says of itself; undefined where it never came to an end. Throws `UsageError` for what is no such file. */
function readRun(folder: string, say: Say): RunSummary | undefined {
  const path = join(folder, 'run.json');
  if (!existsSync(path)) return undefined;
  try {
    const run = JSON.parse(readFileSync(path, 'utf8')) as Partial<RunSummary> | null;
    if (Array.isArray(run?.sites) && Array.isArray(run.failures)) return run as RunSummary;
  } catch {
    // Said below.
  }
  throw new UsageError(say(`${path} 读不出来`, `${path} cannot be read`), [
    say(
      '各网站的报告还在：写网站目录可以逐个生成，整次的用 gongkai scorecard',
      'the reports of its sites are there: gongkai scorecard ranks them',
    ),
  ]);
}

/** A run that never came to an end has no page, workbook or summary of its own. */
function refuseUnfinished(folder: string, formats: readonly FormatId[], say: Say): void {
  const ofRunOnly = formats.filter((id) => FORMATS[id].site === undefined);
  if (ofRunOnly.length === 0) return;
  throw new UsageError(
    say(
      `${ofRunOnly.join('、')} 没有写成：${folder} 里没有 run.json，检查还没有做完`,
      `${ofRunOnly.join(', ')}: not written, as ${folder} has no run.json: the run has not ended`,
    ),
    [
      say(
        '用 gongkai audit --resume 接着做完；只看已有的报告用 gongkai scorecard',
        'go on with gongkai audit --resume; gongkai scorecard shows the reports there are',
      ),
    ],
  );
}
