/** The process in which snapshots are judged, one after the other. */
import type { PageDigest } from '../model/page.js';
import type { Profile } from '../model/profile.js';
import type { AuditReport } from '../model/report.js';
import { judgeSnapshot, type Question } from '../pipeline.js';
import { reviveProfile } from '../profile/serialize-profile.js';

export interface JudgeTask {
  readonly snapshot: string;
  readonly version: string;
  readonly question: Partial<Omit<Question, 'profile' | 'only'>> & { readonly only?: readonly string[] };
  /** The text only the first time; without one, that of the snapshot. */
  readonly profile?: { readonly digest: string; readonly text?: string };
  /** What the crawl read of its pages, by record; without them the pages are read again. */
  readonly digests?: ReadonlyMap<string, PageDigest>;
}

export type Judged =
  | { readonly report: AuditReport }
  | {
      readonly error: {
        readonly name: string;
        readonly message: string;
        readonly stack: string;
        readonly code: string;
      };
    };

const profiles = new Map<string, Profile>();

// An interrupt in the terminal is for the run to answer: it lets us finish, then leaves.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.once('disconnect', () => process.exit());
process.on('message', (task) => {
  process.send?.(judge(task as JudgeTask));
});

function judge({ snapshot, version, question, profile: sent, digests }: JudgeTask): Judged {
  try {
    const profile = sent && (profiles.get(sent.digest) ?? reviveProfile(sent.text ?? ''));
    if (sent && profile) profiles.set(sent.digest, profile);
    const { only, ...rest } = question;
    const asked = { ...rest, ...(profile && { profile }), ...(only && { only: new Set(only) }) };
    return { report: judgeSnapshot(snapshot, version, asked, digests) };
  } catch (error) {
    const { name, message, stack = '', code = '' } = error as NodeJS.ErrnoException;
    return { error: { name, message, stack, code } };
  }
}
