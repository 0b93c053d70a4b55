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
    // Links of inner pages are only known where these were read.
    ...(maxInnerLinks > 0 ? (['links:columns'] as const) : []),
    `links:${external ? 'alive-anywhere' : 'alive'}:${maxLinks}:${maxInnerLinks}`,
  ],
  params,
  messages: {
    dead: {
      zh: '页面 {page} 上的链接“{text}”打不开：{url} {why}。',
      en: 'On {page} the link “{text}” is dead: {url} {whyEn}.',
    },
    'dead-on-home': {
      zh: '首页的链接“{text}”打不开：{url} {why}。',
      en: 'The link “{text}” of the home page is dead: {url} {whyEn}.',
    },
    unanswered: {
      zh: '链接“{text}”（{url}）没有得到能够判断的应答，请人工打开核对。',
      en: 'The link “{text}” ({url}) gave no answer to judge by. A person should open it.',
    },
    'host-unanswered': {
      zh: '主机 {host} 的 {count} 个链接没有得到能够判断的应答，例如“{text}”（{url}），请人工打开核对。',
      en: '{count} links of the host {host} gave no answer to judge by, such as “{text}” ({url}). A person should open them.',
    },
    'leads-home': {
      zh: '链接“{text}”（{url}）打开的是网站首页，请人工核对原来的内容是否已经没有了。',
      en: 'The link “{text}” ({url}) leads to the home page. A person should see whether what it promises is gone.',
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
      hosts: countByHost(links),
    };
    const deadOnes = byHost(dead).map(asDead);
    if (dead.some(({ isOnHome }) => isOnHome) || share > maxDeadShare) return failed(deadOnes, { measured });
    if (!unseen.some(({ isOnHome }) => isOnHome) && most <= maxDeadShare) return passed({ measured });
    const [first] = unseen;
    return cantTell(first?.reason ?? 'unreadable', [...deadOnes, ...asUnseen(unseen)], { measured });
  },
});

const hostOf = ({ url }: CheckedLink): string => new URL(url).host;

/** Hosts in the order in which they are first linked, the links of each together. */
const byHost = (links: readonly CheckedLink[]): readonly CheckedLink[] => [...groupByHost(links).values()].flat();

function groupByHost(links: readonly CheckedLink[]): ReadonlyMap<string, readonly CheckedLink[]> {
  const groups = new Map<string, CheckedLink[]>();
  for (const link of links) groups.set(hostOf(link), [...(groups.get(hostOf(link)) ?? []), link]);
  return groups;
}

const countByHost = (links: readonly CheckedLink[]) =>
  [...groupByHost(links)].map(([host, group]) => ({
    host,
    links: group.length,
    dead: group.filter(({ state }) => state === 'dead').length,
    unseen: group.filter(({ state }) => state === 'unseen').length,
  }));

const evidenceOf = ({ from, answer }: CheckedLink): FindingDraft['evidence'] => [from, ...(answer ? [answer] : [])];

const asDead = (link: CheckedLink): FindingDraft => ({
  code: link.isOnHome ? 'dead-on-home' : 'dead',
  data: { text: nameOf(link), url: link.url, host: hostOf(link), page: link.from.url, ...whyDead(link) },
  evidence: evidenceOf(link),
  url: link.url,
});

/** One by one, but of a host that answers none of many links together. */
const asUnseen = (unseen: readonly CheckedLink[]): readonly FindingDraft[] =>
  [...groupByHost(unseen)].flatMap(([host, links]): readonly FindingDraft[] => {
    const silent = links.filter(({ cause }) => cause === undefined);
    const [first] = silent;
    const misled = links.filter(({ cause }) => cause !== undefined).map((link) => single(link, 'leads-home'));
    if (!first || silent.length <= MOST_SINGLE) return [...silent.map((link) => single(link, 'unanswered')), ...misled];
    const data = {
      host,
      count: silent.length,
      text: nameOf(first),
      url: first.url,
      urls: silent.map(({ url }) => url),
    };
    const evidence = silent.slice(0, MOST_SINGLE).map(({ from }) => from);
    return [{ code: 'host-unanswered', data, evidence, url: first.url, key: host }, ...misled];
  });

/** More links of one host are one finding. */
const MOST_SINGLE = 5;

const single = (link: CheckedLink, code: string): FindingDraft => ({
  code,
  data: { text: nameOf(link), url: link.url },
  evidence: evidenceOf(link),
  url: link.url,
});

const nameOf = ({ text, url }: CheckedLink): string => (text === '' ? new URL(url).pathname : text);

function whyDead({ cause, status }: CheckedLink): { readonly why: string; readonly whyEn: string } {
  switch (cause) {
    case 'dns':
      return { why: '域名不存在', whyEn: 'has a host name that does not exist' };
    case 'error-page':
      return { why: '打开的是错误页', whyEn: 'shows an error page' };
    case 'home-page':
      return {
        why: '打开的是首页，网站对不存在的地址都这样应答',
        whyEn: 'shows the home page, as every address does that does not exist',
      };
    case 'same-page':
      return {
        why: '打开的页面与不存在的地址完全相同',
        whyEn: 'shows the very page that comes for an address that does not exist',
      };
    default:
      return { why: `答 HTTP ${String(status)}`, whyEn: `answers HTTP ${String(status)}` };
  }
}
