import { Type } from '@sinclair/typebox';
import { defineCheck, failed, inapplicable, passed, untested, type Judgement } from '../../model/check.js';
import type { LinkedHost, LinkLevel, SiteModel } from '../../model/site-model.js';
import { Params, Share } from '../parts/params.js';
import { percent, roundShare, shareRange } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';
import { unreadReason } from '../parts/unread.js';
import { dnsEvidence, hostName, probeEvidence } from './address-facts.js';
import { hostFact } from './host-fact.js';
import type { HostFact } from './host-fact.js';

const NAMES = { second: ['二级链接', 'Second-level'], third: ['三级链接', 'Third-level'] } as const;

/** IPv6 内链支持率: the share of internal links of a level whose host answers over IPv6. */
export default defineCheck({
  id: 'ipv6/links',
  title: '站内链接所在的主机能否通过 IPv6 访问',
  needs: ({ level }) => [
    'links:home',
    ...(level === 'third' ? (['links:columns'] as const) : []),
    'probe:dns',
    'probe:ipv6',
    'probe:hosts',
  ],
  params: Params({
    level: Type.Union([Type.Literal('second'), Type.Literal('third')], {
      title: '二级（首页上的链接）或三级（首页所链页面上的链接）',
    }),
    minShare: Share,
    /** So many pages at least must have been read for their links, unless there are no more, or all columns of the menus were. */
    minPages: Type.Integer({ minimum: 1 }),
  }),
  messages: {
    'no-address': {
      zh: '{level}中有 {links} 条在主机 {host} 上，该主机没有 IPv6 地址；{level}支持率 {share}，低于 {limit}。',
      en: '{links} links lead to {host}, which has no AAAA record. {levelEn} links over IPv6: {share}; {limit} is due.',
    },
    dead: {
      zh: '{level}中有 {links} 条在主机 {host} 上，该主机有 IPv6 地址但打不开；{level}支持率 {share}，低于 {limit}。',
      en: '{links} links lead to {host}, whose IPv6 address does not answer. {levelEn} links over IPv6: {share}; {limit} is due.',
    },
  },
  *targets(site, { level }) {
    yield site.linkLevels[level];
  },
  judge(target: LinkLevel, { level, minShare, minPages }, { site }): Judgement {
    if (hostName(site) === undefined) return untested('no-hostname');
    const [name, nameEn] = NAMES[level];
    const what = `${name}的 IPv6 支持率`;
    const unread = target.reason ?? (site.home.state === 'found' ? unreadReason(site.home.value) : 'unreadable');
    const home = site.home.state === 'found' ? [site.home.value.evidence()] : [];
    if (unread) return undecided(what, unread, home);
    const missing = site.crawl.stoppedBecause === 'complete' ? 'not-crawled' : 'truncated';
    // Every column that the menus lead to is sample enough.
    const isSampled = target.pages >= minPages || (target.pages > 0 && site.population.isWhole);
    if (!isSampled && target.unreadPages > 0) return undecided(what, missing, home);
    if (target.links === 0) return inapplicable('no-targets');

    const hosts = target.hosts.map((one) => ({ ...one, ...hostFact(site, one.host) }));
    const count = (...facts: readonly HostFact['fact'][]): number =>
      hosts.filter(({ fact }) => facts.includes(fact)).reduce((sum, { links }) => sum + links, 0);
    const unmet = hosts.filter(({ fact }) => fact === 'no-address' || fact === 'dead');
    const range = shareRange(count('alive'), count('no-address', 'dead'), count('no-route', 'unknown'));
    if (!range) return inapplicable('no-targets');
    const measured = {
      ...(range.min === range.max && { share: roundShare(range.min) }),
      count: target.links,
      without: unmet.map(({ host }) => host),
    };
    if (range.min >= minShare) return passed({ measured });
    if (range.max < minShare) {
      const data = { level: name, levelEn: nameEn, share: percent(range.max), limit: percent(minShare) };
      return failed(
        unmet.map((one) => ({
          code: one.fact,
          data: { ...data, host: one.host, links: one.links },
          evidence: evidenceOf(site, one),
          key: one.host,
          isOfSample: true,
        })),
        { measured },
      );
    }
    const unknown = hosts.filter(({ fact }) => fact === 'unknown');
    if (unknown.length === 0) return untested('no-ipv6-route', { measured });
    const reason = unknown.some((one) => one.reason === 'unreadable') ? 'unreadable' : missing;
    return { ...undecided(what, reason, unknown.flatMap((one) => evidenceOf(site, one)).slice(0, 10)), measured };
  },
});

function evidenceOf(site: SiteModel, { example, dns, probe }: LinkedHost & HostFact) {
  return [
    example,
    ...(dns ? [dnsEvidence(site.site.url, dns)] : []),
    ...(probe
      ? [probeEvidence(probe.url, probe.at, `${probe.address ?? ''}: ${String(probe.status ?? probe.why)}`)]
      : []),
  ];
}
