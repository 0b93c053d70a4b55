import type { Command } from 'commander';
import type { CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { readSettings } from './options/command-settings.js';
import { UsageError } from './errors.js';
import { speaker } from './language.js';
import type { ApplyFlags } from './review/apply-run.js';
import type { ExportFlags } from './review/export-run.js';
import { addSettings } from './options/settings.js';

/** `gongkai review export|apply RUN`: open items out to a workbook, decisions back in, then everything is scored again. */
const review: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    addHelpPage(command, GROUP_HELP, say);
    const sub = (usage: string, zh: string, en: string): Command =>
      command
        .command(usage)
        .summary(say(zh, en))
        .description(say(zh, en))
        .argument(
          say('<检查>', '<run>'),
          say('检查编号，或检查目录、网站目录的路径', 'a run id, or the path of a run or a site'),
        );
    const data = (one: Command): Command =>
      one.option(
        say('--data <目录>', '--data <folder>'),
        say(
          '看板的数据目录：事项和认定都在存储里，不在检查目录里',
          'of an office: items and decisions are in its store',
        ),
      );

    const out = data(sub('export', '导出待认定的事项', 'write open items into a workbook'))
      .requiredOption(
        say('--to <文件.xlsx>', '--to <file.xlsx>'),
        say('写到这个文件', 'the file to write'),
        (text: string) => {
          if (/\.xlsx$/i.test(text)) return text;
          throw new UsageError(
            say(
              `--to 要写以 .xlsx 结尾的文件名，不能是“${text}”`,
              `--to wants a file name that ends in .xlsx, not "${text}"`,
            ),
          );
        },
      )
      .option('--all', say('连已经认定的一起导出，以便更正', 'settled items too, so that they can be corrected'));
    addSettings(out, 'review', say);
    addHelpPage(out, EXPORT_HELP, say).action(async (run: string, flags: ExportFlags) => {
      const asked = await readSettings(out, context);
      if (flags.data === undefined) (await import('./review/export-run.js')).exportRun(run, flags, asked, context);
      else
        await (
          await import('./review/store-sheet.js')
        ).exportStore(run, { ...flags, data: flags.data }, asked, context);
    });

    const back = data(sub('apply', '导入认定结果并重新计分', 'take decisions in and score again'))
      .argument(
        say('<文件>', '<file>'),
        say('填好的表（XLSX、XLS、ODS、CSV）', 'the filled workbook (XLSX, XLS, ODS, CSV)'),
      )
      .option(
        say('--by <姓名>', '--by <name>'),
        say('评估人（表里没有写的行；--data 时是用户名）', 'the evaluator, of rows that name none; with --data a user'),
      )
      .option('--check', say('只检查这张表，不写任何文件', 'only look through the workbook, write nothing'));
    addSettings(back, 'review', say);
    addHelpPage(back, APPLY_HELP, say).action(async (run: string, file: string, flags: ApplyFlags) => {
      const asked = await readSettings(back, context);
      if (flags.data === undefined)
        await (await import('./review/apply-run.js')).applyRun(run, file, flags, asked, context);
      else
        await (
          await import('./review/store-sheet.js')
        ).applyStore(run, file, { ...flags, data: flags.data }, asked, context);
    });
  },
};
export default review;

const GROUP_HELP: HelpPage = {
  about: {
    zh: '程序判不了的（cantTell）和要人确认的，导出成一张表，评估人填好再导入，得分随之重算。',
    en: 'What the program could not decide (cantTell) or a person has to confirm goes out as a workbook; filled in, it comes back and scores follow.',
  },
  examples: [
    {
      line: { zh: 'review export latest --to 待认定.xlsx', en: 'review export latest --to items.xlsx' },
      note: { zh: '先导出', en: 'first out' },
    },
    {
      line: { zh: 'review apply latest 待认定.xlsx --by 林评估', en: 'review apply latest items.xlsx --by Lin' },
      note: { zh: '填好以后导入', en: 'then back in' },
    },
  ],
  seeAlso: ['verify', 'serve'],
};

const EXPORT_HELP: HelpPage = {
  about: {
    zh: '一行一个事项：是什么、依据、证据在哪里、填在哪一列。',
    en: 'A row an item: what it is, by which clause, where the evidence is, and where the decision goes.',
  },
  examples: [
    {
      line: { zh: 'review export latest --to 待认定.xlsx', en: 'review export latest --to items.xlsx' },
      note: { zh: '最近一次检查的待认定事项', en: 'open items of the latest run' },
    },
    {
      line: { zh: 'review export latest --to 全部.xlsx --all', en: 'review export latest --to all.xlsx --all' },
      note: { zh: '已经认定的也要，以便更正', en: 'settled ones too, to correct them' },
    },
    {
      line: {
        zh: 'review export 20260714-153000 --to 待认定.xlsx --data office',
        en: 'review export 20260714-153000 --to items.xlsx --data office',
      },
      note: { zh: '看板里的一次检查', en: 'of a run of the office' },
    },
  ],
  seeAlso: ['review apply'],
};

const APPLY_HELP: HelpPage = {
  about: {
    zh: `先检查整张表，有一处不对就什么都不写，并逐格说明；导出后又变过的事项不收。
认定记在各网站的 reviews.json，report.json 里注明评估人和理由，证据链随之更新，gongkai verify 会按快照和认定重新算分。`,
    en: `The whole workbook is looked through first: one fault, and nothing is written; each is told by its cell. Items that changed since the export are refused.
Decisions are kept in reviews.json of each site, report.json names evaluator and reason, the chain of evidence follows, and gongkai verify scores again from snapshot and decisions.`,
  },
  examples: [
    {
      line: { zh: 'review apply latest 待认定.xlsx --check', en: 'review apply latest items.xlsx --check' },
      note: { zh: '只看填得对不对', en: 'only see whether it is filled in right' },
    },
    {
      line: { zh: 'review apply latest 待认定.xlsx --by 林评估', en: 'review apply latest items.xlsx --by Lin' },
      note: { zh: '导入，重新计分', en: 'take it in and score again' },
    },
  ],
  seeAlso: ['review export', 'verify'],
};
