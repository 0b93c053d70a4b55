/** Asks each host for its robots.txt once, before anything else of it. */
import type { UnansweredReason } from '../../model/snapshot.js';
import { ALLOW_ALL, DISALLOW_ALL, robotsOfStatus } from './robots.js';
import type { RobotsRules } from './robots.js';

export interface RobotsAnswer {
  readonly status: number;
  readonly body: Uint8Array;
  /** Absolute target of a 3xx answer. */
  readonly location?: string;
}

export interface RobotsGate {
  rulesFor(url: string): Promise<RobotsRules>;
  /** What the file of this host wants between two requests, if it was read already. */
  knownDelayMs(url: string): number | undefined;
  /** Asks again when next needed: a shield that stood in the way is passed. */
  forget(): void;
}

/** RFC 9309 2.3.1.2: at least five redirects in a row are followed; a longer chain is as good as no file. */
const MOST_REDIRECTS = 5;

type AskRobots = (url: string) => Promise<RobotsAnswer | { readonly why: UnansweredReason }>;

export function createRobotsGate(ask: AskRobots): RobotsGate {
  const known = new Map<string, Promise<RobotsRules>>();
  const delays = new Map<string, number>();
  return {
    knownDelayMs: (url) => delays.get(new URL(url).origin),
    rulesFor: (url) => {
      const { origin } = new URL(url);
      const rules = known.get(origin);
      if (rules) return rules;
      const fetched = fetchRules(`${origin}/robots.txt`, ask).then((read) => {
        if (read.crawlDelayMs !== undefined) delays.set(origin, read.crawlDelayMs);
        return read;
      });
      known.set(origin, fetched);
      return fetched;
    },
    forget: () => {
      known.clear();
    },
  };
}

async function fetchRules(url: string, ask: AskRobots): Promise<RobotsRules> {
  let address = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const answer = await ask(address);
    if ('why' in answer) return { ...DISALLOW_ALL, silence: answer.why };
    if (answer.location === undefined) return robotsOfStatus(url, answer.status, answer.body);
    address = answer.location;
  }
  return ALLOW_ALL;
}
