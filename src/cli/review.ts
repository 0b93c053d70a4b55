import type { Command } from 'commander';
import type { CommandModule } from './command.js';
import { readSettings } from './command-settings.js';
import { speaker } from './language.js';
import type { ApplyFlags } from './review/apply-run.js';
import type { ExportFlags } from './review/export-run.js';
import { addSettings } from './settings.js';

/** `gongkai review export|apply RUN`: open items out to a workbook, decisions back in, then everything is scored again. */
const review: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    const sub = (usage: string, zh: string, en: string): Command =>
      command
        .command(usage)
        .summary(say(zh, en))
        .description(say(zh, en))
        .argument('<run>', say('检查编号，或检查目录、网站目录的路径', 'a run id, or the path of a run or a site'));
    const data = (one: Command): Command =>
      one.option(
        say('--data <目录>', '--data <folder>'),
        say(
          '看板的数据目录：事项和认定都在存储里，不在检查目录里',
          'of an office: items and decisions are in its store',
        ),
      );

    const out = data(sub('export', '导出待认定的事项', 'write open items into a workbook'))
      .requiredOption(say('--to <文件.xlsx>', '--to <file.xlsx>'), say('写到这个文件', 'the file to write'))
      .option('--all', say('连已经认定的一起导出，以便更正', 'settled items too, so that they can be corrected'));
    addSettings(out, 'review', say);
    out.addHelpText('after', `\n${say(HELP.zh, HELP.en)}`).action(async (run: string, flags: ExportFlags) => {
      const asked = await readSettings(out, context);
      if (flags.data === undefined) (await import('./review/export-run.js')).exportRun(run, flags, asked, context);
      else
        await (
          await import('./review/store-sheet.js')
        ).exportStore(run, { ...flags, data: flags.data }, asked, context);
    });

    const back = data(sub('apply', '导入认定结果并重新计分', 'take decisions in and score again'))
      .argument('<file>', say('填好的表（XLSX、XLS、ODS、CSV）', 'the filled workbook (XLSX, XLS, ODS, CSV)'))
      .option(
        say('--by <姓名>', '--by <name>'),
        say('评估人（表里没有写的行；--data 时是用户名）', 'the evaluator, of rows that name none; with --data a user'),
      )
      .option('--check', say('只检查这张表，不写任何文件', 'only look through the workbook, write nothing'));
    addSettings(back, 'review', say);
    back
      .addHelpText('after', `\n${say(HELP.zh, HELP.en)}`)
      .action(async (run: string, file: string, flags: ApplyFlags) => {
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

const HELP = {
  zh: `先检查整张表，有一处不对就什么都不写，并逐格说明；导出后又变过的事项不收。
认定记在各网站的 reviews.json，report.json 里注明评估人和理由，证据链随之更新，gongkai verify 会按快照和认定重新算分。
例：
  gongkai review export 20260714-153000 --to 待认定.xlsx
  gongkai review apply 20260714-153000 待认定.xlsx --by 林评估
  gongkai review export 20260714-153000 --to 待认定.xlsx --data office`,
  en: `The whole workbook is looked through first: one fault, and nothing is written; each is told by its cell. Items that changed
since the export are refused. Decisions are kept in reviews.json of each site, report.json names evaluator and reason, the chain of
evidence follows, and gongkai verify scores again from snapshot and decisions.
Examples:
  gongkai review export 20260714-153000 --to items.xlsx
  gongkai review apply 20260714-153000 items.xlsx --by Lin
  gongkai review export 20260714-153000 --to items.xlsx --data office`,
};
