/** Spec → content: the columns and articles of a fictional body, sound unless a switch says otherwise. */
import type { Article, ColumnNode, FileContent, SiteContent } from './content.js';
import { identityOf } from './identity.js';
import { inChinese, daysBefore } from './dates.js';
import { fillGuide } from './fill-guide.js';
import { adopt } from './adopt.js';
import { fillCatalogue, fillConsultations, fillMeetings, fillProposals, usualConsultations } from './fill-decisions.js';
import { fillLetters } from './fill-letters.js';
import { fillPolicies } from './fill-policies.js';
import { fillBudgets, fillCleanUp, fillGrassroots, fillProfile, fillUnits } from './fill-statutory.js';
import { sheetFile, textPdf, wordDocument } from './files.js';
import { fillReports } from './fill-reports.js';
import { newsTitles, noticeTitles } from './news.js';
import { STATUTORY, DEPARTMENT_KEYS, TOWNSHIP, TOWNSHIP_KEYS } from './statutory-columns.js';
import { districtPolicies, unitPolicies } from './policies.js';
import type { SiteSpec } from './spec.js';

/** Makes columns and articles with ids of their own. */
export interface Maker {
  column(key: string, name: string, folder: string, extra?: Partial<ColumnNode>): ColumnNode;
  article(column: ColumnNode, title: string, on: string, extra?: Partial<Article>): Article;
}

const makeMaker = (source: string): Maker => {
  let columns = 10_300;
  let articles = 58_910_000;
  return {
    column: (key, name, folder, extra = {}) => ({
      id: (columns += 7),
      key,
      name,
      folder,
      type: name,
      parent: undefined,
      children: [],
      articles: [],
      form: 'list',
      perPage: 15,
      linkShown: 'shown',
      onSiteMap: true,
      path: '',
      ...extra,
    }),
    article: (column, title, on, extra = {}) => {
      const article: Article = {
        id: (articles += 37),
        title,
        on,
        shown: 'both',
        dateLabel: '发布时间',
        body: `<p>${title}。现予公布。</p><p>特此通知。</p><p>${source}</p><p>${inChinese(on)}</p>`,
        facts: [],
        source,
        attachments: [],
        path: '',
        ...extra,
      };
      column.articles.push(article);
      return article;
    },
  };
};

/** Files that a document carries: Word, a sheet, a PDF with text. */
const usualFiles = (place: string): FileContent[] => [
  wordDocument('fujian1.docx', [`${place}城市绿地养护标准`, '一级绿地每月修剪不少于两次。', '二级绿地每月修剪一次。']),
  sheetFile('fujian2.xlsx', [
    ['序号', '绿地名称', '面积（平方米）'],
    ['1', '青石公园', '12600'],
    ['2', '滨河绿廊', '8350'],
  ]),
  textPdf('fujian3.pdf', [`${place}绿地养护考核表`, '修剪、浇灌、病虫害防治各占三十分，台账十分。']),
];

