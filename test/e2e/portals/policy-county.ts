/** 临溪县: metadata whose labels only their style sets apart, interpretations in columns by form, personnel and others' documents among its own. */
import type { Portal } from './portal.js';
import { newsTitles, plainText } from './prose.js';
import type { Row } from './prose.js';

type Fault = 'fourth-working-day' | 'unlinked' | 'another-is-interpreted' | 'expired' | 'blank-index' | 'no-aims';

const COUNTY = '临溪县';
const OFFICE = `${COUNTY}人民政府`;

interface Document {
  readonly id: number;
  readonly title: string;
  readonly number: string;
  readonly issuer?: string;
  readonly writtenOn: string;
  readonly publishedOn: string;
  readonly validity?: string;
  readonly clauses: readonly string[];
}

const tea: Document = {
  id: 31,
  title: `${OFFICE}办公室印发关于支持茶产业高质量发展若干政策措施的通知`,
  number: '溪政办〔2025〕31号',
  issuer: `${OFFICE}办公室`,
  writtenOn: '2025-09-26',
  publishedOn: '2025-09-29',
  clauses: [
    '鼓励低产茶园改造，对集中连片五十亩以上更换无性系良种的，按照每亩八百元标准分两年补助。',
    '获得有机产品认证的茶园凭认证证书申请奖励，证书有效期1年，到期换证的可以再次申请。',
    '补助资金由县农业农村局会同县财政局审核，公示五个工作日无异议后拨付。',
    '本措施自二〇二五年十一月一日起施行，有效期至二〇二七年十二月三十一日。',
  ],
};
const road: Document = {
  id: 7,
  title: `${COUNTY}农村公路管护办法`,
  number: '溪政〔2025〕7号',
  writtenOn: '2025-03-11',
  publishedOn: '2025-04-08',
  clauses: [
    '县道由县交通运输局管护，乡道由乡镇管护，村道由村民委员会在乡镇指导下管护。',
    '管护单位应当每月对桥梁涵洞巡查不少于二次，发现险情立即设置警示标志并报告。',
    '任何单位不得在公路上打场晒粮、堆放物料、倾倒垃圾或者擅自挖沟引水。',
    '本办法自印发之日起30日后施行，有效期五年。',
  ],
};
/** Three years from the thirtieth day after it was issued: it ends five days after the audit. */
const water: Document = {
  id: 15,
  title: `${OFFICE}关于加强饮用水水源保护的规定`,
  number: '溪政〔2022〕15号',
  writtenOn: '2022-10-25',
  publishedOn: '2022-10-25',
  clauses: [
    '水源一级保护区内禁止新建、改建、扩建与供水设施无关的建设项目。',
    '取得排污许可证的单位应当在许可证有效期届满前三十日申请延续。',
    '本规定自发布之日起30日后施行，有效期三年。《临溪县水源保护暂行规定》（溪政〔2017〕4号）有效期至2022年10月24日，期满自行失效。',
  ],
};
const others: readonly Document[] = [
  {
    id: 9,
    title: `${OFFICE}关于张志远等同志任免职务的通知`,
    number: '溪政任〔2025〕9号',
    writtenOn: '2025-08-01',
    publishedOn: '2025-08-05',
    clauses: ['任命张志远为县水利局副局长，试用期一年。', '免去何建平的县水利局副局长职务。'],
  },
  {
    id: 18,
    title: '江南省人民政府办公厅关于印发江南省城镇排水管理办法的通知',
    number: '江政办发〔2025〕18号',
    issuer: '江南省人民政府办公厅',
    writtenOn: '2025-06-10',
    publishedOn: '2025-06-16',
    clauses: ['城镇排水设施实行统一规划、分级管理。', '排水户应当取得排水许可证，许可证有效期为五年。'],
  },
];

interface Interpretation {
  readonly id: number;
  readonly of: Document;
  readonly form: 'wzjd' | 'tj';
  readonly title: string;
  readonly on: string;
  readonly text: string;
}

const explain = (...parts: readonly string[]): string =>
  parts.map((part) => `<p><b>${part.split('：')[0] ?? ''}</b></p><p>${part.split('：')[1] ?? ''}</p>`).join('');
