/**
 * Judges snapshots in processes of their own. The crawls keep their clock while a site is judged, every core is used, and
 * what a site's pages do to their judge they do to that site alone. (A thread would not do: one heap ends them all.)
 */
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import type { PageDigest } from '../model/page.js';
import type { AuditReport } from '../model/report.js';
import type { Question } from '../pipeline.js';
import { serializeProfile } from '../profile/serialize-profile.js';
import type { Judged, JudgeTask } from './judge-process.js';

export interface JudgePool {
  /**
   * The report of a stored snapshot, which answers what the question leaves open. Rejects with what the judge met, or
   * with how it ended. `digests`: what the crawl read of its pages, by record. `signal` ends the process that judges.
   */
  judge(
    snapshot: string,
    question: Partial<Question>,
    digests?: ReadonlyMap<string, PageDigest>,
    signal?: AbortSignal,
  ): Promise<AuditReport>;
  /** Ends the processes, one that is at work once it is done. */
  close(): void;
}

/** What a site of 2,000 pages needs, several times over. */
const HEAP_MB = 768;
/** A site is judged within seconds; one that is not by then never will be. */
const LIMIT_MS = 300_000;

/** So many waiting sites are judged sooner by another process, its beginning included. */
const CROWD = 16;

/** So few sites are judged here before a process of its own has begun. */
const FEW_SITES = 6;

/** A pool for so many sites; undefined where it would take longer to begin than to do without. */
export const judgesFor = (sites: number, version: string, processes?: number): JudgePool | undefined =>
  sites > FEW_SITES ? openJudges(version, processes) : undefined;

/**
 * One process less than there are cores, which is for the crawls; one more where sites crowd, as when all are crawled at
 * the same time and done at the same time. They are begun when they are first needed.
 */
export function openJudges(version: string, processes = Math.max(1, availableParallelism() - 1)): JudgePool {
  const queue = new PQueue({ concurrency: processes });
  const idle: ChildProcess[] = [];
  let isClosed = false;
  return {
    judge: (snapshot, { profile, only, ...question }, digests, signal) => {
      if (queue.size >= CROWD) queue.concurrency = processes + 1;
      const judgeNext = async (): Promise<AuditReport> => {
        signal?.throwIfAborted();
        let judge = idle.pop();
        while (judge?.connected === false) judge = idle.pop();
        judge ??= startJudge();
        const task = {
          snapshot,
          version,
          question: { ...question, ...(only && { only: [...only] }) },
          ...(profile && { profile: profileFor(judge, profile) }),
          ...(digests && { digests }),
        };
        const report = await ask(judge, task, signal);
        // The crowd is gone: the one more that it needed goes too, with its memory.
        if (queue.size === 0) queue.concurrency = processes;
        if (idle.length < queue.concurrency && !isClosed) idle.push(judge);
        else judge.disconnect();
        return report;
      };
      return queue.add(judgeNext, signal && { signal });
    },
    close: () => {
      isClosed = true;
      for (const judge of idle.splice(0)) judge.disconnect();
    },
  };
}

/** Profiles that a process has by now: each is sent once. */
const sent = new WeakMap<ChildProcess, Set<string>>();

function profileFor(judge: ChildProcess, profile: Question['profile']): NonNullable<JudgeTask['profile']> {
  const known = sent.get(judge) ?? new Set();
  sent.set(judge, known);
  const { digest } = profile;
  if (known.has(digest)) return { digest };
  known.add(digest);
  return { digest, text: serializeProfile(profile) };
}

/** A judge that failed in any way is not asked again. */
async function ask(judge: ChildProcess, task: JudgeTask, signal: AbortSignal | undefined): Promise<AuditReport> {
  let onExit = (_code: number | null, _by: NodeJS.Signals | null): void => undefined;
  let onError = (_error: Error): void => undefined;
  let onMessage = (_message: Judged): void => undefined;
  let onAbort = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    const judged = await new Promise<Judged>((resolve, reject) => {
      onExit = (code, by) => {
        reject(new JudgeEndedError(`the process that judged it ended (${by ?? String(code)})`));
      };
      onError = reject;
      onAbort = () => {
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      onMessage = resolve;
      timer = setTimeout(() => {
        reject(new JudgeEndedError(`it was not judged within ${LIMIT_MS / 60_000} minutes`));
      }, LIMIT_MS);
      judge.once('exit', onExit).once('error', onError).once('message', onMessage);
      judge.send(task, (error) => {
        if (error) reject(error);
      });
    });
    if ('report' in judged) return judged.report;
    throw Object.assign(new Error(), judged.error);
  } catch (error) {
    judge.on('error', () => undefined);
    judge.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
    judge.off('exit', onExit).off('error', onError).off('message', onMessage);
  }
}

class JudgeEndedError extends Error {
  override readonly name = 'JudgeEndedError';
}

/** The sources run under a loader (tests, development), the compiled program without one; the judge does as we do. */
function startJudge(): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts');
  const file = fileURLToPath(new URL(`./judge-process.${isSource ? 'ts' : 'js'}`, import.meta.url));
  return fork(file, {
    execArgv: [`--max-old-space-size=${HEAP_MB}`, ...(isSource ? ['--import', import.meta.resolve('tsx')] : [])],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
  });
}
