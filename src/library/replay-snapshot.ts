import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Profile } from '../model/profile.js';
import type { AuditReport } from '../model/report.js';
import type { SiteEntry } from '../model/site-entry.js';
import type { JudgeOptions } from './audit-options.js';
import { checkDay, refuseUnknown } from './check-options.js';
import { loadProfile } from './load-profile.js';
import { checkAgainstProfile, unknownRule } from './settle-site.js';
import { holdJudges } from './shared-judges.js';
import { SNAPSHOT } from './site-folder.js';
import { UsageError } from './usage-error.js';

/** What a replay may judge otherwise than the audit did; whatever is left out is as the snapshot has it. */
export interface ReplayOptions extends JudgeOptions {
  /** The site as a list has it today: other units, waivers, kind or name. */
  readonly site?: SiteEntry;
}

const OPTIONS = { profile: true, asOf: true, only: true, signal: true, site: true } as const satisfies Record<
  keyof ReplayOptions,
  true
>;

/**
 * Judges a stored snapshot again, without any network: under the same question the outcomes and the scorecard are the same
 * byte for byte. `path` is a `snapshot.warc.gz`, or the folder of a site that holds one. Nothing is written.
 *
 * Rejects with a `UsageError` (`no-snapshot` where there is none to judge), a `ProfileError`, or the signal's reason.
 *
 * @example
 * const strict = await replaySnapshot(audit.snapshot, { profile: './rules/our-city.yaml', asOf: '2026-12-31' });
 */
export const replaySnapshot = async (path: string, options: ReplayOptions = {}): Promise<AuditReport> => {
  refuseUnknown(options, OPTIONS);
  checkDay(options.asOf);
  const { signal, site, asOf } = options;
  const profile = typeof options.profile === 'string' ? await loadProfile(options.profile) : options.profile;
  const only = options.only && new Set(options.only);
  if (profile && site) checkAgainstProfile(site, profile, only);
  else if (profile && only) checkRules(only, profile);
  const snapshot = snapshotAt(path);
  signal?.throwIfAborted();
  const judges = holdJudges();
  try {
    const question = { ...(site && { site }), ...(profile && { profile }), ...(asOf !== undefined && { asOf }) };
    const report = await judges.judge(snapshot, { ...question, ...(only && { only }) }, undefined, signal);
    if (only) checkRules(only, { id: report.profile.id, rules: report.outcomes.map(({ rule: id }) => ({ id })) });
    return report;
  } catch (error) {
    throw noSnapshot(error, snapshot) ?? error;
  } finally {
    judges.release();
  }
};

/** A rule of `only` that there is not would leave everything unjudged, without a word. */
const checkRules = (
  only: ReadonlySet<string>,
  { id, rules }: Pick<Profile, 'id'> & { readonly rules: readonly { readonly id: string }[] },
): void => {
  const known = new Set(rules.map((rule) => rule.id));
  for (const rule of only) if (!known.has(rule)) throw unknownRule(rule, id, known);
};

const snapshotAt = (path: string): string => {
  const place = resolve(path);
  const isFolder = existsSync(place) && statSync(place).isDirectory();
  const file = isFolder ? join(place, SNAPSHOT) : place;
  if (!existsSync(file)) throw new UsageError('no-snapshot', `没有快照 ${file}`, `there is no snapshot ${file}`);
  return file;
};

/** The error of a judge that met something else, in the caller's words; errors come from it by name. */
const noSnapshot = (error: unknown, path: string): UsageError | undefined =>
  (error as { name?: unknown }).name === 'NoSnapshotError'
    ? new UsageError('no-snapshot', `${path} 不是 gongkai 的快照`, `${path} is no snapshot of gongkai`)
    : undefined;
