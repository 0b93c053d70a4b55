/** Whether the home page answers, asked again and again while the site is crawled (`site-reachable`). */
import { setTimeout as sleep } from 'node:timers/promises';
import { isFault } from '../lib/net/fault.js';
import { withoutCredentials } from '../lib/url/normalise-url.js';
import type { ReachProbe } from '../model/snapshot.js';
import type { CrawlSession } from './crawl-session.js';
import { RENDERED_TYPE } from './crawl-session.js';
import { isRefusal } from './refusal.js';
import { visitInBrowser } from './visit-in-browser.js';

/** national-rules.md, `site-reachable`: five probes spread over the crawl; if not all get a page, twenty more. */
const FIRST = 5;
const FURTHER = 20;
/** Pages read before each of the first five; what the crawl was too short for comes at its end. */
const AFTER_PAGES = [0, 6, 20, 50];
/** A probe counts within 15 s; the further ones of a silent site need not wait much longer. */
const FURTHER_TIMEOUT_MS = 16_000;
const FURTHER_LIMIT_MS = 90_000;
const MOST_REDIRECTS = 10;
const DEFAULT_SPACING_MS = 1_000;

export interface ReachProbes {
  /** Probes if it is time to, by the number of pages read. */
  during(pages: number): Promise<void>;
  /** The rest of the five, and the further ones where needed. */
  finish(): Promise<void>;
  readonly made: readonly ReachProbe[];
}

/** `earlier` are those of a crawl that is taken up again. */
export function createReachProbes(session: CrawlSession, earlier: readonly ReachProbe[]): ReachProbes {
  const made = [...earlier];
  const spacingMs = session.options.probeSpacingMs ?? DEFAULT_SPACING_MS;
  const probe = async (timeoutMs?: number): Promise<void> => {
    const result = await probeOnce(session, timeoutMs);
    if (result.why === 'interrupted') return;
    made.push(result);
    await session.writer.probe(result);
  };
  const rest = (): Promise<unknown> => sleep(spacingMs, undefined, { signal: session.signal }).catch(() => undefined);
  return {
    made,
    during: async (pages) => {
      const due = AFTER_PAGES.filter((after) => pages >= after).length;
      if (made.length < Math.min(due, FIRST - 1)) await probe();
    },
    finish: async () => {
      while (made.length < FIRST && !session.signal.aborted) {
        if (made.length > 0) await rest();
        await probe();
      }
      const until = performance.now() + FURTHER_LIMIT_MS;
      const first = made.slice(0, FIRST);
      // Nothing but silence or refusals, and no page read: more of the same tells nothing and is no manners.
      const isHopeless = first.every((probe) => probe.status === undefined || isTurnedAway(probe));
      if (isHopeless && !hasReadAny(session)) return;
      while (
        !first.every(isGood) &&
        made.length < FIRST + FURTHER &&
        !session.signal.aborted &&
        performance.now() < until
      ) {
        await rest();
        await probe(FURTHER_TIMEOUT_MS);
      }
    },
  };
}

const hasReadAny = ({ state }: CrawlSession): boolean =>
  [...state.pages.values()].some(({ exchange, digest }) => !isRefusal(exchange.status, digest));

/** Refused or challenged, and no browser got past it. */
const isTurnedAway = ({ status, isChallenge, passedInBrowser }: ReachProbe): boolean =>
  passedInBrowser !== true && (isChallenge === true || (status !== undefined && isRefusal(status)));

/** How slow is too slow is the rule's to say; here only whether more probes are worth making. */
const isGood = (probe: ReachProbe): boolean =>
  probe.status !== undefined &&
  (probe.status < 500 || probe.passedInBrowser === true) &&
  !isTurnedAway(probe) &&
  probe.elapsedMs <= 15_000;

async function probeOnce(session: CrawlSession, timeoutMs?: number): Promise<ReachProbe> {
  const home = withoutCredentials(session.plan.site.url);
  const probe = { kind: 'reach', url: home, at: new Date().toISOString() } as const;
  let url = home;
  let elapsedMs = 0;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const outcome = await session.askOnce(
      { url, freshConnection: true, ...(timeoutMs !== undefined && { timeoutMs }) },
      'probe:reach',
    );
    elapsedMs += outcome.elapsedMs;
    if (isFault(outcome)) return { ...probe, elapsedMs, why: outcome.why };
    if (outcome.location !== undefined) {
      url = outcome.location;
      continue;
    }
    const contentType = outcome.headers.get('content-type');
    const digest = session.readDigest(outcome.body, {
      url,
      status: outcome.status,
      ...(contentType !== undefined && { contentType }),
    });
    const isChallenge = digest.facts.kind === 'challenge';
    const answered = { ...probe, elapsedMs, status: outcome.status };
    if (!isChallenge) return answered;
    return { ...answered, isChallenge, ...(await passInBrowser(session, url)) };
  }
  return { ...probe, elapsedMs, why: 'too-many-redirects' };
}

/** Nothing is said where there was no browser, or no use in trying it again. */
async function passInBrowser(session: CrawlSession, url: string): Promise<{ passedInBrowser?: boolean }> {
  const rendering = await visitInBrowser(session, url, { isChallenged: true, isProbe: true });
  if (!rendering || rendering.isShut === true) return {};
  session.state.requests += rendering.requests;
  const { page } = rendering;
  if (!page) return session.signal.aborted ? {} : { passedInBrowser: false };
  const digest = session.readDigest(page.html, { url, status: page.status, contentType: RENDERED_TYPE });
  return { passedInBrowser: !isRefusal(page.status, digest) && page.status < 500 };
}