/** The whole content of a site. */
export const buildContent = (spec: SiteSpec): SiteContent => {
  const identity = identityOf(spec);
  const today = spec.today ?? '2025-11-18';
  const without = new Set<string>(spec.without ?? []);
  const make = makeMaker(identity.sponsor);
  const nameOf = (key: string, name: string): string => spec.names?.[key] ?? name;
  const column = (key: string, name: string, folder: string, extra?: Partial<ColumnNode>): ColumnNode =>
    make.column(key, nameOf(key, name), folder, extra);

  const about = column('about', `${identity.place}概况`, 'gk', {
    form: 'single',
    type: '概况信息',
    body: `<p>${identity.place}依山傍水，面积612平方公里，常住人口38万人，以茶叶、竹木加工和精密零件为主要产业。</p>`,
  });
  const newest = spec.home?.newestDaysAgo ?? 2;
  const news = column('news', '要闻动态', 'ywdt', { type: '工作动态' });
  newsTitles(identity.place).forEach((title, index) =>
    make.article(news, title, daysBefore(today, newest + index * 3), { source: `${identity.place}融媒体中心` }),
  );
  const notices = column('notices', '通知公告', 'tzgg', { type: '通知公告' });
  noticeTitles(identity.place).forEach((title, index) =>
    make.article(notices, title, daysBefore(today, newest + 3 + index * 9)),
  );
  const service = column('service', '政务服务', 'zwfw', { form: 'hub', type: '办事服务' });
  for (const [key, name, title] of [
    ['personal', '个人办事', '居住证申领办事指南'],
    ['business', '法人办事', '食品经营许可办事指南'],
  ] as const) {
    make.article(
      adopt(service, column(key, name, key === 'personal' ? 'grbs' : 'frbs')),
      title,
      daysBefore(today, newest + 100),
    );
  }
  const contact = column('contact', '互动交流', 'hdjl', { form: 'hub', type: '咨询投诉' });
  fillLetters(contact, spec.mailbox ?? {}, identity.place, today, newest, make);
  const surveys = adopt(contact, column('surveys', '意见征集', 'yjzj', { type: '征集调查' }));
  const consultations = fillConsultations(
    surveys,
    spec.consultations ?? usualConsultations(identity.place),
    today,
    make,
  );

  const platform = column('platform', '政府信息公开', 'zfxxgk', { form: 'hub', type: '信息公开目录' });
  const guide = adopt(platform, column('guide', '政府信息公开指南', 'zfxxgkzn', { type: '信息公开指南' }));
  fillGuide(guide, spec, identity, today, make);
  const system = adopt(platform, column('system', '政府信息公开制度', 'zfxxgkzd', { type: '信息公开制度' }));
  if (!without.has('system-items')) {
    make.article(system, '中华人民共和国政府信息公开条例', '2019-05-16');
    make.article(system, `${identity.organ}政府信息公开保密审查制度`, '2022-03-11');
    make.article(system, `${identity.organ}依申请公开工作办法`, '2021-08-20');
  }
  const statutory = adopt(
    platform,
    column('statutory', '法定主动公开内容', 'fdzdgknr', { form: 'hub', type: '信息公开目录' }),
  );
  const keys = spec.kind === 'district' ? undefined : spec.kind === 'department' ? DEPARTMENT_KEYS : TOWNSHIP_KEYS;
  const categories = keys ? STATUTORY.filter((category) => keys.includes(category.key)) : STATUTORY;
  for (const category of spec.kind === 'township' ? [...categories, ...TOWNSHIP] : categories) {
    if (without.has(`category:${category.key}`)) continue;
    if (category.key === 'documents' && without.has('documents')) continue;
    const child = column(category.key, category.names[spec.otherNames ? 1 : 0], category.folder, {
      type: category.type,
    });
    adopt(statutory, child);
    category.titles.forEach((title, index) => {
      const on = daysBefore(today, newest + 50 + index * 45 + category.item);
      make.article(child, title.replace('{place}', identity.place).replace('{organ}', identity.organ), on, {
        facts: [
          ['索引号', `${identity.creditCode}/${on.slice(0, 4)}-${String(1000 + child.id + index)}`],
          ['发布机构', identity.sponsor],
          ['生成日期', on],
        ],
      });
    });
    if (spec.news && category.key !== 'documents') {
      child.articles.length = 0;
      newsTitles(identity.place)
        .slice(0, 4)
        .forEach((title, index) => make.article(child, title, daysBefore(today, newest + 4 + index * 5)));
    }
  }
  const child = (key: string): ColumnNode | undefined => statutory.children.find((one) => one.key === key);
  const [organs, budget] = [child('organs'), child('budget')];
  if (organs && !spec.news) fillProfile(organs, spec, identity);
  if (budget && !spec.news) fillBudgets(budget, spec, identity, today, make);
  const reports = adopt(platform, column('reports', '政府信息公开年报', 'zfxxgknb', { type: '信息公开年报' }));
  if (!without.has('report-items')) fillReports(reports, spec, identity, today, make);
  const application = adopt(
    platform,
    column('application', '依申请公开', 'ysqgk', { form: 'single', type: '依申请公开' }),
  );
  application.body = `<h2>政府信息公开申请</h2><p>申请人可以当面提交，也可以邮寄至${identity.place}青石路18号（邮编354000），或者在线填写申请表。</p><form action="/apply/submit" method="post"><label>姓名<input name="xm"></label><label>证件号码<input name="zjhm"></label><label>联系方式<input name="lxfs"></label><label>所需信息的内容描述<textarea name="nr"></textarea></label><button type="submit">提交申请</button></form>`;

  const interpretations = column('interpretations', '政策解读', 'zcjd', { type: '政策解读' });
  const documents = statutory.children.find((child) => child.key === 'documents');
  const mark = spec.kind === 'district' ? identity.place.slice(0, 1) : spec.kind === 'department' ? '溪教' : '柳政';
  const policies =
    spec.policies ??
    (spec.kind === 'district'
      ? districtPolicies(identity.place, mark, usualFiles(identity.place))
      : unitPolicies(identity.place, mark));
  if (documents)
    fillPolicies(documents, interpretations, policies, identity, today, make, without.has('interpretations'));
  if (spec.kind === 'district') {
    const powers = adopt(statutory, column('powers', '权责清单', 'qzqd'));
    make.article(powers, `${identity.place}权责清单（${today.slice(0, 4)}年版）`, daysBefore(today, newest + 120));
    if (documents && policies.length > 0) fillCleanUp(documents, spec, identity, daysBefore(today, newest + 200), make);
    const meeting = adopt(platform, column('meeting', '会议公开', 'hygk'));
    fillMeetings(meeting, today, newest, make);
    fillProposals(
      adopt(platform, column('proposals', '建议提案', 'jyta', { form: 'hub' })),
      identity.place,
      today,
      newest,
      make,
    );
    if (!without.has('grassroots'))
      fillGrassroots(
        adopt(platform, column('grassroots', '基层政务公开标准目录', 'jczwgk')),
        spec.grassroots ?? {},
        today,
        make,
      );
    if (!without.has('decisions'))
      fillCatalogue(
        adopt(platform, column('decisions', '重大行政决策事项目录', 'zdxzjc')),
        spec.catalogue ?? {},
        identity.place,
        today,
        [
          consultations.notices[0],
          consultations.notices[0],
          consultations.feedback[0],
          meeting.articles[0],
          documents?.articles[0],
        ],
        make,
      );
    if (spec.unitPages)
      fillUnits(adopt(platform, column('units', '部门和镇街政府信息公开', 'bmxxgk')), spec.unitPages, today, make);
  }

  for (const key of ['guide', 'system', 'statutory', 'reports', 'application'] as const) {
    if (without.has(key)) platform.children = platform.children.filter((child) => child.key !== key);
  }
  const nav = [about, news, notices, platform, interpretations, service, contact];
  const extra = spec.columns;
  if (extra)
    nav.push(fillFeatures(column('features', '特色专栏', 'tszl', { form: 'hub' }), extra, make, newest, today));
  const content: SiteContent = {
    identity,
    today,
    nav: without.has('interpretations') ? nav.filter((item) => item !== interpretations) : nav,
    platform,
    homeBlocks: [news, notices],
    homeExtra: '',
    ...(spec.externalLinks === undefined ? {} : { externalLinks: spec.externalLinks }),
    ipv6Label: spec.ipv6Label ?? '',
    metaWithout: [...without].filter((fault) => fault.startsWith('meta:')).map((fault) => fault.slice(5)),
    footerWithout: [...without].filter((fault) => fault.startsWith('footer:')).map((fault) => fault.slice(7)),
    errorReport: without.has('error-report') ? 'none' : (spec.errorReport ?? 'script'),
  };
  spec.alter?.(content);
  return content;
};

