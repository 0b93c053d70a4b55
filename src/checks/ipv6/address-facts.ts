import type { Evidence } from '../../model/outcome.js';
import type { DnsProbe, FamilyProbe } from '../../model/snapshot.js';
import type { SiteModel } from '../../model/site-model.js';

/** Host name of the audited address; undefined for an IP literal or localhost, which have no DNS facts. */
export function hostName(site: SiteModel): string | undefined {
  const { hostname } = new URL(site.site.url);
  const isLiteral = hostname.startsWith('[') || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(hostname);
  return isLiteral || hostname === 'localhost' || hostname.endsWith('.localhost') ? undefined : hostname;
}

/** What DNS says of AAAA: an answer outweighs an absence, an absence an error of the resolver. */
export type AaaaFact =
  { readonly fact: 'answered' | 'absent' | 'error'; readonly probe: DnsProbe } | { readonly fact: 'not-asked' };

export function aaaaFact(site: SiteModel, host: string): AaaaFact {
  const probes = site.probes
    .filter((probe) => probe.kind === 'dns')
    .filter((probe) => probe.query === 'AAAA' && probe.host === host);
  const answered = probes.find((probe) => probe.result === 'answered' && probe.answers.length > 0);
  if (answered) return { fact: 'answered', probe: answered };
  const absent = probes.find((probe) => probe.result !== 'error');
  if (absent) return { fact: 'absent', probe: absent };
  const [error] = probes;
  return error ? { fact: 'error', probe: error } : { fact: 'not-asked' };
}

/** Our own guard, budget or clock: no fault of the site. */
const OWN_FAULT: ReadonlySet<string | undefined> = new Set([
  'private-address',
  'robots',
  'budget',
  'time',
  'interrupted',
  'browser-failed',
  'other',
]);

/** `dead`: the address does not answer although IPv4 does, or answers with a server error. */
export type SixFact = 'alive' | 'dead' | 'no-route' | 'unclear';

export function sixFact(site: SiteModel, probe: FamilyProbe): SixFact {
  if (probe.why === 'no-route') return 'no-route';
  if (probe.status !== undefined && probe.status < 500) return 'alive';
  if (OWN_FAULT.has(probe.why)) return 'unclear';
  const fours = site.probes.filter((other) => other.kind === 'ipv6').filter((other) => other.family === 4);
  const fourLives = fours.length === 0 || fours.some(({ status }) => status !== undefined && status < 500);
  return fourLives ? 'dead' : 'unclear';
}

/** IPv6 answers of the home page, on the scheme that IPv4 uses where both were tried. */
export function sixProbes(site: SiteModel): readonly FamilyProbe[] {
  const all = site.probes.filter((probe) => probe.kind === 'ipv6');
  const used = all.find(({ family, status }) => family === 4 && status !== undefined && status < 500);
  const scheme = used && new URL(used.url).protocol;
  const sixes = all.filter(({ family }) => family === 6);
  const same = sixes.filter(({ url }) => new URL(url).protocol === scheme);
  return same.length > 0 ? same : sixes;
}

/** A probe as evidence: it has no body, so the digest is empty and the words say what came back. */
export function probeEvidence(url: string, at: string, quote: string): Evidence {
  return { url, capturedAt: at, sha256: '', quote };
}