const interpretations: readonly Interpretation[] = [
  {
    id: 501,
    of: tea,
    form: 'wzjd',
    title: '《关于支持茶产业高质量发展若干政策措施》解读',
    // The third working day after the document: the holiday lies between.
    on: '2025-10-10',
    text: explain(
      '【出台背景】：我县是老茶区，近年来不少茶园树龄偏大。省里去年出台了特色产业扶持意见，县农业农村局据此起草了文件。',
      '【工作目标】：用三年时间改造茶园一万亩，培育年产值过千万元的企业八家。',
      '【主要内容】：一是补茶园，二是补认证，同时说清楚钱怎么申请、多久到账。',
      '【惠民举措】：种茶的农户改种良种有补贴，换了证的还能再领一回。',
    ),
  },
  {
    id: 502,
    of: tea,
    form: 'tj',
    title: `一图读懂｜${COUNTY}支持茶产业高质量发展若干政策措施`,
    on: '2025-10-10',
    text: '<p><img src="/images/t1.jpg"></p>',
  },
  {
    id: 503,
    of: road,
    form: 'wzjd',
    title: `《${COUNTY}农村公路管护办法》政策解读`,
    on: '2025-04-08',
    text: explain(
      '一、为什么要出台：全县农村公路已有一千四百公里，坑洼路面多年没人修。依据《公路法》和省里的条例，县政府制定了办法。',
      '二、要达到什么目标：到2027年，列养率达到百分之百。',
      '三、有哪些主要内容：讲清了县乡村三级各管哪些路，多久查一次，哪些事情不能在路上干。',
      '四、适用范围：适用于县道、乡道、村道，国道省道不在其中。',
    ),
  },
  {
    id: 504,
    of: water,
    form: 'wzjd',
    title: `关于《${water.title}》的政策解读`,
    on: '2022-10-26',
    text: explain(
      '一、制定依据：老规定到期了，新修订的水污染防治法对保护区有了更严的要求。',
      '二、目标任务：守住全县二十六处集中式水源地。',
      '三、主要内容：划清了一级、二级保护区里不能干的事。',
      '四、新旧政策差异：与原规定相比，巡查责任由县里下放到乡镇。',
    ),
  },
];

const CATEGORIES = [
  ['wzjd', '文字解读'],
  ['tj', '图解'],
] as const;
const NAV = [
  ['/', '网站首页'],
  ['/xwzx/', '临溪新闻'],
  ['/zwgk/', '政府信息公开'],
  ['/zwgk/zfwj/', '政府文件'],
  ['/zwgk/zcjd/', '政策解读'],
] as const;

const pathOf = ({ id, publishedOn }: Document): string =>
  `/zwgk/zfwj/${publishedOn.slice(0, 7).replace('-', '')}/t${publishedOn.replaceAll('-', '')}_${String(4000 + id)}.html`;
const addressOf = ({ id, form }: Interpretation): string => `/zwgk/zcjd/${form}/t_${String(id)}.html`;

