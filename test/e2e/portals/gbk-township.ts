/** 石桥镇: GBK, upper-case and unclosed tags, nested tables, undated side boxes; a fifth of what a town owes is not there. */
import iconv from 'iconv-lite';
import type { Portal } from './portal.js';

const head = (
  title: string,
): string => `<HTML><HEAD><META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=gb2312"><TITLE>${title}-石桥镇人民政府</TITLE></HEAD>
<BODY BGCOLOR=#FFFFFF LEFTMARGIN=0><TABLE WIDTH=1000 ALIGN=CENTER CELLPADDING=0><TR><TD COLSPAN=2><IMG SRC="/images/banner.jpg" WIDTH=1000></TD></TR>
<TR><TD COLSPAN=2 CLASS=daohang><A HREF=/>网站首页</A> | <A HREF=/xw/>石桥新闻</A> | <A HREF=/xxgk/>政府信息公开</A> | <A HREF=/zcfg/>政策文件</A> | <A HREF=/zmhd/>政民互动</A></TD></TR><TR>`;
const foot = `</TR><TR><TD COLSPAN=2 ALIGN=CENTER CLASS=bottom>石桥镇人民政府主办&#12288;地址：石桥镇中心街1号&#12288;电话：0533-6000000&#12288;传真：0533-6000001<BR>鲁ICP备12000001号&#12288;网站标识码：3703990012&#12288;鲁公网安备37039902000002号</TD></TR></TABLE></BODY></HTML>`;
const left = `<TD WIDTH=200 VALIGN=TOP><TABLE WIDTH=100%><TR><TD BGCOLOR=#CC0000><B>政府信息公开</B></TD></TR>
<TR><TD><A HREF=/xxgk/zn.htm>政府信息公开指南</A></TD></TR><TR><TD><A HREF=/xxgk/zd/>政府信息公开制度</A></TD></TR><TR><TD><A HREF=/xxgk/fd/>法定主动公开内容</A></TD></TR><TR><TD><A HREF=/xxgk/nb/>政府信息公开年报</A></TD></TR><TR><TD><A HREF=/xxgk/sq.htm>依申请公开</A></TD></TR></TABLE>
<TABLE><TR><TD><B>热点关注</B></TD></TR><TR><TD>·<A HREF=/info/1001/2201.htm>石桥镇召开秋粮生产现场会</A></TD></TR><TR><TD>·<A HREF=/info/1001/2202.htm>石桥镇开展冬季消防安全宣传</A></TD></TR><TR><TD>·<A HREF=/info/1001/2203.htm>石桥镇樱桃节开幕</A></TD></TR></TABLE></TD>`;
type Row = readonly [url: string, title: string, on: string];
const list = (name: string, rows: readonly Row[]): string =>
  `${head(name)}${left}<TD VALIGN=TOP><TABLE WIDTH=780><TR><TD>当前位置：<A HREF=/>首页</A> → <A HREF=/xxgk/>政府信息公开</A> → ${name}<TR><TD><TABLE WIDTH=100%>${rows.map(([url, title, on]) => `<TR><TD WIDTH=20><IMG SRC=/images/dot.gif><TD><A HREF="${url}" TARGET=_blank>${title}</A><TD WIDTH=100>[${on}]`).join('\n')}</TABLE>${rows.length === 0 ? '' : `<TR><TD ALIGN=RIGHT>共${rows.length}条 1/1 首页 上页 下页 尾页`}</TABLE></TD>${foot}`;
const text = (title: string, on: string, body: string): string =>
  `${head(title)}${left}<TD VALIGN=TOP><TABLE WIDTH=780><TR><TD ALIGN=CENTER><FONT SIZE=5><B>${title}</B></FONT><TR><TD ALIGN=CENTER>[发布日期:${on}] [来源:石桥镇] [字体:大 中 小]<TR><TD><DIV ID=vsb_content>${body}</DIV></TABLE></TD>${foot}`;

