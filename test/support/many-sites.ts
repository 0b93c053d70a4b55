/** Many small portals of one pattern, each under a name of its own, served by one process from one template. Some misbehave as told. Long because it is a site. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a site does instead of answering as it should. */
export type Misbehaviour =
  'silent' | 'drips' | 'refuses' | 'loops' | 'later' | 'resets' | 'huge' | 'barred' | 'challenges' | 'knotted' | 'slow';

export const MISBEHAVIOURS: readonly Misbehaviour[] = [
  'silent',
  'drips',
  'refuses',
  'loops',
  'later',
  'resets',
  'huge',
  'barred',
  'challenges',
  'knotted',
  'slow',
];

export interface ManySitesOrder {
  readonly count: number;
  /** What a page weighs, about. */
  readonly pageBytes: number;
  /** The day the sites were last kept up, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** By number, from 1. */
  readonly misbehaviour?: (number: number) => Misbehaviour | undefined;
  /** Names of hosts, where others than `www.qh0001.gov.cn` and so on are wanted. */
  readonly hosts?: readonly string[];
}

export interface ManySite {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly misbehaves?: Misbehaviour;
}

export interface ServedManySites {
  readonly sites: readonly ManySite[];
  readonly port: number;
  /** A site list for `--sites`; every host is sent to 127.0.0.1. */
  readonly list: string;
  /** Requests of a host so far, robots.txt and failures included. */
  requestsOf(host: string): number;
  close(): Promise<void>;
}

const TEMPLATE_PLACE = '〔地名〕';
const FIRST = '青白云灵清石松梅兰竹柳桃杏榆枫桐金银玉翠';
const SECOND = '禾沙岭溪河湖川泉山谷坪坝湾洲浦港桥埠屯寨';

