/** A district's portal of any size, made up from its own rules: for figures about crawling, reading and memory. Long because it is a site. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface BigSiteSize {
  /** Pages of the whole site, within one in a hundred; at least 120. */
  readonly pages: number;
  /** What one page weighs, about. */
  readonly pageBytes: number;
  /** The day the site was last kept up, `YYYY-MM-DD`. */
  readonly asOf: string;
}

export interface BigSite {
  /** Every address that answers, the home page first. */
  readonly paths: readonly string[];
  /** The page at that path; undefined where there is none. */
  page(path: string): string | undefined;
}

export interface ServedBigSite {
  readonly port: number;
  /** Paths asked for so far, robots.txt and failures included. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

interface Column {
  readonly path: string;
  readonly name: string;
  readonly under: string;
  /** Share of the site's articles that it holds. */
  readonly weight: number;
  readonly everyDays: number;
}

interface Article {
  readonly path: string;
  readonly title: string;
  readonly publishedOn: string;
  readonly column: Column;
  readonly number: number;
}

const PLACE = '云湖区';
const SITE_NAME = `${PLACE}人民政府`;
const LIST_LENGTH = 20;
const PLATFORM = '/zwgk/';

const COLUMNS: readonly Column[] = [
  { path: '/xwdt/zwyw/', name: '政务要闻', under: '/', weight: 30, everyDays: 1 },
  { path: '/xwdt/bmdt/', name: '部门动态', under: '/', weight: 25, everyDays: 1 },
  { path: '/xwdt/tzgg/', name: '通知公告', under: '/', weight: 10, everyDays: 4 },
  { path: '/zwgk/zdlm/', name: '政府信息公开制度', under: PLATFORM, weight: 1, everyDays: 90 },
  { path: '/zwgk/fdzdgknr/', name: '法定主动公开内容', under: PLATFORM, weight: 4, everyDays: 7 },
  { path: '/zwgk/zcwj/', name: '政策文件', under: PLATFORM, weight: 10, everyDays: 9 },
  { path: '/zwgk/zcjd/', name: '政策解读', under: PLATFORM, weight: 8, everyDays: 9 },
  { path: '/zwgk/jgzn/', name: '机构职能', under: PLATFORM, weight: 1, everyDays: 60 },
  { path: '/zwgk/ghjh/', name: '规划计划', under: PLATFORM, weight: 1, everyDays: 40 },
  { path: '/zwgk/tjxx/', name: '统计信息', under: PLATFORM, weight: 2, everyDays: 30 },
  { path: '/zwgk/xzxk/', name: '行政许可', under: PLATFORM, weight: 2, everyDays: 15 },
  { path: '/zwgk/xzcf/', name: '行政处罚', under: PLATFORM, weight: 2, everyDays: 15 },
  { path: '/zwgk/czyjs/', name: '财政预决算', under: PLATFORM, weight: 2, everyDays: 60 },
  { path: '/zwgk/sfxm/', name: '行政事业性收费', under: PLATFORM, weight: 1, everyDays: 90 },
  { path: '/zwgk/zfcg/', name: '政府采购', under: PLATFORM, weight: 3, everyDays: 6 },
  { path: '/zwgk/zdxm/', name: '重大建设项目', under: PLATFORM, weight: 2, everyDays: 20 },
  { path: '/zwgk/mssx/', name: '民生实事', under: PLATFORM, weight: 2, everyDays: 20 },
  { path: '/zwgk/yjgl/', name: '应急管理', under: PLATFORM, weight: 2, everyDays: 20 },
  { path: '/zwgk/spyp/', name: '食品药品监管', under: PLATFORM, weight: 2, everyDays: 20 },
  { path: '/zwgk/gwyzk/', name: '公务员招考', under: PLATFORM, weight: 1, everyDays: 50 },
  { path: '/hdjl/yjzj/', name: '意见征集', under: '/', weight: 2, everyDays: 30 },
];