function make(fault?: Fault): Portal {
  const pages: Record<string, string> = {};
  const page = (title: string, content: string): string =>
    `<!DOCTYPE HTML><html><head><meta charset="utf-8"><title>${title}-${OFFICE}</title></head><body><div class="top"><ul>${NAV.map(([url, name]) => `<li><a href="${url}">${name}</a></li>`).join('')}</ul></div>${content}<div class="foot">主办单位：${OFFICE}办公室&#12288;江ICP备06000002号&#12288;网站标识码：3699990002</div></body></html>`;
  const crumb = (path: string, name: string): string =>
    `<div class="crumb">您所在的位置：<a href="/">首页</a>&gt;<a href="${path}">${name}</a></div>`;
  const list = (path: string, name: string, rows: readonly Row[]): void => {
    pages[path] = page(
      name,
      `${crumb(path, name)}<div class="rbox"><div class="tit">${name}</div><ul class="gl-list">${rows.map(([url, title, on]) => `<li><a href="${url}">${title}</a><i>[${on}]</i></li>`).join('')}</ul></div>`,
    );
  };
  const article = (path: string, column: string, title: string, on: string, content: string): Row => {
    pages[path] = page(
      title,
      `${crumb('/zwgk/', column)}<div class="cont"><h2>${title}</h2><div class="sub">时间：${on}&#12288;来源：${OFFICE}</div><div id="zoom">${content}</div></div>`,
    );
    return [path, title, on];
  };

  const documents = [tea, road, water, ...others].map((one) =>
    fault === 'expired' && one === tea
      ? {
          ...tea,
          clauses: [...tea.clauses.slice(0, 3), '本措施自二〇二三年十一月一日起施行，有效期至二〇二五年十月三十一日。'],
        }
      : one,
  );
  const readings = interpretations.map((one): Interpretation => {
    if (fault === 'fourth-working-day' && one.of === tea) return { ...one, on: '2025-10-11' };
    if (fault === 'another-is-interpreted' && one.of === road)
      return { ...one, title: `《${COUNTY}农村公路建设管理办法》政策解读` };
    // 目标 stands neither as a heading nor in the text.
    if (fault === 'no-aims' && one.of === road)
      return { ...one, text: one.text.replace(/<p><b>二、.*?<\/p><p>.*?<\/p>/, '') };
    return one;
  });
  const isLinked = (one: Interpretation): boolean =>
    fault !== 'unlinked' && !(fault === 'another-is-interpreted' && one.of === road);

  for (const document of documents) {
    const { id, title, number, issuer = OFFICE, writtenOn, publishedOn, validity = '有效', clauses } = document;
    const index = fault === 'blank-index' ? '' : `LX001-02-${publishedOn.slice(0, 4)}-${String(id).padStart(5, '0')}`;
    const rows = [
      ['索 引 号', index],
      ['信息名称', title],
      ['发布机构', issuer],
      ['文　　号', number],
      ['生成日期', writtenOn],
      ['发布日期', publishedOn],
      ['时　　效', validity],
    ];
    const links = readings
      .filter((one) => one.of.id === id && isLinked(one))
      .map((one) => `<a href="${addressOf(one)}" class="btn">${one.form === 'tj' ? '图解' : '文字解读'}</a>`);
    pages[pathOf(document)] = page(
      title,
      `<div class="xl-head">${rows.map(([label = '', value = '']) => `<div class="item"><span class="name">${label}</span><span class="val">${value}</span></div>`).join('')}</div>${crumb('/zwgk/zfwj/', '政府文件')}<div class="cont"><h2>${title}</h2><div class="TRS_UEDITOR"><p>各乡镇人民政府，县直各单位：</p>${clauses.map((clause, at) => `<p>&#12288;&#12288;第${'一二三四'[at] ?? ''}条&#12288;${clause}</p>`).join('')}<p align="right">${issuer}</p><p align="right">${writtenOn}</p></div><div class="gljd"><em>解读：</em>${links.join('')}</div></div>`,
    );
  }
  for (const one of readings)
    article(
      addressOf(one),
      '政策解读',
      one.title,
      one.on,
      `${one.text}${isLinked(one) ? `<p class="yw"><a href="${pathOf(one.of)}">查看原文件</a></p>` : ''}`,
    );
  const rowsOf = (form: string): Row[] =>
    readings.filter((one) => one.form === form).map((one) => [addressOf(one), one.title, one.on]);
  list(
    '/zwgk/zfwj/',
    '政府文件',
    documents
      .toSorted((a, b) => (a.publishedOn < b.publishedOn ? 1 : -1))
      .map((one) => [pathOf(one), one.title, one.publishedOn]),
  );
  pages['/zwgk/zcjd/'] = page(
    '政策解读',
    `${crumb('/zwgk/zcjd/', '政策解读')}${CATEGORIES.map(([path, name]) => `<div class="blk"><h3><a href="/zwgk/zcjd/${path}/">${name}</a></h3></div>`).join('')}`,
  );
  for (const [path, name] of CATEGORIES) list(`/zwgk/zcjd/${path}/`, name, rowsOf(path));

  const news = newsTitles.map((title, at) =>
    article(`/xw/${String(at)}.html`, '临溪新闻', title, `2025-11-1${String(6 - at)}`, plainText(title)),
  );
  list('/xwzx/', '临溪新闻', news);
  pages['/'] = page(
    '首页',
    `<ul>${news.map(([url, title, on]) => `<li><a href="${url}">${title}</a><span>${on}</span></li>`).join('')}</ul>`,
  );
  const columns = NAV.slice(3).map(([url, name]) => `<li><a href="${url}">${name}</a></li>`);
  pages['/zwgk/'] = page('政府信息公开', `<ul>${columns.join('')}</ul>`);

  return {
    name: OFFICE,
    kind: 'district',
    start: '/',
    about: `标签没有冒号，解读按形式分栏${fault === undefined ? '' : `：${ABOUT[fault]}`}`,
    pages,
    expected: { ...SOUND, ...(fault && FAULTY[fault]) },
  };
}

const SOUND: Portal['expected'] = Object.fromEntries(
  [
    ...['documents-metadata', 'documents-validity', 'documents-not-expired', 'publication-lag', 'index-number'],
    ...['coverage', 'linked', 'timely', 'forms', 'elements', 'original'].map((rule) => `interpretation-${rule}`),
  ].map((rule) => [rule, 'passed']),
);

const ABOUT: Readonly<Record<Fault, string>> = {
  'fourth-working-day': '解读在第四个工作日（调休的星期六）发布',
  unlinked: '文件和解读只有标题对得上',
  'another-is-interpreted': '解读的是名称相近的另一份文件',
  expired: '用汉字写的有效期已过',
  'blank-index': '索引号空着',
  'no-aims': '一篇解读没有写目标任务',
};

const FAULTY: Readonly<Record<Fault, Portal['expected']>> = {
  'fourth-working-day': { 'interpretation-timely': 'failed' },
  unlinked: { 'interpretation-linked': 'failed' },
  'another-is-interpreted': { 'interpretation-coverage': ['failed', { without: [road.title] }] },
  expired: { 'documents-not-expired': 'failed' },
  'blank-index': { 'index-number': 'failed', 'documents-metadata': 'failed' },
  'no-aims': { 'interpretation-elements': 'failed' },
};

export const policyCounty = make();
export const policyCountiesFaulty: readonly Portal[] = (Object.keys(FAULTY) as Fault[]).map(make);
