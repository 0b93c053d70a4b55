// Long because each thing a first audit may stumble over has its own sentence in two languages.
import { probeTls } from '../../crawl/probes/probe-tls.js';
import { createRobotsGate } from '../../crawl/manners/robots-gate.js';
import { userAgentOf } from '../../crawl/manners/user-agent.js';
import { faultOf, isFault, type Fault } from '../../lib/net/fault.js';
import { createGuard, plainHost, type Guard } from '../../lib/net/guard.js';
import { createHttpClient, type HttpAnswer, type HttpClient, type HttpFault } from '../../lib/net/http-client.js';
import { ownersAccess } from '../../lib/net/owners-access.js';
import { parseResolveRule } from '../../lib/net/resolve-rule.js';
import type { SiteEntry } from '../../model/site-entry.js';
import type { CrawlChoices } from '../options/crawl-choices.js';
import type { Say } from '../language.js';
import { printable } from '../text/printable.js';
import type { Condition, Examination, ExaminationId } from './examination.js';

/** An audit waits longer; whoever looks whether one can begin does not. */
const ANSWER_WITHIN_MS = 8_000;
/** contract.md, At the edges. */
const MOST_REDIRECTS = 10;
/** Clocks that differ by more do not agree on what was published when, and certificates may seem not to hold yet. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** A site as an audit would ask it. */
export interface SiteToExamine {
  readonly site: SiteEntry;
  readonly choices: CrawlChoices;
  readonly version: string;
}

/** What an audit of the site would meet first: its address, robots.txt, what the home page answers, its certificate, its clock. A handful of requests. */
export async function examineSite(
  { site, choices, version }: SiteToExamine,
  say: Say,
): Promise<readonly Examination[]> {
  const url = new URL(site.url);
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const guard = guardOf(choices);
  const about = aboutSite(site);
  let addresses: readonly string[];
  try {
    addresses = await guard.addressesOf(url.hostname, port);
  } catch (error) {
    const fault = faultOf(error);
    return [
      about(
        'site-address',
        'fault',
        addressFault(plainHost(url.hostname), fault, say),
        addressRemedy(fault, say),
        fault,
      ),
    ];
  }
  const list = addresses.join(say('、', ', '));
  const isPinned = choices.resolve.some(
    (rule) => plainHost(parseResolveRule(rule)?.host ?? '') === plainHost(url.hostname),
  );
  const found = about(
    'site-address',
    'ok',
    isPinned ? say(`按 --resolve 连到 ${list}`, `at ${list}, by --resolve`) : say(`解析到 ${list}`, `at ${list}`),
    undefined,
    { addresses },
  );
  const client = createHttpClient({
    guard,
    userAgent: userAgentOf(`gongkai ${version}`, choices.contact),
    limits: { timeoutMs: ANSWER_WITHIN_MS },
    connectTimeoutMs: ANSWER_WITHIN_MS / 2,
    ...ownersAccess(site.url, choices.secrets),
  });
  try {
    const answer = await follow(client, url.href);
    const others = isFault(answer.outcome)
      ? []
      : [
          await examineRobots(client, site, choices, say),
          ...(await examineHttps(guard, url, port, site, say)),
          ...examineSiteClock(answer.outcome, site, say),
        ];
    return [found, examineAnswer(answer, site, choices, say), ...others];
  } finally {
    await client.close();
  }
}

type About = (id: ExaminationId, condition: Condition, message: string, remedy?: string, data?: object) => Examination;

const aboutSite =
  ({ id: site, url }: SiteEntry): About =>
  (id, condition, message, remedy, data = {}) => ({
    id,
    condition,
    message: `${site}: ${message}`,
    ...(remedy !== undefined && { remedy }),
    data: { site, url, ...data },
  });

function guardOf({ privateHosts, resolve }: CrawlChoices): Guard {
  const rules = resolve.map(parseResolveRule).filter((rule) => rule !== undefined);
  return createGuard({ privateHosts, resolve: rules, lookupTimeoutMs: ANSWER_WITHIN_MS });
}

interface Followed {
  readonly url: string;
  readonly outcome: HttpAnswer | HttpFault;
}

/** The answer at the end of its redirects. */
async function follow(client: HttpClient, home: string): Promise<Followed> {
  let url = home;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const outcome = await client.ask({ url });
    if (isFault(outcome) || outcome.location === undefined) return { url, outcome };
    url = outcome.location;
  }
  const at = new Date().toISOString();
  return { url, outcome: { why: 'too-many-redirects', code: 'ERR_TOO_MANY_REDIRECTS', at, elapsedMs: 0 } };
}

