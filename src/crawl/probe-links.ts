/** Whether the links of the pages read answer (`links-alive`): HEAD, then a GET of one byte where HEAD says nothing good. */
import PQueue from 'p-queue';
import { faultOf, isFault } from '../lib/net/fault.js';
import type { HttpAnswer } from '../lib/net/http-client.js';
import { pageLinks, sampleLinks } from '../locate/page-links.js';
import { isSameSite, requestKey } from '../locate/address.js';
import type { SnapshotReader, StoppedBecause, UnansweredReason } from '../model/snapshot.js';
import { newExchange } from './crawl-session.js';
import type { CrawlSession } from './crawl-session.js';
import { isRefusal } from './refusal.js';

/** Only a crawl that came to its own end goes on to links: where it was cut short or kept out, more requests help nobody. */
const ENDS_WELL: ReadonlySet<StoppedBecause> = new Set(['complete', 'budget']);
const MOST_HOPS = 5;
/** A link that needs longer is no dead one; whether it is alive is then not seen. */
const TIMEOUT_MS = 10_000;
/** A host that kept silent so often in a row is asked no more. */
const MOST_SILENCES = 3;
/** So many refusals or requests for a later hour in a row: whoever stands there does not want links tried. */
const MOST_REFUSALS = 10;

/** Asks the links that the plan wants and that nothing is known of; `earlier` is what a crawl taken up again has. */
export async function probeLinks(
  session: CrawlSession,
  stopped: StoppedBecause,
  earlier: SnapshotReader | undefined,
): Promise<void> {
  const { plan, state, signal } = session;
  if (!plan.links || !ENDS_WELL.has(stopped)) return;
  const known = knownOf(session);
  const tried = linksOf(earlier);
  const links = pageLinks([...state.pages.values()], plan.site.url, plan.links.isExternal);
  // The sample is that of an undisturbed crawl; what was tried before a kill is then left out.
  const sample = sampleLinks(
    links.filter(({ url }) => !known.has(requestKey(url))),
    plan.links,
  ).filter(({ url }) => !tried.has(requestKey(url)));
  const silences = new Map<string, number>();
  let refusals = 0;
  const queue = new PQueue({ concurrency: session.concurrency });
  await queue.addAll(
    sample.map(({ url }) => async () => {
      const { hostname } = new URL(url);
      if (signal.aborted || refusals >= MOST_REFUSALS || (silences.get(hostname) ?? 0) >= MOST_SILENCES) return;
      const result = await probeLink(session, url);
      silences.set(hostname, result === 'silent' ? (silences.get(hostname) ?? 0) + 1 : 0);
      refusals = result === 'refused' ? refusals + 1 : 0;
    }),
  );
}

/** Addresses of which the crawl knows already what they answer. */
function knownOf({ state }: CrawlSession): ReadonlySet<string> {
  const pages = [...state.pages.values()].map(({ exchange }) => requestKey(exchange.url));
  const others = [...state.redirects.keys(), ...state.unanswered.keys()].map(requestKey);
  return new Set([...pages, ...others]);
}

const linksOf = (earlier: SnapshotReader | undefined): ReadonlySet<string> =>
  new Set(
    [...(earlier?.exchanges ?? []), ...(earlier?.unanswered ?? [])]
      .filter((entry) => entry.purpose === 'link' && !('why' in entry && entry.why === 'interrupted'))
      .map(({ url }) => requestKey(url)),
  );

type Result = 'answered' | 'silent' | 'refused' | 'stopped';

async function probeLink(session: CrawlSession, link: string): Promise<Result> {
  let url = link;
  for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
    const answer = await askLink(session, url);
    if (typeof answer === 'string') return answer;
    // Another body's address, which the site's own link leads to, is that body's business.
    if (answer.location === undefined || !isSameSite(answer.location, link)) {
      return isRefusal(answer.status) ? 'refused' : 'answered';
    }
    url = answer.location;
  }
  return 'answered';
}

/** The answer that counts, or what came instead of one; all of it is in the snapshot. */
async function askLink(session: CrawlSession, url: string): Promise<HttpAnswer | Exclude<Result, 'answered'>> {
  const { robots, signal } = session;
  const silent = async (why: UnansweredReason, detail?: string): Promise<'silent' | 'stopped'> => {
    if (why === 'interrupted') return 'stopped';
    const at = new Date().toISOString();
    await session.writer.unanswered({ url, at, why, purpose: 'link', ...(detail !== undefined && { detail }) });
    return why === 'robots' ? 'stopped' : 'silent';
  };
  // A name that does not resolve has no robots.txt either; why it does not is what the rule asks.
  const unresolved = await whyUnresolved(session, url);
  if (unresolved) return await silent(unresolved.why, unresolved.code);
  const rules = await robots.rulesFor(url);
  if (signal.aborted) return 'stopped';
  if (rules.silence !== undefined) return await silent(rules.silence, 'robots.txt');
  if (!rules.allows(url)) return await silent('robots');

  const head = await session.askOnce({ url, method: 'HEAD', timeoutMs: TIMEOUT_MS }, 'link', 'allowed');
  if (signal.aborted) return 'stopped';
  if (!isFault(head)) {
    await session.writer.exchange(newExchange(head, 'link'));
    if (head.status < 400) return head;
  }
  const request = { url, timeoutMs: TIMEOUT_MS, range: 'bytes=0-0' };
  const { answers, tries, why, detail } = await session.ask(request, 'link', rules.crawlDelayMs);
  session.state.requests += tries;
  for (const answer of answers) {
    session.state.bytes += answer.body.length;
    await session.writer.exchange(newExchange(answer, 'link'));
  }
  if (why !== undefined) return await silent(why, detail);
  return answers.at(-1) ?? 'stopped';
}

async function whyUnresolved({ guard }: CrawlSession, url: string) {
  const { hostname, port, protocol } = new URL(url);
  try {
    await guard.addressesOf(hostname, Number(port) || (protocol === 'https:' ? 443 : 80));
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
}
