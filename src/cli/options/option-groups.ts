/** Under which heading help shows an option, for commands that have too many for one list. */
import { Option, type Command } from 'commander';
import type { Say } from '../language.js';

/** Below so many options a single list is read faster than groups. */
const ENOUGH_FOR_GROUPS = 10;

interface OptionGroup {
  readonly zh: string;
  readonly en: string;
  readonly longs: ReadonlySet<string>;
}

const group = (zh: string, en: string, longs: string): OptionGroup => ({ zh, en, longs: new Set(longs.split(' ')) });

/** Of options that no group names: between the last two. */
const OTHERS = 4.5;

/** In the order in which help shows them. */
const groups: readonly OptionGroup[] = [
  group('检查什么：', 'What is audited:', '--profile --kind --name --sites --units --site --as-of --only --resume'),
  group(
    '怎样访问网站：',
    'How sites are asked:',
    '--max-pages --timeout --sites-at-once --at-once --concurrency --delay --hosts-per-address --active-hours ' +
      '--max-requests-per-day --contact --render --screenshots --resolve --dns --allow-private',
  ),
  group(
    '怎样登录和从外面访问：',
    'Signing in, and how it is reached:',
    '--host --port --public-url --trusted-proxy --trust-header --admit-unknown --tls-cert --tls-key --admin-link',
  ),
  group('写出什么：', 'What is written:', '--out --run --format --to --template --due-on --due-in --severity --sign'),
  group('脚本和持续集成：', 'For scripts and CI:', '--fail-under --fail-on --baseline --json'),
  group(
    '配置和显示：',
    'Config and display:',
    '--config --lang --quiet --no-progress --verbose --debug --log-file --help',
  ),
];

/** Gives each option of a command, and of its subcommands, the heading it stands under. */
export const groupOptions = (command: Command, say: Say): void => {
  command.commands.forEach((sub) => groupOptions(sub, say));
  if (command.options.filter(({ hidden }) => !hidden).length < ENOUGH_FOR_GROUPS) return;
  const groupAt = ({ long }: Option): number => {
    const at = groups.findIndex(({ longs }) => longs.has(long ?? ''));
    return at < 0 ? OTHERS : at;
  };
  const options = command.options as Option[];
  // Help shows groups in the order of their first options; within a group the order stays.
  options.sort((a, b) => groupAt(a) - groupAt(b));
  for (const option of options) {
    const own = groups[groupAt(option)];
    option.helpGroup(own === undefined ? say('其他：', 'Other:') : say(own.zh, own.en));
  }
  const last = groups.at(-1);
  if (last !== undefined) {
    command.addHelpOption(
      new Option('-h, --help', say('显示这段说明', 'show this text')).helpGroup(say(last.zh, last.en)),
    );
  }
};
