import { Type } from '@sinclair/typebox';
import { defineCheck, failed, passed, untested, type Judgement } from '../../model/check.js';
import type { Evidence } from '../../model/outcome.js';
import type { ReachProbe } from '../../model/snapshot.js';
import type { SiteModel } from '../../model/site-model.js';
import { Params, Share } from '../parts/params.js';
import { percent, roundShare } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';

const params = Params({
  probes: Type.Integer({ minimum: 1 }),
  /** Further probes, made where not every one of the first got a page. */
  moreProbes: Type.Integer({ minimum: 0 }),
  timeoutSeconds: Type.Number({ exclusiveMinimum: 0 }),
  minShare: Share,
  /** Below this share the site fails at once; between the two a person decides. */
  vetoShare: Share,
});

/** 站点可访问: probes spread over the crawl get a page in time. Refusals and silence to all of them prove nothing. */
export default defineCheck({
  id: 'site/reachable',
  title: '网站能否正常打开',
  needs: ['probe:reach'],
  params,
  messages: {
    unreachable: {
      zh: '{total} 次访问首页，只有 {count} 次在 {seconds} 秒内打开（{share}），低于 {limit}。',
      en: 'Of {total} visits to the home page only {count} got it within {seconds} s ({share}); below {limit}.',
    },
    unsteady: {
      zh: '{total} 次访问首页，有 {count} 次在 {seconds} 秒内打开（{share}），未达到 {limit}，请人工复测。',
      en: 'Of {total} visits to the home page {count} got it within {seconds} s ({share}); {limit} is due. Please test again.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { probes: first, moreProbes, timeoutSeconds, minShare, vetoShare }): Judgement {
    const tries = site.probes.filter((probe) => probe.kind === 'reach').filter(({ why }) => !OWN_STOP.has(why));
    const got = tries.filter((probe) => getsPage(probe, timeoutSeconds));
    if (!tries.some((probe) => getsPage(probe, timeoutSeconds) && !isRefusal(probe))) {
      if (tries.length === 0 && site.home.state === 'found')
        return undecided('网站能否访问', 'not-crawled', [site.home.value.evidence()]);
      return untested(tries.some(isRefusal) || site.crawl.stoppedBecause === 'blocked' ? 'blocked' : 'unreachable');
    }
    const share = got.length / tries.length;
    const measured = { share: roundShare(share), count: got.length, probes: tries.length };
    const isAll = got.length === tries.length;
    if (isAll && tries.length >= first) return passed({ measured });
    const missed = tries.filter((probe) => !got.includes(probe)).map(evidenceOf);
    if (tries.length < first || (!isAll && tries.length < first + moreProbes)) {
      return { ...undecided('网站能否访问', 'truncated', missed.slice(0, 5)), measured };
    }
    if (share >= minShare) return passed({ measured });
    const limit = percent(share < vetoShare ? vetoShare : minShare);
    const data = { total: tries.length, count: got.length, seconds: timeoutSeconds, share: percent(share), limit };
    const draft = { data, evidence: missed.slice(0, 5) };
    if (share < vetoShare) return failed({ code: 'unreachable', ...draft }, { measured });
    return { value: 'cantTell', reason: 'candidates', findings: [{ code: 'unsteady', ...draft }], measured };
  },
});

/** Stopped by us before an answer could come: no try at all. */
const OWN_STOP: ReadonlySet<string | undefined> = new Set(['budget', 'time', 'interrupted', 'robots']);
/** Answers that turn the visitor away (contract.md, At the edges). */
const REFUSALS: ReadonlySet<number | undefined> = new Set([401, 403, 412, 421, 422, 429, 521]);

const isRefusal = ({ status, isChallenge, passedInBrowser, why }: ReachProbe): boolean =>
  passedInBrowser !== true &&
  (REFUSALS.has(status) || isChallenge === true || why === 'blocked' || why === 'rate-limited');

function getsPage({ status, elapsedMs, isChallenge, passedInBrowser }: ReachProbe, timeoutSeconds: number): boolean {
  if (elapsedMs >= timeoutSeconds * 1000) return false;
  if (passedInBrowser === true) return true;
  return status !== undefined && status < 500 && isChallenge !== true;
}

const evidenceOf = ({ url, at, status, why, elapsedMs }: ReachProbe): Evidence => ({
  url,
  capturedAt: at,
  sha256: '',
  quote: `${status === undefined ? (why ?? '') : `HTTP ${String(status)}`} ${String(elapsedMs)} ms`,
});
