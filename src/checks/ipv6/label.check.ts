import { defineCheck, failed, passed, unseen, untested, type Judgement } from '../../model/check.js';
import type { PageView } from '../../model/site-model.js';
import { Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { unreadFooter } from '../parts/unread.js';
import { homeAndFrames } from '../site/home-pages.js';
import {
  aaaaFact,
  answerOf,
  hostName,
  isEachTried,
  lacksRoute,
  probeEvidence,
  sixFact,
  sixProbes,
} from './address-facts.js';

/** IPv6 标识属实: a site that says it supports IPv6 has an AAAA record and answers over it. */
export default defineCheck({
  id: 'ipv6/label',
  title: '“支持IPv6”标识是否属实',
  needs: ['links:home', 'probe:dns', 'probe:ipv6'],
  params: Params({}),
  messages: {
    untrue: {
      zh: '首页标有“支持IPv6”，但{fault}，标识不属实。',
      en: 'The home page claims IPv6 support, but {faultEn}: the label is untrue.',
    },
  },
  *targets(site) {
    const pages = homeAndFrames(site);
    const labelled = pages.find((page) => page.facts.footer.ipv6Label);
    if (labelled) {
      yield labelled;
      return undefined;
    }
    const unread = pages.map(unreadFooter).find((reason) => reason !== undefined);
    return unread
      ? unseen(
          unread,
          pages.map((page) => page.evidence()),
        )
      : undefined;
  },
  judge(home: PageView, _params, { site }): Judgement {
    const host = hostName(site);
    if (host === undefined) return untested('no-hostname');
    const evidence = [home.evidence('IPv6')];
    const answer = aaaaFact(site, host);
    if (answer.fact === 'not-asked' || answer.fact === 'error') {
      const reason = answer.fact === 'error' ? 'unreadable' : 'not-crawled';
      return undecided('“支持IPv6”标识', reason, evidence);
    }
    const untrue = (fault: string, faultEn: string, at: string): Judgement =>
      failed({
        code: 'untrue',
        data: { fault, faultEn },
        evidence: [...evidence, probeEvidence(site.site.url, at, faultEn)],
      });
    if (answer.fact === 'absent') {
      return untrue(`域名“${host}”没有 IPv6 地址`, `${host} has no AAAA record`, answer.probe.at);
    }
    const facts = sixProbes(site).map((probe) => ({ probe, fact: sixFact(site, probe) }));
    const dead = facts.find(({ fact }) => fact === 'dead');
    if (dead) {
      const { address, at } = dead.probe;
      const { answer: words, answerEn } = answerOf(dead.probe);
      return untrue(`IPv6 地址 ${address} 打不开（${words}）`, `${address} does not answer (${answerEn})`, at);
    }
    if (lacksRoute(site) || facts.some(({ fact }) => fact === 'no-route')) return untested('no-ipv6-route');
    if (!isEachTried(site, answer.addresses)) return undecided('“支持IPv6”标识', 'not-crawled', evidence);
    if (facts.some(({ fact }) => fact === 'unclear')) return undecided('“支持IPv6”标识', 'unreadable', evidence);
    return passed();
  },
});
