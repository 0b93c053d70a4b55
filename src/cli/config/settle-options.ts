import type { Command, Option } from 'commander';
import { readConfig, readRobots, type Config } from './config.js';
import type { CliContext } from '../command.js';
import { UsageError } from '../errors.js';
import { speaker, type Say } from '../language.js';
import type { Settings } from '../options/settings.js';
import { valueOf } from '../options/valued-option.js';
import { pathOf, placeOf, variableOf, type OptionPlace } from './option-place.js';
import { readText, sharedValues } from './read-value.js';
import { secretsOfEnvironment } from './secrets-of-environment.js';
import { configSections } from './section-keys.js';
import { CHILD_VARIABLE, unknownVariables } from './known-variables.js';

/** What a command is run with beside its arguments. */
export interface Settled {
  readonly config: Config;
  /** What command line and environment say: it goes before all else. */
  readonly flags: Settings;
}

const settled = new WeakMap<Command, Settled>();

/** What `settleOptions` found for a command that is being run. */
export const settledOf = (command: Command): Settled | undefined => settled.get(command);

/**
 * Before a command acts: gives its options what environment and config say, where the command line says nothing. Throws
 * `UsageError` with every fault of the environment, or of the config.
 */
export const settleOptions = async (command: Command, context: CliContext): Promise<Settled> => {
  const say = speaker(context.lang);
  const notes: string[] = [];
  const path = pathOf(command);
  const own = command.options.flatMap((option) => {
    const place = placeOf(option, path);
    return place === undefined ? [] : [{ option, place }];
  });
  const { flags, robots } = readEnvironment(command, own, context.env, say);
  const needsConfig = own.some(({ place }) => place.key !== undefined && !['lang', 'verbose'].includes(place.key));
  const config = needsConfig
    ? await readConfigOf(command, flags, context, (line) => notes.push(line))
    : ({ settings: {}, robots: 'obey' } as const);
  const section = config.sections?.get(path.join(' ')) ?? {};
  const fromConfig: Readonly<Record<string, unknown>> = { ...config.settings, ...section };
  for (const { option, place } of own) {
    const key = option.attributeName();
    const isOpen = [undefined, 'default'].includes(command.getOptionValueSource(key));
    const value = place.key === undefined ? undefined : place.isShared ? fromConfig[place.key] : section[place.key];
    if (isOpen && value !== undefined) command.setOptionValueWithSource(key, value, 'config');
  }
  const shared = Object.fromEntries(Object.entries(section).filter(([key]) => sharedOf(own, key)));
  const result: Settled = {
    flags,
    config: {
      ...config,
      settings: { ...config.settings, ...shared },
      ...(robots && { robots }),
      override: secretsOfEnvironment(context.env, say),
    },
  };
  settled.set(command, result);
  if (flags.quiet !== true && result.config.settings.quiet !== true && !isChild(context.env)) {
    notes.push(
      ...(await unknownVariables(
        own.map(({ place }) => place.variable),
        context,
        say,
      )),
    );
    for (const note of notes) context.stderr.write(`${note}\n`);
  }
  return result;
};

/** A process that another of ours has begun: what is to be said that one has said. */
const isChild = (env: CliContext['env']): boolean => env[CHILD_VARIABLE] === '1';

interface OwnOption {
  readonly option: Option;
  readonly place: OptionPlace;
}

const sharedOf = (own: readonly OwnOption[], key: string): boolean =>
  own.some(({ place }) => place.key === key && place.isShared);

/** Every variable that this command goes by; all faults at once. */
const readEnvironment = (
  command: Command,
  own: readonly OwnOption[],
  env: CliContext['env'],
  say: Say,
): { readonly flags: Settings; readonly robots?: Config['robots'] } => {
  const faults: UsageError[] = [];
  const flags: Record<string, unknown> = {};
  const attempt = <T>(reading: () => T): T | undefined => {
    try {
      return reading();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      faults.push(error);
      return undefined;
    }
  };
  const given = (variable: string): string | undefined => (env[variable]?.trim() ? env[variable] : undefined);
  for (const { option, place } of own) {
    const key = option.attributeName();
    const isTyped = command.getOptionValueSourceWithGlobals(key) === 'cli';
    const text = isTyped ? undefined : given(place.variable);
    if (isTyped) flags[key] = command.optsWithGlobals()[key] as unknown;
    if (text === undefined) continue;
    const value = attempt(() =>
      readText(text, place.isShared ? sharedValues.get(key) : valueOf(option), place.variable, say),
    );
    if (value === undefined) continue;
    flags[key] = value;
    command.setOptionValueWithSource(key, value, 'env');
  }
  // Settings that this command hands on without an option of its own, as an office does to its audits.
  for (const [key, value] of sharedValues) {
    const variable = variableOf([key]);
    const text = own.some(({ place }) => place.variable === variable) || isOfOneRun(key) ? undefined : given(variable);
    if (text === undefined || flags[key] !== undefined) continue;
    const read = attempt(() => readText(text, value, variable, say));
    if (read !== undefined) flags[key] = read;
  }
  const asked = given('GONGKAI_ROBOTS');
  const robots = asked === undefined ? undefined : attempt(() => readRobots(asked.trim(), 'GONGKAI_ROBOTS', say));
  attempt(() => secretsOfEnvironment(env, say));
  const [first, ...others] = faults;
  if (first !== undefined) {
    throw new UsageError(first.message, [...first.hints, ...others.flatMap((one) => [one.message, ...one.hints])]);
  }
  return { flags, ...(robots && { robots }) };
};

const ONE_RUN: ReadonlySet<string> = new Set(['kind', 'name', 'run', 'resume', 'json', 'dueOn', 'dueIn', 'data']);
const isOfOneRun = (key: string): boolean => ONE_RUN.has(key);

const readConfigOf = async (
  command: Command,
  flags: Settings,
  { env, cwd, lang, commandTree }: CliContext,
  note: (line: string) => void,
): Promise<Config> => {
  const say = speaker(lang);
  const names = rootOf(command).commands.map((one) => one.name());
  const load = async (name: string): Promise<Command | undefined> =>
    (await commandTree((one) => one === name)).commands.find((one) => one.name() === name);
  // A report can be written where the passwords of the crawl are not at hand.
  const asksSites = command.options.some((option) => option.attributeName() === 'allowPrivate');
  const means = { ...(asksSites && { env }), sections: configSections(names, load), note };
  try {
    const config = await readConfig(flags.config, cwd, say, means);
    if (config.file?.isAbove === true) {
      note(say(`配置：${config.file.shown}（在上级目录）`, `config: ${config.file.shown} (in a folder above)`));
    }
    return config;
  } catch (error) {
    // What is wrong with a config is one of the things that `gongkai doctor` tells.
    if (error instanceof UsageError && pathOf(command)[0] === 'doctor') return { settings: {}, robots: 'obey' };
    throw error;
  }
};

const rootOf = (command: Command): Command => (command.parent === null ? command : rootOf(command.parent));
