/** 青禾区 as a portal of documents, interpretations and decisions: sound, and with one fault each. */
import { docxOf, paragraph } from '../../support/office-files.js';
import type { Portal } from './portal.js';
import { guideText, newsTitles, plainText, reportText } from './prose.js';
import type { Row } from './prose.js';

type Fault =
  | 'not-interpreted'
  | 'interpretation-without-link'
  | 'document-without-link'
  | 'late'
  | 'copied'
  | 'only-pictures'
  | 'thin'
  | 'expired'
  | 'unlabelled'
  | 'bare'
  | 'slow'
  | 'short-consultation'
  | 'no-feedback'
  | 'empty-feedback'
  | 'old-catalogue'
  | 'pictured-catalogue'
  | 'dead-attachment'
  | 'page-for-attachment'
  | 'two-versions';

interface Document {
  readonly path: string;
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  readonly writtenOn: string;
  readonly publishedOn: string;
  readonly validity: string;
  readonly index: string;
  readonly clauses: readonly string[];
}

const han = (on: string): string => {
  const [year = '', month = '', day = ''] = on.split('-');
  return `${year}年${String(Number(month))}月${String(Number(day))}日`;
};

const night: Document = {
  path: '/art/wj/1012.html',
  title: '青禾区人民政府办公室关于促进夜间消费的若干措施',
  number: '青政办发〔2025〕12号',
  issuer: '青禾区人民政府办公室',
  writtenOn: '2025-09-22',
  publishedOn: '2025-09-25',
  validity: '有效',
  index: '11379999MB28560012/2025-00512',
  clauses: [
    '对延长营业时间至夜间二十三点以后的商场和超市，按照用电量给予适当补助，每家全年最多三万元。',
    '支持利用闲置厂房和沿河空地设置夜间集市，由街道办事处统一划定范围，统一供水供电。',
    '公共交通企业应当根据客流情况推迟末班车发车时间，并在站牌上标明夜间班次。',
    '区商务局每季度公布夜间消费示范街区名单，对管理不到位的街区取消称号。',
    '本措施自2025年10月1日起施行，有效期至2028年9月30日。',
  ],
};
const aid: Document = {
  path: '/art/wj/1006.html',
  title: '青禾区临时救助实施办法',
  number: '青政发〔2025〕6号',
  issuer: '青禾区人民政府',
  writtenOn: '2025-06-03',
  publishedOn: '2025-06-06',
  validity: '有效',
  index: '11379999MB28560012/2025-00206',
  clauses: [
    '因火灾、交通事故等意外事件导致基本生活暂时出现严重困难的家庭，可以向居住地的镇街提出申请。',
    '镇街应当在受理之日起八个工作日内完成入户调查、邻里访问和信息核对，提出审核意见。',
    '救助标准按照当地最低生活保障标准的二到六倍确定，特别困难的可以适当提高。',
    '任何单位和个人不得截留、挤占、挪用救助资金，骗取救助的应当退回并承担相应责任。',
    '本办法自2025年7月1日起施行，有效期5年。',
  ],
};
const bus: Document = {
  path: '/art/wj/1003.html',
  title: '青禾区教育和体育局关于规范校车使用管理的通知',
  number: '青教体发〔2025〕9号',
  issuer: '青禾区教育和体育局',
  writtenOn: '2025-04-10',
  publishedOn: '2025-04-14',
  validity: '有效',
  index: '11379999MB28560012/2025-00109',
  clauses: [
    '学校应当与校车服务提供者签订责任书，明确行驶线路、停靠站点和照管人员的职责。',
    '照管人员应当逐一清点上下车学生人数，到站后检查车厢，确认没有学生滞留方可锁闭车门。',
    '遇有大雾、暴雪和道路结冰等天气，学校应当提前通知家长停运，并安排好住校和留校学生。',
    '驾驶人有饮酒、超速、超员等行为记录的，不得继续驾驶校车。',
    '本通知自发布之日起施行，有效期三年。',
  ],
};
const dogs: Document = {
  path: '/art/wj/0901.html',
  title: '青禾区城区养犬管理暂行办法',
  number: '青政发〔2022〕3号',
  issuer: '青禾区人民政府',
  writtenOn: '2022-05-09',
  publishedOn: '2022-05-12',
  validity: '失效',
  index: '11379999MB28560012/2022-00103',
  clauses: [
    '城区养犬实行登记和免疫制度，养犬人应当到犬只收容所或者社区服务点办理登记。',
    '携犬外出应当束牵引绳，主动避让老年人、儿童和行动不便的人，及时清理粪便。',
    '禁止在学校、医院、商场等公共场所放养犬只，但是盲人携带导盲犬的除外。',
    '本办法自2022年6月1日起施行，有效期至2024年5月31日。',
  ],
};