const STANDING: Readonly<Record<string, string>> = {
  [`${PLATFORM}zfxxgkzn/`]: '政府信息公开指南',
  [`${PLATFORM}zfxxgknb/`]: '政府信息公开年报',
  [`${PLATFORM}ysqgk/`]: '依申请公开',
  '/wzdt/': '网站地图',
};

/** Makes the site up: the same size and day give the same bytes. */
export function makeBigSite({ pages, pageBytes, asOf }: BigSiteSize): BigSite {
  const reports = [1, 2, 3, 4, 5].map((back) => reportOf(Number(asOf.slice(0, 4)) - back));
  const articles = shareOut(pages, asOf);
  const lists = new Map(
    COLUMNS.map((column) => [column, articles.filter((article) => article.column === column)] as const),
  );
  const makers = new Map<string, () => string>();
  const frame = (title: string, trail: string, content: string) => dress(title, trail, content, pageBytes, STYLE_RULE);
  const text = (title: string, trail: string, content: string) => dress(title, trail, content, pageBytes, PARAGRAPH);

  makers.set('/', () => frame(SITE_NAME, '首页', homeContent(lists)));
  makers.set(PLATFORM, () => frame('政府信息公开', '首页 &gt; 政府信息公开', platformContent(lists)));
  makers.set(`${PLATFORM}zfxxgkzn/`, () => frame('政府信息公开指南', trailTo('政府信息公开指南'), guideContent(asOf)));
  makers.set(`${PLATFORM}ysqgk/`, () => frame('依申请公开', trailTo('依申请公开'), applicationContent()));
  makers.set('/wzdt/', () => frame('网站地图', '首页 &gt; 网站地图', menu()));
  makers.set(`${PLATFORM}zfxxgknb/`, () =>
    frame('政府信息公开年报', trailTo('政府信息公开年报'), listContent(reports, 1, 1, '')),
  );
  for (const report of reports) {
    makers.set(report.path, () => text(report.title, trailTo('政府信息公开年报'), reportContent(report)));
  }
  for (const [column, members] of lists) {
    const last = Math.max(1, Math.ceil(members.length / LIST_LENGTH));
    for (let at = 1; at <= last; at += 1) {
      const rows = members.slice((at - 1) * LIST_LENGTH, at * LIST_LENGTH);
      makers.set(listPath(column.path, at), () =>
        frame(column.name, trailTo(column.name), listContent(rows, at, last, column.path)),
      );
    }
    for (const article of members) {
      makers.set(article.path, () => text(article.title, trailTo(column.name), articleContent(article)));
    }
  }
  return { paths: [...makers.keys()], page: (path) => makers.get(path)?.() };
}

