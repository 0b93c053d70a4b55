import type { CliContext } from '../command.js';
import { readConfig, type Config } from '../config/config.js';
import { configSections } from '../config/section-keys.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import type { Examination } from './examination.js';

/** Names of what gets into a site, a database or a bucket: that it is set is said, never to what. */
const SECRET = /AUTH|COOKIES|HEADERS|KEY|SECRET|PASSWORD|URL/;

/** Which config is in force, whether it can be read, and what it sets; values of secrets are not shown. */
export async function examineConfig(
  { cwd, env, commandTree }: Pick<CliContext, 'cwd' | 'env' | 'commandTree'>,
  asked: string | undefined,
  say: Say,
): Promise<Examination> {
  const notes: string[] = [];
  try {
    const names = (await commandTree(() => false)).commands.map((one) => one.name());
    const sections = configSections(names, async (name) =>
      (await commandTree((one) => one === name)).commands.find((one) => one.name() === name),
    );
    const config = await readConfig(asked, cwd, say, { env, sections, note: (line) => notes.push(line) });
    const set = keysOf(config);
    const data = { file: config.file?.path ?? null, keys: set };
    const remark = notes.length === 0 ? '' : say(`；${notes.join('；')}`, `; ${notes.join('; ')}`);
    if (config.file === undefined) {
      return {
        id: 'config',
        condition: 'ok',
        message: say(
          `没有 gongkai.yaml，全用默认设置${remark}`,
          `no gongkai.yaml, everything is as by default${remark}`,
        ),
        data,
      };
    }
    const what = set.length === 0 ? say('没有设任何项', 'sets nothing') : set.join(say('、', ', '));
    return { id: 'config', condition: 'ok', message: `${config.file.path}: ${what}${remark}`, data };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return {
      id: 'config',
      condition: 'fault',
      message: [error.message, ...error.hints].join('\n'),
      remedy: say('按上面所说改正配置文件', 'mend the config as said above'),
    };
  }
}

/** What it sets, sections as `serve.port`. */
function keysOf(config: Config): readonly string[] {
  const { settings, robots, headers, auth, cookies, notice, notify, availability, sections } = config;
  const own = { headers, auth, cookies, notice, notify, availability };
  return [
    ...Object.keys(settings),
    ...(robots === 'ignore' ? ['robots'] : []),
    ...Object.entries(own).flatMap(([key, value]) =>
      value === undefined || Object.keys(value as object).length === 0 ? [] : [key],
    ),
    ...[...(sections ?? [])].flatMap(([name, values]) =>
      Object.keys(values).map((key) => `${name.replaceAll(' ', '.')}.${key}`),
    ),
  ];
}

/** Variables of ours that are set, with their values where these are no secrets. */
export function examineEnvironment(env: NodeJS.ProcessEnv, say: Say): Examination {
  const set = Object.entries(env)
    .filter(([name, value]) => name.startsWith('GONGKAI_') && value !== undefined && value !== '')
    .map(([name, value = '']) => ({ name, isSecret: SECRET.test(name), value }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const shown = set.map(({ name, isSecret, value }) =>
    isSecret ? say(`${name}（已设，不显示）`, `${name} (set, not shown)`) : `${name}=${value}`,
  );
  return {
    id: 'environment',
    condition: 'ok',
    message:
      set.length === 0
        ? say('没有设 GONGKAI_ 开头的变量', 'no variable GONGKAI_… is set')
        : shown.join(say('、', ', ')),
    data: { variables: set.map(({ name }) => name) },
  };
}
