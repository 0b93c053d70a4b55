import type { Command } from 'commander';
import type { CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { speaker } from './language.js';
import type { CheckFlags } from './office/store-check.js';
import type { CopyFlags } from './office/store-copy.js';
import type { DataFlags } from './office/store-import.js';

/** `gongkai store`: what an office keeps: taken in, moved, looked over. */
const store: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    addHelpPage(command, GROUP_HELP, say);
    const sub = (usage: string, zh: string, en: string): Command =>
      command.command(usage).summary(say(zh, en)).description(say(zh, en));
    const withData = (one: Command): Command =>
      one.option(
        say('--data <目录>', '--data <folder>'),
        say('数据目录（默认：GONGKAI_DATA，否则 office/）', 'data folder (default: GONGKAI_DATA, else office/)'),
      );

    addHelpPage(withData(sub('info', '存了什么、存在哪里', 'what is kept, and where')), INFO_HELP, say)
      .option('--json', say('输出 JSON', 'print JSON'))
      .action(async (flags: DataFlags) => {
        const { storeInfo } = await import('./office/store-info.js');
        await storeInfo(flags, context, say);
      });

    addHelpPage(withData(sub('import', '把以往的检查收进库', 'take in runs of earlier')), IMPORT_HELP, say)
      .argument(
        say('<检查...>', '<run...>'),
        say('检查目录，或放着检查目录的目录', 'folders of runs, or folders that hold such'),
      )
      .action(async (paths: string[], flags: DataFlags) => {
        const { storeImport } = await import('./office/store-import.js');
        await storeImport(paths, flags, context, say);
      });

    addHelpPage(sub('copy', '把库和证据整个搬到另一处', 'copy store and evidence to another place'), COPY_HELP, say)
      .requiredOption(say('--from <处所>', '--from <place>'), say('从哪里', 'from where'))
      .requiredOption(say('--to <处所>', '--to <place>'), say('到哪里', 'to where'))
      .action(async (flags: CopyFlags) => {
        const { storeCopy } = await import('./office/store-copy.js');
        await storeCopy(flags, context, say);
      });

    const check = sub(
      'check',
      '核对库、日志和证据是否完整一致',
      'check that store, log and evidence are whole and agree',
    );
    addHelpPage(withData(check), CHECK_HELP, say)
      .option('--deep', say('逐个读取全部证据文件', 'read every file of evidence'))
      .option('--json', say('输出 JSON', 'print JSON'))
      .action(async (flags: CheckFlags) => {
        const { storeCheck } = await import('./office/store-check.js');
        await storeCheck(flags, context, say);
      });
  },
};
export default store;

const GROUP_HELP: HelpPage = {
  about: {
    zh: '看板（gongkai serve）把检查、认定、整改记在库里；这里查看、收入、搬迁、核对。',
    en: 'What the office (gongkai serve) keeps of audits, decisions and rectification: look, take in, move, check.',
  },
  examples: [
    { line: 'store info', note: { zh: '存了什么', en: 'what is kept' } },
    { line: 'store copy --from office/ --to /backup/office', note: { zh: '备份', en: 'a backup' } },
  ],
  seeAlso: ['serve', 'verify'],
};

const INFO_HELP: HelpPage = {
  examples: [
    { line: 'store info', note: { zh: '默认的数据目录', en: 'of the data folder by default' } },
    { line: 'store info --data /srv/gongkai --json', note: { zh: '给脚本用', en: 'for scripts' } },
  ],
  seeAlso: ['store check'],
};

const CHECK_HELP: HelpPage = {
  examples: [
    { line: 'store check', note: { zh: '库、日志、证据文件在不在、对不对得上', en: 'that all is there and agrees' } },
    {
      line: 'store check --deep --data /srv/gongkai',
      note: { zh: '再把每个证据文件读一遍', en: 'and every file of evidence read' },
    },
  ],
  seeAlso: ['verify', 'store copy'],
};

const IMPORT_HELP: HelpPage = {
  about: {
    zh: '从旧到新依次收入；先逐级核对证据链，有改动、不完整或属于别人的，说明后跳过。重复收入不会多出什么。',
    en: "Oldest first; each chain of evidence is checked, and what is altered, torn or somebody else's is named and passed over. Taking in the same again changes nothing.",
  },
  examples: [
    { line: 'store import reports/', note: { zh: '全部检查', en: 'all runs' } },
    {
      line: 'store import reports/2026q1 reports/2026q2 --data /srv/gongkai',
      note: { zh: '其中两次', en: 'two of them' },
    },
  ],
  statuses: [
    [0, { zh: '全部收入', en: 'all taken in' }],
    [1, { zh: '有跳过的', en: 'something was passed over' }],
    [2, { zh: '一次检查也没有找到', en: 'no run was found' }],
  ],
  seeAlso: ['serve', 'verify'],
};

const COPY_HELP: HelpPage = {
  about: {
    zh: `处所写数据目录（其中的 SQLite 和证据文件），或写 env：由环境变量 GONGKAI_DATABASE_URL、GONGKAI_S3_… 指定的数据库和对象存储。
从某一时刻的内容复制，复制时可以照常使用；目标须是空的。中断后再运行同一命令即接着做。完成前逐表、逐文件核对。`,
    en: `A place is a data folder (its SQLite and its files), or env: the database and object storage that GONGKAI_DATABASE_URL and GONGKAI_S3_… name.
Copies the state of one moment while the office goes on working; the target must be empty. Run again after an interruption, it goes on. Every table and file is compared before it is done.`,
  },
  examples: [
    {
      line: 'store copy --from office/ --to env',
      note: { zh: '搬到共用的数据库和对象存储', en: 'to a shared database and object storage' },
    },
    { line: 'store copy --from env --to /backup/office', note: { zh: '备份成一个目录', en: 'a backup in a folder' } },
  ],
  statuses: [
    [0, { zh: '已复制并核对一致', en: 'copied and found equal' }],
    [2, { zh: '不能复制', en: 'cannot be copied' }],
    [130, { zh: '中断', en: 'interrupted' }],
  ],
  seeAlso: ['store check'],
};