/** Serves the sites on a free port of 127.0.0.1. */
export async function serveManySites(order: ManySitesOrder): Promise<ServedManySites> {
  const template = makeTemplate(order);
  const sites = Array.from({ length: order.count }, (_, index) => {
    const site = siteOf(index + 1, order.misbehaviour?.(index + 1));
    return { ...site, host: order.hosts?.[index] ?? site.host };
  });
  const byHost = new Map(sites.map((site) => [site.host, site]));
  const counts = new Map<string, number>();
  const server = createServer((request, response) => {
    const site = byHost.get((request.headers.host ?? '').replace(/:\d+$/, ''));
    if (!site) return void response.writeHead(421).end();
    counts.set(site.host, (counts.get(site.host) ?? 0) + 1);
    const path = (request.url ?? '/').replace(/[?#].*$/, '');
    const answer = (): void => answerAs(site, path, template, response);
    if (site.misbehaves === undefined) answer();
    else misbehave(site.misbehaves, path, request, response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 511, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    sites,
    port,
    list: listOf(sites, port),
    requestsOf: (host) => counts.get(host) ?? 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function siteOf(number: number, misbehaves: Misbehaviour | undefined): ManySite {
  const label = String(number).padStart(4, '0');
  const first = FIRST[number % FIRST.length] ?? '';
  const second = SECOND[Math.floor(number / FIRST.length) % SECOND.length] ?? '';
  const turn = Math.floor(number / (FIRST.length * SECOND.length));
  return {
    id: `s${label}`,
    name: `${first}${second}${SECOND[turn] ?? ''}区`,
    host: `www.qh${label}.gov.cn`,
    ...(misbehaves && { misbehaves }),
  };
}

/** Nothing listens at port 1. */
const CLOSED_PORT = 1;

function listOf(sites: readonly ManySite[], port: number): string {
  const entries = sites.map(({ id, name, host, misbehaves }) => {
    const at = misbehaves === 'refuses' ? CLOSED_PORT : port;
    return `  - { id: ${id}, name: ${name}人民政府, url: "http://${host}:${at}/", kind: district, resolve: ["${host}:${at}:127.0.0.1"] }`;
  });
  return `sites:\n${entries.join('\n')}\n`;
}

function answerAs(site: ManySite, path: string, template: ReadonlyMap<string, string>, response: ServerResponse): void {
  const page = template.get(path);
  if (path === '/robots.txt')
    response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nAllow: /\n');
  else if (page === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
  else {
    const body = Buffer.from(page.replaceAll(TEMPLATE_PLACE, site.name));
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length }).end(body);
  }
}

const HUGE = Buffer.alloc(20 * 1024 * 1024, '<p>政务公开</p>\n');
const NESTED = 20_000;

function misbehave(
  how: Misbehaviour,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  answer: () => void,
): void {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  const isRobots = path === '/robots.txt';
  switch (how) {
    case 'silent':
      return;
    case 'drips': {
      if (isRobots) return answer();
      response.writeHead(200, html);
      const dripping = setInterval(() => response.write('<p>'), 1_000);
      response.once('close', () => {
        clearInterval(dripping);
      });
      return;
    }
    case 'loops': {
      if (isRobots) return answer();
      const turn = Number(/^\/z(\d+)$/.exec(path)?.[1] ?? '0');
      response.writeHead(302, { location: `/z${(turn + 1) % 3}` }).end();
      return;
    }
    case 'later':
      response.writeHead(429, { ...html, 'retry-after': '1' }).end('<h1>429</h1>');
      return;
    case 'resets':
      request.socket.destroy();
      return;
    case 'huge':
      if (isRobots || path === '/') return answer();
      response.writeHead(200, html);
      response.end(HUGE);
      return;
    case 'barred':
      if (!isRobots) return answer();
      response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nDisallow: /\n');
      return;
    case 'challenges':
      response.writeHead(521, html).end('<script>document.cookie="q="+Date.now();location.reload()</script>');
      return;
    case 'knotted':
      if (path !== PLATFORM) return answer();
      response.writeHead(200, html).end(`${'<div><a href="/%zz">\ud800'.repeat(NESTED)}<table><tr>`);
      return;
    case 'slow':
      setTimeout(answer, 1_500);
      return;
    case 'refuses':
      response.writeHead(500).end();
  }
}

interface Column {
  readonly path: string;
  readonly name: string;
  readonly everyDays: number;
  readonly articles: number;
}

const PLATFORM = '/zwgk/';
const COLUMNS: readonly Column[] = [
  { path: '/xwdt/zwyw/', name: '政务要闻', everyDays: 1, articles: 3 },
  { path: '/xwdt/tzgg/', name: '通知公告', everyDays: 3, articles: 3 },
  { path: '/zwgk/zdlm/', name: '政府信息公开制度', everyDays: 60, articles: 1 },
  { path: '/zwgk/zcwj/', name: '政策文件', everyDays: 20, articles: 4 },
  { path: '/zwgk/zcjd/', name: '政策解读', everyDays: 20, articles: 4 },
  { path: '/zwgk/fdzdgknr/', name: '法定主动公开内容', everyDays: 9, articles: 2 },
  { path: '/zwgk/jgzn/', name: '机构职能', everyDays: 60, articles: 1 },
  { path: '/zwgk/qzqd/', name: '权责清单', everyDays: 60, articles: 1 },
  { path: '/zwgk/ghjh/', name: '规划计划', everyDays: 50, articles: 1 },
  { path: '/zwgk/tjxx/', name: '统计信息', everyDays: 30, articles: 1 },
  { path: '/zwgk/xzxk/', name: '行政许可', everyDays: 15, articles: 1 },
  { path: '/zwgk/xzcf/', name: '行政处罚', everyDays: 15, articles: 1 },
  { path: '/zwgk/sfxm/', name: '行政事业性收费', everyDays: 90, articles: 1 },
  { path: '/zwgk/czyjs/', name: '财政预决算', everyDays: 90, articles: 1 },
  { path: '/zwgk/zfcg/', name: '政府采购', everyDays: 10, articles: 1 },
  { path: '/zwgk/zdxm/', name: '重大建设项目', everyDays: 20, articles: 1 },
  { path: '/zwgk/yjya/', name: '应急预案', everyDays: 90, articles: 1 },
  { path: '/zwgk/hygk/', name: '会议公开', everyDays: 30, articles: 1 },
  { path: '/hdjl/yjzj/', name: '意见征集', everyDays: 30, articles: 2 },
];
const STANDING: readonly (readonly [path: string, name: string])[] = [
  [`${PLATFORM}zfxxgkzn/`, '政府信息公开指南'],
  [`${PLATFORM}zfxxgknb/`, '政府信息公开年报'],
  [`${PLATFORM}ysqgk/`, '依申请公开'],
  ['/wzdt/', '网站地图'],
];

/** Every page by path, with a placeholder where a site puts its own name. */
function makeTemplate({ pageBytes, asOf }: ManySitesOrder): ReadonlyMap<string, string> {
  const name = `${TEMPLATE_PLACE}人民政府`;
  const link = (path: string, text: string): string => `<a href="${path}" title="${text}">${text}</a>`;
  const items = [
    [PLATFORM, '政府信息公开'] as const,
    ...STANDING,
    ...COLUMNS.map((one) => [one.path, one.name] as const),
  ];
  const menu = `<ul>${items.map(([path, text]) => `<li>${link(path, text)}</li>`).join('')}</ul>`;
  const dress = (title: string, trail: string, content: string): string => {
    const page = (
      filling: string,
    ): string => `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title === name ? name : `${title}_${name}`}</title>
<meta name="SiteName" content="${name}"><style>${filling}</style></head><body><div class="nav">${menu}</div><div class="position">当前位置：${trail}</div>
<div class="main">${content}</div><div class="footer">主办单位：${name}办公室 网站标识码：9901990001 云ICP备19000001号 云公网安备99010002000001号 <a href="/wzdt/">网站地图</a></div></body></html>`;
    const rule = '.block .list li a.title:hover{color:#c00;background:url(/images/dot.png) no-repeat 0 50%}\n';
    return page(rule.repeat(Math.max(0, Math.floor((pageBytes - Buffer.byteLength(page(''))) / rule.length))));
  };
  const trailTo = (text: string): string => `<a href="/">首页</a> &gt; ${link(PLATFORM, '政府信息公开')} &gt; ${text}`;
  const pages = new Map<string, string>();
  const put = (path: string, title: string, content: string): void => {
    pages.set(path, dress(title, path === '/' ? '首页' : trailTo(title), content));
  };
  const rows = (articles: readonly { path: string; title: string; on: string }[]): string =>
    `<ul class="list">${articles.map(({ path, title, on }) => `<li>${link(path, title)}<span>${on}</span></li>`).join('\n')}</ul>`;

  const year = Number(asOf.slice(0, 4));
  const reports = [1, 2, 3, 4, 5].map((back) => ({
    path: `${PLATFORM}zfxxgknb/t${year - back + 1}0120.html`,
    title: `${name}${year - back}年政府信息公开工作年度报告`,
    on: `${year - back + 1}-01-20`,
  }));
  const lists = COLUMNS.map((column) => ({
    column,
    articles: Array.from({ length: column.articles }, (_, back) => {
      const on = daysBefore(asOf, 1 + back * column.everyDays);
      const number = column.articles - back;
      const title = /政策/.test(column.name)
        ? `${column.name === '政策解读' ? '【文字解读】' : ''}${name}办公室关于印发第${number}号便民措施的通知${column.name === '政策解读' ? '的解读' : ''}`
        : `${TEMPLATE_PLACE}${column.name}第${number}期（${on.slice(0, 4)}年）`;
      return { path: `${column.path}t${on.replaceAll('-', '')}_${number}.html`, title, on };
    }),
  }));

  const blocks = lists
    .slice(0, 5)
    .map(
      ({ column, articles }) => `<div class="block"><h2>${link(column.path, column.name)}</h2>${rows(articles)}</div>`,
    );
  put('/', name, `<div class="entrance">${link(PLATFORM, '政府信息公开')}</div>${blocks.join('\n')}`);
  put(PLATFORM, '政府信息公开', menu);
  put('/wzdt/', '网站地图', menu);
  put(
    `${PLATFORM}zfxxgkzn/`,
    '政府信息公开指南',
    `<h1>政府信息公开指南</h1><p>更新日期：${daysBefore(asOf, 40)}</p><p>一、政府信息的分类和编排体系：按主题、体裁和机构分类，每条信息编有索引号。</p><p>二、获取方式：登录本网站、查阅政府公报，或到区档案馆、图书馆查阅。</p><p>三、公开机构：${name}办公室；办公地址：湖滨路1号；办公时间：工作日8:30至12:00、14:00至17:30。联系电话：0999-8800001；传真号码：0999-8800002；互联网联系方式：xxgk@qh.example。</p><p>四、依申请公开：可当面、邮寄、传真或在线提出申请；自收到申请之日起20个工作日内答复。</p>`,
  );
  put(
    `${PLATFORM}ysqgk/`,
    '依申请公开',
    '<h1>依申请公开</h1><p>申请人可以当面或邮寄提出申请，邮寄地址：湖滨路1号，请在信封注明“政府信息公开申请”。</p><form action="/ysqgk/"><input name="xm"/><button>提交申请</button></form>',
  );
  put(`${PLATFORM}zfxxgknb/`, '政府信息公开年报', rows(reports));
  for (const { path, title, on } of reports) {
    const headings = [
      '总体情况',
      '主动公开政府信息情况',
      '收到和处理政府信息公开申请情况',
      '政府信息公开行政复议、行政诉讼情况',
      '存在的主要问题及改进情况',
      '其他需要报告的事项',
    ];
    const parts = headings.map(
      (heading, at) => `<p><strong>${'一二三四五六'[at] ?? ''}、${heading}</strong></p><p>本年度此项工作平稳推进。</p>`,
    );
    put(path, title, `<h1>${title}</h1><div>发布日期：${on}</div><div class="TRS_Editor">${parts.join('')}</div>`);
  }
  for (const { column, articles } of lists) {
    put(column.path, column.name, rows(articles));
    for (const { path, title, on } of articles) {
      const text =
        '<p>各镇人民政府，区政府各部门：现将有关事项公开如下，请结合实际抓好落实，及时公开办理进展。</p>'.repeat(12);
      const other = column.name === '政策解读' ? '/zwgk/zcwj/' : '/zwgk/zcjd/';
      const pair = lists
        .find((list) => list.column.path === other)
        ?.articles.find((one) => one.path.endsWith(path.slice(-11)));
      const seeAlso = /政策/.test(column.name) && pair ? `<p>相关链接：${link(pair.path, pair.title)}</p>` : '';
      put(
        path,
        title,
        `<h1>${title}</h1><div>发布日期：${on} 来源：${name}办公室</div><div class="TRS_Editor">${text}${seeAlso}</div>`,
      );
    }
  }
  return pages;
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
