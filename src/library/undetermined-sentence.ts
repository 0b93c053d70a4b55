import type { Say } from '../lib/text/say.js';
import type { AuditReport } from '../model/report.js';

type Stop = AuditReport['crawl']['stoppedBecause'];

/** Why a site has no verdict, and what to do, in one sentence; undefined for a site that has one. */
export const undeterminedSentence = (report: AuditReport, say: Say): string | undefined => {
  if (report.scorecard.verdict !== 'undetermined') return undefined;
  return stopSentence(report, say) ?? undecidedSentence(report, say);
};

/** What most requests met, where that says more than the way the crawl stopped. */
const mainFault = ({ crawl }: AuditReport): string | undefined =>
  Object.entries(crawl.unanswered.byReason).sort(([, a], [, b]) => b - a)[0]?.[0];

const faults: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  dns: ['域名解析不到地址，请核对网址和域名服务器', 'its name has no address: check the address and the name server'],
  refused: ['对方拒绝连接，请核对网址和端口，或确认网站已开启', 'it refuses connections: check address and port'],
  reset: ['连接被中断，请稍后再试，或换一个网络', 'connections were reset: try later or from another network'],
  timeout: ['等不到回应，请稍后再试，或换一个网络', 'it does not answer in time: try later or from another network'],
  tls: ['HTTPS 握手失败，可改用 http:// 再试', 'the TLS handshake failed: try http://'],
  'private-address': [
    '域名指向内网地址，为安全起见没有访问；确属自己的网站请加 --allow-private',
    'its name leads to a private address and was not visited: add --allow-private if the site is yours',
  ],
};

/** Who asks for credentials tells so by 401; a shield says something else. */
const wantsPassword = ({ crawl: { refusals = {} } }: AuditReport): boolean => {
  const all = Object.values(refusals).reduce((sum, count) => sum + count, 0);
  return (refusals['401'] ?? 0) * 2 > all;
};

const stopSentence = (report: AuditReport, say: Say): string | undefined => {
  const stop: Stop = report.crawl.stoppedBecause;
  switch (stop) {
    case 'complete':
      return undefined;
    case 'unreachable': {
      const fault = faults[mainFault(report) ?? ''];
      return fault === undefined
        ? say(
            '网站没有应答，请核对网址，稍后再试，或换一个网络',
            'the site does not answer: check the address, try later',
          )
        : say(`网站打不开：${fault[0]}`, `the site cannot be opened: ${fault[1]}`);
    }
    case 'blocked':
      if (wantsPassword(report)) {
        return say(
          '网站要用户名和密码（HTTP 401），没有给或者不对：请核对配置文件或网站名单里的 auth，或环境变量 GONGKAI_AUTH',
          'the site wants a user name and password (HTTP 401), and none or wrong ones were given: check auth in the config or the site list, or GONGKAI_AUTH',
        );
      }
      return say(
        '网站拦截了检查程序（防火墙或验证码），请联系网站管理方把本机加入白名单后再试',
        'the site blocks the checker (firewall or captcha): ask its operator to let this machine in',
      );
    case 'robots':
      return say(
        '网站的 robots.txt 不允许抓取；网站的主办单位可在配置文件写 robots: ignore 后再试',
        'robots.txt forbids the crawl: an office that owns the site may set robots: ignore in its config',
      );
    case 'rate-limited':
      return say(
        '网站限制访问频率，请加大 --delay 后再试',
        'the site limits the rate: try again with a larger --delay',
      );
    case 'disk':
      return say('磁盘写满或写不进去，请腾出空间后用 --resume 接着做', 'the disk is full: make room, then --resume');
    case 'interrupted':
      return say('检查被中断，可用 --resume 接着做', 'the audit was interrupted: go on with --resume');
    case 'time':
      return say('到了时间上限还没看完，请加大 --timeout 再试', 'time ran out before all was seen: raise --timeout');
    case 'budget':
      return say(
        '到了页数上限或当天访问次数的上限还没看完，请加大 --max-pages，或改天用 --resume 接着做',
        'the budget of pages, or of requests of the day, ran out: raise --max-pages, or go on another day with --resume',
      );
  }
};

/** Rules that keep the verdict open, vetoes first, with the means that would close them. */
const undecidedSentence = (report: AuditReport, say: Say): string => {
  const open = report.outcomes.filter(
    ({ value, level, reason }) =>
      (value === 'cantTell' || (value === 'untested' && reason !== 'not-implemented' && reason !== 'not-selected')) &&
      (level === 'veto' || level === 'deduction'),
  );
  if (open.length === 0) {
    return say('没有判定任何能计分的规则，得不出结论', 'no rule that counts was judged, so there is no verdict');
  }
  const [home] = report.crawl.log?.entries.filter(({ purpose, status }) => purpose === 'home' && status === 200) ?? [];
  // One page, and nothing in it: where a session has run out, the site answers everything with its page to sign in.
  if (home !== undefined && report.crawl.pages === 1 && open.every(({ reason }) => reason === 'unreadable')) {
    return say(
      `只取到一个页面（${home.url}），里面读不出网站内容，可能是登录页：请用浏览器打开看看；要登录才能看的网站，请核对 auth、cookies，看是不是过期了`,
      `only one page was had (${home.url}) and nothing can be read in it; it may be one to sign in: open it in a browser, and check auth and cookies, which may have expired`,
    );
  }
  const vetoes = open.filter(({ level }) => level === 'veto');
  const named = (vetoes.length > 0 ? vetoes : open).slice(0, 3).map(({ title, rule }) => title || rule);
  const lacksBrowser = open.some(({ reason }) => reason === 'no-browser' || reason === 'needs-browser');
  const next = lacksBrowser
    ? say(
        '装上浏览器（gongkai doctor 可查）后再检查，或人工认定',
        'install a browser (see gongkai doctor) or decide by hand',
      )
    : say('请打开报告，人工认定这些事项', 'open the report and decide these by hand');
  const list = named.join(say('、', '; '));
  return vetoes.length > 0
    ? say(
        `有 ${vetoes.length} 项单项否决未能判定（${list}）：${next}`,
        `${vetoes.length} veto rule(s) undecided (${list}): ${next}`,
      )
    : say(
        `有 ${open.length} 条规则未能判定（如${list}），分数区间跨过合格线：${next}`,
        `${open.length} rules undecided (such as ${list}), the interval spans the pass mark: ${next}`,
      );
};