const owed: readonly (readonly [folder: string, name: string, rows: readonly Row[]])[] = [
  ['jgzn', '机构职能', [['/info/1101/3001.htm', '石桥镇人民政府机构职能', '2025-01-15']]],
  [
    'ysjs',
    '预算决算',
    [
      ['/info/1102/3002.htm', '石桥镇2025年财政预算公开', '2025-02-18'],
      ['/info/1102/3003.htm', '石桥镇2024年财政决算公开', '2025-09-12'],
    ],
  ],
  ['snzc', '惠农政策', [['/info/1103/3004.htm', '关于发放耕地地力保护补贴的公示', '2025-06-20']]],
  ['ntsl', '农田水利', [['/info/1104/3005.htm', '石桥镇2025年高标准农田建设项目公示', '2025-04-03']]],
  ['tdlz', '土地流转', [['/info/1105/3006.htm', '西河村土地经营权流转情况公示', '2023-05-11']]],
  ['zjd', '宅基地审批', [['/info/1106/3007.htm', '2025年第三季度宅基地审批结果公示', '2025-10-08']]],
  ['zs', '土地征收、房屋征收', [['/info/1107/3008.htm', '东关片区征收补偿方案公告', '2025-07-01']]],
  ['czcl', '筹资筹劳', []],
  ['shjz', '社会救助', [['/info/1108/3009.htm', '2025年10月城乡低保发放公示', '2025-10-31']]],
];
const years: readonly Row[] = [
  ['/info/1201/4005.htm', '石桥镇人民政府2024年政府信息公开工作年度报告', '2025-01-20'],
  ['/info/1201/4004.htm', '石桥镇2023年政府信息公开工作年度报告', '2024-01-19'],
  ['/info/1201/4003.htm', '石桥镇二〇二二年政府信息公开年度报告', '2023-01-18'],
  ['/info/1201/4002.htm', '石桥镇2021年度政府信息公开工作报告', '2022-01-21'],
  ['/info/1201/4001.htm', '2020年石桥镇政府信息公开工作年度报告', '2021-01-22'],
  ['/info/1201/4000.htm', '关于做好2022年政府信息公开年度报告编制工作的通知', '2022-12-20'],
];
const sections = `<P>一、总体情况<P>全年公开信息三百余条，做到应公开尽公开。<P>二、主动公开政府信息情况<P>规范性文件制发0件。<P>三、收到和处理政府信息公开申请情况<P>新收申请1件，已答复。<P>四、政府信息公开行政复议、行政诉讼情况<P>未发生。<P>五、存在的主要问题及改进情况<P>公开内容还不够丰富，将加强培训。<P>六、其他需要报告的事项<P>无。`;
const news: readonly Row[] = [
  ['/info/1001/2201.htm', '石桥镇召开秋粮生产现场会', '2025-10-21'],
  ['/info/1001/2202.htm', '石桥镇开展冬季消防安全宣传', '2025-10-15'],
  ['/info/1001/2203.htm', '石桥镇樱桃节开幕', '2025-05-02'],
];
const pages: Record<string, string> = {
  '/': `${head('石桥镇人民政府')}<TD COLSPAN=2><TABLE><TR><TD><B>石桥新闻</B> <A HREF=/xw/>更多&gt;&gt;</A>${news.map(([url, title, on]) => `<TR><TD>·<A HREF=${url}>${title}</A> (${on.slice(5)})`).join('')}</TABLE><TABLE><TR><TD>站长统计：今日访问 2025-11-18 更新<TR><TD><A HREF=http://www.gov.cn/>中国政府网</A></TABLE></TD>${foot}`,
  '/xw/': list('石桥新闻', news),
  '/xxgk/': `${head('政府信息公开')}${left}<TD VALIGN=TOP><P>欢迎访问石桥镇政府信息公开专栏。</TD>${foot}`,
  '/xxgk/zn.htm': text(
    '石桥镇人民政府信息公开指南',
    '2025-10-10',
    `<P>为了方便公众获取石桥镇政府信息，特编制本指南。<P>一、信息分类与编排体系<P>本机关政府信息分为机构职能、财政预决算、农业农村、社会救助等类别，按类别和时间编排。<P>二、获取方式<P>石桥镇人民政府网站、镇便民服务中心公开栏。<P>三、公开机构<P>机构名称：石桥镇党政办公室<BR>办公地址：石桥镇中心街1号镇政府院内<BR>办公时间：<BR>联系电话：0533-6000000<BR>电子邮箱：shiqiao@zb.gov.cn<P>四、依申请公开<P>申请人可以当面或者邮寄提出申请。本机关收到申请后，在法定期限内予以答复。`,
  ),
  '/xxgk/zd/': list('政府信息公开制度', [['/info/1301/5001.htm', '石桥镇政府信息公开保密审查制度', '2022-03-01']]),
  '/xxgk/fd/': `${head('法定主动公开内容')}${left}<TD VALIGN=TOP><TABLE>${owed.map(([folder, name], n) => `${n % 3 === 0 ? '<TR>' : ''}<TD><A HREF=/xxgk/fd/${folder}/><IMG SRC=/images/${folder}.png><BR>${name}</A>`).join('')}</TABLE></TD>${foot}`,
  '/xxgk/nb/': list('政府信息公开年报', years),
  '/xxgk/sq.htm': text(
    '依申请公开',
    '2024-05-10',
    '<P>申请人可以到石桥镇党政办公室当面提交申请，也可以邮寄申请，信封注明“政府信息公开申请”字样。',
  ),
  '/zcfg/': list('政策文件', [['/info/1401/6001.htm', '石桥镇人民政府关于印发森林防火应急预案的通知', '2025-03-04']]),
  '/zmhd/': list('政民互动', [['/info/1501/7001.htm', '关于村内路灯不亮的留言及回复', '2025-09-08']]),
  '/info/1401/6001.htm': text(
    '石桥镇人民政府关于印发森林防火应急预案的通知',
    '2025-03-04',
    `<P>石政发〔2025〕3号<P>${'各村、镇直各部门，现将预案印发给你们。'.repeat(9)}`,
  ),
  '/info/1501/7001.htm': text(
    '关于村内路灯不亮的留言及回复',
    '2025-09-08',
    '<P>问：西河村南路灯不亮。<P>答：已于9月10日修复，感谢您的关注。',
  ),
  '/info/1301/5001.htm': text(
    '石桥镇政府信息公开保密审查制度',
    '2022-03-01',
    `<P>${'第一条 公开前应当进行保密审查。'.repeat(9)}`,
  ),
};
for (const [folder, name, rows] of owed) {
  pages[`/xxgk/fd/${folder}/`] = list(name, rows);
  for (const [url, title, on] of rows)
    pages[url] = text(title, on, `<P>${'现将有关情况公示如下，公示期七天。'.repeat(9)}`);
}
for (const [url, title, on] of years.slice(0, 5)) pages[url] = text(title, on, sections);
for (const [url, title, on] of news)
  pages[url] = text(title, on, `<P>${'会议要求各村抢抓农时，确保颗粒归仓。'.repeat(9)}`);

