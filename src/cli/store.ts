import type { Command } from 'commander';
import type { CommandModule } from './command.js';
import { speaker } from './language.js';
import type { CheckFlags } from './office/store-check.js';
import type { CopyFlags } from './office/store-copy.js';
import type { DataFlags } from './office/store-import.js';

/** `gongkai store`: what an office keeps: taken in, moved, looked over. */
const store: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    const sub = (usage: string, zh: string, en: string): Command =>
      command.command(usage).summary(say(zh, en)).description(say(zh, en));
    const withData = (one: Command): Command =>
      one.option(
        say('--data <目录>', '--data <folder>'),
        say('数据目录（默认：GONGKAI_DATA，否则 office/）', 'data folder (default: GONGKAI_DATA, else office/)'),
      );

    withData(sub('info', '存了什么、存在哪里', 'what is kept, and where'))
      .option('--json', say('输出 JSON', 'print JSON'))
      .action(async (flags: DataFlags) => {
        const { storeInfo } = await import('./office/store-info.js');
        await storeInfo(flags, context, say);
      });

    withData(sub('import', '把以往的检查收进库', 'take in runs of earlier'))
      .argument('<run...>', say('检查目录，或放着检查目录的目录', 'folders of runs, or folders that hold such'))
      .addHelpText('after', `\n${say(IMPORT_HELP.zh, IMPORT_HELP.en)}`)
      .action(async (paths: string[], flags: DataFlags) => {
        const { storeImport } = await import('./office/store-import.js');
        await storeImport(paths, flags, context, say);
      });

    sub('copy', '把库和证据整个搬到另一处', 'copy store and evidence to another place')
      .requiredOption(say('--from <处所>', '--from <place>'), say('从哪里', 'from where'))
      .requiredOption(say('--to <处所>', '--to <place>'), say('到哪里', 'to where'))
      .addHelpText('after', `\n${say(COPY_HELP.zh, COPY_HELP.en)}`)
      .action(async (flags: CopyFlags) => {
        const { storeCopy } = await import('./office/store-copy.js');
        await storeCopy(flags, context, say);
      });

    withData(sub('check', '核对库、日志和证据是否完整一致', 'check that store, log and evidence are whole and agree'))
      .option('--deep', say('逐个读取全部证据文件', 'read every file of evidence'))
      .option('--json', say('输出 JSON', 'print JSON'))
      .action(async (flags: CheckFlags) => {
        const { storeCheck } = await import('./office/store-check.js');
        await storeCheck(flags, context, say);
      });
  },
};
export default store;

const IMPORT_HELP = {
  zh: `从旧到新依次收入；先逐级核对证据链，有改动、不完整或属于别人的，说明后跳过。重复收入不会多出什么。
退出状态：0 全部收入，1 有跳过的，2 一次检查也没有找到。
例：
  gongkai store import reports/
  gongkai store import reports/2026q1 reports/2026q2 --data /srv/gongkai`,
  en: `Oldest first; each chain of evidence is checked, and what is altered, torn or somebody else's is named and passed over.
Taking in the same again changes nothing.
Exit status: 0 all taken in, 1 something was passed over, 2 no run was found.
Examples:
  gongkai store import reports/
  gongkai store import reports/2026q1 reports/2026q2 --data /srv/gongkai`,
};

const COPY_HELP = {
  zh: `处所写数据目录（其中的 SQLite 和证据文件），或写 env：由环境变量 GONGKAI_DATABASE_URL、GONGKAI_S3_… 指定的数据库和对象存储。
从某一时刻的内容复制，复制时可以照常使用；目标须是空的。中断后再运行同一命令即接着做。完成前逐表、逐文件核对。
退出状态：0 已复制并核对一致，2 不能复制，130 中断。
例：
  gongkai store copy --from office/ --to env
  gongkai store copy --from env --to /backup/office`,
  en: `A place is a data folder (its SQLite and its files), or env: the database and object storage that GONGKAI_DATABASE_URL and
GONGKAI_S3_… name. Copies the state of one moment while the office goes on working; the target must be empty. Run again after an
interruption, it goes on. Every table and file is compared before it is done.
Exit status: 0 copied and found equal, 2 cannot be copied, 130 interrupted.
Examples:
  gongkai store copy --from office/ --to env
  gongkai store copy --from env --to /backup/office`,
};
