/** Links that lead away from the site and from the government, and the script files that may announce it. */
import { addressOfLiteral } from '../lib/net/address.js';
import { isSameSite, requestKey } from './address.js';
import { isClickable } from './page-links.js';
import type { SeenPage } from './seen-page.js';
import type { Link } from '../model/page.js';
import type { SiteEntry } from '../model/site-entry.js';

export interface OutboundLink {
  readonly link: Link;
  readonly page: SeenPage;
}

/** Of every page of the site that was read, in the order of the pages; the first of each page and address. */
export function outboundLinks(pages: readonly SeenPage[], site: SiteEntry): readonly OutboundLink[] {
  return ownPages(pages, site).flatMap((page) => {
    const known = new Set<string>();
    return page.digest.links.flatMap((link) => {
      const key = requestKey(link.url);
      if (!isShown(link) || known.has(key) || !leavesGovernment(link.url, site)) return [];
      known.add(key);
      return [{ link, page }];
    });
  });
}

/** The pages whose links are judged: what was read of the site itself, the rendered page before its bytes, home first. */
function ownPages(pages: readonly SeenPage[], site: SiteEntry): readonly SeenPage[] {
  const shown = new Map<string, SeenPage>();
  for (const page of pages) {
    const { exchange, digest } = page;
    if (exchange.status >= 400 || !/^(?:home|column|article)$/.test(digest.facts.kind)) continue;
    if (digest.facts.unread !== undefined || exchange.requestBody !== undefined) continue;
    if (!isSameSite(exchange.url, site.url)) continue;
    const key = requestKey(exchange.url);
    if (exchange.via === 'render' || !shown.has(key)) shown.set(key, page);
  }
  const isHome = ({ exchange }: SeenPage): boolean => exchange.purpose === 'home';
  return [...shown.values()].sort(
    (a, b) => Number(isHome(b)) - Number(isHome(a)) || (a.exchange.url < b.exchange.url ? -1 : 1),
  );
}

/** A visitor can follow it, by a click or by choosing it from a list. */
const isShown = (link: Link): boolean =>
  isClickable(link) ||
  (link.isVisible && (link.from === 'onclick' || link.from === 'option') && isClickable({ ...link, from: 'href' }));

/** `.政务` and `政务.cn` are kept for government bodies as `.gov.cn` is; Hong Kong and Macao have their own. */
const GOVERNMENT = /(?:^|\.)(?:gov\.(?:cn|hk|mo)|xn--zfr164b|xn--zfr164b\.cn)$/;
/** Gateways that give IPv4 hosts an IPv6 name write the host into theirs: `www-beian-gov-cnx45c8….ipv6best.cn`, `beian.miit.gov.cn.ipv6.….com`. */
const DASHED_BEHIND_GATEWAY = /^([a-z\d-]{3,}-(?:cn|com|net|org))x[\da-fx]{4,}\./;
const BEHIND_GATEWAY = /^([a-z\d.-]{3,}\.(?:cn|com|net|org))\.(?:[\w-]+\.)*(?:ipv6|v6)[\w-]*\./;

/** The host to which a link leads in the end. */
export function hostBehind(url: string): string {
  const { hostname } = new URL(url);
  const dashed = DASHED_BEHIND_GATEWAY.exec(hostname)?.[1];
  return dashed?.replaceAll('-', '.') ?? BEHIND_GATEWAY.exec(hostname)?.[1] ?? hostname;
}

function leavesGovernment(url: string, site: SiteEntry): boolean {
  const host = hostBehind(url);
  // Whose machine an address without a name is nobody can say.
  if (addressOfLiteral(host.replace(/[[\]]/g, '')) !== undefined || !host.includes('.')) return false;
  if (GOVERNMENT.test(host)) return false;
  const units = (site.units ?? []).flatMap((unit) => unit.url ?? []);
  return ![site.url, ...units].some((own) => isSameSite(own, `http://${host}/`));
}

/** Libraries, players, counters and tools that real sites load; none of them announces anything. */
const LIBRARY =
  /^(?:[a-z]{1,5}_)?(?:jquery|jq\d*\.|zepto|swiper|idangerous|bootstrap|layui|layer\.|vue|react|angular|echarts|respond|html5|selectivizr|dd_belatedpng|video|audio|aliplayer|ckplayer|mediaplay|flv|hls|soundmanager|qrcode|share|simple-share|jweixin|\d*wxshare|md5|base64|crypto|crtoken|pinyin|slick|owl|superslide|wow|animate|flexible|axios|moment|lodash|underscore|require|pdf|jspdf|html2canvas|filesaver|wdatepicker|laydate|ztree|pagination|paging|scroll|aria|wza|slh|esdtools|assist|access|a11y|urite|tradition|stran|tw_cn|zh_tran|language|font|jiucuo|hm\.|ta\.js|stat|z_stat|webstat|count|hits|articlehits|analytics|push\.js|gt\.js|placeholder|placeholders|print|jqprint|speech|angular|ca\d{10,}|\d{12,}\.js)/i;
/** Hosts that count visits or serve tools and libraries. */
const TOOLS =
  /(?:^|\.)(?:baidu\.com|bdstatic\.com|bdimg\.com|cnzz\.com|51\.la|google[\w-]*\.com|conac\.cn|kaipuyun\.cn|qq\.com|weixin\.com|gtimg\.cn|aliyuncs\.com|alicdn\.com|bootcss\.com|staticfile\.org|jsdelivr\.net|unpkg\.com|cloudflare\.com|zfwzgl\.www\.gov\.cn)$/;
/** Files named after what is looked for are asked before others. */
const SAYS_LEAVING = /out|link|leave|confirm|nonlocal|prompt|alert|wailian|tiaozhuan/i;

/** Script files of a page that may announce; undefined where the page was read without them. */
export function announcingScripts({ digest }: SeenPage): readonly string[] | undefined {
  return digest.leaving?.scripts.filter((url) => {
    const { hostname, pathname } = new URL(url);
    const file = pathname.split('/').at(-1) ?? '';
    return !TOOLS.test(hostname) && (SAYS_LEAVING.test(file) || !LIBRARY.test(file));
  });
}

/** Where the addresses of script files may be asked: the site and other government bodies. */
export const mayBeRead = (url: string, site: SiteEntry): boolean =>
  isSameSite(url, site.url) || GOVERNMENT.test(new URL(url).hostname);

/** The files to read so that the links can be judged: those of most pages first. */
export function scriptsToRead(pages: readonly SeenPage[], site: SiteEntry, most: number): readonly string[] {
  const doubtful = new Set(
    outboundLinks(pages, site).flatMap(({ link, page }) =>
      link.leaving === 'announced' || page.digest.leaving?.announcement !== undefined ? [] : page,
    ),
  );
  const uses = new Map<string, { readonly url: string; pages: number; readonly isNamed: boolean }>();
  for (const page of doubtful)
    for (const url of announcingScripts(page) ?? []) {
      if (!mayBeRead(url, site)) continue;
      const known = uses.get(requestKey(url)) ?? { url, pages: 0, isNamed: SAYS_LEAVING.test(new URL(url).pathname) };
      known.pages += page.exchange.purpose === 'home' ? HOME_COUNTS_AS : 1;
      uses.set(requestKey(url), known);
    }
  return [...uses.values()]
    .sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || b.pages - a.pages || (a.url < b.url ? -1 : 1))
    .slice(0, most)
    .map(({ url }) => url);
}

/** The home page has most of a site's links to others. */
const HOME_COUNTS_AS = 1_000;