const body = ({ issuer, clauses, writtenOn, number }: Document): string =>
  `<p style="text-align:center">${number}</p><p>各镇人民政府、各街道办事处，区直各部门：</p>${clauses
    .map((clause, at) => `<p>${['一', '二', '三', '四', '五'][at] ?? ''}、${clause}</p>`)
    .join('')}<p style="text-align:right">${issuer}</p><p style="text-align:right">${han(writtenOn)}</p>`;

/** The head of a document's page: label and value by turns, as a table of four columns. */
const head = (document: Document, fault: Fault | undefined): string => {
  const isBare = fault === 'bare' && document !== dogs;
  const isUnlabelled = fault === 'unlabelled' && document !== dogs;
  const pairs: readonly (readonly [string, string])[] = [
    ['索&nbsp;引&nbsp;号', isBare ? '' : document.index],
    ['发文机关', document.issuer],
    ['标&#12288;&#12288;题', document.title],
    ['发文字号', document.number],
    ['成文日期', isBare ? '' : han(document.writtenOn)],
    ['发布日期', document.publishedOn],
    ['有 效 性', isUnlabelled || isBare ? '' : fault === 'expired' ? '有效' : document.validity],
    ['主题分类', '其他'],
  ];
  const cells = pairs.map(([label, value]) => `<td class="k">${label}：</td><td>${value}</td>`);
  return `<table class="xxgk">${[0, 2, 4, 6].map((at) => `<tr>${cells.slice(at, at + 2).join('')}</tr>`).join('')}</table>`;
};

interface Interpretation {
  readonly path: string;
  readonly title: string;
  readonly on: string;
  readonly of: Document;
  readonly text: string;
}

const explain = (opening: string, aims: string, content: string, benefit: string): string =>
  `<p><strong>一、出台背景和依据</strong></p><p>${opening}</p><p><strong>二、目标任务</strong></p><p>${aims}</p>
<p><strong>三、主要内容</strong></p><p>${content}</p><p><strong>四、惠民利民举措</strong></p><p>${benefit}</p>`;

const nightText: Interpretation = {
  path: '/art/jd/2012.html',
  title: '文字解读：《关于促进夜间消费的若干措施》',
  on: '2025-09-26',
  of: night,
  text: explain(
    '去年以来，不少商户反映夜里客流多而车少、水电不便。为了落实省里扩大消费的部署，区里走访了四十多家企业，起草了这份文件。',
    '用三年时间，让城区形成五条有特色的夜市街，晚上出门有地方去、回家有车坐。',
    '文件从补贴、场地、交通、评选四个方面作了安排，钱怎么补、摊位归谁管、公交开到几点都有说法。',
    '开店的能省电费，摆摊的不用再东躲西藏，坐车的可以看站牌上的夜间班次。',
  ),
};
const nightPicture: Interpretation = {
  path: '/art/jd/2013.html',
  title: '图解：一图读懂青禾区促进夜间消费的若干措施',
  on: '2025-09-28',
  of: night,
  text: '<p style="text-align:center"><img src="/art/jd/night.jpg" alt=""></p>',
};
const aidText: Interpretation = {
  path: '/art/jd/2006.html',
  title: '《青禾区临时救助实施办法》政策解读',
  on: '2025-06-09',
  of: aid,
  text: explain(
    '原来的救助规定到期了，省民政厅今年印发了新的意见，对申请条件和标准都有调整，我区据此重新制定。',
    '解决群众遇到急事难事时的燃眉之急，做到早发现、早救助，不让一户因为意外过不下去。',
    '明确谁可以申请、向谁申请、几天能办好、能领多少，以及弄虚作假怎么处理。',
    '申请不再要求户籍，住在哪里就在哪里办；特别急的可以先给钱、后补手续。',
  ),
};
const busText: Interpretation = {
  path: '/art/jd/2003.html',
  title: '《关于规范校车使用管理的通知》政策解读',
  on: '2025-04-15',
  of: bus,
  text: explain(
    '近两年全区校车增加到一百二十多辆，个别学校交接不清。依据国家校车安全条例，局里制定了这份通知。',
    '把孩子从上车到下车的每一步都管住，三年内不发生责任事故。',
    '规定了学校、服务公司、驾驶员和照管员各自要做什么，出了问题由谁负责。',
    '适用范围是全区中小学和幼儿园的接送车辆；下雪起雾停运会提前告诉家长。',
  ),
};
const dogsText: Interpretation = {
  path: '/art/jd/1901.html',
  title: '《青禾区城区养犬管理暂行办法》政策解读',
  on: '2022-05-13',
  of: dogs,
  text: explain(
    '近年来城区养狗的人越来越多，伤人扰民的投诉也多了。根据省里的养犬条例，结合我区实际制定。',
    '规范养犬行为，让养狗的和不养狗的都能安心出门。',
    '主要讲了登记打疫苗、牵绳避让、哪些地方不能带狗以及罚则。',
    '关键词诠释：所称收容所，指由公安机关设立的收留走失和弃养犬只的场所。',
  ),
};