const FEATURES = [
  '城市更新',
  '乡村旅游',
  '招商引资',
  '文化遗产',
  '人才服务',
  '科普园地',
  '绿色低碳',
  '健康生活',
  '志愿服务',
  '智慧社区',
  '茶产业',
  '竹产业',
];

const fillFeatures = (
  hub: ColumnNode,
  counts: NonNullable<SiteSpec['columns']>,
  make: Maker,
  newest: number,
  today: string,
): ColumnNode => {
  const states: (keyof typeof counts | 'filled')[] = ['filled'];
  for (const state of ['blank', 'statedNone', 'gone', 'broken'] as const) {
    for (let index = 0; index < (counts[state] ?? 0); index += 1) states.push(state);
  }
  states.forEach((state, index) => {
    const child = adopt(hub, make.column(`feature-${index}`, FEATURES[index] ?? `专栏${index}`, `zl${index}`));
    if (state === 'filled') make.article(child, '老城区改造项目年内完工', daysBefore(today, newest + 20));
    if (state === 'statedNone') child.body = '<p>本单位无此项内容。</p>';
    if (state === 'gone')
      child.answer = {
        status: 404,
        body: Buffer.from('<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>'),
      };
    if (state === 'broken')
      child.answer = {
        status: 500,
        body: Buffer.from(
          '<html><head><title>500</title></head><body><h1>HTTP Status 500 - Internal Server Error</h1></body></html>',
        ),
      };
  });
  return hub;
};
