/** What the home page answers by HTTPS and by HTTP, at the port of the target if it names one: whether one leads to the other. */
import { isFault } from '../../lib/net/fault.js';
import type { HttpAnswer } from '../../lib/net/http-client.js';
import { withoutCredentials } from '../../lib/url/normalise-url.js';
import type { Probe, SchemeProbe, TlsProbe } from '../../model/snapshot.js';
import type { CrawlSession } from '../crawl-session.js';
import { newExchange } from '../crawl-session.js';
import { otherScheme } from '../other-scheme.js';

const MOST_REDIRECTS = 10;

/** Nothing is asked where no TLS is spoken; `earlier` is what a crawl taken up again has. */
export async function probeSchemes(
  session: CrawlSession,
  tls: TlsProbe | undefined,
  earlier: readonly Probe[],
): Promise<void> {
  if (!tls || tls.result === 'none') return;
  const home = withoutCredentials(session.plan.site.url);
  const secure = home.startsWith('https:') ? home : otherScheme(home);
  for (const url of [secure, otherScheme(secure)]) {
    if (session.signal.aborted) return;
    if (earlier.some((probe) => probe.kind === 'scheme' && probe.url === url)) continue;
    const probe = await probeScheme(session, url);
    if (probe.why !== 'interrupted') await session.writer.probe(probe);
  }
}

async function probeScheme(session: CrawlSession, url: string): Promise<SchemeProbe> {
  const first = await probeOnce(session, url);
  const isGood = first.status !== undefined && first.status < 400;
  if (isGood || first.why === 'interrupted' || first.why === 'private-address' || session.signal.aborted) return first;
  const again = await probeOnce(session, url);
  return again.why === 'interrupted' ? first : again;
}

async function probeOnce(session: CrawlSession, url: string): Promise<SchemeProbe> {
  const probe = { kind: 'scheme', url, at: new Date().toISOString() } as const;
  let at = url;
  let elapsedMs = 0;
  const ended = (): Partial<SchemeProbe> => (at === url ? {} : { finalUrl: withoutCredentials(at) });
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const answer = await session.askOnce({ url: at, freshConnection: true }, 'probe:tls');
    elapsedMs += answer.elapsedMs;
    if (isFault(answer)) return { ...probe, elapsedMs, ...ended(), why: answer.why };
    const onward = answer.location ?? redirectOfPage(session, answer);
    if (onward === undefined) return { ...probe, elapsedMs, ...ended(), ...(await keep(session, answer)) };
    at = onward;
  }
  return { ...probe, elapsedMs, ...ended(), why: 'too-many-redirects' };
}

/** Old servers send visitors to HTTPS by a page that turns to it. Within a scheme, where a page leads does not matter here. */
function redirectOfPage(session: CrawlSession, answer: HttpAnswer): string | undefined {
  const contentType = answer.headers.get('content-type');
  const { redirect } = session.readDigest(answer.body, {
    url: answer.url,
    status: answer.status,
    ...(contentType !== undefined && { contentType }),
  });
  if (redirect === undefined || !/^https?:/i.test(redirect.url)) return undefined;
  return new URL(redirect.url).protocol === new URL(answer.url).protocol ? undefined : redirect.url;
}

async function keep(session: CrawlSession, answer: HttpAnswer): Promise<Partial<SchemeProbe>> {
  const { record } = await session.writer.exchange(newExchange(answer, 'probe:tls'));
  const policy = answer.headers.get('content-security-policy') ?? '';
  const start = answer.body.subarray(0, HEAD_BYTES).toString('latin1');
  const isUpgraded = UPGRADES.test(policy) || (start.match(META) ?? []).some((meta) => UPGRADES.test(meta));
  return { status: answer.status, record, ...(isUpgraded && { upgradesResources: true as const }) };
}

/** A policy in the page itself stands in its head. */
const HEAD_BYTES = 64 * 1024;
const UPGRADES = /\b(?:upgrade-insecure-requests|block-all-mixed-content)\b/i;
const META = /<meta[^>]{0,200}content-security-policy[^>]{0,1000}>/gi;
