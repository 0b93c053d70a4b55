import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMap, isScalar, type Node } from 'yaml';
import { nearest } from '../lib/text/nearest.js';
import { UsageError } from './errors.js';
import type { Say } from './language.js';
import { listProblemsError, type ListProblem } from './list-problems.js';
import { readNoticeConfig, type NoticeConfig } from './notice-config.js';
import {
  readAvailabilityConfig,
  readNotifyConfig,
  type AvailabilityConfig,
  type NotifyConfig,
} from './notify-config.js';
import { readYaml } from './read-yaml.js';
import { readConfigValue, settingRows, type Settings } from './settings.js';
import { joinSecrets, readSecrets, secretKeys, type SiteSecrets } from './site-secrets.js';

/** `gongkai.yaml`: settings as on the command line (`maxPages` or `max-pages`), and what only a config may hold. */
export interface Config extends SiteSecrets {
  readonly settings: Settings;
  /** An office that owns the sites may have robots.txt passed over; the report says so. */
  readonly robots: 'obey' | 'ignore';
  /** What an office wants to stand in its letters. */
  readonly notice?: NoticeConfig;
  /** How an office sends mail and messages. */
  readonly notify?: NotifyConfig;
  /** How it watches whether sites answer. */
  readonly availability?: AvailabilityConfig;
}

const fileName = 'gongkai.yaml';
const ownKeys = ['robots', ...secretKeys, 'notice', 'notify', 'availability'] as const;
const configRows = settingRows.filter((row) => row.onlyAsFlag !== true);

/** Reads `--config`, else `gongkai.yaml` of the working folder, else nothing. Every fault at once, with its line. */
export const readConfig = async (asked: string | undefined, cwd: string, say: Say): Promise<Config> => {
  const path = asked ?? fileName;
  const full = resolve(cwd, path);
  if (asked === undefined && !existsSync(full)) return { settings: {}, robots: 'obey' };
  const { document, placeOf } = await readYaml(full, say);
  const root = document.contents as unknown as Node | null;
  if (root === null) return { settings: {}, robots: 'obey' };
  if (!isMap(root)) {
    throw listProblemsError(
      path,
      [{ ...placeOf(root), message: say('要写成 名称: 值 的形式', 'wants `key: value` lines') }],
      say,
    );
  }
  const problems: ListProblem[] = [];
  const settings: Record<string, unknown> = {};
  let robots: Config['robots'] = 'obey';
  let secrets: SiteSecrets = {};
  let notice: NoticeConfig | undefined;
  let notify: NotifyConfig | undefined;
  let availability: AvailabilityConfig | undefined;
  for (const { key: keyNode, value: valueNode } of root.items) {
    const key = isScalar(keyNode) ? String(keyNode.value) : '';
    const value: unknown = (valueNode as Node | null)?.toJS(document, { maxAliasCount: 100 });
    try {
      const row = configRows.find(
        (one) => one.key === key || one.flags.startsWith(`--${key} `) || one.flags === `--${key}`,
      );
      if (row !== undefined) {
        const read = readConfigValue(row, value, say);
        settings[row.key] = row.isPath === true && typeof read === 'string' ? resolve(dirname(full), read) : read;
      } else if (key === 'robots') {
        robots = readRobots(value, say);
      } else if (secretKeys.some((one) => one === key)) {
        secrets = joinSecrets(secrets, readSecrets({ [key]: value }, say));
      } else if (key === 'notice') {
        notice = readNoticeConfig(value, say);
      } else if (key === 'notify') {
        notify = readNotifyConfig(value, say);
      } else if (key === 'availability') {
        availability = readAvailabilityConfig(value, say);
      } else {
        throw unknownKey(key, say);
      }
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push({ ...placeOf(keyNode as Node), message: [error.message, ...error.hints].join(say('；', '; ')) });
    }
  }
  if (problems.length > 0) throw listProblemsError(path, problems, say);
  return {
    settings: settings,
    robots,
    ...secrets,
    ...(notice && { notice }),
    ...(notify && { notify }),
    ...(availability && { availability }),
  };
};

const readRobots = (value: unknown, say: Say): Config['robots'] => {
  if (value === 'obey' || value === 'ignore') return value;
  throw new UsageError(say('robots 只能写 obey 或 ignore', 'robots is obey or ignore'));
};

const unknownKey = (key: string, say: Say): UsageError => {
  const asFlag = settingRows.find((row) => row.key === key && row.onlyAsFlag === true);
  if (asFlag !== undefined) {
    return new UsageError(say(`${key} 只能写在命令行上`, `${key} belongs on the command line`));
  }
  const meant = nearest(key, [...configRows.map((row) => row.key), ...ownKeys]);
  return new UsageError(
    say(`没有 ${key} 这一项`, `there is no key ${key}`),
    meant === undefined ? [] : [say(`是不是 ${meant}？`, `did you mean ${meant}?`)],
  );
};
