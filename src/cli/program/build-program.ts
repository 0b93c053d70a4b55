import { Option, type Command } from 'commander';
import { BilingualCommand } from './bilingual-command.js';
import type { CliContext } from '../command.js';
import { addHelpPage, type HelpPage } from './command-help.js';
import { COMMAND_GROUPS, commands, type CommandEntry } from '../commands.js';
import { settleOptions } from '../config/settle-options.js';
import { speaker, type Say } from '../language.js';
import { groupOptions } from '../options/option-groups.js';

const HELP: HelpPage = {
  examples: [
    { line: 'demo', note: { zh: '检查随附的演示网站', en: 'audit the bundled demo sites' } },
    { line: 'audit http://www.example.gov.cn/', note: { zh: '检查一个网站', en: 'audit a site' } },
    { line: 'help rules diff', note: { zh: '看一个命令的说明', en: 'help of a command' } },
  ],
};

/** The tree of commands. Only those that are `wanted` get their options: each is a file that has to be loaded. */
export const buildProgram = async (
  context: CliContext,
  wanted: (entry: CommandEntry) => boolean,
  width = 80,
): Promise<BilingualCommand> => {
  const say = speaker(context.lang);
  const program = new BilingualCommand('gongkai', context.lang)
    .description(say('政府信息公开栏目合规检查', 'compliance checks of government disclosure columns'))
    .enablePositionalOptions()
    .version(context.version, '-V, --version', say('显示版本', 'show the version'))
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    });
  addHelpPage(program, HELP, say);
  addCommonOptions(program, say);
  program.hook('preAction', async (_program, command) => void (await settleOptions(command, context)));
  for (const entry of commands) {
    const [zh, en] = COMMAND_GROUPS[entry.group];
    const command = program
      .command(entry.name)
      .summary(say(entry.zh, entry.en))
      .description(say(entry.zh, entry.en))
      .helpGroup(say(zh, en));
    if (wanted(entry)) (await entry.load()).default.build(command, context);
    addCommonOptions(command, say);
    groupOptions(command, say);
  }
  return program;
};

/** `--lang` and `--verbose` work with every command, before or after its name. */
const addCommonOptions = (command: Command, say: Say): void => {
  const has = (long: string): boolean => command.options.some((option) => option.long === long);
  command.commands.forEach((sub) => addCommonOptions(sub, say));
  if (!has('--lang')) {
    command.addOption(new Option('--lang <zh|en>', say('界面和报告的语言', 'language')).choices(['zh', 'en']));
  }
  if (!has('--verbose')) {
    command.option('--verbose', say('出错时显示程序内部的位置', 'show where in the program an error arose'));
  }
};