/** Serves the site on a free port of 127.0.0.1. */
export async function serveBigSite(site: BigSite): Promise<ServedBigSite> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*$/, '');
    requests.push(path);
    const page = site.page(path);
    if (path === '/robots.txt')
      response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nAllow: /\n');
    else if (page === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Spreads as many articles over the columns as, with their lists, make up the wanted number of pages or a few more. */
function shareOut(pages: number, asOf: string): Article[] {
  const fixed = 2 + Object.keys(STANDING).length + 5;
  const total = COLUMNS.reduce((sum, { weight }) => sum + weight, 0);
  const wanted = ((pages - fixed - COLUMNS.length) * LIST_LENGTH) / (LIST_LENGTH + 1);
  return COLUMNS.flatMap((column) => {
    const count = Math.max(2, Math.ceil((wanted * column.weight) / total));
    return Array.from({ length: count }, (_, back): Article => {
      const publishedOn = daysBefore(asOf, 1 + back * column.everyDays);
      const number = count - back;
      const path = `${column.path}${publishedOn.slice(0, 7).replace('-', '')}/t${publishedOn.replaceAll('-', '')}_${number}.html`;
      return { path, title: titleOf(column, number, publishedOn), publishedOn, column, number };
    });
  });
}

function titleOf(column: Column, number: number, publishedOn: string): string {
  if (column.name === '政策文件') return `${SITE_NAME}办公室关于印发第${number}号惠企便民措施的通知`;
  if (column.name === '政策解读') return `【文字解读】第${number}号惠企便民措施解读`;
  if (column.name === '政府信息公开制度') return `${PLACE}政府信息公开第${number}项工作制度`;
  return `${PLACE}${column.name}第${number}期（${publishedOn.slice(0, 4)}年）`;
}

function reportOf(year: number): Article {
  const publishedOn = `${year + 1}-01-24`;
  const column: Column = {
    path: `${PLATFORM}zfxxgknb/`,
    name: '政府信息公开年报',
    under: PLATFORM,
    weight: 0,
    everyDays: 365,
  };
  return {
    path: `${column.path}${year + 1}01/t${publishedOn.replaceAll('-', '')}_${year}.html`,
    title: `${SITE_NAME}${year}年政府信息公开工作年度报告`,
    publishedOn,
    column,
    number: year,
  };
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

function listPath(path: string, at: number): string {
  return at === 1 ? path : `${path}index_${at - 1}.html`;
}

function trailTo(name: string): string {
  return `<a href="/">首页</a> &gt; <a href="${PLATFORM}">政府信息公开</a> &gt; ${name}`;
}

function link(path: string, text: string): string {
  return `<a href="${path}" title="${text}" target="_blank">${text}</a>`;
}

function menu(): string {
  const standing = Object.entries(STANDING).map(([path, name]) => `<li>${link(path, name)}</li>`);
  return `<ul>${[...standing, ...COLUMNS.map(({ path, name }) => `<li>${link(path, name)}</li>`)].join('')}</ul>`;
}

function rowsOf(articles: readonly Article[]): string {
  const rows = articles.map(
    ({ path, title, publishedOn }) => `<li>${link(path, title)}<span>${publishedOn}</span></li>`,
  );
  return `<ul class="list">${rows.join('\n')}</ul>`;
}

function homeContent(lists: ReadonlyMap<Column, readonly Article[]>): string {
  const blocks = [...lists]
    .filter(([{ under }]) => under === '/')
    .map(
      ([{ path, name }, members]) =>
        `<div class="block"><h2>${link(path, name)}</h2>${rowsOf(members.slice(0, 8))}</div>`,
    );
  return `<div class="entrance">${link(PLATFORM, '政府信息公开')}</div>${blocks.join('\n')}`;
}

function platformContent(lists: ReadonlyMap<Column, readonly Article[]>): string {
  const side = Object.entries(STANDING).filter(([path]) => path.startsWith(PLATFORM));
  const columns = [...lists.keys()].filter(({ under }) => under === PLATFORM);
  const all = [...side, ...columns.map(({ path, name }) => [path, name] as const)];
  return `<ul class="tree">${all.map(([path, name]) => `<li>${link(path, name)}</li>`).join('\n')}</ul>`;
}

function listContent(rows: readonly Article[], at: number, last: number, path: string): string {
  const next = at < last ? `<a href="${listPath(path, at + 1)}">下一页</a>` : '';
  return `${rowsOf(rows)}<div class="pages">共${last}页 第${at}页 ${next}</div>`;
}

function guideContent(asOf: string): string {
  const lines = [
    `更新日期：${daysBefore(asOf, 40)}`,
    '一、政府信息的分类和编排体系：按主题、体裁和机构分类，每条信息编有索引号。',
    '二、获取方式：登录本网站、查阅政府公报，或到区档案馆、区图书馆查阅。',
    `三、公开机构：${SITE_NAME}办公室；办公地址：${PLACE}湖滨路1号；办公时间：工作日8:30至12:00、14:00至17:30。`,
    '联系电话：0999-8800001；传真号码：0999-8800002；互联网联系方式：xxgk@yunhu.example。',
    '四、依申请公开：可当面、邮寄、传真或在线提出申请；自收到申请之日起20个工作日内答复。',
  ];
  return `<h1>政府信息公开指南</h1>${lines.map((line) => `<p>${line}</p>`).join('')}`;
}

function applicationContent(): string {
  return `<h1>依申请公开</h1><p>邮寄地址：${PLACE}湖滨路1号，请在信封注明“政府信息公开申请”。</p><form action="/ysqgk/submit"><input name="xm"/><textarea name="nr"></textarea><button>提交申请</button></form>`;
}

function articleContent({ title, publishedOn, column, number }: Article): string {
  const paired = column.name === '政策解读' ? '/zwgk/zcwj/' : column.name === '政策文件' ? '/zwgk/zcjd/' : undefined;
  const record =
    column.name === '政策文件'
      ? `<table class="head"><tr><td>索引号</td><td>11990000/${publishedOn.slice(0, 4)}-${String(number).padStart(5, '0')}</td><td>发文机关</td><td>${SITE_NAME}办公室</td></tr><tr><td>发文字号</td><td>云政办发〔${publishedOn.slice(0, 4)}〕${number}号</td><td>成文日期</td><td>${publishedOn}</td></tr><tr><td>有效性</td><td>有效</td><td>发布日期</td><td>${publishedOn}</td></tr></table>`
      : '';
  const seeAlso = paired === undefined ? '' : `<p>相关链接：${link(paired, '查看更多')}</p>`;
  return `${record}<h1>${title}</h1><div class="info">发布日期：${publishedOn} 来源：${PLACE}政府办公室</div><div class="TRS_Editor">${seeAlso}</div>`;
}

function reportContent({ title, publishedOn }: Article): string {
  const sections = [
    '一、总体情况',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '四、政府信息公开行政复议、行政诉讼情况',
    '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项',
  ];
  const parts = sections.map((heading) => `<p><strong>${heading}</strong></p><p>本年度此项工作平稳推进。</p>`);
  return `<h1>${title}</h1><div class="info">发布日期：${publishedOn}</div><div class="TRS_Editor">${parts.join('')}</div>`;
}

const CLAUSE = '区政府各部门按照职责分工抓好落实，及时公开办理进展，方便群众查阅、评价和监督。';
const PARAGRAPH = `<p class="MsoNormal" style="text-indent:2em;line-height:28pt;margin:0"><span style="font-family:仿宋_GB2312;font-size:16pt;color:#333">${CLAUSE}</span></p>\n`;
const STYLE_RULE =
  '.block .list li a.title:hover{color:#c00;background:url(/images/dot.png) no-repeat 0 50%;padding-left:12px}\n';

/**
 * Header, menus and footer of every page. What is wanting to its weight is filled as on real portals: list pages with styles in the
 * page, articles with the paragraphs of a word processor.
 */
function dress(title: string, trail: string, content: string, pageBytes: number, filler: string): string {
  const [opening, middle, end] = [
    `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title === SITE_NAME ? title : `${title}_${SITE_NAME}`}</title>
<meta name="SiteName" content="${SITE_NAME}"><meta name="SiteDomain" content="www.yunhu.gov.cn"><meta name="SiteIDCode" content="9901990001">
<style>body{font:14px/1.8 sans-serif}.list li{display:flex}`,
    `</style></head><body>
<div class="header"><a href="/">${SITE_NAME}</a></div><div class="nav">${menu()}</div><div class="position">当前位置：${trail}</div>
<div class="main">${content}`,
    `</div><div class="footer">主办单位：${SITE_NAME}办公室 网站标识码：9901990001 <a href="https://beian.miit.gov.cn/">云ICP备19000001号</a> 云公网安备99010002000001号 联系电话：0999-8800001 <a href="https://zfwzzc.www.gov.cn/">我为政府网站找错</a> <a href="/wzdt/">网站地图</a></div></body></html>`,
  ];
  const room = pageBytes - Buffer.byteLength(opening + middle + end);
  const filling = filler.repeat(Math.max(0, Math.floor(room / Buffer.byteLength(filler))));
  return filler === PARAGRAPH ? opening + middle + filling + end : opening + filling + middle + end;
}
