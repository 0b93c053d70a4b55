import { Type } from '@sinclair/typebox';
import { cantTell, defineCheck, failed, passed, type FindingDraft, type Judgement } from '../../model/check.js';
import type { CheckedLink, SiteModel } from '../../model/site-model.js';
import { Params, Share } from '../parts/params.js';
import { percent, roundShare, shareRange } from '../parts/share.js';
import { undecided } from '../parts/undecided.js';

const params = Params({
  /** The share of dead links among those tried may be this large. */
  maxDeadShare: Share,
  /** Links that are tried, those of the home page first. */
  maxLinks: Type.Integer({ minimum: 1 }),
  /** Of these, links of inner pages, evenly spaced; the pages that were read anyway are known besides. */
  maxInnerLinks: Type.Integer({ minimum: 0 }),
  /** Links to other bodies' sites are tried too. */
  external: Type.Boolean(),
});

/** 链接可用: no dead link on the home page, few elsewhere. What was refused or timed out is not seen, never dead. */
export default defineCheck({
  id: 'site/links-alive',
  title: '链接能否打开',
  needs: ({ maxLinks, maxInnerLinks, external }) => [
    'links:home',
    `links:${external ? 'alive-anywhere' : 'alive'}:${maxLinks}:${maxInnerLinks}`,
  ],
  params,
  messages: {
    dead: {
      zh: '链接“{text}”打不开：{url} {why}。',
      en: 'The link “{text}” is dead: {url} {whyEn}.',
    },
    'dead-on-home': {
      zh: '首页的链接“{text}”打不开：{url} {why}。',
      en: 'The link “{text}” of the home page is dead: {url} {whyEn}.',
    },
    unanswered: {
      zh: '链接“{text}”（{url}）没有得到能够判断的应答，请人工打开核对。',
      en: 'The link “{text}” ({url}) gave no answer to judge by. A person should open it.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { maxDeadShare }): Judgement {
    const { home, links } = site;
    if (home.state !== 'found')
      return undecided('链接能否打开', home.state === 'undecided' ? home.reason : 'truncated', home.looked);
    if (links.length === 0) return undecided('链接能否打开', 'not-crawled', [home.value.evidence()]);
    const dead = links.filter(({ state }) => state === 'dead');
    const unseen = links.filter(({ state }) => state === 'unseen');
    const range = shareRange(dead.length, links.length - dead.length - unseen.length, unseen.length);
    const { min: share, max: most } = range ?? { min: 0, max: 1 };
    const measured = {
      share: roundShare(share),
      limit: percent(maxDeadShare),
      count: dead.length,
      links: links.length,
      unseen: unseen.length,
      dead: dead.map(({ url }) => url),
    };
    if (dead.some(({ isOnHome }) => isOnHome) || share > maxDeadShare) return failed(dead.map(asDead), { measured });
    if (!unseen.some(({ isOnHome }) => isOnHome) && most <= maxDeadShare) return passed({ measured });
    const [first] = unseen;
    return cantTell(first?.reason ?? 'unreadable', [...dead.map(asDead), ...unseen.map(asUnseen)], { measured });
  },
});

const asDead = (link: CheckedLink): FindingDraft => ({
  code: link.isOnHome ? 'dead-on-home' : 'dead',
  data: { text: nameOf(link), url: link.url, ...whyDead(link) },
  evidence: [link.from, ...(link.answer ? [link.answer] : [])],
  url: link.url,
});

const asUnseen = (link: CheckedLink): FindingDraft => ({
  code: 'unanswered',
  data: { text: nameOf(link), url: link.url },
  evidence: [link.from, ...(link.answer ? [link.answer] : [])],
  url: link.url,
});

const nameOf = ({ text, url }: CheckedLink): string => (text === '' ? new URL(url).pathname : text);

function whyDead({ cause, status }: CheckedLink): { readonly why: string; readonly whyEn: string } {
  if (cause === 'dns') return { why: '域名不存在', whyEn: 'has a host name that does not exist' };
  if (cause === 'error-page') return { why: '打开的是错误页', whyEn: 'shows an error page' };
  return { why: `答 HTTP ${String(status)}`, whyEn: `answers HTTP ${String(status)}` };
}
