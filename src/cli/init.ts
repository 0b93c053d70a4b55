import { Option, type Command } from 'commander';
import { isPrivateSite } from '../library/private-sites.js';
import { idOfAddress } from '../library/site-id.js';
import type { SiteEntry } from '../model/site-entry.js';
import type { CliContext, CommandModule } from './command.js';
import { addHelpPage, type HelpPage } from './program/command-help.js';
import { ownKeys, topKeys } from './config/config.js';
import { CONFIG_NAME, findConfig } from './config/find-config.js';
import { EXIT, UsageError } from './errors.js';
import { askWishes, AskingEnded, type Answers, type Question } from './init/ask-wishes.js';
import { configText } from './init/config-text.js';
import { EXAMPLE_URL, type CiHost, type InitWishes } from './init/init-wishes.js';
import { sitesText } from './init/sites-text.js';
import { isMissing, writeFiles, type NewFile } from './init/write-files.js';
import { speaker, type Say } from './language.js';
import { checkAgainstProfiles, loadProfiles } from './rules/load-profiles.js';
import { anyText, contact, oneOf, siteAddress } from './options/option-values.js';
import { valued } from './options/valued-option.js';

interface Flags {
  readonly url?: URL;
  readonly name?: string;
  readonly kind?: string;
  readonly profile?: string;
  readonly contact?: string;
  readonly ci?: CiHost;
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** `gongkai init`: a config and a site list to begin with, and a pipeline where one is wanted. */
const init: CommandModule = {
  build(command, context) {
    const say = speaker(context.lang);
    addOptions(command, say);
    addHelpPage(command, HELP, say).action((flags: Flags) => runInit(flags, context, say));
  },
};
export default init;

const HELP: HelpPage = {
  about: {
    zh: '在终端里问不超过五件事；加上 --yes，或者不在终端里，什么也不问。已有的文件不动，除非加 --force。',
    en: 'In a terminal it asks five things at most; with --yes, or elsewhere, nothing. Files that are there stay as they are without --force.',
  },
  examples: [
    {
      line: 'init',
      note: { zh: '一问一答，写好配置和网站名单', en: 'questions and answers, then config and site list' },
    },
    {
      line: {
        zh: 'init --url http://www.example.gov.cn/ --name 某某区人民政府 --yes',
        en: 'init --url http://www.example.gov.cn/ --name Example --yes',
      },
      note: { zh: '什么也不问', en: 'without a question' },
    },
    { line: 'init --ci github --yes', note: { zh: '另写持续集成的流水线', en: 'with a pipeline for CI' } },
  ],
  seeAlso: ['doctor', 'audit', 'schema'],
};

const addOptions = (command: Command, say: Say): void => {
  const add = (
    flags: readonly [string, string],
    zh: string,
    en: string,
    read: Parameters<typeof valued>[1]['read'],
  ): void => {
    command.addOption(valued(new Option(say(...flags), say(zh, en)), { read }, say));
  };
  add(['--url <网址>', '--url <url>'], '要检查的网站', 'the site that is to be audited', siteAddress);
  add(['--name <名称>', '--name <name>'], '网站名称（默认：主机名）', 'its name (default: its host)', anyText);
  add(
    ['--kind <类型>', '--kind <kind>'],
    '网站类型：district 区县、department 部门、township 镇街（默认：district）',
    'its kind: district, department, township (default: district)',
    anyText,
  );
  add(
    ['--profile <ID|文件>', '--profile <id|file>'],
    '评测方案（默认：national）',
    'profile (default: national)',
    anyText,
  );
  add(
    ['--contact <网址|邮箱>', '--contact <url|mail>'],
    '写在 User-Agent 里的联系方式',
    'web or mail address for the User-Agent',
    contact,
  );
  add(
    ['--ci <流水线>', '--ci <host>'],
    '另写持续集成的流水线：github、gitlab',
    'write a pipeline for CI too: github, gitlab',
    oneOf('github', 'gitlab'),
  );
  command
    .option('-y, --yes', say('什么也不问', 'ask nothing'))
    .option('--force', say('覆盖已有的文件', 'write over files that are there'));
};

/** What the files are called. */
const SITES_NAME = 'sites.yaml';
const CI_PATHS: Readonly<Record<CiHost, string>> = {
  github: '.github/workflows/gongkai.yml',
  gitlab: '.gitlab-ci.yml',
};
/**
 * Schemas are copied beside the files: an editor finds them wherever gongkai is installed, on a colleague's machine where it is not,
 * and in a repository that is cloned elsewhere.
 */
const SCHEMAS = '.gongkai';

const runInit = async (flags: Flags, context: CliContext, say: Say): Promise<void> => {
  const { cwd, stderr, stdout } = context;
  const isForced = flags.force === true;
  const isOpen = (path: string): boolean => isForced || isMissing(path, cwd);
  const answers = await answersOf(flags, isOpen, context, say);
  if (answers === undefined) {
    context.finish(EXIT.interrupted);
    return;
  }
  const wishes: InitWishes = {
    url: answers.url,
    name: answers.name,
    kind: answers.kind ?? 'district',
    profile: flags.profile,
    contact: answers.contact,
    ci: answers.ci,
    isPrivate: answers.url !== undefined && isPrivateSite(entryOf(answers), {}),
  };
  const site = entryOf(answers);
  checkAgainstProfiles(await loadProfiles([site], { flag: flags.profile }), undefined, say);
  const { written, kept } = await writeFiles(await filesOf(wishes, context, say), { cwd, isForced, say });
  for (const path of written) stdout.write(`${path}\n`);
  const tell = (line: string): void => void stderr.write(`${line}\n`);
  for (const path of kept)
    tell(say(`已有 ${path}，没有动（--force 覆盖）`, `${path} is there and stays as it is (--force writes over it)`));
  if (written.length === 0) {
    throw new UsageError(say('什么也没有写：文件都已经有了', 'nothing was written: the files are there'), [
      say('要重新写就加 --force，已有的内容会丢失', '--force writes them anew; what stands in them is lost'),
    ]);
  }
  nextSteps(wishes, written, calledAs(context.env), say).forEach(tell);
};

/** Asked for in a terminal, else as given; undefined where the person went away. */
const answersOf = async (
  flags: Flags,
  isOpen: (path: string) => boolean,
  { stdin, stderr, cwd }: CliContext,
  say: Say,
): Promise<Answers | undefined> => {
  const { url, name, kind, contact: address, ci } = flags;
  const given: Answers = {
    ...(url && { url }),
    ...(name !== undefined && { name }),
    ...(kind !== undefined && { kind }),
    ...(address !== undefined && { contact: address }),
    ...(ci && { ci }),
  };
  const isTerminal = [stdin, stderr].every((stream) => 'isTTY' in stream && stream.isTTY === true);
  if (flags.yes === true || !isTerminal) return given;
  const above = findConfig(undefined, cwd, say).found;
  if (above?.isAbove === true) {
    stderr.write(
      `${say(`上级目录已有 ${above.shown}；这里写的会代替它，不会合并`, `${above.shown} lies above: what is written here takes its place, the two are not merged`)}\n`,
    );
  }
  const wanted = new Set<Question>([
    ...(isOpen(SITES_NAME) ? (['url', 'name', 'kind'] as const) : []),
    ...(isOpen(CONFIG_NAME) ? (['contact'] as const) : []),
    'ci',
  ]);
  try {
    return await askWishes(given, wanted, { stdin, stderr }, say);
  } catch (error) {
    if (error instanceof AskingEnded) return undefined;
    throw error;
  }
};

const entryOf = ({ url = EXAMPLE_URL, name, kind = 'district' }: Answers): SiteEntry => ({
  id: idOfAddress(url),
  name: name ?? url.host,
  url: url.href,
  kind,
});

const filesOf = async (
  wishes: InitWishes,
  { lang, commandTree }: CliContext,
  say: Say,
): Promise<readonly NewFile[]> => {
  const [{ configSchema }, { schemaText }] = await Promise.all([
    import('./schemas/config.js'),
    import('./schemas/schema-text.js'),
  ]);
  const schema = configSchema(await commandTree(() => true), say);
  const paths = { config: `${SCHEMAS}/config.schema.json`, sites: `${SCHEMAS}/site-list.schema.json` };
  return [
    {
      path: CONFIG_NAME,
      text: configText(wishes, {
        described: schema,
        topKeys: [...topKeys, ...ownKeys],
        schemaPath: paths.config,
        say,
      }),
    },
    { path: SITES_NAME, text: sitesText(wishes, paths.sites, say) },
    ...(wishes.ci === undefined ? [] : [{ path: CI_PATHS[wishes.ci], text: await pipelineText(wishes.ci, lang) }]),
    { path: paths.config, text: `${JSON.stringify(schema, null, 2)}\n` },
    { path: paths.sites, text: await schemaText('site-list') },
  ];
};

const pipelineText = async (ci: CiHost, lang: CliContext['lang']): Promise<string> =>
  ci === 'github'
    ? (await import('./scaffold/ci/github-actions.js')).githubWorkflow({ lang })
    : (await import('./scaffold/ci/gitlab-ci.js')).gitlabPipeline({ lang });

/** What a shell would take for its own, such as `?` and `&`, in quotes; an address holds no other `'` than those. */
const forShell = (address: string): string =>
  /^[\w:/.%@+,=-]+$/.test(address) ? address : `'${address.replaceAll("'", '%27')}'`;

/** What the reader types to get here again: in a clone or a project only npx knows the program. */
const calledAs = (env: CliContext['env']): string => (env['npm_command'] === 'exec' ? 'npx gongkai' : 'gongkai');

/** What to do next, as lines. */
const nextSteps = (
  { url, ci }: InitWishes,
  written: readonly string[],
  program: string,
  say: Say,
): readonly string[] => {
  const steps = [
    ...(url === undefined && written.includes(SITES_NAME)
      ? [say(`在 ${SITES_NAME} 里写上要检查的网站`, `put the sites that are to be audited into ${SITES_NAME}`)]
      : []),
    ...(url === undefined
      ? [`${program} doctor`]
      : [
          `${program} doctor ${forShell(url.href)}${say('   看看连不连得上，本机缺什么', '   whether it can be reached, and what this machine lacks')}`,
        ]),
    `${program} audit${say('   检查名单里的网站，报告写到 reports/', '   audits the sites of the list; reports go to reports/')}`,
    ...(ci === undefined
      ? []
      : [
          say(
            `流水线要的变量和密钥写在 ${CI_PATHS[ci]} 开头`,
            `variables and secrets of the pipeline: see the top of ${CI_PATHS[ci]}`,
          ),
        ]),
  ];
  return [say('接下来：', 'Next:'), ...steps.map((step) => `  ${step}`)];
};
