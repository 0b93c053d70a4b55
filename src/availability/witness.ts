import type { ProbeResult } from './probe.js';

/** Somebody else to ask whether the way out of the house is open. */
export interface Candidate {
  /** IP address or host: the one that failed is no witness of itself. */
  readonly machine: string;
  readonly ask: () => Promise<{ readonly result: ProbeResult; readonly hasOpened: boolean }>;
}

export interface Witness {
  /** Told of every visit that opened. */
  saw(machine: string, endedAtMs: number): void;
  /**
   * Whether another machine opened since the failed visit began. If none is known to, a few are asked now.
   * `nobody`: there is none to ask.
   */
  isWayOpen(failed: { readonly machine: string; readonly beganAtMs: number }): Promise<'open' | 'shut' | 'nobody'>;
}

/** Three that are silent together with the one in question: more would say nothing else, and be no manners. */
const MOST_ASKED = 3;
/** When none of them answered, the next failures of these milliseconds need not ask again. */
const SHUT_FOR_MS = 20_000;

/**
 * One machine that is silent tells nothing while nobody knows whether anything can be heard. A failure is the site's only if
 * meanwhile somebody else was reached.
 */
export function createWitness(options: {
  readonly nowMs: () => number;
  readonly candidates: () => readonly Candidate[];
}): Witness {
  const opened = new Map<string, number>();
  let shutUntilMs = 0;
  let asking: Promise<void> | undefined;

  const isSeen = (machine: string, sinceMs: number): boolean =>
    [...opened].some(([other, atMs]) => other !== machine && atMs >= sinceMs);
  const ask = async (candidates: readonly Candidate[]): Promise<void> => {
    const answers = await Promise.all(
      candidates.slice(0, MOST_ASKED).map(async ({ machine, ask: visit }) => {
        const { hasOpened } = await visit();
        if (hasOpened) opened.set(machine, options.nowMs());
        return hasOpened;
      }),
    );
    if (!answers.includes(true)) shutUntilMs = options.nowMs() + SHUT_FOR_MS;
  };

  return {
    saw: (machine, endedAtMs) => {
      opened.set(machine, Math.max(opened.get(machine) ?? 0, endedAtMs));
    },
    isWayOpen: async ({ machine, beganAtMs }) => {
      if (isSeen(machine, beganAtMs)) return 'open';
      const others = options.candidates().filter((candidate) => candidate.machine !== machine);
      if (others.length === 0) return 'nobody';
      // Who is being asked already may speak for this one too.
      await asking;
      if (isSeen(machine, beganAtMs)) return 'open';
      if (options.nowMs() < shutUntilMs) return 'shut';
      const asked = ask(others).finally(() => {
        if (asking === asked) asking = undefined;
      });
      asking = asked;
      await asked;
      return isSeen(machine, beganAtMs) ? 'open' : 'shut';
    },
  };
}
