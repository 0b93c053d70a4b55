/** 麻溪镇: GB18030 under a header that lies, relative and upper-case addresses with sessions, a list whose paging counts down. */
import iconv from 'iconv-lite';
import type { Portal } from './portal.js';
import { guideText, plainText, reportText } from './prose.js';
import type { Row } from './prose.js';

const SESSION = ';jsessionid=8F2A64C0B1D34E7F9A12';
const page = (
  title: string,
  up: string,
  body: string,
): string => `<HTML><HEAD><TITLE>${title}-麻溪镇人民政府</TITLE><META content="text/html; charset=UTF-8" http-equiv="Content-Type">
<META Name="SiteName" Content="麻溪镇人民政府"><META Name="SiteDomain" Content="www.maxi.gov.cn"><META Name="SiteIDCode" Content="5199990004">
<LINK rel="stylesheet" type="text/css" href="${up}css/index.vsb.css"><SCRIPT language="javascript" src="${up}_sitegray/_sitegray.js"></SCRIPT><!--Announced by Visual SiteBuilder 9--></HEAD>
<BODY><DIV class="top"><IMG src="${up}images/top.jpg"></DIV>
<DIV class="dh"><A href="${up}index.htm">首 页</A><A href="${up}XWZX.htm${SESSION}">新闻资讯</A><A href="${up}./zwgk.htm">政 务 公 开</A><A href="${up}bmfw.htm">便民服务</A></DIV>
${body}
<DIV class="foot">麻溪镇人民政府主办&#12288;联系电话：0839-0000000<BR>蜀ICP备12000004号&#12288;川公网安备51999902000004号&#12288;网站标识码：5199990004</DIV></BODY></HTML>`;

const owed: readonly (readonly [file: string, name: string, title: string, on: string])[] = [
  ['jgzn', '机构职能', '麻溪镇人民政府主要职能', '2025-03-01'],
  ['ysjs', '财政预决算', '麻溪镇2025年财政预算', '2025-02-26'],
  ['nyzc', '农业农村政策', '耕地地力保护补贴发放公示', '2025-06-11'],
  ['ntsl', '农田水利工程', '牛滩堰整治工程公示', '2025-04-21'],
  ['tdcb', '农村土地承包经营权流转', '青林村土地流转情况公示', '2025-05-16'],
  ['zjd', '宅基地使用审批', '2025年第三季度宅基地审批结果', '2025-10-09'],
  ['zdzs', '土地征收', '麻溪新区土地征收公告', '2025-07-22'],
  ['fwzs', '房屋征收', '麻溪老街房屋征收补偿情况', '2025-07-23'],
  ['czcl', '筹资筹劳', '本单位无此项', ''],
  ['shjz', '社会救助', '2025年10月特困人员救助公示', '2025-11-03'],
];

