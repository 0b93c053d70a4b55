import { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../../src/cli/program/build-program.js';
import type { CliContext } from '../../src/cli/command.js';
import type { Language } from '../../src/cli/language.js';
import { displayWidth } from '../../src/lib/text/display-width.js';
import { gongkai } from '../support/transcript.js';

/** Every command and subcommand with the help that a terminal of 80 columns shows. */
interface Shown {
  readonly path: string;
  readonly command: Command;
  readonly help: string;
}

const contextOf = (lang: Language): CliContext => ({
  version: '0.0.0-test',
  stdin: Readable.from([]),
  stdout: new Writable(),
  stderr: new Writable(),
  env: {},
  cwd: process.cwd(),
  lang,
  verbose: false,
  finish: () => undefined,
  interruptible: () => new AbortController().signal,
  commandTree: () => Promise.reject(new Error('a page of help asks for no other command')),
});

const helpOf = (command: Command): string => {
  const written: string[] = [];
  command.configureOutput({ ...command.configureOutput(), writeOut: (text) => void written.push(text) });
  command.outputHelp();
  return written.join('');
};

const allShown = (command: Command, above = ''): readonly Shown[] => {
  const path = `${above} ${command.name()}`.trim();
  return [{ path, command, help: helpOf(command) }, ...command.commands.flatMap((sub) => allShown(sub, path))];
};

const shown: Record<Language, readonly Shown[]> = { zh: [], en: [] };
beforeAll(async () => {
  for (const lang of ['zh', 'en'] as const) shown[lang] = allShown(await buildProgram(contextOf(lang), () => true));
});

/** Where a page of help breaks a rule, as `command: what`. */
const breaches = (lang: Language, find: (one: Shown) => readonly string[]): readonly string[] =>
  shown[lang].flatMap((one) => find(one).map((what) => `${one.path}: ${what}`));

const examplesOf = (help: string): readonly string[] => help.match(/^ {2}gongkai .*$/gm) ?? [];

describe('the help of every command and subcommand', () => {
  it('is there for all of them', () => {
    expect(shown.zh.map(({ path }) => path)).toEqual(shown.en.map(({ path }) => path));
    expect(shown.zh.length).toBeGreaterThan(30);
  });

  it('is Chinese in Chinese: headings, placeholders and sentences', () => {
    const foreign = (help: string): readonly string[] => [
      ...(help.match(/^(?:Usage|Options|Arguments|Commands|Examples?|See also|Exit status).*$/gm) ?? []),
      ...(help.match(/\((?:default|choices).*/g) ?? []),
      // <ID|文件> and <zh|en> are fine: an id is called so, and values are typed as they are.
      ...(help.match(/[<[](?!选项|zh\|en)[a-z][a-z.-]*(?:…|\.{3})?[>\]]/g) ?? []),
      ...(help.match(/^ {2}# [^\p{Script=Han}]*$/gmu) ?? []),
    ];
    expect(breaches('zh', ({ help }) => foreign(help))).toEqual([]);
  });

  it('has no Chinese in English', () => {
    expect(breaches('en', ({ help }) => help.match(/^.*[\p{Script=Han}：，。（）].*$/gmu) ?? [])).toEqual([]);
  });

  it.each(['zh', 'en'] as const)('says what each argument and option is for (%s)', (lang) => {
    expect(
      breaches(lang, ({ command }) => [
        ...command.options.filter(({ hidden, description }) => !hidden && description === '').map(({ flags }) => flags),
        ...command.registeredArguments.filter(({ description }) => description === '').map((one) => one.name()),
        ...(command.description() === '' ? ['no description'] : []),
      ]),
    ).toEqual([]);
  });

  it.each(['zh', 'en'] as const)('fits into 80 columns, but for command lines and addresses (%s)', (lang) => {
    const tooWide = (help: string): readonly string[] =>
      help
        .split('\n')
        .filter((line) => displayWidth(line) > 80 && !line.startsWith('  gongkai ') && !/^\S+ gongkai /.test(line));
    expect(breaches(lang, ({ help }) => tooWide(help))).toEqual([]);
  });

  it.each(['zh', 'en'] as const)('never begins a line with a closing mark (%s)', (lang) => {
    expect(breaches(lang, ({ help }) => help.match(/^\s*[，。、；：！？）》”,;.)].*$/gm) ?? [])).toEqual([]);
  });

  it.each(['zh', 'en'] as const)('has examples of the command itself (%s)', (lang) => {
    expect(
      breaches(lang, ({ path, help }) => {
        const examples = examplesOf(help);
        return examples.length >= 2 && examples.some((line) => `${line} `.startsWith(`  ${path} `))
          ? []
          : ['none of its own'];
      }),
    ).toEqual([]);
  });

  it.each(['zh', 'en'] as const)('has examples that the program takes as they stand (%s)', async (lang) => {
    const lines = [...new Set(shown[lang].flatMap(({ help }) => examplesOf(help)))];
    expect(lines.length).toBeGreaterThan(60);
    const refused: string[] = [];
    for (const line of lines) {
      const words = line.trim().replace(/ >.*$/, '').split(/\s+/).slice(1);
      try {
        await parseOnly(words, lang);
      } catch (error) {
        refused.push(`${line}: ${String(error)}`);
      }
    }
    expect(refused).toEqual([]);
  });

  it('names only commands that there are, as related ones and as those to ask', () => {
    const paths = new Set(shown.zh.map(({ path }) => path));
    expect(
      breaches('zh', ({ help }) =>
        (/^另见：(.*)$/m.exec(help)?.[1]?.split('、') ?? []).filter((path) => !paths.has(path)),
      ),
    ).toEqual([]);
  });

  it('shows many options in groups, a few in one list', () => {
    const of = (path: string): string => shown.zh.find((one) => one.path === path)?.help ?? '';
    expect(of('gongkai audit').match(/^\S+：$/gm)).toEqual([
      '参数：',
      '检查什么：',
      '怎样访问网站：',
      '写出什么：',
      '脚本和持续集成：',
      '配置和显示：',
      '例：',
      '退出状态：',
    ]);
    expect(of('gongkai rules list').match(/^\S+：$/gm)).toEqual(['选项：', '例：']);
  });
});

describe('asking for help', () => {
  it('of a subcommand, both ways', async () => {
    const asked = await gongkai(['help', 'rules', 'diff']);
    expect(asked).toMatchObject({ status: 0, stderr: '' });
    expect(asked.stdout).toContain('用法： gongkai rules diff <原来的> <改用的> [选项]');
    expect(await gongkai(['rules', 'diff', '--help'])).toEqual(asked);
  });

  it('of a word that is no command says so', async () => {
    expect(await gongkai(['help', 'adit'])).toMatchObject({ status: 2, stdout: '' });
    const { status, stderr } = await gongkai(['help', 'rules', 'shwo']);
    expect(status).toBe(2);
    expect(stderr).toContain('没有 rules shwo 这个命令\n  是不是 show？');
  });

  it.each([
    [['rules'], 'gongkai rules list'],
    [['rules', 'new'], 'gongkai rules new rule'],
    [['review'], 'gongkai review apply'],
    [['store'], 'gongkai store copy'],
  ])('gongkai %j says what can stand behind it', async (words, one) => {
    const { status, stdout, stderr } = await gongkai(words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`gongkai ${words.join(' ')} 后面要写做什么`);
    expect(stderr).toContain(one);
  });
});

/** Reads a command line up to the point where its command would begin. */
const parseOnly = async (words: readonly string[], lang: Language): Promise<void> => {
  const program = await buildProgram(contextOf(lang), ({ name }) => name === words[0]);
  const still = (command: Command): void => {
    if (command.commands.length === 0) command.action(() => undefined);
    command.commands.forEach(still);
  };
  still(program);
  if (words[0] === 'help') return;
  await program.parseAsync([...words], { from: 'user' });
};
