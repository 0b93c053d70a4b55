import { Type } from '@sinclair/typebox';
import {
  cantTell,
  defineCheck,
  failed,
  inapplicable,
  passed,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import type { OutboundLink, SiteModel } from '../../model/site-model.js';
import { Params, Words } from '../parts/params.js';
import { undecided } from '../parts/undecided.js';
import { unreadFooter } from '../parts/unread.js';
import { homeAndFrames } from './home-pages.js';

const params = Params({
  /** Domains whose marks the foot of every government site bears, or that government bodies run under other names. */
  exempt: Words,
  /** Script files that may announce: so many are read. */
  maxScripts: Type.Integer({ minimum: 0 }),
});

/** 离站提示: links that leave the site and .gov.cn say so, by themselves, by a script, or by a dialogue. One finding for each domain. */
export default defineCheck({
  id: 'site/external-links-marked',
  title: '离开政府网站的链接有没有提示',
  needs: ({ maxScripts }) => ['links:home', `scripts:${maxScripts}`],
  params,
  messages: {
    unannounced: {
      zh: '指向非政府网站 {host} 的链接没有离站提示，共 {count} 处，例如页面 {page} 上的“{text}”。',
      en: 'Links to {host}, which is not a government site, are not announced: {count} of them, such as “{text}” on {page}.',
    },
    unsure: {
      zh: '指向非政府网站 {host} 的链接（共 {count} 处，例如“{text}”）要看页面脚本才知道有没有离站提示，请人工点开核对。',
      en: 'Whether links to {host} ({count} of them, such as “{text}”) are announced only shows when they are clicked. A person should.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel, { exempt }): Judgement {
    const what = '离开政府网站的提示';
    const { home } = site;
    if (home.state !== 'found')
      return undecided(what, home.state === 'undecided' ? home.reason : 'unreadable', home.looked);
    const links = site.outboundLinks.filter(({ host }) => !isExempt(host, exempt));
    const plain = links.filter(({ state }) => state === 'unannounced');
    const unsure = links.filter(({ state }) => state === 'unseen');
    const hosts = [...byHost(plain).keys()];
    const measured = { count: links.length, hosts };
    if (plain.length > 0) return failed(findings(plain, 'unannounced'), { measured });
    if (unsure.length > 0)
      return cantTell(unsure[0]?.reason ?? 'needs-browser', findings(unsure, 'unsure'), { measured });
    // Friendly links stand at the foot: where that comes by script, they may too.
    const isCut = site.crawl.stoppedBecause !== 'complete' && site.crawl.stoppedBecause !== 'budget';
    const unread = isCut
      ? 'truncated'
      : homeAndFrames(site)
          .map(unreadFooter)
          .find((reason) => reason !== undefined);
    if (unread) return { ...undecided(what, unread, [home.value.evidence()]), measured };
    return links.length === 0 ? inapplicable('no-targets') : passed({ measured });
  },
});

const isExempt = (host: string, exempt: readonly string[]): boolean =>
  exempt.some((domain) => host === domain || host.endsWith(`.${domain}`));

function byHost(links: readonly OutboundLink[]): ReadonlyMap<string, readonly OutboundLink[]> {
  const hosts = new Map<string, OutboundLink[]>();
  for (const link of links) hosts.set(link.host, [...(hosts.get(link.host) ?? []), link]);
  return hosts;
}

const MOST_EXAMPLES = 3;

const findings = (links: readonly OutboundLink[], code: string): readonly FindingDraft[] =>
  [...byHost(links)].flatMap(([host, group]): readonly FindingDraft[] => {
    const [first] = group;
    if (!first) return [];
    const text = first.text === '' ? first.url : first.text;
    return [
      {
        code,
        data: { host, count: group.length, text, page: first.from.url, example: first.url },
        evidence: group.slice(0, MOST_EXAMPLES).map(({ from }) => from),
        key: host,
        isOfSample: true,
      },
    ];
  });
