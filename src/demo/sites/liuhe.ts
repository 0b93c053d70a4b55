/** 柳河县: an abandoned portal of the 2000s. Vetoed: its home page has stood still for months and columns are blank. */
import { annualReport } from '../content/annual-report.js';
import { articlesFrom, categoryColumn, letters, series, type Setting } from '../content/articles.js';
import { CATEGORIES } from '../content/categories.js';
import { group, list, single, type SiteContent } from '../content/column.js';
import type { DemoSite } from '../demo-site.js';
import { guideBody } from '../content/guide.js';
import { NEWS, NOTICES } from '../content/news.js';
import { LIUHE } from '../content/place.js';
import { policies } from '../content/policies.js';
import { publishedReportYears } from '../content/report-years.js';
import { paragraphs } from '../content/words.js';
import { answerFrom } from '../styles/answers.js';
import { oldNotFound, oldRoutes } from '../styles/old.js';
import { demoSite } from './demo-site-of.js';

const FAULTS = [
  '首页最新信息停留在五个月以前（单项否决）',
  '导航中有七个空白栏目（单项否决）',
  '公开平台没有政府信息公开制度栏目，没有依申请公开入口',
  '指南缺编排体系、获取方式、办公时间、传真号码，没有更新日期，没有20个工作日的答复期限',
  '法定主动公开内容只有四类，其中混入工作动态',
  '政府信息公开年报只有两个年度，其中一份缺第五、第六部分',
  '没有政策解读栏目',
  '页面没有网站标识码、公安备案号、主办单位、联系方式、找错入口，没有任何网页标签',
  '页脚标注“本网站支持IPv6”，域名却没有 AAAA 记录',
  '留言都没有答复（单项否决）',
  '站内搜索查不到任何信息',
] as const;

/** Categories this portal still fills, and those it opened and never filled. */
const FILLED = ['organisation', 'planning', 'budget'];
const BLANK = [
  ['blank-statistics', '统计信息'],
  ['blank-licensing', '行政许可'],
  ['blank-procurement', '政府采购'],
  ['blank-emergency', '应急管理'],
] as const;

/** News that stands where documents belong: meetings, visits, campaigns. */
const MIXED = series(
  NEWS.filter(([title]) => /召开|举办|举行|开展|调研|启动/.test(title)),
  14,
);

function content(asOf: string): SiteContent {
  const setting: Setting = { place: LIUHE, asOf };
  const { documents } = policies(setting, {
    newest: 260,
    step: 150,
    count: 4,
    forms: () => [],
    lagDays: 0,
    linked: 'none',
    withoutInfo: ['索引号', '有效性', '成文日期', '主题分类', '标题', '发文机关', '发文字号', '发布日期'],
  });
  const news = list(
    'news',
    '柳河新闻',
    '',
    articlesFrom(setting, 'news', series(NEWS, 30), { newest: 155, step: 9 }, '本站编辑'),
  );
  const notices = list('notices', '通知公告', '', articlesFrom(setting, 'notice', NOTICES, { newest: 210, step: 40 }));
  const policyColumn = list('documents', '政府文件', '', documents);
  const reports = publishedReportYears(asOf, 4, '03-25').slice(2);
  const platform = group('platform', '政务公开', '', [
    single(
      'guide',
      '公开指南',
      '',
      guideBody(LIUHE, {
        without: ['编排体系', '获取方式', '办公时间', '传真号码'],
        withoutAnswerPeriod: true,
      }),
    ),
    group('statutory', '公开目录', '', [
      policyColumn,
      ...CATEGORIES.filter(({ key }) => FILLED.includes(key)).map((category, index) =>
        categoryColumn(setting, category, category.alias, 240 + index * 30),
      ),
      list('mixed', '工作信息', '', articlesFrom(setting, 'mixed', MIXED, { newest: 200, step: 9 }, '本站编辑')),
      ...BLANK.map(([key, name]) => list(key, name, '', [])),
    ]),
    list(
      'annual-report',
      '年度报告',
      '',
      reports.map(({ year, publishedOn }, index) =>
        annualReport(LIUHE, year, publishedOn, index === 0 ? { withoutSections: [5, 6] } : {}),
      ),
    ),
  ]);
  return {
    place: LIUHE,
    asOf,
    navigation: [
      news,
      notices,
      platform,
      list('mailbox', '县长信箱', '', letters(setting, 150, undefined)),
      single('about', '柳河概况', '', paragraphs([`柳河县因柳河得名，辖${LIUHE.towns.join('、')}。`])),
      list('blank-topics', '专题专栏', '', []),
      list('blank-service', '办事指南', '', []),
      list('blank-survey', '网上调查', '', []),
    ],
    platform,
    homeLists: [news, notices, policyColumn],
    siteMap: false,
  };
}

/** 柳河县 as of a day. */
export function liuhe(asOf: string): DemoSite {
  const routes = oldRoutes(content(asOf));
  return demoSite(LIUHE, { hasIpv6: false, faults: FAULTS, routes, answer: answerFrom(routes, oldNotFound) });
}
