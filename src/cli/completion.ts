import { Option } from 'commander';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { VALUE_KINDS, type ValueKind } from './completion/completion-tree.js';
import { UsageError } from './errors.js';
import { speaker } from './language.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

/** `gongkai completion SHELL`: a script that completes commands, options and values; it asks back for runs, sites and rules. */
const completion: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    addHelpPage(command, HELP, say)
      .addArgument(
        command.createArgument(say('[外壳]', '[shell]'), say('bash、zsh 或 fish', 'bash, zsh or fish')).choices(SHELLS),
      )
      // For the scripts: values of a kind, by the words typed so far with tabs between.
      .addOption(new Option('--values <kind>').choices(VALUE_KINDS).hideHelp())
      .addOption(new Option('--line <words>').default('').hideHelp())
      .action(async (shell: Shell | undefined, flags: { values?: ValueKind; line: string }) => {
        if (flags.values !== undefined) return printValues(flags.values, flags.line.split('\t'), context);
        if (shell !== undefined) return printScript(shell, context);
        throw new UsageError(
          say('completion 后面要写哪个外壳', 'completion wants to know the shell'),
          SHELLS.map((one) => `gongkai completion ${one}`),
        );
      });
  },
};
export default completion;

const HELP: HelpPage = {
  about: {
    zh: `输出一段脚本，装好以后按 Tab 键补全命令、选项和值：格式、规则集、规则、检查编号、名单里的网站编号、文件。
更新程序以后重新生成一次。`,
    en: `Prints a script; once it is in place the Tab key completes commands, options and values: formats, rule sets, rules, runs, sites of the list, files.
Make it anew after an update.`,
  },
  examples: [
    {
      line: 'completion bash > ~/.gongkai-completion',
      note: {
        zh: 'bash：再在 ~/.bashrc 里加一行 source ~/.gongkai-completion',
        en: 'bash: then a line in ~/.bashrc: source ~/.gongkai-completion',
      },
    },
    {
      line: 'completion zsh > ~/.gongkai-completion',
      note: {
        zh: 'zsh：在 ~/.zshrc 的 compinit 之后加 source ~/.gongkai-completion',
        en: 'zsh: then in ~/.zshrc, after compinit: source ~/.gongkai-completion',
      },
    },
    {
      line: 'completion fish > ~/.config/fish/completions/gongkai.fish',
      note: { zh: 'fish：存好就能用', en: 'fish: that is all' },
    },
  ],
};

async function printScript(shell: Shell, context: CliContext): Promise<void> {
  const { completionTree } = await import('./completion/completion-tree.js');
  const [{ bashScript }, { zshScript }, { fishScript }] = await Promise.all([
    import('./completion/bash-script.js'),
    import('./completion/zsh-script.js'),
    import('./completion/fish-script.js'),
  ]);
  const shown = await context.commandTree(() => true);
  const english = await context.commandTree(() => true, 'en');
  const script = { bash: bashScript, zsh: zshScript, fish: fishScript }[shell];
  context.stdout.write(script(completionTree(english, shown)));
}

async function printValues(kind: ValueKind, words: readonly string[], context: CliContext): Promise<void> {
  const { completionValues } = await import('./completion/completion-values.js');
  const values = await completionValues(kind, words, context);
  context.stdout.write(values.map(([word, meaning]) => `${word}\t${meaning}\n`).join(''));
}
