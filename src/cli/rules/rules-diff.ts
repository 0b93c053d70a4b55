/** `gongkai rules diff`: what two rule sets say differently, and what adopting the one for the other would do to sites. */
import type { Profile } from '../../model/profile.js';
import { diffProfiles } from '../../profile/diff-profiles.js';
import { compareOutcomes, type ReportMove } from '../../scoring/compare-outcomes.js';
import type { CliContext } from '../command.js';
import { describeProfileDiff } from './describe-profile-diff.js';
import { describeReportMoves } from './describe-report-moves.js';
import { UsageError } from '../errors.js';
import { findSnapshots, type StoredSnapshot } from '../runs/find-snapshots.js';
import { judgesFor } from '../../library/judge-pool.js';
import type { Say } from '../language.js';
import { day } from '../options/option-values.js';

export interface DiffOptions {
  readonly against?: readonly string[];
  readonly site?: readonly string[];
  readonly asOf?: string;
  readonly out: string;
  readonly json?: boolean;
}

/** Prints the difference, and with `against` its effect on stored snapshots, each judged by both rule sets without a network. */
export async function diffRuleSets(
  [before, after]: readonly [Profile, Profile],
  options: DiffOptions,
  context: CliContext,
  say: Say,
): Promise<void> {
  if (options.asOf !== undefined) day(options.asOf, '--as-of', say);
  const snapshots = (options.against ?? []).flatMap((run) =>
    findSnapshots(run, { out: options.out, cwd: context.cwd }, say),
  );
  const chosen = chooseSites(snapshots, options.site, say);
  const diff = diffProfiles(before, after);
  const moves = await movesOf(chosen, [before, after], options, context.version);
  if (options.json === true) {
    const head = ({ id, version, digest }: Profile) => ({ id, version, digest });
    const data = { from: head(before), to: head(after), ...diff, ...(options.against && { sites: moves }) };
    context.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
    return;
  }
  const blocks = [describeProfileDiff(before, after, diff, say)];
  if (options.against) blocks.push(describeReportMoves(moves, say));
  context.stdout.write(`${blocks.join('\n\n')}\n`);
}

function chooseSites(
  snapshots: readonly StoredSnapshot[],
  sites: readonly string[] | undefined,
  say: Say,
): readonly StoredSnapshot[] {
  if (!sites) return snapshots;
  const known = new Set(snapshots.map(({ head }) => head.site.id));
  const lost = sites.filter((site) => !known.has(site));
  if (lost.length > 0)
    throw new UsageError(say(`快照里没有网站 ${lost.join('、')}`, `no snapshot of ${lost.join(', ')}`), [
      say(`可用：${[...known].join('、')}`, `allowed: ${[...known].join(', ')}`),
    ]);
  return snapshots.filter(({ head }) => sites.includes(head.site.id));
}

/** Both judgements of every snapshot, on the same day: the snapshot's own unless one is given. */
async function movesOf(
  snapshots: readonly StoredSnapshot[],
  [before, after]: readonly [Profile, Profile],
  { asOf }: DiffOptions,
  version: string,
): Promise<readonly ReportMove[]> {
  if (snapshots.length === 0) return [];
  const { replaySnapshot } = await import('../../pipeline.js');
  const judges = judgesFor(snapshots.length * 2, version);
  const judge = async (path: string, profile: Profile) => {
    const question = { profile, ...(asOf !== undefined && { asOf }) };
    return judges?.judge(path, question) ?? replaySnapshot(path, version, question);
  };
  try {
    return await Promise.all(
      snapshots.map(async ({ path }) => {
        const [old, now] = await Promise.all([judge(path, before), judge(path, after)]);
        return compareOutcomes(old, now);
      }),
    );
  } finally {
    judges?.close();
  }
}
