/** What an answer says of the link that led to it, whoever asks: the crawl, to decide on a second try, and the site model. */
import type { PageDigest } from '../model/page.js';
import type { Exchange } from '../model/snapshot.js';
import { isSameSite, pageKey, requestKey } from './address.js';
import { isHomeAgain, likenessOf } from './same-content.js';
import type { SeenPage } from './seen-page.js';

/**
 * `gone`: there is no such page, by status or in words · `broken`: the server failed · `refused`: the visitor is turned
 * away, which says nothing of the page · `unclear`: none of these, and no page either.
 */
export type AnswerStanding = 'alive' | 'gone' | 'broken' | 'refused' | 'unclear';

const GONE = new Set([404, 410]);
/** contract.md, At the edges: by these a shield or a server refuses us. 407 and 451 are refusals by their names. */
const TURNED_AWAY = new Set([401, 403, 407, 412, 421, 422, 429, 451, 521]);
/** Pages that say with status 200 that they are none: by whose fault, in their own words. */
const SAYS_REFUSED =
  /\b40[13]\b|forbidden|unauthori[sz]ed|access denied|禁止访问|无权|没有.{0,4}权限|权限不足|请.{0,6}登录|未登录|登录(?:已)?(?:超时|过期)|会话.{0,4}(?:超时|过期)/i;
const SAYS_BROKEN =
  /\b50\d\b|internal server error|bad gateway|service unavailable|服务器(?:内部)?(?:错误|异常|繁忙)|系统(?:错误|异常|繁忙)|程序(?:错误|异常)/i;
const SAYS_GONE =
  /\b404\b|\b410\b|not found|不存在|找不到|(?:没有?|[未不])能?找到|已?被?删除|失效|已?下线|不见了|丢失|已(?:经)?(?:撤销|关闭|移除)/i;

/** Of one answer; `digest` where its body was read. */
export function standingOf(
  { status, method, bodyBytes }: Pick<Exchange, 'status' | 'method' | 'bodyBytes'>,
  digest?: PageDigest,
): AnswerStanding {
  if (GONE.has(status)) return 'gone';
  if (TURNED_AWAY.has(status)) return 'refused';
  if (status >= 500) return 'broken';
  if (status === 204 || status === 205 || status >= 400) return 'unclear';
  if (status >= 300 || method === 'HEAD') return 'alive';
  if (bodyBytes === 0) return 'unclear';
  if (digest?.facts.kind === 'challenge') return 'refused';
  return digest?.facts.kind === 'error' ? standingOfErrorPage(digest) : 'alive';
}

/** An error page with a good status is judged by its words; one that only says 出错了 or 维护中 leaves it open. */
function standingOfErrorPage({ facts, contentStart }: PageDigest): AnswerStanding {
  const words = `${facts.title}\n${contentStart}`;
  if (SAYS_REFUSED.test(words)) return 'refused';
  if (SAYS_GONE.test(words)) return 'gone';
  return SAYS_BROKEN.test(words) ? 'broken' : 'unclear';
}

const NAMED_GONE = /\/(?:404|410|notfound|not-found|not_found|page_?404|error_?404)(?:[._-][^/]*)?\/?$/i;
const NAMED_ERROR = /\/(?:40\d|50\d|err(?:or)?|error_?page|errorpage)(?:[._-][^/]*)?\/?$/i;

/** What the address to which a server sends its visitors says by its own name. */
export function standingOfAddress(url: string): Extract<AnswerStanding, 'gone' | 'unclear'> | undefined {
  const { pathname } = new URL(url);
  if (NAMED_GONE.test(pathname)) return 'gone';
  return NAMED_ERROR.test(pathname) ? 'unclear' : undefined;
}

/** The front page of some host: `/`, `/index.html`. */
export const isFrontAddress = (url: string): boolean => new URL(`http://${pageKey(url)}`).pathname === '/';

/** A name by which a link promises the home page, or something that home pages may well answer. */
const PROMISES_HOME =
  /首\s*页|主\s*页|主\s*站|门户|官\s*网|网站(?:群)?$|人民政府$|(?:手机|移动|电脑|桌面|触屏|旧|老|新|简体|繁体|无障碍|长者|关怀|适老|英文|English)\S{0,3}版|繁體|简体|繁体|English|home|登录|注册|个人中心|我的|退出|搜索|检索|收藏/i;

/** Whether a visitor who is shown the home page gets something else than the link says. */
export const promisesMore = (text: string): boolean =>
  /[\u4e00-\u9fff]{2}/.test(text.replace(/\s/g, '')) && !PROMISES_HOME.test(text);

/** The file name of an address that no site has: what comes for it is what comes for any dead address of its folder. */
const NOWHERE = 'gongkai-no-such-page';

/** An address beside this one, of the same kind, behind which there is nothing. */
export function nowhereBeside(url: string): string {
  const { origin, pathname } = new URL(url);
  const [, folder = '/', , ending = ''] = /^(.*\/)([^/.]*)[^/]*?(\.[a-z]{2,6})?$/i.exec(pathname) ?? [];
  return `${origin}${folder}${NOWHERE}${ending || '.html'}`;
}

/** Where a link led when it was followed: what came last, and what was read of it. */
export interface Landing {
  /** The address of the link. */
  readonly link: string;
  /** Of the last answer. */
  readonly exchange: Exchange;
  /** That answer led on to another body's address, which is not asked. */
  readonly isElsewhere: boolean;
  readonly digest?: PageDigest;
}

/** Whether the visitor ends at the front page though the link names another address: sent there, or shown its content. */
export function landsAtHome({ link, exchange, digest }: Landing, home: SeenPage | undefined): boolean {
  if (isFrontAddress(link)) return false;
  const isSent = requestKey(exchange.url) !== requestKey(link) && isFrontAddress(exchange.url);
  const target = digest?.redirect?.url;
  const isSentByPage = target !== undefined && isSameSite(target, link) && isFrontAddress(target);
  return (
    isSent || isSentByPage || (home !== undefined && digest !== undefined && isHomeAgain({ exchange, digest }, home))
  );
}

/** Whether two answers show one page: the same bytes, or the same short text but for the address that it names. */
export const isOnePage = (one: Landing, other: Landing): boolean =>
  one.exchange.sha256 === other.exchange.sha256 ||
  (one.digest !== undefined &&
    other.digest !== undefined &&
    likenessOf({ exchange: one.exchange, digest: one.digest }) ===
      likenessOf({ exchange: other.exchange, digest: other.digest }));

/** Links of one host that may be dead though the server says 200: it must be asked for an address that cannot be. */
export function doubtfulHosts(landings: readonly Landing[], home: SeenPage | undefined): ReadonlyMap<string, string> {
  const doubtful = new Map<string, string>();
  const addresses = new Map<string, Set<string>>();
  for (const landing of landings) {
    const { link, exchange, digest } = landing;
    const { host } = new URL(link);
    if (exchange.status >= 400 || doubtful.has(host)) continue;
    if (landsAtHome(landing, home)) doubtful.set(host, link);
    if (!digest || exchange.bodyBytes === 0) continue;
    const key = `${host} ${likenessOf({ exchange, digest })}`;
    const same = addresses.get(key) ?? new Set<string>();
    addresses.set(key, same.add(pageKey(link)));
    if (same.size > 1) doubtful.set(host, link);
  }
  return doubtful;
}
