/** 青禾区: a careful portal in 大汉 style. Nearly everything is right. */
import { annualReport } from '../content/annual-report.js';
import { articlesFrom, categoryColumn, consultations, letters, series, type Setting } from '../content/articles.js';
import { CATEGORIES } from '../content/categories.js';
import { group, list, single, type Column, type SiteContent } from '../content/column.js';
import { applicationBody, guideBody } from '../content/guide.js';
import { CATALOGUES, CLEAN_UP, EXTRA } from '../content/extra.js';
import { NEWS, NOTICES, SYSTEMS } from '../content/news.js';
import { QINGHE } from '../content/place.js';
import { policies, type DemoForm } from '../content/policies.js';
import { rosterOf, unitsColumn, type DemoUnit } from '../content/units.js';
import { publishedReportYears } from '../content/report-years.js';
import { inChinese, officeDayBefore, paragraphs } from '../content/words.js';
import { answerFrom } from '../styles/answers.js';
import { hanwebNotFound, hanwebRoutes } from '../styles/hanweb.js';
import { demoSite } from './demo-site-of.js';
import type { DemoSite } from '../demo-site.js';

const FORMS: readonly (readonly DemoForm[])[] = [
  ['text', 'image', 'video', 'qa', 'audio'],
  ['text', 'image', 'qa'],
  ['text', 'image', 'video'],
  ['text', 'image', 'video', 'qa', 'audio'],
  ['text', 'qa'],
  ['text', 'image'],
  ['text', 'image', 'qa'],
  ['text', 'video'],
];

/** Planted on purpose, so that even a good site has something to mend. */
const FAULTS = [
  '政府信息公开指南没有传真号码',
  '“公务员招考”栏目开设后没有发布过信息（空白栏目，不足5个）',
  '政策文件《粮食生产功能区建设和保护办法》公布时没有标注索引号',
  '雁湖镇的年度报告2月10日才发布，迟于1月31日',
] as const;

const UNITS: readonly DemoUnit[] = [
  ...['发展和改革局', '教育和体育局', '民政局', '财政局', '人力资源和社会保障局', '农业农村局', '卫生健康局'].map(
    (name) => ({ name, kind: 'department' as const }),
  ),
  ...QINGHE.towns.map((name) => ({
    name,
    kind: 'township' as const,
    ...(name === '雁湖镇' && { reportOn: '02-10' }),
  })),
];

function content(asOf: string): SiteContent {
  const setting: Setting = { place: QINGHE, asOf };
  const { documents, interpretations } = policies(setting, {
    newest: 16,
    step: 41,
    count: 8,
    forms: (turn) => FORMS[turn] ?? ['text'],
    lagDays: 1,
    linked: 'both',
  });
  const policyColumn = list('documents', '政策文件', '政策文件', [
    ...documents.map((document) =>
      document.key === 'policy-grain'
        ? { ...document, info: document.info?.filter(([label]) => label !== '索引号') ?? [] }
        : document,
    ),
    ...articlesFrom(setting, 'clean-up', CLEAN_UP, { newest: 240, step: 1 }, QINGHE.government),
  ]);
  const interpretation = list('interpretation', '政策解读', '政策解读', interpretations);
  const categories = CATEGORIES.map((category, index): Column => {
    const column = categoryColumn(setting, category, category.name, 9 + index * 6);
    return category.key === 'recruitment' ? { ...column, articles: [] } : column;
  });
  const guideUpdatedOn = officeDayBefore(asOf, 75);
  const platform = group('platform', '政府信息公开', '信息公开目录', [
    single(
      'guide',
      '政府信息公开指南',
      '信息公开指南',
      guideBody(QINGHE, { without: ['传真号码'], updated: { label: '更新日期', on: guideUpdatedOn } }),
      guideUpdatedOn,
    ),
    list(
      'system',
      '政府信息公开制度',
      '信息公开制度',
      articlesFrom(setting, 'system', SYSTEMS, { newest: 60, step: 130 }),
    ),
    group('statutory', '法定主动公开内容', '信息公开目录', [
      policyColumn,
      ...categories,
      ...EXTRA.map(({ key, name, type, entries }, index) =>
        list(key, name, type, articlesFrom(setting, key, entries, { newest: 14 + index * 9, step: 48 })),
      ),
    ]),
    list(
      'annual-report',
      '政府信息公开年报',
      '信息公开年报',
      publishedReportYears(asOf, 6, '03-18').map(({ year, publishedOn }) => annualReport(QINGHE, year, publishedOn)),
    ),
    single('application', '依申请公开', '依申请公开', applicationBody(QINGHE, '/module/ysqgk/save.do')),
    list(
      'grassroots',
      '基层政务公开标准目录',
      '信息公开目录',
      articlesFrom(setting, 'catalogue', CATALOGUES, { newest: 90, step: 2 }),
    ),
    unitsColumn(setting, '部门和镇街信息公开', UNITS),
  ]);
  const news = list(
    'news',
    '要闻动态',
    '工作动态',
    articlesFrom(setting, 'news', series(NEWS, 20), { newest: 1, step: 2 }, '青禾区融媒体中心'),
  );
  const notices = list(
    'notices',
    '通知公告',
    '通知公告',
    articlesFrom(setting, 'notice', NOTICES, { newest: 3, step: 14 }),
  );
  const mailbox = list('mailbox', '区长信箱', '咨询投诉', letters(setting, 6, 3));
  const consultation = list('consultation', '意见征集', '征集调查', consultations(setting, 12, 31));
  return {
    place: QINGHE,
    asOf,
    navigation: [
      group('news-center', '新闻中心', '工作动态', [news, notices]),
      platform,
      interpretation,
      group('interaction', '互动交流', '咨询投诉', [mailbox, consultation]),
      single(
        'about',
        '走进青禾',
        '概况信息',
        paragraphs([
          `青禾区位于清溪河中游，辖${QINGHE.towns.join('、')}，面积六百八十二平方公里，常住人口四十一点七万人。`,
          `全区以稻米、莲藕种植和农副产品加工见长，是区域重要的粮食生产基地。（更新于${inChinese(officeDayBefore(asOf, 120))}）`,
        ]),
      ),
      single(
        'contact',
        '联系我们',
        '其他',
        paragraphs([`联系地址：${QINGHE.address}`, `联系电话：${QINGHE.phone}`, `电子邮箱：${QINGHE.mail}`]),
      ),
      single('site-map', '网站地图', '其他', ''),
    ],
    platform,
    homeLists: [news, notices, policyColumn, interpretation, consultation],
    siteMap: true,
  };
}

/** 青禾区 as of a day. */
export function qinghe(asOf: string): DemoSite {
  const routes = hanwebRoutes(content(asOf));
  return demoSite(QINGHE, {
    hasIpv6: true,
    units: rosterOf(QINGHE, UNITS),
    faults: FAULTS,
    routes,
    answer: answerFrom(routes, hanwebNotFound),
  });
}
