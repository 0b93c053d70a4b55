import { Option } from 'commander';
import { join, resolve } from 'node:path';
import { writeAtomic } from '../lib/fs/write-atomic.js';
import { nearest } from '../lib/text/nearest.js';
import { neutralise } from '../report/neutralise.js';
import type { ComparedRuns } from '../model/comparison.js';
import { COMPARISON_FORMATS, type ComparisonFormat } from '../report/comparison/formats.js';
import { comparisonJson } from '../report/comparison/render-json.js';
import { comparisonText } from '../report/comparison/render-text.js';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { readSettings, type CommandSettings } from './options/command-settings.js';
import { compareRuns, type ReadComparison } from './compare/compare-runs.js';
import { systemCause } from './errors/describe-error.js';
import { EXIT, UsageError } from './errors.js';
import { standingOf } from './exit-status.js';
import { findReports } from './runs/find-reports.js';
import { speaker, type Say } from './language.js';
import { anyText, oneOf, points, wordList } from './options/option-values.js';
import { printable } from './text/printable.js';
import { addSettings, type FailOn } from './options/settings.js';
import { valued } from './options/valued-option.js';

interface CompareFlags {
  readonly site?: readonly string[];
  readonly format?: readonly string[];
  readonly to?: string;
  readonly failOn?: FailOn;
  readonly failUnder?: number;
  readonly json?: boolean;
}

/** `gongkai compare RUN_A RUN_B`: what was fixed, what is new, what nobody knows, points moved. */
const compare: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    const run = say(
      '检查编号或 latest（最近一次），或检查目录、网站目录、report.json 的路径',
      'a run id or latest, or the path of a run, a site or a report.json',
    );
    command.argument(say('<前一次>', '<earlier>'), say(`前一次：${run}`, `the earlier one: ${run}`));
    command.argument(say('<后一次>', '<later>'), say('后一次', 'the later one'));
    addSettings(command, 'compare', say);
    addOwnOptions(command.addOption.bind(command), say);
    addHelpPage(command, HELP, say).action(async (earlier: string, later: string, flags: CompareFlags) => {
      await runCompare([earlier, later], flags, await readSettings(command, context), context);
    });
  },
};
export default compare;

const HELP: HelpPage = {
  about: {
    zh: '只有后一次重新看过并且能判定的地方才说“已改好”；没有看到或没能判定的列为“未能复查”。',
    en: '“Fixed” is said only of places that the later run looked at again and could decide; the others are “not rechecked”.',
  },
  examples: [
    { line: 'compare previous latest', note: { zh: '最近两次检查', en: 'the two latest runs' } },
    {
      line: 'compare 20260601-090000 20260714-090000 --site shizhong --format html,xlsx',
      note: { zh: '只看一个网站，另写网页和表格', en: 'one site, with a page and a workbook' },
    },
    {
      line: {
        zh: 'compare 旧/report.json 新/report.json --fail-on failed',
        en: 'compare old/report.json new/report.json --fail-on failed',
      },
      note: { zh: '有新问题就以 1 退出', en: 'exit 1 on new faults' },
    },
  ],
  statuses: [
    [0, { zh: '比较完毕', en: 'compared' }],
    [
      1,
      {
        zh: '给了 --fail-on 或 --fail-under，而后一次变差',
        en: '--fail-on or --fail-under is given and the later run is worse',
      },
    ],
    [2, { zh: '用法有误，或没有这次检查', en: 'usage, or no such run' }],
  ],
  seeAlso: ['audit', 'explain'],
};

