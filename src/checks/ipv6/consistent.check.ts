import { jaccard, shingles } from '../../lib/text/shingles.js';
import { squeeze } from '../../lib/text/squeeze.js';
import { cantTell, defineCheck, failed, passed, unseen, untested, type Judgement } from '../../model/check.js';
import { addressFact } from '../../model/dns-facts.js';
import type { Page } from '../../model/page.js';
import type { SiteModel } from '../../model/site-model.js';
import type { FamilyProbe } from '../../model/snapshot.js';
import { Params, Share } from '../parts/params.js';
import { percent, roundShare } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';
import { answerOf, overFour, probeEvidence, sixFact, overSix, sixProbes } from './address-facts.js';

/** IPv6 与 IPv4 一致: each IPv6 address that answers gives the status, title and text that IPv4 gives. */
export default defineCheck({
  id: 'ipv6/consistent',
  title: 'IPv6 与 IPv4 打开的首页是否一致',
  needs: ['probe:dns', 'probe:ipv6'],
  params: Params({ minSimilarity: Share }),
  messages: {
    status: {
      zh: '首页通过 IPv4 打开是 HTTP {four}，通过 IPv6 地址 {address} 却是 HTTP {six}。',
      en: 'Over IPv4 the home page answers HTTP {four}, over {address} HTTP {six}.',
    },
    different: {
      zh: '通过 IPv6 地址 {address} 打开的首页与 IPv4 的不同：{differences}。请人工比对。',
      en: 'The home page over {address} differs from that over IPv4: {differencesEn}. A person should compare them.',
    },
  },
  *targets(site) {
    const ground = overSix(site);
    if ('never' in ground) {
      yield ground.never;
      return undefined;
    }
    if ('gap' in ground) return ground.gap;
    const sixes = sixProbes(site);
    if (sixes.length === 0) return unseen('not-crawled');
    // A site without IPv4 has nothing to be compared with, and an address that is silent nothing to compare.
    if (sixes.every((probe) => overFour(site, probe).length === 0))
      return addressFact(site.probes, ground.host, 'A').fact === 'absent' ? undefined : unseen('unreadable');
    yield* sixes.filter((probe) => probe.status !== undefined || sixFact(site, probe) !== 'dead');
    return undefined;
  },
  judge(six: FamilyProbe | 'no-hostname' | 'no-ipv6-route', { minSimilarity }, { site }): Judgement {
    if (typeof six === 'string') return untested(six);
    if (six.why === 'no-route') return untested('no-ipv6-route');
    const fours = overFour(site, six);
    const evidence = [six, ...fours].map((probe) =>
      probeEvidence(probe.url, probe.at, `${probe.address}: ${answerOf(probe).answer}`, probe.record),
    );
    const unclear = (): Judgement =>
      undecided(`IPv6 地址 ${six.address} 与 IPv4 是否一致`, 'unreadable', evidence, { key: six.address });
    const answered = fours.filter(({ status }) => status !== undefined && !TURNED_AWAY.has(status));
    const [first] = answered;
    if (six.status === undefined || TURNED_AWAY.has(six.status) || first === undefined) return unclear();
    const same = answered.filter(({ status }) => status === six.status);
    if (same.length === 0) {
      const data = { address: six.address, six: six.status, four: first.status };
      // Two errors are no page either way.
      if (answered.every(({ status = 0 }) => status >= 400)) return unclear();
      return failed({ code: 'status', data, evidence, key: six.address });
    }
    const here = readable(site, six);
    const there = same.flatMap((probe) => readable(site, probe) ?? []);
    if (six.status >= 400 || !here || there.length === 0) return unclear();
    const similarity = Math.max(...there.map((page) => similarityOf(here, page)));
    const hasTitle = there.some(({ facts }) => squeeze(facts.title) === squeeze(here.facts.title));
    const measured = { similarity: { [six.address]: roundShare(similarity) } };
    if (hasTitle && similarity >= minSimilarity) return passed({ measured });
    const titles = [here, ...there.slice(0, 1)].map(({ facts }) => facts.title);
    const alike = percent(similarity);
    const differences = hasTitle ? `文字相似度 ${alike}` : `标题“${titles.join('”与“')}”不同，文字相似度 ${alike}`;
    const differencesEn = hasTitle
      ? `the texts are ${alike} alike`
      : `titles ${titles.map((t) => `"${t}"`).join(' and ')}, texts ${alike} alike`;
    const data = { address: six.address, differences, differencesEn };
    return cantTell('candidates', { code: 'different', data, evidence, key: six.address }, { measured });
  },
});

/** contract.md, At the edges: a shield or a limit on requests speaks, not the site. 401 and 403 may well be one family's alone. */
const TURNED_AWAY: ReadonlySet<number> = new Set([412, 421, 422, 429, 521]);

/** The page of an answer; undefined where its bytes are not what a reader sees. */
function readable(site: SiteModel, { record }: FamilyProbe): Page | undefined {
  const page = record === undefined ? undefined : site.probedPage(record);
  const { kind, unread } = page?.facts ?? {};
  return kind === 'challenge' || kind === 'shell' || unread !== undefined ? undefined : page;
}

/** Counters and clocks differ from one visit to the next. */
const proseOf = ({ bodyText }: Page): string => squeeze(bodyText).replace(/\d+/g, '0');

const similarityOf = (one: Page, other: Page): number => jaccard(shingles(proseOf(one)), shingles(proseOf(other)));
