import type { Command } from 'commander';
import { valueOf, type OptionValue } from '../options/valued-option.js';
import { pathOf, placeOf } from './option-place.js';
import { sharedValues } from './read-value.js';

/** What may stand in the section of a command. */
export interface SectionKeys {
  /** Keys; a switch has no value to be read. */
  readonly values: ReadonlyMap<string, OptionValue | undefined>;
  /** Its options that only the command line may give. */
  readonly ofOneRun: ReadonlySet<string>;
  /** Sections of its subcommands. */
  readonly subs: ReadonlyMap<string, SectionKeys>;
}

/** Commands that may have a section, each loaded when it is asked for. */
export interface ConfigSections {
  readonly names: readonly string[];
  /** Undefined for what is no command, or one whose options are all of one run. */
  readonly load: (name: string) => Promise<SectionKeys | undefined>;
}

/** Interface languages and traces are settled before any section is looked at. */
const EVERYWHERE: ReadonlySet<string> = new Set(['lang', 'verbose']);

/** What may stand in the section of this command; undefined if nothing may. */
export const sectionKeysOf = (command: Command): SectionKeys | undefined => {
  const path = pathOf(command);
  const values = new Map<string, OptionValue | undefined>();
  const ofOneRun = new Set<string>();
  for (const option of command.options) {
    const place = placeOf(option, path);
    if (place === undefined || EVERYWHERE.has(option.attributeName())) continue;
    if (place.key === undefined) ofOneRun.add(option.attributeName());
    else values.set(place.key, place.isShared ? sharedValues.get(place.key) : valueOf(option));
  }
  const subs = new Map<string, SectionKeys>();
  for (const sub of command.commands) {
    const keys = sectionKeysOf(sub);
    if (keys) subs.set(sub.name(), keys);
  }
  return values.size + subs.size === 0 ? undefined : { values, ofOneRun, subs };
};

/** The sections of a tree of commands. */
export const configSections = (
  names: readonly string[],
  load: (name: string) => Promise<Command | undefined>,
): ConfigSections => ({
  names,
  load: async (name) => {
    const command = names.includes(name) ? await load(name) : undefined;
    return command && sectionKeysOf(command);
  },
});

/** The sections in which a key may stand, for one that was written elsewhere. */
export const keysOfSection = async (key: string, { names, load }: ConfigSections): Promise<readonly string[]> => {
  const known = await Promise.all(names.map(async (name) => [name, await load(name)] as const));
  return known.flatMap(([name, keys]) => (keys?.values.has(key) === true ? [name] : []));
};
