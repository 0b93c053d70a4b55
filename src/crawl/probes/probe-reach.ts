/** Whether the home page answers, asked again and again while the site is crawled (`site-reachable`). */
import { setTimeout as sleep } from 'node:timers/promises';
import { isFault } from '../../lib/net/fault.js';
import { withoutCredentials } from '../../lib/url/normalise-url.js';
import type { ReachProbe } from '../../model/snapshot.js';
import type { CrawlSession } from '../crawl-session.js';
import { RENDERED_TYPE } from '../crawl-session.js';
import { isRefusal } from '../refusal.js';
import { visitInBrowser } from '../browser/visit-in-browser.js';

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
  let madeAtMs = Number.NEGATIVE_INFINITY;
  const spacingMs = session.options.probeSpacingMs ?? DEFAULT_SPACING_MS;
  const probe = async (timeoutMs?: number): Promise<void> => {
    const result = await visit(session, timeoutMs);
    if (result.why === 'interrupted') return;
    made.push(result);
    madeAtMs = performance.now();
    await session.writer.probe(result);
  };
  // Pages that were read since count as rest.
  const rest = (): Promise<unknown> =>
    sleep(Math.max(0, madeAtMs + spacingMs - performance.now()), undefined, { signal: session.signal }).catch(
      () => undefined,
    );
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

/** A reload comes so soon after what it is to mend. */
const RELOAD_AFTER_MS = 1_000;
/** A gateway had nothing behind it for a moment (RFC 9110 15.6.3 to 15.6.5). */
const PASSING = new Set([502, 503, 504]);

/**
 * A visit as people make it: where the connection broke off, or a gateway had a bad moment, the page is loaded once more,
 * and counts if it is there in time all the same. A server's own error, or silence, is what it is.
 */
async function visit(session: CrawlSession, timeoutMs?: number): Promise<ReachProbe> {
  const first = await probeOnce(session, timeoutMs);
  if (!first.mayPass || session.signal.aborted) return first.probe;
  const restMs = Math.min(RELOAD_AFTER_MS, session.options.probeSpacingMs ?? RELOAD_AFTER_MS);
  await sleep(restMs, undefined, { signal: session.signal }).catch(() => undefined);
  const { probe: again } = await probeOnce(session, timeoutMs);
  if (again.why === 'interrupted') return first.probe;
  return { ...again, at: first.probe.at, elapsedMs: first.probe.elapsedMs + restMs + again.elapsedMs, isReload: true };
}

interface Try {
  readonly probe: ReachProbe;
  readonly mayPass: boolean;
}

async function probeOnce(session: CrawlSession, timeoutMs?: number): Promise<Try> {
  const told = (probe: ReachProbe, mayPass = false): Try => ({ probe, mayPass });
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
    if (isFault(outcome)) return told({ ...probe, elapsedMs, why: outcome.why }, outcome.why === 'reset');
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
    // Told when to come back, nobody reloads.
    if (!isChallenge)
      return told(answered, PASSING.has(outcome.status) && outcome.headers.get('retry-after') === undefined);
    return told({ ...answered, isChallenge, ...(await passInBrowser(session, url)) });
  }
  return told({ ...probe, elapsedMs, why: 'too-many-redirects' });
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
