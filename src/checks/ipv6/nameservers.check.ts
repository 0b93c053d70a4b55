import { defineCheck, failed, passed, unseen, untested, type Judgement } from '../../model/check.js';
import type { DnsProbe } from '../../model/snapshot.js';
import type { SiteModel } from '../../model/site-model.js';
import { Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { aaaaFact, dnsEvidence, hostName } from './address-facts.js';

interface NameServer {
  readonly name: string;
  /** The answer that names it. */
  readonly zone: DnsProbe;
}

/** 域名授权体系: every authoritative name server of the site's zone has an AAAA record. */
export default defineCheck({
  id: 'ipv6/nameservers',
  title: '权威域名服务器有没有 IPv6 地址',
  needs: ['probe:dns'],
  params: Params({}),
  messages: {
    'no-address': {
      zh: '{zone} 的域名服务器 {name} 没有 IPv6 地址（AAAA 记录）。',
      en: 'The name server {name} of {zone} has no AAAA record.',
    },
  },
  *targets(site) {
    const host = hostName(site);
    if (host === undefined) {
      yield 'no-hostname' as const;
      return undefined;
    }
    const zones = zonesOf(site, host);
    const zone = zones.find(({ answers }) => answers.length > 0);
    if (zone) yield* zone.answers.map((name): NameServer => ({ name, zone }));
    if (zone) return undefined;
    // Every zone has name servers: a resolver that knows of none did not say.
    const looked = zones.map((probe) => dnsEvidence(site.site.url, probe));
    return unseen(zones.length === 0 ? 'not-crawled' : 'unreadable', looked);
  },
  judge(target: NameServer | 'no-hostname', _params, { site }): Judgement {
    if (target === 'no-hostname') return untested(target);
    const { name, zone } = target;
    const answer = aaaaFact(site, name);
    if (answer.fact === 'answered') return passed();
    const evidence = [dnsEvidence(site.site.url, zone)];
    if (answer.fact === 'not-asked') return undecided(`域名服务器 ${name}`, 'not-crawled', evidence, { key: name });
    evidence.push(dnsEvidence(site.site.url, answer.probe));
    if (answer.fact === 'error') return undecided(`域名服务器 ${name}`, 'unreadable', evidence, { key: name });
    return failed({ code: 'no-address', data: { name, zone: zone.host }, evidence, key: name });
  },
});

/** Answers on the zones that the host may lie in. */
const zonesOf = (site: SiteModel, host: string): readonly DnsProbe[] =>
  site.probes.filter(
    (probe): probe is DnsProbe =>
      probe.kind === 'dns' && probe.query === 'NS' && (host === probe.host || host.endsWith(`.${probe.host}`)),
  );
