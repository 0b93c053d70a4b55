import type { Command } from 'commander';
import { wrapText } from '../../lib/text/display-width.js';
import type { Say } from '../language.js';

/** One thing in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A command line that works as it stands, under a comment that says what for. A string is the same in both languages. */
export interface HelpExample {
  readonly line: string | Words;
  readonly note: Words;
}

/** What `--help` says of a command beside its arguments and options. */
export interface HelpPage {
  /** Under the sentence at the top: what one has to know before using it. */
  readonly about?: Words;
  readonly examples: readonly HelpExample[];
  /** What an exit status means, where scripts act on it. */
  readonly statuses?: readonly (readonly [status: number, words: Words])[];
  /** Commands to look at next, without `gongkai`. */
  readonly seeAlso?: readonly string[];
}

/** Exit statuses of commands that judge sites. */
export const JUDGED_STATUSES: NonNullable<HelpPage['statuses']> = [
  [0, { zh: '完成', en: 'finished' }],
  [
    1,
    {
      zh: '完成，未达 --fail-on、--fail-under 或 --baseline 所定的界限',
      en: 'finished, but --fail-on, --fail-under or --baseline was missed',
    },
  ],
  [2, { zh: '用法、配置或规则集有误，没有检查', en: 'usage, config or rule set is wrong: nothing was audited' }],
  [3, { zh: '有网站未能判定', en: 'a site could not be judged' }],
  [70, { zh: '程序出错', en: 'a bug' }],
  [130, { zh: '中断，已抓取的留着，--resume 接着做', en: 'interrupted; what was fetched is kept, --resume goes on' }],
];

/** Adds a page of help to a command: the text above its options, examples, exit statuses and related commands below. */
export const addHelpPage = (command: Command, page: HelpPage, say: Say): Command => {
  const pick = (words: string | Words): string => (typeof words === 'string' ? words : say(words.zh, words.en));
  if (page.about !== undefined) command.description(`${command.description()}\n\n${pick(page.about)}`);
  return command.addHelpText('after', () => {
    const width = command.createHelp().helpWidth ?? widthOf(command);
    const blocks = [
      [
        say('例：', 'Examples:'),
        ...page.examples.flatMap(({ line, note }) => [`  # ${pick(note)}`, `  gongkai ${pick(line)}`]),
      ],
      page.statuses && [
        say('退出状态：', 'Exit status:'),
        ...page.statuses.map(([status, words]) => indented(`${status}`.padEnd(5), pick(words), width)),
      ],
      page.seeAlso && [
        say('另见：', 'See also: ') + page.seeAlso.map((name) => `gongkai ${name}`).join(say('、', ', ')),
      ],
    ];
    return `\n${blocks.flatMap((lines) => (lines === undefined ? [] : [lines.join('\n')])).join('\n\n')}`;
  });
};

/** Columns of the terminal that help is written to, as the command's output says. */
const widthOf = (command: Command): number => command.configureOutput().getOutHelpWidth?.() ?? 80;

/** A short word and its meaning, whose further lines begin under the first. */
const indented = (word: string, meaning: string, width: number): string => {
  const lines = wrapText(meaning, width - 2 - word.length).split('\n');
  return lines.map((line, at) => (at === 0 ? `  ${word}${line}` : `${' '.repeat(2 + word.length)}${line}`)).join('\n');
};
