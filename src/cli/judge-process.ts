/** The process in which snapshots are judged, one after the other. */
import type { Profile } from '../model/profile.js';
import type { AuditReport } from '../model/report.js';
import { replaySnapshot, type Question } from '../pipeline.js';
import { reviveProfile } from '../profile/serialize-profile.js';

export interface JudgeTask {
  readonly snapshot: string;
  readonly version: string;
  readonly question: Partial<Omit<Question, 'profile' | 'only'>> & { readonly only?: readonly string[] };
  /** The text only the first time. */
  readonly profile: { readonly digest: string; readonly text?: string };
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

function judge({ snapshot, version, question: { only, ...question }, profile: { digest, text } }: JudgeTask): Judged {
  try {
    const profile = profiles.get(digest) ?? reviveProfile(text ?? '');
    profiles.set(digest, profile);
    return {
      report: replaySnapshot(snapshot, version, { ...question, profile, ...(only && { only: new Set(only) }) }),
    };
  } catch (error) {
    const { name, message, stack = '', code = '' } = error as NodeJS.ErrnoException;
    return { error: { name, message, stack, code } };
  }
}
