/** Faults that pass: what a request met once, the next one need not meet. */
import type { Answer, Handler } from './site-builder/index.js';
import { randomFrom } from './random.js';

const busy = (status: number): Answer => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from(
    `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`,
  ),
});

const KINDS = {
  reset: { ...busy(200), behaviour: { drop: true } },
  'bad-gateway': busy(502),
  unavailable: busy(503),
  'gateway-timeout': busy(504),
  cut: {
    ...busy(200),
    body: Buffer.from(`<html><head><title>栏目</title></head><body>${'<p>正文</p>'.repeat(400)}</body></html>`),
    behaviour: { cutAfter: 0.4 },
  },
  hang: { ...busy(200), behaviour: { hang: true } },
} satisfies Record<string, Answer>;

export type PassingFault = keyof typeof KINDS;

export interface PassingFaults {
  readonly handler: Handler;
  /** Begins a sequence of its own; `share` of the requests meet a fault. */
  begin(seed: number, share: number): void;
  /** What was met since, e.g. `bad-gateway /zwgk/`. */
  readonly met: readonly string[];
}

/** Faults for a share of all requests, whatever they ask for; none before `begin`. */
export function passingFaults(kinds: readonly PassingFault[]): PassingFaults {
  let random = randomFrom(0);
  let share = 0;
  const met: string[] = [];
  return {
    met,
    begin: (seed, newShare) => {
      random = randomFrom(seed);
      share = newShare;
      met.length = 0;
    },
    handler: ({ path }) => {
      if (random() >= share) return undefined;
      const kind = kinds[Math.floor(random() * kinds.length)] ?? 'reset';
      met.push(`${kind} ${path}`);
      return KINDS[kind];
    },
  };
}
