import { defineCheck, failed, passed, unseen, untested, type Judgement } from '../../model/check.js';
import type { FamilyProbe } from '../../model/snapshot.js';
import { Params } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { answerOf, isEachTried, probeEvidence, sixFact, overSix, sixProbes } from './address-facts.js';

/** IPv6 可达: the home page answers over every AAAA address, with the family forced. */
export default defineCheck({
  id: 'ipv6/reachable',
  title: '首页能否通过每个 IPv6 地址打开',
  needs: ['probe:dns', 'probe:ipv6'],
  params: Params({}),
  messages: {
    dead: {
      zh: '首页通过 IPv6 地址 {address} 打不开（{answer}）。',
      en: 'The home page does not answer over {address} ({answerEn}).',
    },
  },
  *targets(site) {
    const ground = overSix(site);
    if ('never' in ground) {
      yield ground.never;
      return undefined;
    }
    if ('gap' in ground) return ground.gap;
    yield* sixProbes(site);
    return isEachTried(site, ground.addresses) ? undefined : unseen('not-crawled');
  },
  judge(probe: FamilyProbe | 'no-hostname' | 'no-ipv6-route', _params, { site }): Judgement {
    if (typeof probe === 'string') return untested(probe);
    const { address, url, at, record } = probe;
    const words = answerOf(probe);
    const evidence = [probeEvidence(url, at, `${address}: ${words.answer}`, record)];
    switch (sixFact(site, probe)) {
      case 'alive':
        return passed();
      case 'no-route':
        return untested('no-ipv6-route');
      case 'unclear':
        return undecided(`IPv6 地址 ${address}`, 'unreadable', evidence, { key: address });
      case 'dead':
        return failed({ code: 'dead', data: { address, ...words }, evidence, key: address });
    }
  },
});
