import { dirname } from 'node:path';
import { isMap, isScalar, type Document, type Node, type YAMLMap } from 'yaml';
import { nearest } from '../../lib/text/nearest.js';
import { assertConfigFile, findConfig } from './find-config.js';
import { fill } from './fill-secrets.js';
import { dashed } from './option-place.js';
import { readValue, sharedValues } from './read-value.js';
import { keysOfSection, type ConfigSections, type SectionKeys } from './section-keys.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { listProblemsError, type ListProblem } from './list-problems.js';
import { readNoticeConfig, type NoticeConfig } from '../notice/notice-config.js';
import {
  readAvailabilityConfig,
  readNotifyConfig,
  type AvailabilityConfig,
  type NotifyConfig,
} from './notify-config.js';
import { readYaml } from './read-yaml.js';
import { settingRows, type Settings } from '../options/settings.js';
import { readSecrets, secretKeys, type SiteSecrets } from '../site-list/site-secrets.js';

/** `gongkai.yaml`: settings as on the command line (`maxPages` or `max-pages`), and what only a config may hold. */
export interface Config extends SiteSecrets {
  readonly settings: Settings & { readonly data?: string };
  /** An office that owns the sites may have robots.txt passed over; the report says so. */
  readonly robots: 'obey' | 'ignore';
  /** What an office wants to stand in its letters. */
  readonly notice?: NoticeConfig;
  /** How an office sends mail and messages. */
  readonly notify?: NotifyConfig;
  /** How it watches whether sites answer. */
  readonly availability?: AvailabilityConfig;
  /** What holds for one command only, by its words after `gongkai`. */
  readonly sections?: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** What the environment gives to get into the sites; goes before what a site's own entry says. */
  readonly override?: SiteSecrets;
  /** The file it was read from. */
  readonly file?: { readonly path: string; readonly shown: string; readonly isAbove: boolean };
}

/** What stands at the top of a config beside settings. */
export const ownKeys = ['robots', ...secretKeys, 'notice', 'notify', 'availability'] as const;

/** Settings that a config may hold at its top. */
export const topKeys: readonly string[] = [...sharedValues.keys()].filter(
  (key) => !settingRows.some((row) => row.key === key && row.onlyAsFlag === true),
);

/** What reading a config needs beside its file. */
export interface ConfigMeans {
  /** What fills `${NAME}` of secrets; left out where nothing is asked of any site, and they stay as they are. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** The commands, for their sections; without them a section is an unknown key. */
  readonly sections?: ConfigSections;
  /** Told of what was passed over. */
  readonly note?: (line: string) => void;
}

const NO_SECTIONS: ConfigSections = { names: [], load: () => Promise.resolve(undefined) };

/** Reads `--config`, else the nearest `gongkai.yaml` of the working folder and those above, else nothing. Every fault at once, with its place. */
export const readConfig = async (
  asked: string | undefined,
  cwd: string,
  say: Say,
  { env, sections = NO_SECTIONS, note = () => undefined }: ConfigMeans = {},
): Promise<Config> => {
  const { found, notes } = findConfig(asked, cwd, say);
  notes.forEach(note);
  if (found === undefined) return { settings: {}, robots: 'obey' };
  assertConfigFile(found, say);
  const { document, placeOf } = await readYaml(found.path, say, found.shown);
  const root = document.contents as unknown as Node | null;
  if (root === null) return { settings: {}, robots: 'obey', file: found };
  const problems: ListProblem[] = [];
  const reading: Reading = { document, placeOf, problems, env, sections, say, folder: dirname(found.path) };
  const config = isMap(root) ? await readTop(root, reading) : undefined;
  if (config === undefined) {
    const hint =
      isScalar(root) && String(root.value).includes('：') ? say('，冒号用半角', ', with a half-width colon') : '';
    problems.push({ ...placeOf(root), message: say('要写成 名称: 值 的形式', 'wants `key: value` lines') + hint });
  }
  if (problems.length > 0 || config === undefined) throw listProblemsError(found.shown, problems, say);
  return { ...config, file: found };
};

interface Reading {
  readonly env: ConfigMeans['env'];
  readonly sections: ConfigSections;
  readonly document: Document.Parsed;
  readonly placeOf: (node: Node | null | undefined) => { readonly line: number; readonly column: number };
  readonly problems: ListProblem[];
  readonly say: Say;
  /** Paths are given from it. */
  readonly folder: string;
}

/** One line of a map: its key as written, and its value. */
interface Entry {
  readonly key: string;
  readonly node: Node | null;
  readonly value: unknown;
}

