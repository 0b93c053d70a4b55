/** Follows one link to where it ends, writing down every answer: HEAD where that tells enough, else a GET of the first part. */
import { faultOf, isFault } from '../../lib/net/fault.js';
import type { HttpAnswer } from '../../lib/net/http-client.js';
import { isFileAddress, isSameSite } from '../../locate/address.js';
import type { Landing } from '../../locate/link-answer.js';
import { standingOf } from '../../locate/link-answer.js';
import type { PageDigest } from '../../model/page.js';
import type { Exchange, UnansweredReason } from '../../model/snapshot.js';
import { newExchange } from '../crawl-session.js';
import type { CrawlSession } from '../crawl-session.js';

const MOST_HOPS = 5;
/** A link that needs longer is no dead one; whether it is alive is then not seen. */
const TIMEOUT_MS = 10_000;
/** As much of a page as tells an error page, or the home page again, from the page that is promised. */
const PAGE_PART = 'bytes=0-65535';
const FILE_PART = 'bytes=0-0';

/** `silent`: no answer · `stopped`: not asked, by order of robots.txt or of whoever ends the crawl. */
export type Followed = Landing | 'silent' | 'stopped';

export async function followLink(session: CrawlSession, link: string, purpose = 'link'): Promise<Followed> {
  let url = link;
  for (let hops = 0; ; hops += 1) {
    const answer = await askLink(session, url, purpose);
    if (typeof answer === 'string') return answer;
    const { location } = answer.exchange;
    // Another body's address, which the site's own link leads to, is that body's business.
    const isElsewhere = location !== undefined && !isSameSite(location, link);
    if (location === undefined || isElsewhere || hops === MOST_HOPS) return { link, isElsewhere, ...answer };
    url = location;
  }
}

type Answer = Pick<Landing, 'exchange' | 'digest'>;

/** The answer that counts, or what came instead of one; all of it is in the snapshot. */
async function askLink(session: CrawlSession, url: string, purpose: string): Promise<Answer | 'silent' | 'stopped'> {
  const { robots, signal } = session;
  const silent = async (why: UnansweredReason, detail?: string): Promise<'silent' | 'stopped'> => {
    if (why === 'interrupted' || signal.aborted) return 'stopped';
    const at = new Date().toISOString();
    await session.writer.unanswered({ url, at, why, purpose, ...(detail !== undefined && { detail }) });
    return why === 'robots' ? 'stopped' : 'silent';
  };
  // A name that does not resolve has no robots.txt either; why it does not is what the rule asks.
  const unresolved = await whyUnresolved(session, url);
  if (unresolved) return await silent(unresolved.why, unresolved.code);
  const rules = await robots.rulesFor(url);
  if (signal.aborted) return 'stopped';
  if (rules.silence !== undefined) return await silent(rules.silence, 'robots.txt');
  if (!rules.allows(url)) return await silent('robots');

  if (!isPlainPage(url)) {
    const head = await session.askOnce({ url, method: 'HEAD', timeoutMs: TIMEOUT_MS }, purpose, 'allowed');
    if (signal.aborted) return 'stopped';
    if (!isFault(head)) {
      const exchange = await session.writer.exchange(newExchange(head, purpose));
      if (saysEnough(head)) return { exchange };
    }
  }
  const part = isFileAddress(url) ? FILE_PART : PAGE_PART;
  const ask = (range?: string) =>
    session.askOnce({ url, timeoutMs: TIMEOUT_MS, ...(range !== undefined && { range }) }, purpose, 'allowed');
  let answer = await ask(part);
  // Of some programs no part can be had.
  if (!isFault(answer) && answer.status === 416) answer = await ask();
  if (isFault(answer)) return await silent(answer.why, answer.code);
  const exchange = await session.writer.exchange(newExchange(answer, purpose));
  const digest = readPart(session, exchange, answer);
  return { exchange, ...(digest && { digest }) };
}

/** An address of a plain page: a GET tells an error page in the dress of a page, a HEAD before it would tell nothing more. */
function isPlainPage(url: string): boolean {
  const { pathname, search } = new URL(url);
  return search === '' && /(?:\/[^/.]*|\.[sjx]?html?)$/i.test(pathname);
}

/** A file that is there, or another address: what a page says is not in its head. */
function saysEnough({ status, headers, location }: HttpAnswer): boolean {
  if (location !== undefined) return true;
  if (status < 200 || status >= 300) return false;
  return Number(headers.get('content-length') ?? 0) > 0 && !isHtml(headers.get('content-type'));
}

const isHtml = (contentType: string | undefined): boolean =>
  contentType === undefined || /html|text\/plain/i.test(contentType);

function readPart(session: CrawlSession, exchange: Exchange, { body, headers }: HttpAnswer): PageDigest | undefined {
  const { url, status, contentType } = exchange;
  if (status >= 300 || body.length < 2 || !isHtml(headers.get('content-type'))) return undefined;
  const digest = session.readDigest(body, { url, status, ...(contentType !== undefined && { contentType }) });
  session.options.digests?.set(exchange.record, digest);
  return digest;
}

/** True for what a second try may put right: nothing came, or an answer that would make the link a dead one. */
export function deservesSecondTry(followed: Followed): boolean {
  if (typeof followed === 'string') return followed === 'silent';
  const standing = standingOf(followed.exchange, followed.digest);
  return standing === 'gone' || standing === 'broken' || standing === 'unclear';
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
