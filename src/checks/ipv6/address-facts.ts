import { unseen, type Unseen } from '../../model/check.js';
import { addressFact } from '../../model/dns-facts.js';
import type { AddressFact } from '../../model/dns-facts.js';
import type { Evidence } from '../../model/outcome.js';
import type { DnsProbe, FamilyProbe } from '../../model/snapshot.js';
import type { SiteModel } from '../../model/site-model.js';

/** Host name of the audited address; undefined for an IP literal or localhost, which have no DNS facts. */
export function hostName(site: SiteModel): string | undefined {
  const { hostname } = new URL(site.site.url);
  return isName(hostname) ? hostname : undefined;
}

/** False for an IP literal and for localhost. */
export const isName = (host: string): boolean =>
  !host.startsWith('[') &&
  !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) &&
  host !== 'localhost' &&
  !host.endsWith('.localhost');

/** What DNS says of AAAA, aliases followed. */
export const aaaaFact = (site: SiteModel, host: string): AddressFact => addressFact(site.probes, host);

/** What was asked and what came, in the manner of `dig`. */
export const dnsQuote = ({ query, host, resolver, answers, code, result }: DnsProbe): string =>
  `${query} ${host} @${resolver}: ${answers.join(' ') || (code ?? result)}`;

/** A DNS answer as evidence, of the page that is judged by it. */
export const dnsEvidence = (url: string, probe: DnsProbe): Evidence => probeEvidence(url, probe.at, dnsQuote(probe));

/** Our own guard, budget or clock: no fault of the site. */
const OWN_FAULT: ReadonlySet<string | undefined> = new Set([
  'private-address',
  'robots',
  'budget',
  'time',
  'interrupted',
  'rate-limited',
  'blocked',
  'browser-failed',
  'other',
]);
export const isOwnFault = (why: string | undefined): boolean => OWN_FAULT.has(why);

/** `dead`: the address does not answer although IPv4 does, or answers with a server error. */
export type SixFact = 'alive' | 'dead' | 'no-route' | 'unclear';

export function sixFact(site: SiteModel, probe: FamilyProbe): SixFact {
  if (probe.why === 'no-route') return 'no-route';
  if (isAlive(probe)) return 'alive';
  if (isOwnFault(probe.why) || isNameUnclear(site, probe)) return 'unclear';
  const fours = overFour(site, probe);
  if (fours.length > 0) return fours.some(isAlive) ? 'dead' : 'unclear';
  // Without IPv4 to compare with, the site must have been seen to live otherwise.
  return site.home.state === 'found' || sixProbes(site).some(isAlive) ? 'dead' : 'unclear';
}

const isAlive = ({ status }: FamilyProbe): boolean => status !== undefined && status < 500;

/** Sent on to a host of which the resolver failed to say whether it has an AAAA record. */
function isNameUnclear(site: SiteModel, { why, url, finalUrl }: FamilyProbe): boolean {
  if (why !== 'dns') return false;
  const { hostname } = new URL(finalUrl ?? url);
  const { fact } = aaaaFact(site, hostname);
  return isName(hostname) && (fact === 'error' || fact === 'not-asked');
}

/** IPv4 answers by the same scheme. */
export const overFour = (site: SiteModel, { url }: FamilyProbe): readonly FamilyProbe[] =>
  site.probes.filter(
    (probe): probe is FamilyProbe =>
      probe.kind === 'ipv6' && probe.family === 4 && new URL(probe.url).protocol === new URL(url).protocol,
  );

/** IPv6 answers of the home page, on the scheme that IPv4 uses where both were tried. */
export function sixProbes(site: SiteModel): readonly FamilyProbe[] {
  const all = site.probes.filter((probe) => probe.kind === 'ipv6');
  const used = all.find((probe) => probe.family === 4 && isAlive(probe));
  const scheme = used && new URL(used.url).protocol;
  const sixes = all.filter(({ family }) => family === 6);
  const same = sixes.filter(({ url }) => new URL(url).protocol === scheme);
  return same.length > 0 ? same : sixes;
}

/** Every AAAA address was tried; those of hosts with very many are not. */
export function isEachTried(site: SiteModel, addresses: readonly string[]): boolean {
  const tried = new Set(sixProbes(site).map(({ address }) => address));
  return addresses.every((address) => tried.has(address));
}

/** No route of this machine led to any IPv6 address of the site. */
export const lacksRoute = (site: SiteModel): boolean =>
  !site.environment.ipv6Route && !sixProbes(site).some((probe) => probe.why !== 'no-route');

/** Whether there are answers over IPv6 to judge: `never` begun and why, else the `gap` that is left (undefined: no AAAA), else the addresses. */
type OverSix =
  | { readonly never: 'no-hostname' | 'no-ipv6-route' }
  | { readonly gap: Unseen | undefined }
  | { readonly host: string; readonly addresses: readonly string[] };

export function overSix(site: SiteModel): OverSix {
  const host = hostName(site);
  if (host === undefined) return { never: 'no-hostname' };
  const answer = aaaaFact(site, host);
  if (answer.fact === 'absent') return { gap: undefined };
  if (answer.fact === 'not-asked') return { gap: unseen('not-crawled') };
  if (answer.fact === 'error') return { gap: unseen('unreadable', [dnsEvidence(site.site.url, answer.probe)]) };
  return lacksRoute(site) ? { never: 'no-ipv6-route' } : { host, addresses: answer.addresses };
}

/** A probe as evidence: what came back in words, and the record of its body if there is one. */
export function probeEvidence(url: string, at: string, quote: string, record?: string): Evidence {
  return { url, capturedAt: at, sha256: '', quote, ...(record !== undefined && { record }) };
}

const FAULTS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  refused: ['拒绝连接', 'connection refused'],
  timeout: ['没有应答', 'no answer in time'],
  reset: ['连接中断', 'connection broke off'],
  tls: ['HTTPS 握手失败', 'TLS handshake failed'],
  malformed: ['应答无法识别', 'the answer is malformed'],
  'too-large': ['应答过大', 'the answer is too large'],
  'too-many-redirects': ['反复跳转', 'redirects without end'],
};

/** What an address answered, in words. */
export function answerOf({ status, why, finalUrl, url }: Pick<FamilyProbe, 'status' | 'why' | 'url' | 'finalUrl'>): {
  readonly answer: string;
  readonly answerEn: string;
} {
  if (status !== undefined) return { answer: `HTTP ${String(status)}`, answerEn: `HTTP ${String(status)}` };
  if (why === 'dns') {
    const { hostname } = new URL(finalUrl ?? url);
    return {
      answer: `转到的 ${hostname} 没有 IPv6 地址`,
      answerEn: `it leads on to ${hostname}, which has no IPv6 address`,
    };
  }
  const [zh, en] = FAULTS[why ?? ''] ?? [why ?? '', why ?? ''];
  return { answer: zh, answerEn: en };
}