const readTop = async (root: YAMLMap, reading: Reading): Promise<Config> => {
  const { env, say, folder, sections } = reading;
  const config: Record<string, unknown> = { robots: 'obey' };
  const settings: Record<string, unknown> = {};
  const bySection = new Map<string, Readonly<Record<string, unknown>>>();
  const seen = new Map<string, string>();
  await eachEntry(root, reading, async ({ key, node, value }) => {
    const name = topKeys.find((one) => one === key || dashed(one) === key);
    refuseTwice(name ?? key, key, seen, say);
    if (name !== undefined) {
      settings[name] = readValue(value, sharedValues.get(name), { what: key, folder, say });
    } else if (key === 'robots') {
      config['robots'] = readRobots(value, 'robots', say);
    } else if (key === 'headers' || key === 'auth' || key === 'cookies') {
      const read = readSecrets({ [key]: env === undefined ? value : fill(value, env, key, say) }, say);
      // A cookie among the headers is one of the cookies.
      config['cookies'] = { ...(config['cookies'] as object | undefined), ...read.cookies };
      if (read.headers) config['headers'] = read.headers;
      if (read.auth) config['auth'] = read.auth;
    } else if (key === 'notice') {
      config['notice'] = readNoticeConfig(value, say);
    } else if (key === 'notify') {
      config['notify'] = readNotifyConfig(value, say);
    } else if (key === 'availability') {
      config['availability'] = readAvailabilityConfig(value, say);
    } else {
      const known = await sections.load(key);
      if (known === undefined) throw await unknownTop(key, sections, say);
      await readSection(node, known, [key], reading, bySection);
    }
  });
  if (Object.keys(config['cookies'] ?? {}).length === 0) delete config['cookies'];
  return {
    ...(config as unknown as Omit<Config, 'settings'>),
    settings,
    ...(bySection.size > 0 && { sections: bySection }),
  };
};

/** What holds for one command; the sections of its subcommands lie inside. */
const readSection = async (
  node: Node | null,
  known: SectionKeys,
  path: readonly string[],
  reading: Reading,
  into: Map<string, Readonly<Record<string, unknown>>>,
): Promise<void> => {
  const { say, folder } = reading;
  const where = path.join('.');
  if (!isMap(node)) throw new UsageError(say(`${where} 下面要写 名称: 值`, `${where} wants \`key: value\` lines`));
  const values: Record<string, unknown> = {};
  const seen = new Map<string, string>();
  await eachEntry(node, reading, async ({ key, node: inner, value }) => {
    const name = [...known.values.keys()].find((one) => one === key || dashed(one) === key);
    refuseTwice(name ?? key, key, seen, say);
    const sub = known.subs.get(key);
    if (name !== undefined) {
      values[name] = readValue(value, known.values.get(name), { what: `${where}.${key}`, folder, say });
    } else if (sub !== undefined) {
      await readSection(inner, sub, [...path, key], reading, into);
    } else {
      const allowed = [...known.values.keys(), ...known.subs.keys()];
      const meant = nearest(key, allowed);
      throw new UsageError(
        say(`${where} 下没有 ${key} 这一项`, `${where} has no key ${key}`),
        known.ofOneRun.has(key) || allowed.length === 0
          ? [say('它只能写在命令行上', 'it belongs on the command line')]
          : topKeys.includes(key)
            ? [say(`${key} 要写在最外层`, `${key} belongs at the top`)]
            : meant === undefined
              ? [say(`可用的：${allowed.join('、')}`, `allowed: ${allowed.join(', ')}`)]
              : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)],
      );
    }
  });
  into.set(path.join(' '), values);
};

const eachEntry = async (
  map: YAMLMap,
  { document, placeOf, problems, say }: Reading,
  read: (entry: Entry) => Promise<void>,
): Promise<void> => {
  for (const { key: keyNode, value: valueNode } of map.items) {
    const key = isScalar(keyNode) ? String(keyNode.value) : '';
    const node = valueNode as Node | null;
    try {
      await read({ key, node, value: node?.toJS(document, { maxAliasCount: 100 }) });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push({ ...placeOf(keyNode as Node), message: [error.message, ...error.hints].join(say('；', '; ')) });
    }
  }
};

/** `maxPages` and `max-pages` are one. */
const refuseTwice = (name: string, key: string, seen: Map<string, string>, say: Say): void => {
  const before = seen.get(name);
  if (before !== undefined) {
    throw new UsageError(say(`${key} 和 ${before} 是同一项，写了两次`, `${key} and ${before} are the same key`));
  }
  seen.set(name, key);
};

/** Of a config or the environment. */
export const readRobots = (value: unknown, what: string, say: Say): Config['robots'] => {
  if (value === 'obey' || value === 'ignore') return value;
  throw new UsageError(say(`${what} 只能写 obey 或 ignore`, `${what} is obey or ignore`));
};

const unknownTop = async (key: string, sections: ConfigSections, say: Say): Promise<UsageError> => {
  const isOfOneRun = settingRows.some((row) => row.onlyAsFlag === true && (row.key === key || dashed(row.key) === key));
  if (isOfOneRun) return new UsageError(say(`${key} 只能写在命令行上`, `${key} belongs on the command line`));
  const message = say(`没有 ${key} 这一项`, `there is no key ${key}`);
  if (sections.names.includes(key)) {
    return new UsageError(message, [
      say(`${key} 命令没有可以写进配置的选项`, `the command ${key} has no option that a config may hold`),
    ]);
  }
  const positive = key.replace(/^no-?(.)/, (_, letter: string) => letter.toLowerCase());
  if (positive !== key && topKeys.includes(positive)) {
    return new UsageError(message, [say(`要写 ${positive}: false`, `write ${positive}: false`)]);
  }
  const homes = await keysOfSection(key, sections);
  const meant = nearest(key, [...topKeys, ...ownKeys, ...sections.names]);
  if (homes.length > 0 && meant?.toLowerCase() !== key.toLowerCase()) {
    return new UsageError(message, [
      say(`${key} 要写在 ${homes.join('、')} 下面`, `${key} stands under ${homes.join(', ')}`),
    ]);
  }
  return new UsageError(message, meant === undefined ? [] : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)]);
};