export const gbkTownship: Portal = {
  name: '石桥镇人民政府',
  kind: 'township',
  start: '/',
  about: 'GBK、大写且不闭合的标签、嵌套表格；首页只有月日',
  pages: Object.fromEntries(Object.entries(pages).map(([path, page]) => [path, iconv.encode(page, 'gbk')])),
  expected: {
    'platform-entrance': 'passed',
    'platform-column-guide': 'passed',
    'platform-column-system': 'passed',
    'platform-column-statutory': 'passed',
    'platform-column-annual-report': 'passed',
    'platform-column-names': 'passed',
    'platform-application-entry': 'passed',
    'platform-same-host': 'passed',
    'platform-no-news': 'passed',
    'guide-elements': ['failed', { missing: ['办公时间', '传真号码'] }],
    'guide-updated-date': 'failed',
    'guide-updated-fresh': 'inapplicable',
    'guide-application-terms': ['failed', { missing: ['答复期限'] }],
    'statutory-categories': ['failed', { missing: ['筹资筹劳'] }],
    'statutory-fresh': [
      'failed',
      { stale: [{ column: '农村土地承包经营权流转', newestOn: '2023-05-11', ageDays: 922 }] },
    ],
    'annual-report-present': 'passed',
    'annual-report-on-time': 'passed',
    'annual-report-sections': 'passed',
    'documents-column': 'passed',
    'interpretation-column': 'failed',
    'home-updated': ['failed', { newestOn: '2025-10-21' }],
    'columns-blank': 'passed',
    'columns-blank-any': ['failed', { missing: ['筹资筹劳'] }],
    'meta-site': 'failed',
    'footer-identity': 'passed',
    'error-report-entry': 'failed',
  },
};
