import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { writeAtomic } from '../../lib/fs/write-atomic.js';
import type { SiteEntry } from '../../model/site-entry.js';
import type { Config } from '../config/config.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import type { SettingKey, Settings } from '../options/settings.js';

/** `request.json` of a run: what was asked, so that `--resume` needs nothing repeated. No secrets. */
export interface RunRequest {
  readonly schemaVersion: 1;
  readonly command: 'audit';
  readonly tool: string;
  readonly startedAt: string;
  readonly asOf: string;
  readonly targets: readonly string[];
  /** Flags as given then, and what the config said then. */
  readonly flags: Settings;
  readonly config: Pick<Config, 'settings' | 'robots'>;
  readonly sites: readonly { readonly site: SiteEntry; readonly profileDigest: string }[];
}

/** What steers the outcome: on `--resume` these may be repeated but must agree. The others may change. */
const binding: readonly SettingKey[] = [
  'profile',
  'kind',
  'name',
  'sites',
  'units',
  'asOf',
  'only',
  'maxPages',
  'timeout',
  'render',
  'resolve',
  'dns',
  'allowPrivate',
];

export const writeRequest = (folder: string, request: RunRequest): Promise<void> =>
  writeAtomic(join(folder, 'request.json'), `${JSON.stringify(request, null, 2)}\n`);

/** Reads what an earlier `audit` was asked. Throws `UsageError` if there is no such run. */
export const readRequest = async (folder: string, id: string, say: Say): Promise<RunRequest> => {
  let request: RunRequest;
  try {
    request = JSON.parse(await readFile(join(folder, 'request.json'), 'utf8')) as RunRequest;
  } catch {
    throw new UsageError(say(`没有可以接着做的检查 ${id}`, `there is no run ${id} to resume`), [
      say(`找过的地方：${folder}`, `looked in ${folder}`),
    ]);
  }
  if (request.schemaVersion !== 1) {
    throw new UsageError(say(`检查 ${id} 由别的版本写成，不能接着做`, `run ${id} was written by another version`));
  }
  return request;
};

/** The flags to go on with: those of the run, and what of the new command line does not touch outcomes. */
export const flagsForResume = (
  request: RunRequest,
  given: { readonly targets: readonly string[]; readonly flags: Settings },
  say: Say,
): Settings => {
  const then: Settings = { ...request.config.settings, ...request.flags, asOf: request.asOf };
  const differing = binding.filter(
    (key) => given.flags[key] !== undefined && !isDeepStrictEqual(given.flags[key], then[key]),
  );
  const names = differing.map((key) => `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  if (given.targets.length > 0 && !isDeepStrictEqual([...given.targets].sort(), [...request.targets].sort())) {
    names.unshift('TARGET');
  }
  if (names.length > 0) {
    throw new UsageError(
      say(`接着做一次检查时不能改 ${names.join('、')}`, `a resumed run cannot change ${names.join(', ')}`),
      [say('去掉这些选项，或另做一次新的检查', 'leave them out, or start a new run')],
    );
  }
  return { ...request.flags, ...given.flags, asOf: request.asOf };
};

/** Whether a site of today's list is the one that was audited then. */
export const isSameSite = (now: SiteEntry, then: SiteEntry | undefined): boolean =>
  then !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(now)), then);