/** What the home page says, and whether that lets an audit see anything. */
function examineAnswer({ url, outcome }: Followed, site: SiteEntry, choices: CrawlChoices, say: Say): Examination {
  const about = aboutSite(site);
  if (isFault(outcome)) {
    const { why, code } = outcome;
    return about('site-answer', 'fault', connectionFault(outcome, say), connectionRemedy(outcome, say), { why, code });
  }
  const { status, elapsedMs } = outcome;
  const seconds = (elapsedMs / 1000).toFixed(1);
  const isElsewhere = plainHost(new URL(url).hostname) !== plainHost(new URL(site.url).hostname);
  const data = { status, elapsedMs, answeredBy: url, hasLogin: choices.secrets.auth !== undefined };
  if (status === 401 || status === 407) {
    return choices.secrets.auth === undefined
      ? about(
          'site-answer',
          'fault',
          say(`要用户名和密码（HTTP ${status}）`, `wants a user name and a password (HTTP ${status})`),
          say(
            '写进配置文件的 auth，或设环境变量 GONGKAI_AUTH=用户名:密码',
            'put them under auth in the config, or into GONGKAI_AUTH=user:password',
          ),
          data,
        )
      : about(
          'site-answer',
          'fault',
          say(
            `不接受所给的用户名和密码（HTTP ${status}）`,
            `does not accept the user name and password (HTTP ${status})`,
          ),
          say('核对 auth 或 GONGKAI_AUTH', 'check auth, or GONGKAI_AUTH'),
          data,
        );
  }
  if ([403, 412, 421, 429, 521].includes(status)) {
    return about(
      'site-answer',
      'fault',
      say(
        `拒绝访问（HTTP ${status}），多半是防护设备`,
        `refuses us (HTTP ${status}), most likely a shield in front of it`,
      ),
      say(
        '请网站的运维放行本机的地址或 User-Agent（用 --contact 写明联系方式），或把放行用的标头写进 headers',
        'have its keepers let in this machine or our User-Agent (--contact says who we are), or put the header that opens it under headers',
      ),
      data,
    );
  }
  if (status >= 400) {
    return about(
      'site-answer',
      'fault',
      say(`首页答 HTTP ${status}`, `the home page answers HTTP ${status}`),
      status >= 500
        ? say(
            '网站一方出错、正忙或正在维护：请网站的运维看看，稍后再试',
            'the site fails, is busy or under repair: tell its keepers, and try again later',
          )
        : say(
            '核对网址；一台服务器上有几个网站的，还有主机名（--resolve）',
            'check the address; where a server has several sites, the host name too (--resolve)',
          ),
      data,
    );
  }
  const login =
    choices.secrets.auth === undefined ? '' : say('，用户名和密码已接受', ', user name and password accepted');
  const answered = say(
    `首页答 HTTP ${status}，${seconds} 秒${login}`,
    `the home page answers HTTP ${status}, ${seconds} s${login}`,
  );
  if (!isElsewhere) return about('site-answer', 'ok', answered, undefined, data);
  const elsewhere = printable(url);
  return about(
    'site-answer',
    'limited',
    say(`${answered}；但转到了别的主机：${elsewhere}`, `${answered}; but it sends on to another host: ${elsewhere}`),
    say(
      '要查的若是那个网站，就直接写它的网址；若转到了登录页，要把登录用的 cookies 写进配置文件',
      'if that is the site you mean, give its address; if that is a login page, put the cookies of a login under cookies in the config',
    ),
    data,
  );
}

const addressFault = (host: string, { why, code }: Fault, say: Say): string => {
  if (why === 'private-address')
    return say(
      `${host} 解析到内网或本机地址，默认不检查`,
      `${host} lies at a private address, which is refused by default`,
    );
  if (code === 'ENOTFOUND' || code === 'ENODATA')
    return say(`查不到 ${host} 的地址（${code}）`, `${host} has no address (${code})`);
  return say(`解析 ${host} 失败（${code}）`, `${host} cannot be resolved (${code})`);
};

const addressRemedy = ({ why }: Fault, say: Say): string =>
  why === 'private-address'
    ? say('确属要检查的网站，请加 --allow-private', 'add --allow-private if this site is meant')
    : say(
        '核对网址；域名还没有上线的，用 --resolve 主机:端口:IP地址 指定服务器',
        'check the address; for a name that is not public yet say --resolve HOST:PORT:ADDRESS',
      );

const connectionFault = ({ why, code }: Fault, say: Say): string =>
  ({
    dns: say(`解析不了（${code}）`, `cannot be resolved (${code})`),
    refused: say(`连接被拒绝（${code}）`, `the connection is refused (${code})`),
    reset: say(`连接中断（${code}）`, `the connection breaks off (${code})`),
    timeout: say(
      `${ANSWER_WITHIN_MS / 1000} 秒内没有回答（${code}）`,
      `no answer within ${ANSWER_WITHIN_MS / 1000} s (${code})`,
    ),
    tls: say(`HTTPS 握手失败（${code}）`, `the TLS handshake fails (${code})`),
    'too-large': say(`首页太大（${code}）`, `the home page is too large (${code})`),
    'too-many-redirects': say('一再跳转，没有尽头', 'redirects without end'),
    malformed: say(`回答不合 HTTP 规范（${code}）`, `the answer is no HTTP (${code})`),
    'private-address': say('跳转到了内网或本机地址，不去访问', 'sends on to a private address, which is not asked'),
    interrupted: say('中断了', 'was interrupted'),
    other: say(`访问失败（${code}）`, `cannot be asked (${code})`),
  })[why];

