/** 云岭区: a middling portal in TRS style. Its columns are there, but much in them is old, late or half done. */
import { annualReport } from '../content/annual-report.js';
import { articlesFrom, categoryColumn, consultations, letters, series, type Setting } from '../content/articles.js';
import { CATEGORIES } from '../content/categories.js';
import { group, list, single, type SiteContent } from '../content/column.js';
import type { DemoSite } from '../demo-site.js';
import { applicationBody, guideBody } from '../content/guide.js';
import { NEWS, NOTICES, SYSTEMS } from '../content/news.js';
import { YUNLING } from '../content/place.js';
import { policies } from '../content/policies.js';
import { rosterOf, unitsColumn, type DemoUnit } from '../content/units.js';
import { publishedReportYears } from '../content/report-years.js';
import { officeDayBefore, paragraphs } from '../content/words.js';
import { answerFrom } from '../styles/answers.js';
import { trsNotFound, trsRoutes } from '../styles/trs.js';
import { demoSite } from './demo-site-of.js';

const FAULTS = [
  '公开平台三个栏目用的是别名：信息公开指南、信息公开制度、信息公开年报',
  '指南标注的更新时间已超过两年；没有编排体系',
  '倒数第三个年度的政府信息公开工作年度报告缺失',
  '最近一年的年度报告4月27日才发布，迟于3月31日',
  '倒数第二个年度的报告本年新收申请总计栏多算3件',
  '法定主动公开内容缺政府采购、公务员招考、行政事业性收费三类',
  '政策文件只有前两件有解读，且只有文字一种形式，文件页不链接解读',
  '页脚没有公安备案号，没有“我为政府网站找错”入口',
  '网页标签没有 SiteIDCode，文章没有 PubDate',
  '域名没有 AAAA 记录',
  '望峰街道、竹坞镇的公开页面没有制度栏目，茶溪镇的没有年报栏目',
  '教育体育局没有最近一年的年度报告，望峰街道、竹坞镇的迟于1月31日',
] as const;

const UNITS: readonly DemoUnit[] = [
  { name: '财政局', kind: 'department' },
  { name: '教育体育局', kind: 'department', lacksNewestReport: true },
  { name: '松涛街道', kind: 'township' },
  { name: '望峰街道', kind: 'township', without: ['system'], reportOn: '03-06' },
  { name: '茶溪镇', kind: 'township', without: ['annual-report'] },
  { name: '竹坞镇', kind: 'township', without: ['system'], reportOn: '04-13' },
];

/** Categories that this portal does not have. */
const ABSENT = new Set(['procurement', 'recruitment', 'fees']);

function content(asOf: string): SiteContent {
  const setting: Setting = { place: YUNLING, asOf };
  const { documents, interpretations } = policies(setting, {
    newest: 33,
    step: 58,
    count: 6,
    forms: (turn) => (turn < 2 ? ['text'] : []),
    lagDays: 1,
    linked: 'from-interpretation',
    withoutInfo: ['有效性'],
  });
  const policyColumn = list('documents', '政策文件', '政策文件', documents);
  const interpretation = list('interpretation', '政策解读', '政策解读', interpretations);
  const guideUpdatedOn = officeDayBefore(asOf, 1130);
  const reports = publishedReportYears(asOf, 6, '04-27');
  const platform = group('platform', '政务公开', '信息公开目录', [
    single(
      'guide',
      '信息公开指南',
      '信息公开指南',
      guideBody(YUNLING, { without: ['编排体系'], updated: { label: '更新时间', on: guideUpdatedOn } }),
    ),
    list(
      'system',
      '信息公开制度',
      '其他',
      articlesFrom(setting, 'system', SYSTEMS.slice(0, 4), { newest: 400, step: 200 }),
    ),
    group('statutory', '法定主动公开内容', '信息公开目录', [
      policyColumn,
      ...CATEGORIES.filter(({ key }) => !ABSENT.has(key)).map((category, index) =>
        categoryColumn(setting, category, category.alias, 20 + index * 17),
      ),
    ]),
    list(
      'annual-report',
      '信息公开年报',
      '信息公开年报',
      reports.flatMap(({ year, publishedOn }, index) =>
        index === 2
          ? []
          : [
              annualReport(
                YUNLING,
                year,
                index === 0 ? publishedOn : `${year + 1}-03-22`,
                index === 1 ? { wrongSum: 3 } : {},
              ),
            ],
      ),
    ),
    single('application', '依申请公开', '依申请公开', applicationBody(YUNLING, '/ysqgk/save')),
    unitsColumn(setting, '部门镇街信息公开', UNITS),
  ]);
  const news = list(
    'news',
    '今日云岭',
    '工作动态',
    articlesFrom(setting, 'news', series(NEWS, 24), { newest: 6, step: 5 }, '云岭区融媒体中心'),
  );
  const notices = list(
    'notices',
    '通知公告',
    '通知公告',
    articlesFrom(setting, 'notice', NOTICES, { newest: 40, step: 30 }),
  );
  const mailbox = list('mailbox', '领导信箱', '咨询投诉', letters(setting, 18, 12));
  const consultation = list('consultation', '调查征集', '征集调查', consultations(setting, 60, 10));
  return {
    place: YUNLING,
    asOf,
    navigation: [
      group('news-center', '新闻中心', '工作动态', [news, notices]),
      platform,
      interpretation,
      group('interaction', '互动交流', '咨询投诉', [mailbox, consultation]),
      single(
        'about',
        '走进云岭',
        '概况信息',
        paragraphs([`云岭区地处山区，辖${YUNLING.towns.join('、')}，森林覆盖率百分之六十八，茶叶和竹制品远近闻名。`]),
      ),
      single('contact', '联系我们', '其他', paragraphs([`地址：${YUNLING.address}`, `电话：${YUNLING.phone}`])),
      single('site-map', '网站地图', '其他', ''),
    ],
    platform,
    homeLists: [news, notices, policyColumn, interpretation],
    siteMap: true,
  };
}

/** 云岭区 as of a day. */
export function yunling(asOf: string): DemoSite {
  const routes = trsRoutes(content(asOf), {
    withoutPoliceNumber: true,
    withoutErrorReport: true,
    withoutSiteIdMeta: true,
    withoutPubDate: true,
  });
  return demoSite(YUNLING, {
    hasIpv6: false,
    units: rosterOf(YUNLING, UNITS),
    faults: FAULTS,
    routes,
    answer: answerFrom(routes, trsNotFound),
  });
}