function addOwnOptions(add: (option: Option) => unknown, say: Say): void {
  const option = (flags: readonly [string, string], zh: string, en: string): Option =>
    new Option(say(...flags), say(zh, en));
  add(
    option(['--site <网站,…>', '--site <id,…>'], '只看这些网站', 'these sites only').argParser((text: string) =>
      wordList(text, '--site', say),
    ),
  );
  add(
    valued(
      option(
        ['--format <列表>', '--format <list>'],
        '另写文件：html、json、md、xlsx，用逗号隔开',
        'also write files: html, json, md, xlsx, comma-separated',
      ),
      { read: wordList },
      say,
    ),
  );
  add(
    option(
      ['--to <目录>', '--to <folder>'],
      '文件写到哪里（默认：后一次检查的目录）',
      'where files go (default: the folder of the later run)',
    ).argParser((text: string) => anyText(text, '--to', say)),
  );
  add(
    valued(
      option(
        ['--fail-on <程度>', '--fail-on <level>'],
        '变差就以 1 退出：veto 不合格、failed 加上新问题、cantTell 再加上说不清的',
        'exit 1 when worse: veto (unqualified), failed (or new faults), cantTell (or in doubt)',
      ),
      { read: oneOf('veto', 'failed', 'cantTell') },
      say,
    ),
  );
  add(
    valued(
      option(
        ['--fail-under <分数>', '--fail-under <points>'],
        '有网站的最低分跌到此数以下时以 1 退出',
        "exit 1 if a site's least points sank below",
      ),
      { read: points },
      say,
    ),
  );
  add(option(['--json', '--json'], '标准输出给 comparison.json', 'print comparison.json'));
}

async function runCompare(
  references: readonly [string, string],
  flags: CompareFlags,
  { settings, lang, say }: CommandSettings,
  context: CliContext,
): Promise<void> {
  const formats = readComparisonFormats(flags.format, say);
  const where = { out: settings.out, cwd: context.cwd };
  const compared = compareRuns(references, where, { version: context.version, only: flags.site }, say);
  const shown = madeHarmless(compared);
  if (flags.json === true) for (const piece of comparisonJson(compared)) context.stdout.write(piece);
  else
    for (const piece of comparisonText(shown, lang))
      context.stdout.write(`${piece.split('\n').map(printable).join('\n')}`);
  const folder =
    flags.to === undefined ? findReports(references[1], where, say).runFolder : resolve(context.cwd, flags.to);
  try {
    for (const format of formats) {
      for (const { file, content } of await COMPARISON_FORMATS[format](format === 'json' ? compared : shown, lang)) {
        await writeAtomic(join(folder, file), content);
        (flags.json === true ? context.stderr : context.stdout).write(`${join(folder, file)}\n`);
      }
    }
  } catch (error) {
    const cause = systemCause(error, say);
    if (cause === undefined) throw error;
    throw new UsageError(say(`写不了 ${folder}：${cause}`, `cannot write to ${folder}: ${cause}`));
  }
  context.finish(isWorse(compared, flags) ? EXIT.threshold : EXIT.ok);
}

/** What comes from the audited sites can neither hide nor reorder anything; personal numbers are masked. */
const madeHarmless = ({ head, summaries, read }: ComparedRuns): ComparedRuns => ({
  head: neutralise(head),
  summaries: neutralise(summaries),
  read: (site) => neutralise(read(site)),
});

/** As `audit --baseline` would say. Without a threshold nothing is asked. */
function isWorse({ summaries, pair }: ReadComparison, { failOn, failUnder }: CompareFlags): boolean {
  if (failOn === undefined && failUnder === undefined) return false;
  return summaries.some(({ site }) => {
    const [before, after] = pair(site);
    return standingOf(after, { failOn, failUnder, baseline: () => before }).missesThreshold;
  });
}

const known = Object.keys(COMPARISON_FORMATS) as readonly ComparisonFormat[];

function readComparisonFormats(asked: readonly string[] | undefined, say: Say): readonly ComparisonFormat[] {
  if (asked?.includes('all') === true) return known;
  const unknown = (asked ?? []).filter((format) => !known.some((id) => id === format));
  if (unknown.length === 0) return (asked ?? []) as readonly ComparisonFormat[];
  const meant = unknown.flatMap((format) => nearest(format, known) ?? []);
  throw new UsageError(
    say(`--format 没有 ${unknown.join('、')} 这种格式`, `--format: there is no ${unknown.join(', ')}`),
    [
      ...(meant.length > 0 ? [say(`是不是 ${meant.join('、')}？`, `did you mean ${meant.join(', ')}?`)] : []),
      say(`可用的格式：${known.join('、')}，或 all`, `allowed: ${known.join(', ')}, or all`),
    ],
  );
}