const connectionRemedy = ({ why }: Fault, say: Say): string => {
  if (why === 'tls' || why === 'malformed')
    return say('核对是 http 还是 https、端口对不对', 'check http or https, and the port');
  if (why === 'too-many-redirects' || why === 'private-address')
    return say(
      '多半要带 cookies 或登录才能看：写进配置文件的 cookies、auth；或用 --resolve 指定跳转到的主机',
      'it probably wants cookies or a login: put them under cookies or auth; or name the host it sends on to by --resolve',
    );
  return say(
    '核对网址和端口、防火墙和 VPN；服务器在别处的，用 --resolve 主机:端口:IP地址 指定',
    'check address and port, firewall and VPN; for a server elsewhere say --resolve HOST:PORT:ADDRESS',
  );
};

/** Whether robots.txt lets us in, and at which pace. */
async function examineRobots(
  client: HttpClient,
  site: SiteEntry,
  choices: CrawlChoices,
  say: Say,
): Promise<Examination> {
  const about = aboutSite(site);
  if (choices.robots === 'ignore')
    return about('site-robots', 'ok', say('按配置不理会 robots.txt', 'robots.txt is passed over, as the config says'));
  const gate = createRobotsGate(async (url) => {
    const outcome = await client.ask({ url });
    return isFault(outcome) ? { why: outcome.why } : outcome;
  });
  const rules = await gate.rulesFor(site.url);
  const data = { allowed: rules.allows(site.url), crawlDelayMs: rules.crawlDelayMs ?? null };
  if (!data.allowed) {
    return about(
      'site-robots',
      'fault',
      rules.silence === undefined
        ? say('robots.txt 不许抓取首页', 'robots.txt forbids the home page')
        : say(
            `robots.txt 没有回答（${rules.silence}），按规矩不能抓取`,
            `robots.txt does not answer (${rules.silence}): nothing may be asked`,
          ),
      say(
        '请网站放行 gongkai；网站归本单位管的，可在配置文件里写 robots: ignore（报告里会注明）',
        'have the site allow gongkai; an office that owns the site may set robots: ignore in its config (the report says so)',
      ),
      data,
    );
  }
  const delay = rules.crawlDelayMs;
  return about(
    'site-robots',
    'ok',
    delay === undefined
      ? say('robots.txt 允许抓取', 'robots.txt lets us in')
      : say(
          `robots.txt 允许抓取，要求间隔 ${delay / 1000} 秒`,
          `robots.txt lets us in, ${delay / 1000} s between requests`,
        ),
    undefined,
    data,
  );
}

/** The certificate, where the address is one of HTTPS: a bad one is the site's fault, and read over. */
async function examineHttps(
  guard: Guard,
  url: URL,
  port: number,
  site: SiteEntry,
  say: Say,
): Promise<readonly Examination[]> {
  if (url.protocol !== 'https:') return [];
  const about = aboutSite(site);
  const { result, code } = await probeTls(guard, url.hostname, port);
  if (result === 'valid')
    return [about('site-https', 'ok', say('证书有效', 'its certificate holds'), undefined, { result })];
  return [
    about(
      'site-https',
      'limited',
      say(
        `证书有问题（${code}）：照样检查，https 规则会判不合格`,
        `its certificate does not hold (${code}): it is audited all the same, the rule https fails`,
      ),
      say('测试环境可以不管；正式网站请换证书', 'on staging that may do; a public site wants another certificate'),
      { result, code },
    ),
  ];
}

/** This machine's clock against the site's. */
function examineSiteClock({ headers }: HttpAnswer, site: SiteEntry, say: Say): readonly Examination[] {
  const theirs = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return [];
  const differenceMs = Date.now() - theirs;
  const about = aboutSite(site);
  const data = { differenceMs };
  if (Math.abs(differenceMs) <= CLOCK_TOLERANCE_MS)
    return [about('site-clock', 'ok', say('与本机时间一致', 'its clock agrees with ours'), undefined, data)];
  const minutes = Math.round(Math.abs(differenceMs) / 60_000);
  return [
    about(
      'site-clock',
      'limited',
      differenceMs > 0
        ? say(`本机时间比它快 ${minutes} 分钟`, `this machine is ${minutes} minutes ahead of it`)
        : say(`本机时间比它慢 ${minutes} 分钟`, `this machine is ${minutes} minutes behind it`),
      say('核对本机时间；或用 --as-of 写明检查日期', 'check the clock of this machine, or give the day with --as-of'),
      data,
    ),
  ];
}
