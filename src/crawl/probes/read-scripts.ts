/** The script files that may announce that a link leaves the site: what they say is for the site model to read. */
import { isFault } from '../../lib/net/fault.js';
import { requestKey } from '../../locate/address.js';
import { scriptsToRead } from '../../locate/outbound-links.js';
import type { SnapshotReader, StoppedBecause, UnansweredReason } from '../../model/snapshot.js';
import { newExchange } from '../crawl-session.js';
import type { CrawlSession } from '../crawl-session.js';

/** Only a crawl that came to its own end goes on to scripts. */
const ENDS_WELL: ReadonlySet<StoppedBecause> = new Set(['complete', 'budget']);
const TIMEOUT_MS = 10_000;
const MOST_HOPS = 3;
/** As much as a page's own script has; a library is longer. */
const SCRIPT_PART = 'bytes=0-399999';
/** Among those that are filed with the answers to links: no page, and nothing that a visitor opens. */
const SCRIPT_PURPOSE = 'link:script';

/** Asks each once; `earlier` is what a crawl taken up again has. */
export async function readScripts(
  session: CrawlSession,
  stopped: StoppedBecause,
  earlier: SnapshotReader | undefined,
): Promise<void> {
  const { plan, state, signal } = session;
  if (plan.scripts === undefined || !ENDS_WELL.has(stopped)) return;
  const known = new Set(
    [...(earlier?.exchanges ?? []), ...(earlier?.unanswered ?? [])]
      .filter(({ purpose }) => purpose === SCRIPT_PURPOSE)
      .map(({ url }) => requestKey(url)),
  );
  for (const script of scriptsToRead([...state.pages.values()], plan.site, plan.scripts)) {
    if (known.has(requestKey(script))) continue;
    let url: string | undefined = script;
    for (let hops = 0; url !== undefined && hops <= MOST_HOPS && !signal.aborted; hops += 1)
      url = await askOne(session, url);
  }
}

/** Gives the address to which the server sends on. */
async function askOne({ robots, signal, writer, ...session }: CrawlSession, url: string): Promise<string | undefined> {
  const rules = await robots.rulesFor(url);
  if (signal.aborted) return undefined;
  const silent = async (why: UnansweredReason): Promise<void> => {
    await writer.unanswered({ url, at: new Date().toISOString(), why, purpose: SCRIPT_PURPOSE });
  };
  if (rules.silence !== undefined || !rules.allows(url)) {
    await silent(rules.silence ?? 'robots');
    return undefined;
  }
  const request = { url, timeoutMs: TIMEOUT_MS, range: SCRIPT_PART };
  const answer = await session.askOnce(request, SCRIPT_PURPOSE, 'allowed');
  if (!isFault(answer)) {
    await writer.exchange(newExchange(answer, SCRIPT_PURPOSE));
    return answer.location;
  }
  if (answer.why !== 'interrupted') await silent(answer.why);
  return undefined;
}
