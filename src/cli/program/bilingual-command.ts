/** commander speaks English; this is its one subclass, which says the same things in the user's language. */
import { Command, type Argument, type Option } from 'commander';
import { displayWidth, wrapText } from '../../lib/text/display-width.js';
import { nearest } from '../../lib/text/nearest.js';
import { UnknownWord, UsageError } from '../errors.js';
import { speaker, type Language, type Say } from '../language.js';
import { textTable } from '../text/text-table.js';

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

/** The command and those above it, outermost first. */
const lineage = (command: Command): Command[] =>
  command.parent === null ? [command] : [...lineage(command.parent), command];

/** Throws `UsageError` where commander would print an English line and end the process. */
export class BilingualCommand extends Command {
  readonly #lang: Language;
  readonly #say: Say;

  constructor(name: string | undefined, lang: Language) {
    super(name);
    this.#lang = lang;
    this.#say = speaker(lang);
    this.exitOverride().helpOption('-h, --help', this.#say('显示这段说明', 'show this text')).helpCommand(false);
    this.configureHelp({
      displayWidth,
      boxWrap: wrapText,
      styleTitle: (title) => (lang === 'en' ? title : (titles[title] ?? title)),
      commandUsage: (command) => this.#usage(command),
      optionDescription: (option) => this.#described(option),
      argumentDescription: (argument) => this.#described(argument),
      subcommandTerm: (command) => command.name(),
    });
  }

  override createCommand(name?: string): Command {
    return new BilingualCommand(name, this.#lang);
  }

  // The methods below are commander's own (some unlisted in its types); the pinned version and a test hold their names.

  unknownOption(flag: string): void {
    if (this.#isLenient()) return;
    const flags = lineage(this).flatMap((command) => command.options.flatMap((option) => option.long ?? []));
    const word = flag.replace(/=.*$/, '');
    // One letter is near to everything.
    const meant = /^-.$/.test(word) ? undefined : nearest(`--${word.replace(/^-+/, '')}`, [...flags, '--help']);
    throw new UnknownWord(this.#say(`没有 ${word} 这个选项`, `there is no option ${word}`), [this.#seeHelp()], {
      kind: 'option',
      word,
      path: this.#path(),
      meant,
    });
  }

  unknownCommand(): never {
    this.refuseWord(this.args[0] ?? '');
  }

  /** Throws what is said of a word that is no command of this one. */
  refuseWord(word: string): never {
    const known = this.commands.map((command) => command.name());
    const named = [...this.#path().slice(1), word].join(' ');
    throw new UnknownWord(
      this.#say(`没有 ${named} 这个命令`, `there is no command ${named}`),
      [
        ...(this.parent === null ? [] : [this.#say(`可用：${known.join('、')}`, `allowed: ${known.join(', ')}`)]),
        this.#seeHelp(),
      ],
      { kind: 'command', word, path: this.#path(), meant: nearest(word, known) },
    );
  }

  /** A command that only holds others was named without one of them: each in a line, instead of its whole help. */
  override help(context?: unknown): never {
    if (this.parent === null || typeof context !== 'object' || context === null || !('error' in context)) {
      return super.help(context as { error: boolean });
    }
    const path = this.#path().join(' ');
    const rows = this.commands.map((command) => [`  ${path} ${command.name()}`, command.summary()]);
    throw new UsageError(this.#say(`${path} 后面要写做什么`, `${path} wants to know what to do`), [
      ...textTable(rows).split('\n'),
      this.#seeHelp(),
    ]);
  }

  missingArgument(name: string): never {
    throw this.#usageError(this.#say(`缺少参数 ${name}`, `argument ${name} is missing`), undefined, [
      ...this.#choicesOf(name),
      this.#say('用法：', 'usage: ') + this.#usage(this),
    ]);
  }

  #choicesOf(name: string): readonly string[] {
    const choices = this.registeredArguments.find((argument) => argument.name() === name)?.argChoices;
    return choices ? [this.#say(`可用的值：${choices.join('、')}`, `allowed: ${choices.join(', ')}`)] : [];
  }

  optionMissingArgument(option: Option): never {
    throw this.#usageError(this.#say(`选项 ${option.flags} 后面缺少值`, `option ${option.flags} wants a value`));
  }

  missingMandatoryOptionValue(option: Option): never {
    throw this.#usageError(this.#say(`必须给出选项 ${option.flags}`, `option ${option.flags} is required`));
  }

  _conflictingOption(option: Option, conflicting: Option): never {
    throw this.#usageError(
      this.#say(
        `选项 ${option.flags} 和 ${conflicting.flags} 不能一起用`,
        `options ${option.flags} and ${conflicting.flags} exclude each other`,
      ),
    );
  }

  _excessArguments(received: readonly string[]): void {
    const known = this.registeredArguments.length;
    if (received.length <= known || this.#isLenient()) return;
    const extra = received.slice(known).join(' ');
    throw this.#usageError(this.#say(`多余的参数：${extra}`, `too many arguments: ${extra}`));
  }

  _callParseArg(target: Option | Argument, value: string, previous: unknown): unknown {
    try {
      return target.parseArg?.(value, previous as string);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'commander.invalidArgument')) throw error;
      const name = 'flags' in target ? target.flags : target.name();
      const choices = target.argChoices;
      throw this.#usageError(
        this.#say(`${name} 的值“${value}”不能用`, `${name} cannot be "${value}"`) +
          (choices ? '' : `: ${error.message}`),
        choices && nearest(value, choices),
        choices && [this.#say(`可用的值：${choices.join('、')}`, `allowed: ${choices.join(', ')}`)],
      );
    }
  }

  /** A command that takes whatever follows it (`allowUnknownOption`). */
  #isLenient(): boolean {
    return '_allowUnknownOption' in this && this._allowUnknownOption === true;
  }

  #usageError(message: string, meant?: string, hints: readonly string[] = []): UsageError {
    return new UsageError(message, [...this.#didYouMean(meant), ...hints, this.#seeHelp()]);
  }

  #didYouMean(meant: string | undefined): readonly string[] {
    return meant === undefined ? [] : [this.#say(`是不是 ${meant}？`, `did you mean ${meant}?`)];
  }

  #seeHelp(): string {
    const path = this.#path().join(' ');
    return this.#say(`用 ${path} --help 看说明`, `see ${path} --help`);
  }

  #path(): readonly string[] {
    return lineage(this).map((command) => command.name());
  }

  #usage(command: Command): string {
    const path = lineage(command).map((one) => one.name());
    const operands = command.registeredArguments.map((argument) => {
      const name = argument.name() + (argument.variadic ? '…' : '');
      return argument.required ? `<${name}>` : `[${name}]`;
    });
    const sub = command.commands.length > 0 ? [this.#say('<命令>', '<command>')] : [];
    return [...path, ...sub, ...operands, this.#say('[选项]', '[options]')].join(' ');
  }

  #described(target: Option | Argument): string {
    const extra: string[] = [];
    const isNamed = target.description.includes(target.argChoices?.[0] ?? '\0');
    if (target.argChoices && !isNamed) extra.push(target.argChoices.join(this.#say('、', ', ')));
    const fallback: unknown = target.defaultValue;
    if (target.defaultValueDescription !== undefined) {
      extra.push(this.#say('默认：', 'default: ') + target.defaultValueDescription);
    } else if ((typeof fallback === 'string' && fallback !== '') || typeof fallback === 'number') {
      extra.push(this.#say('默认：', 'default: ') + String(fallback));
    }
    if (extra.length === 0) return target.description;
    return target.description + this.#say(`（${extra.join('；')}）`, ` (${extra.join('; ')})`);
  }
}
