import { Type } from '@sinclair/typebox';
import { defineCheck, failed, passed, unseen, untested, type Judgement } from '../../model/check.js';
import type { Evidence } from '../../model/outcome.js';
import { Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { unreadReason } from '../parts/unread.js';
import { homeAndFrames } from '../site/home-pages.js';
import { aaaaFact, dnsEvidence, hostName, isName } from './address-facts.js';

interface Resource {
  readonly host: string;
  /** One of the addresses loaded from there. */
  readonly url: string;
}

/** 无“天窗”: every other host that the home page loads from has an AAAA record. */
export default defineCheck({
  id: 'ipv6/resources',
  title: '首页引用的外部资源有没有 IPv6 地址',
  needs: ['links:home', 'probe:dns', 'probe:hosts'],
  params: Params({
    exempt: Type.Array(Type.String({ pattern: '^[a-z0-9.-]+$' }), { title: '不计的主机：网站奉命引用，自己无法更换' }),
  }),
  messages: {
    'no-address': {
      zh: '首页从 {host} 引用资源，该主机没有 IPv6 地址，IPv6 用户打开首页会有“天窗”（{url}）。',
      en: 'The home page loads from {host}, which has no IPv6 address: a gap for visitors over IPv6 ({url}).',
    },
  },
  *targets(site, { exempt }) {
    const own = hostName(site);
    if (own === undefined) {
      yield 'no-hostname' as const;
      return undefined;
    }
    const first = new Map<string, Resource>();
    for (const url of site.homeResources) {
      const { hostname: host } = new URL(url);
      if (host !== own && !exempt.includes(host) && !isLoopbackName(host) && !first.has(host))
        first.set(host, { host, url });
    }
    yield* first.values();
    const pages = homeAndFrames(site);
    const unread = pages.map(unreadReason).find((reason) => reason !== undefined);
    return unread
      ? unseen(
          unread,
          pages.map((page) => page.evidence()),
        )
      : undefined;
  },
  judge(target: Resource | 'no-hostname', _params, { site }): Judgement {
    if (target === 'no-hostname') return untested(target);
    const { host, url } = target;
    const page = site.home.state === 'found' ? [site.home.value.evidence(url)] : [];
    const absent = (evidence: readonly Evidence[]): Judgement =>
      failed({ code: 'no-address', data: { host, url }, evidence, url: site.site.url, key: host });
    if (host.startsWith('[')) return passed();
    if (!isName(host)) return absent(page);
    const answer = aaaaFact(site, host);
    if (answer.fact === 'answered') return passed();
    if (answer.fact === 'absent') return absent([...page, dnsEvidence(site.site.url, answer.probe)]);
    const reason = answer.fact === 'error' ? 'unreadable' : 'not-crawled';
    return undecided(`主机 ${host} 的 IPv6 解析`, reason, page, { key: host });
  },
});

/** A mistake in the page that loads nothing for anybody. */
const isLoopbackName = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || /^127\./.test(host) || host === '[::1]';