function make(fault?: Fault): Portal {
  const pages: Record<string, string | Uint8Array> = {};
  const nav = [
    ['/', '首页'],
    ['/yw/', '青禾要闻'],
    ['/zfxxgk/', '政府信息公开'],
    ['/zc/wj/', '政策文件'],
    ['/zc/jd/', '政策解读'],
    ['/hd/zj/', '意见征集'],
    ['/zc/jc/', '重大行政决策'],
  ] as const;
  const page = (title: string, content: string, type = '', extra = ''): string =>
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}-青禾区人民政府</title><meta name="SiteName" content="青禾区人民政府"><meta name="SiteDomain" content="www.qinghe.gov.cn"><meta name="SiteIDCode" content="3799990001">${type}${extra}</head><body>
<div class="header"><a href="/"><img src="/logo.png" alt="青禾区人民政府"></a></div><div class="nav"><ul>${nav.map(([url, name]) => `<li><a href="${url}">${name}</a></li>`).join('')}</ul></div>
<div class="main">${content}</div><div class="footer"><p>主办：青禾区人民政府办公室 鲁ICP备05000001号 鲁公网安备37999902000001号 网站标识码：3799990001 电话：0530-5550000</p></div></body></html>`;
  const list = (path: string, name: string, rows: readonly Row[]): void => {
    pages[path] = page(
      name,
      `<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="${path}">${name}</a></div><div class="lm"><h2>${name}</h2><ul class="news">${rows.map(([url, title, on]) => `<li><span>${on}</span><a href="${url}" title="${title}">${title}</a></li>`).join('')}</ul></div>`,
      `<meta name="ColumnName" content="${name}">`,
    );
  };
  const article = (path: string, column: string, title: string, on: string, content: string): Row => {
    pages[path] = page(
      title,
      `<div class="position">当前位置：<a href="/">首页</a> &gt; ${column} &gt; 正文</div><div class="wz"><h1>${title}</h1><div class="info">发布日期：${on} 来源：青禾区人民政府</div><div class="zw">${content}</div></div>`,
      `<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${on} 09:00"><meta name="ContentSource" content="青禾区人民政府">`,
    );
    return [path, title, on];
  };

  const documents = [fault === 'slow' ? { ...night, writtenOn: '2025-07-01' } : night, aid, bus, dogs];
  const interpretations = [nightText, nightPicture, aidText, busText, dogsText]
    .filter(({ of }) => !(fault === 'not-interpreted' && of === aid))
    .map((one) => (fault === 'late' && one === aidText ? { ...one, on: '2025-06-17' } : one))
    .map((one) =>
      fault === 'copied' && one.of === bus
        ? { ...one, text: bus.clauses.map((clause) => `<p>${clause}</p>`).join('') }
        : one,
    )
    .map((one) =>
      fault === 'thin' && one.of === aid
        ? {
            ...one,
            text: `<p>区里最近印发了临时救助的新办法，有困难的家庭可以留意。${'欢迎大家到镇街的窗口了解详情，窗口会安排专人讲解。'.repeat(4)}</p>`,
          }
        : one,
    )
    .map((one) =>
      fault === 'only-pictures' && one.of === aid
        ? { ...one, title: `图解：${one.title}`, text: '<p><img src="/art/jd/aid.jpg"></p>' }
        : one,
    );

  for (const document of documents) {
    const known = documents.find(({ path }) => path === document.path);
    const about = interpretations.filter(({ of }) => of.path === document.path);
    const related =
      about.length === 0 || (fault === 'document-without-link' && known === bus)
        ? ''
        : `<div class="xgjd"><h3>相关解读</h3><ul>${about.map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`).join('')}</ul></div>`;
    const files =
      document === aid
        ? `<p>附件：<a href="/art/wj/files/sqb.${fault === 'page-for-attachment' ? 'pdf' : 'docx'}">临时救助申请表</a></p>`
        : '';
    pages[document.path] = page(
      document.title,
      `<div class="position">当前位置：<a href="/">首页</a> &gt; 政策文件 &gt; 正文</div>${head(document, fault)}<div class="wz"><h1>${document.title}</h1><div class="zw">${body(document)}${files}</div>${related}</div>`,
      `<meta name="ArticleTitle" content="${document.title}"><meta name="PubDate" content="${document.publishedOn} 09:00"><meta name="ContentSource" content="${document.issuer}">`,
    );
  }
  if (fault !== 'dead-attachment')
    pages['/art/wj/files/sqb.docx'] = docxOf(
      ['临时救助申请表', '申请人：', '家庭人口：', '申请事由：'].map(paragraph).join(''),
    );
  pages['/art/wj/files/sqb.pdf'] =
    '<html><head><title>提示</title></head><body>您访问的文件已被移动，请联系管理员。</body></html>';
  for (const { path, title, on, of, text } of interpretations) {
    const link =
      fault === 'interpretation-without-link' && of === aid
        ? ''
        : `<p>相关文件：<a href="${of.path}">${of.title}</a></p>`;
    article(path, '政策解读', title, on, `${text}${link}`);
  }
  list(
    '/zc/wj/',
    '政策文件',
    documents.map(({ path, title, publishedOn }) => [path, title, publishedOn]),
  );
  list(
    '/zc/jd/',
    '政策解读',
    interpretations.map(({ path, title, on }) => [path, title, on]),
  );
  if (fault === 'two-versions')
    article(
      '/art/fd/77.html',
      '法定主动公开内容',
      aid.title,
      aid.publishedOn,
      body({ ...aid, clauses: aid.clauses.map((clause) => clause.replace('八个工作日', '十五个工作日')) }),
    );
  else article('/art/fd/77.html', '法定主动公开内容', aid.title, aid.publishedOn, body(aid));

  const asked = (path: string, title: string, on: string, period: string): Row =>
    article(
      path,
      '意见征集',
      title,
      on,
      `<p>为了提高决策质量，现将有关草案及其说明公布，向社会公开征求意见。</p><p>${period}</p><p>请将意见发送至qhqzj@163.com，或者寄到青禾路1号。</p><p>附：草案起草说明。${'草案对有关事项作了规定，请社会各界提出意见。'.repeat(4)}</p>`,
    );
  const feedback = (path: string, title: string, on: string): Row =>
    article(
      path,
      '意见征集',
      title,
      on,
      fault === 'empty-feedback'
        ? '<p>征求意见工作已经结束，感谢社会各界的关心和支持。我们将认真研究，不断改进工作，欢迎继续关注。</p>'
        : '<p>征求意见期间共收到意见12条，主要集中在补贴标准和申请材料两个方面。其中采纳9条，未采纳3条。未采纳的原因是有关建议与上级规定不一致。感谢社会各界的关心。</p>',
    );
  const consultations = [
    asked(
      '/art/zj/31.html',
      '关于《青禾区养老服务设施规划（草案）》公开征求意见的公告',
      '2025-07-01',
      fault === 'short-consultation'
        ? '征求意见时间：2025年7月1日至2025年7月15日。'
        : '征求意见时间：2025年7月1日至2025年7月31日。',
    ),
    ...(fault === 'no-feedback'
      ? []
      : [feedback('/art/zj/32.html', '关于《青禾区养老服务设施规划（草案）》征求意见采纳情况的反馈', '2025-08-12')]),
    asked(
      '/art/zj/21.html',
      '关于《青禾区防汛应急预案（修订草案）》征求意见的通知',
      '2025-05-06',
      '因汛期临近、情况紧急，征求意见期限缩短为10日，自2025年5月6日至5月15日。',
    ),
    feedback('/art/zj/22.html', '《青禾区防汛应急预案（修订草案）》公开征求意见情况反馈', '2025-05-28'),
  ];
  list('/hd/zj/', '意见征集', consultations);

  const year = fault === 'old-catalogue' ? 2024 : 2025;
  const matters: readonly (readonly [string, string])[] = [
    ['青禾区养老服务设施规划', '区民政局'],
    ['青禾区停车场建设三年计划', '区住建局'],
  ];
  const catalogue = article(
    '/art/jc/1.html',
    '重大行政决策',
    `青禾区人民政府${String(year)}年度重大行政决策事项目录`,
    `${String(year)}-04-18`,
    fault === 'pictured-catalogue'
      ? '<p><img src="/art/jc/ml.png"></p>'
      : `<p>经区委同意，现将目录公布如下。</p><table border="1"><tr><th>序号</th><th>决策事项名称</th><th>承办单位</th><th>计划完成时间</th></tr>${matters.map(([matter, office], at) => `<tr><td>${String(at + 1)}</td><td>${matter}</td><td>${office}</td><td>${String(year)}年12月</td></tr>`).join('')}</table>`,
  );
  list('/zc/jc/', '重大行政决策', [catalogue]);

  const news = newsTitles.map((title, at) =>
    article(`/art/yw/${String(at)}.html`, '青禾要闻', title, `2025-11-1${String(6 - at)}`, plainText(title)),
  );
  list('/yw/', '青禾要闻', news);
  pages['/'] = page(
    '首页',
    `<h2>青禾要闻</h2><ul>${news.map(([url, title, on]) => `<li><a href="${url}">${title}</a><span>${on}</span></li>`).join('')}</ul>`,
  );
  const office = {
    name: '青禾区人民政府',
    office: '青禾区人民政府办公室',
    address: '青禾区青禾路1号',
    phone: '0530-5550001',
    mail: 'qhqzwgk@163.com',
  };
  const gk = [
    ['zn', '政府信息公开指南'],
    ['zd', '政府信息公开制度'],
    ['fd', '法定主动公开内容'],
    ['nb', '政府信息公开年报'],
    ['sq', '依申请公开'],
  ] as const;
  pages['/zfxxgk/'] = page(
    '政府信息公开',
    `<div class="gkdh"><ul>${gk.map(([path, name]) => `<li><a href="/zfxxgk/${path}/">${name}</a></li>`).join('')}</ul></div>`,
  );
  pages['/zfxxgk/zn/'] = page(
    '政府信息公开指南',
    `<h1>政府信息公开指南</h1><div class="zw">${guideText(office)}</div>`,
  );
  list('/zfxxgk/zd/', '政府信息公开制度', [
    article('/art/zd/1.html', '政府信息公开制度', '青禾区政府信息公开办法', '2023-02-02', plainText('公开')),
  ]);
  list('/zfxxgk/fd/', '法定主动公开内容', [['/art/fd/77.html', aid.title, aid.publishedOn]]);
  list(
    '/zfxxgk/nb/',
    '政府信息公开年报',
    [2024, 2023, 2022, 2021, 2020].map((reported) =>
      article(
        `/art/nb/${String(reported)}.html`,
        '政府信息公开年报',
        `青禾区人民政府${String(reported)}年政府信息公开工作年度报告`,
        `${String(reported + 1)}-03-1${String(reported % 7)}`,
        reportText('青禾区', reported),
      ),
    ),
  );
  pages['/zfxxgk/sq/'] = page(
    '依申请公开',
    '<h1>依申请公开</h1><p>申请人可以当面提交申请，也可以邮寄至青禾路1号区政府办公室。</p>',
  );

  const sound: Portal['expected'] = {
    'documents-column': 'passed',
    'documents-metadata': 'passed',
    'documents-validity': 'passed',
    'documents-not-expired': 'passed',
    'attachments-open': 'passed',
    'publication-lag': 'passed',
    'index-number': 'passed',
    'documents-same-source': 'passed',
    'interpretation-column': 'passed',
    'interpretation-coverage': 'passed',
    'interpretation-linked': 'passed',
    'interpretation-timely': 'passed',
    'interpretation-forms': 'passed',
    'interpretation-elements': 'passed',
    'interpretation-original': 'passed',
    'decision-catalogue': 'passed',
    'decision-catalogue-links': 'failed',
    'consultation-column': 'passed',
    'consultation-period': 'passed',
    'consultation-feedback': 'passed',
  };
  return {
    name: '青禾区人民政府',
    kind: 'district',
    start: '/',
    about: `文件、解读和决策${fault === undefined ? '' : `：${ABOUT[fault]}`}`,
    pages,
    expected: { ...sound, ...(fault && FAULTY[fault]) },
  };
}

const ABOUT: Readonly<Record<Fault, string>> = {
  'not-interpreted': '一份文件没有解读',
  'interpretation-without-link': '一篇解读没有链到文件',
  'document-without-link': '一份文件没有链到解读',
  late: '一篇解读迟了',
  copied: '一篇解读照抄文件',
  'only-pictures': '一份文件只有图解',
  thin: '一篇解读没有要素',
  expired: '过期文件标为有效',
  unlabelled: '三份文件没有标有效性',
  bare: '三份文件缺索引号、成文日期和有效性',
  slow: '一份文件成文两个多月后才公布',
  'short-consultation': '一次征求意见只有十五天，没有说明原因',
  'no-feedback': '一次征求意见没有反馈',
  'empty-feedback': '反馈没有内容',
  'old-catalogue': '目录是上一年的',
  'pictured-catalogue': '目录是一张图片',
  'dead-attachment': '一个附件打不开',
  'page-for-attachment': '一个附件其实是网页',
  'two-versions': '同一份文件两处文字不同',
};

const FAULTY: Readonly<Record<Fault, Portal['expected']>> = {
  'not-interpreted': {
    'interpretation-coverage': ['failed', { without: [aid.title] }],
  },
  'interpretation-without-link': { 'interpretation-linked': 'failed' },
  'document-without-link': { 'interpretation-linked': 'failed' },
  late: { 'interpretation-timely': 'failed' },
  // What repeats the document's clauses has none of the headings either.
  copied: { 'interpretation-original': 'failed', 'interpretation-elements': 'failed|cantTell' },
  'only-pictures': {},
  thin: { 'interpretation-elements': 'failed' },
  expired: { 'documents-not-expired': 'failed' },
  // Nothing is then labelled 有效.
  unlabelled: {
    'documents-validity': 'failed',
    'documents-metadata': 'failed',
    'documents-not-expired': 'passed|inapplicable',
  },
  bare: {
    'documents-validity': 'failed',
    'documents-metadata': 'failed',
    'documents-not-expired': 'passed|inapplicable',
    'index-number': 'failed',
    // Without the day it was made its delay is unknown.
    'publication-lag': 'passed|cantTell',
  },
  // The period runs from the document's making or change: later ones are candidates.
  slow: { 'publication-lag': 'cantTell' },
  'short-consultation': { 'consultation-period': 'failed' },
  'no-feedback': { 'consultation-feedback': 'failed' },
  'empty-feedback': { 'consultation-feedback': 'failed|cantTell' },
  'old-catalogue': { 'decision-catalogue': 'failed', 'decision-catalogue-links': 'failed|inapplicable' },
  'pictured-catalogue': { 'decision-catalogue': 'cantTell', 'decision-catalogue-links': 'cantTell' },
  'dead-attachment': { 'attachments-open': 'failed' },
  'page-for-attachment': { 'attachments-open': 'failed' },
  'two-versions': { 'documents-same-source': 'failed' },
};

export const policyOffice = make();
export const policyOfficesFaulty: readonly Portal[] = (Object.keys(FAULTY) as Fault[]).map(make);