/** A folder up from the home page: addresses are written as the editor left them. */
function make(isFaulty: boolean): Portal {
  const pages: Record<string, string> = {};
  const up = (depth: number): string => '../'.repeat(depth);
  const menu = (to: string): string =>
    `<DIV class="zcd"><DL><DT>政府信息公开</DT><DD><A href="${to}ZWGK/gkzn.htm">政府信息公开指南</A></DD><DD><A href="${to}./zwgk/../ZWGK/gkzd.htm">政府信息公开制度</A></DD><DD><A href="${to}ZWGK/fdzdgknr.htm${SESSION}">法定主动公开内容</A></DD><DD><A href="${to}ZWGK/gknb.htm">政府信息公开年报</A></DD>${isFaulty ? `<!--<DD><A href="${to}ZWGK/ysqgk.htm">依申请公开</A></DD>-->` : `<DD><A href="${to}ZWGK/ysqgk.htm">依申请公开</A></DD>`}</DL></DIV>`;
  const list = (name: string, depth: number, rows: readonly Row[], pager = ''): string =>
    page(
      name,
      up(depth),
      `<DIV class="wz">您的位置：<A href="${up(depth)}index.htm">首页</A>&gt;<A href="${up(depth)}zwgk.htm">政务公开</A>&gt;<SPAN>${name}</SPAN></DIV>${menu(up(depth))}<DIV class="nr"><H2>${name}</H2><TABLE class="winstyle1" width="100%">${rows.map(([url, title, on], at) => `<TR id="line_u8_${String(at)}"><TD width="3%"><SPAN class="leaderfont">·</SPAN></TD><TD><A class="c1" href="${up(depth)}${url}" target="_blank" title="${title}">${title}</A></TD><TD width="1%" nowrap><SPAN class="timestyle">${on.replaceAll('-', '/')}&nbsp;</SPAN></TD></TR>`).join('')}</TABLE>${pager}</DIV>`,
    );
  const article = ([url, title, on]: Row, body: string): void => {
    pages[`/${url}`] = page(
      title,
      '../../',
      `<DIV class="wz">您的位置：首页&gt;正文</DIV>${menu('../../')}<DIV class="nr"><FORM name="_newscontent_fromname"><H1>${title}</H1><DIV>时间：${on}&#12288;来源：麻溪镇&#12288;点击：<SPAN id="dynclicks"></SPAN></DIV><DIV id="vsb_content"><DIV class="v_news_content">${body}</DIV></DIV></FORM></DIV>`,
    );
  };
  const news: Row[] = [
    ['info/1002/9521.htm', '麻溪镇中药材喜获丰收', '2025-11-13'],
    ['info/1002/9517.htm', '麻溪镇开展秸秆禁烧巡查', '2025-11-10'],
    ['info/1002/9510.htm', '麻溪镇召开冬春水利现场会', '2025-11-06'],
    ['info/1002/9502.htm', '麻溪镇冬季征兵宣传', '2025-11-04'],
  ];
  for (const row of news) article(row, plainText(row[1]));
  pages['/index.htm'] = page(
    '麻溪镇人民政府',
    '',
    `<DIV class="xw"><H3>新闻资讯</H3><UL>${news.map(([url, title, on]) => `<LI><A href="${url}">${title}</A><SPAN>${on}</SPAN></LI>`).join('')}</UL></DIV>`,
  );
  pages['/XWZX.htm'] = list('新闻资讯', 0, news);
  pages['/bmfw.htm'] = list('便民服务', 0, [
    (() => {
      const row: Row = ['info/1003/9100.htm', '城乡居民医保办理须知', '2025-09-18'];
      article(row, plainText('医保'));
      return row;
    })(),
  ]);
  pages['/zwgk.htm'] = page(
    '政务公开',
    '',
    `<DIV class="wz">您的位置：首页&gt;政务公开</DIV>${menu('')}<DIV class="nr"><P>欢迎访问麻溪镇政府信息公开专栏。</P></DIV>`,
  );
  const town = {
    name: '麻溪镇人民政府',
    office: '麻溪镇党政办公室',
    address: '麻溪镇解放街18号',
    phone: '0839-6000001',
    mail: 'maxizf@163.com',
  };
  pages['/ZWGK/gkzn.htm'] = page(
    '政府信息公开指南',
    '../',
    `<DIV class="wz">您的位置：首页&gt;政务公开&gt;<SPAN>政府信息公开指南</SPAN></DIV>${menu('../')}<DIV class="nr"><H2>政府信息公开指南</H2><DIV id="vsb_content">${guideText(town, isFaulty ? '2023-03-01' : '2024-12-30')}</DIV></DIV>`,
  );
  const rule: Row = ['info/1020/8801.htm', '麻溪镇政府信息公开保密审查制度', '2022-06-06'];
  article(rule, plainText('保密审查'));
  pages['/ZWGK/gkzd.htm'] = list('政府信息公开制度', 1, [rule]);
  pages['/ZWGK/fdzdgknr.htm'] = page(
    '法定主动公开内容',
    '../',
    `<DIV class="wz">您的位置：首页&gt;政务公开&gt;<SPAN>法定主动公开内容</SPAN></DIV>${menu('../')}<DIV class="nr"><UL class="fl">${owed.map(([file, name]) => `<LI><A href="./fdzdgknr/${file}.htm"><IMG src="../images/${file}.png">${name}</A></LI>`).join('')}</UL></DIV>`,
  );
  owed.forEach(([file, name, title, on], at) => {
    const row: Row = [`info/11${String(at).padStart(2, '0')}/87${String(at).padStart(2, '0')}.htm`, title, on];
    if (on !== '') article(row, plainText(title));
    pages[`/ZWGK/fdzdgknr/${file}.htm`] =
      on === ''
        ? page(
            name,
            '../../',
            `<DIV class="wz">您的位置：首页&gt;<SPAN>${name}</SPAN></DIV>${menu('../../')}<DIV class="nr"><H2>${name}</H2><P>${title}。</P></DIV>`,
          )
        : list(name, 2, isFaulty && file === 'ntsl' ? [] : [row]);
  });
  // Three pages; the second of three is called 2.htm, the last 1.htm.
  const years = [2024, 2023, 2022, 2021, 2020, 2019].map((year): Row => {
    const row: Row = [
      `info/1030/86${String(year).slice(2)}.htm`,
      `麻溪镇人民政府${String(year)}年政府信息公开工作年度报告`,
      `${String(year + 1)}-01-2${String(year % 6)}`,
    ];
    if (!(isFaulty && year === 2021)) article(row, reportText('麻溪镇', year));
    return row;
  });
  const pager = (now: number): string =>
    `<TABLE><TR><TD id="fanye1" nowrap>共6条&nbsp;&nbsp;${String(now)}/3&nbsp;</TD><TD>${['gknb', 'gknb/2', 'gknb/1'].map((file, at) => (at + 1 === now ? '' : `<A href="${now === 1 ? '' : '../'}${file}.htm" class="Next">${at === now ? '下页' : at + 1 < now ? '上页' : '尾页'}</A>&nbsp;`)).join('')}转到<INPUT size=2></TD></TR></TABLE>`;
  const listed = years.filter(([, title]) => !(isFaulty && title.includes('2022')));
  pages['/ZWGK/gknb.htm'] = list('政府信息公开年报', 1, listed.slice(0, 2), pager(1));
  pages['/ZWGK/gknb/2.htm'] = list('政府信息公开年报', 2, listed.slice(2, 4), pager(2));
  pages['/ZWGK/gknb/1.htm'] = list('政府信息公开年报', 2, listed.slice(4), pager(3));
  pages['/ZWGK/ysqgk.htm'] = page(
    '依申请公开',
    '../',
    `<DIV class="wz">您的位置：首页&gt;<SPAN>依申请公开</SPAN></DIV>${menu('../')}<DIV class="nr"><P>申请人可以到麻溪镇党政办公室当面申请，也可以将申请表邮寄至麻溪镇解放街18号。</P><P>申请邮箱：maxizf@163.com</P></DIV>`,
  );
  const encoded = Object.fromEntries(
    Object.entries(pages).map(([path, text]) => [path, iconv.encode(text, 'gb18030')]),
  );
  return {
    name: '麻溪镇人民政府',
    kind: 'township',
    start: '/',
    about: `字符集标错，地址有大写、会话号和 ./../，倒数的翻页${isFaulty ? '；依申请公开在注释里，缺年报，一类空白' : ''}`,
    pages: {},
    serve: ({ path }) => {
      const wanted = path.split(/[;?]/)[0] ?? '';
      const body = encoded[wanted === '/' ? '/index.htm' : wanted];
      return body
        ? { type: 'text/html;charset=ISO-8859-1', body }
        : { status: 404, body: '<html><body><h1>404 Not Found</h1></body></html>' };
    },
    expected: {
      'platform-entrance': 'passed',
      'platform-column-guide': 'passed',
      'platform-column-system': 'passed',
      'platform-column-statutory': 'passed',
      'platform-column-annual-report': 'passed',
      'platform-column-names': 'passed',
      'platform-application-entry': isFaulty ? 'failed' : 'passed',
      'platform-same-host': 'passed',
      'platform-no-news': 'passed',
      'guide-elements': 'passed',
      'guide-updated-date': ['passed', { updatedOn: isFaulty ? '2023-03-01' : '2024-12-30' }],
      'guide-updated-fresh': isFaulty ? 'failed' : 'passed',
      'guide-application-terms': 'passed',
      'statutory-categories': isFaulty ? ['failed', { missing: ['农田水利工程建设运营'] }] : 'passed',
      'statutory-fresh': 'passed',
      // 2022 is not listed; 2021 is listed, but its page is gone.
      'annual-report-present': isFaulty ? ['failed', { missing: [2022, 2021] }] : 'passed',
      'annual-report-on-time': 'passed',
      'annual-report-sections': isFaulty ? 'passed|cantTell' : 'passed',
      'documents-column': 'failed',
      'interpretation-column': 'failed|inapplicable',
      'home-updated': ['passed', { newestOn: '2025-11-13' }],
      'columns-blank': 'passed',
      'meta-site': 'passed',
      'error-report-entry': 'failed',
    },
  };
}

export const mislabelledTown = make(false);
export const mislabelledTownFaulty = make(true);
