import { defineCheck, failed, passed, untested, type Judgement } from '../../model/check.js';
import type { SiteModel } from '../../model/site-model.js';
import { Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { aaaaFact, dnsEvidence, hostName } from './address-facts.js';

/** IPv6 解析: the host has an AAAA record. */
export default defineCheck({
  id: 'ipv6/dns',
  title: '域名有没有 IPv6 地址（AAAA 记录）',
  needs: ['probe:dns'],
  params: Params({}),
  messages: {
    absent: {
      zh: '域名“{host}”没有 IPv6 地址（AAAA 记录）。',
      en: 'The host {host} has no AAAA record.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel): Judgement {
    const host = hostName(site);
    if (host === undefined) return untested('no-hostname');
    const answer = aaaaFact(site, host);
    if (answer.fact === 'not-asked') return undecided(`域名“${host}”的 IPv6 解析`, 'not-crawled', []);
    const evidence = [dnsEvidence(site.site.url, answer.probe)];
    if (answer.fact === 'answered') return passed({ measured: { addresses: answer.addresses } });
    if (answer.fact === 'error') return undecided(`域名“${host}”的 IPv6 解析`, 'unreadable', evidence);
    // A name that has no address at all, as far as this resolver knows, may be mistyped or unknown here only.
    if (site.crawl.stoppedBecause === 'unreachable' && !hasIpv4(site, host)) return untested('unreachable');
    return failed({ code: 'absent', data: { host }, evidence, key: host });
  },
});

const hasIpv4 = (site: SiteModel, host: string): boolean =>
  site.probes.some(
    (probe) => probe.kind === 'dns' && probe.query === 'A' && probe.host === host && probe.result === 'answered',
  );
