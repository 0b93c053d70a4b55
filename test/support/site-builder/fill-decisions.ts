/** Decisions in the open: consultations and what came of them, the yearly catalogue, meetings, replies to proposals. */
import type { Article, ColumnNode } from './content.js';
import { adopt } from './adopt.js';
import type { Maker } from './build-content.js';
import { daysBefore, inChinese } from './dates.js';
import { picture } from './files.js';

/** What came of a consultation, and where it stands. */
export type FeedbackShown =
  /** A page of its own, linked from the notice. */
  | 'linked'
  /** A page of its own in the same list, with the draft's name in its title. */
  | 'titled'
  /** Below the notice. */
  | 'same-page'
  /** Only thanks: neither numbers nor reasons. */
  | 'thin'
  | 'none';

export interface ConsultationSpec {
  /** 《…（草案）》 without the brackets. */
  readonly draft: string;
  readonly daysAgo: number;
  /** Length of the period; `unsaid` gives an address for letters only. */
  readonly days: number | 'unsaid';
  /** How the period is written. */
  readonly written?: 'dates' | 'from-now' | 'deadline';
  /** Why it is so short. */
  readonly reason?: string;
  readonly feedback?: FeedbackShown;
  /** The notice is a picture. */
  readonly isPicture?: boolean;
}

/** 决策事项目录. */
export interface CatalogueSpec {
  /** The years published; by default this year's (or last year's, before May). */
  readonly years?: readonly number[];
  readonly form?: 'table' | 'list' | 'picture';
  readonly withoutBody?: boolean;
  /** Links that the matters lack. */
  readonly withoutLinks?: readonly string[];
}

/** One that is closed and answered, one that is open. */
export const usualConsultations = (place: string): ConsultationSpec[] => [
  { draft: `${place}停车管理办法（草案）`, daysAgo: 62, days: 33, feedback: 'linked' },
  { draft: `${place}河道管理范围划定方案（征求意见稿）`, daysAgo: 12, days: 31, written: 'from-now' },
];

const periodText = (notice: ConsultationSpec, today: string): string => {
  const from = daysBefore(today, notice.daysAgo);
  if (notice.days === 'unsaid') return '有关单位和个人可以通过信函、电子邮件提出意见。';
  const until = daysBefore(from, -(notice.days - 1));
  switch (notice.written ?? 'dates') {
    case 'dates':
      return `征求意见期限为${inChinese(from)}至${inChinese(until)}。`;
    case 'from-now':
      return `征求意见期限：自本公告发布之日起${notice.days}日内。`;
    case 'deadline':
      return `请于${inChinese(until)}前将意见反馈至我单位。`;
  }
};

const FEEDBACK =
  '<p>征求意见期间，共收到意见建议14条，其中群众来信6条、网上留言8条。</p><p>主要意见：一是建议增加夜间限时泊位；二是希望残疾人专用泊位靠近出入口；三是建议取消首个小时收费。</p><p>采纳情况：采纳前两类意见共11条，已写入第八条、第十二条。</p><p>未采纳3条的理由：取消首个小时收费与现行收费管理规定不一致，暂不具备条件。</p>';

/** Fills the list of consultations; gives the notices and the pages of feedback. */
export const fillConsultations = (
  column: ColumnNode,
  notices: readonly ConsultationSpec[],
  today: string,
  make: Maker,
): { notices: Article[]; feedback: Article[] } => {
  const feedbackPages: Article[] = [];
  const written = notices.map((notice) => {
    const on = daysBefore(today, notice.daysAgo);
    const article = make.article(column, `关于征求《${notice.draft}》意见的公告`, on);
    const shown = notice.feedback ?? 'none';
    article.body = notice.isPicture
      ? `<p style="text-align:center"><img src="{{file:${article.id}}}" alt=""></p>`
      : `<p>为了提高决策质量，现将《${notice.draft}》向社会公开征求意见。${periodText(notice, today)}${notice.reason ?? ''}</p><p>来信地址：青石路18号，电子邮箱：zqyj@linxi-demo.cn，联系电话：0599-6012350。</p><p>附：《${notice.draft}》及起草说明</p><p>起草说明：近三年车辆和人口增长较快，原有做法已不能适应需要，经调研起草本稿。</p>`;
    if (notice.isPicture) article.attachments = [picture('gonggao.gif')];
    if (shown === 'same-page') article.body += `<h3>征集结果反馈</h3>${FEEDBACK}`;
    if (shown === 'linked' || shown === 'titled' || shown === 'thin') {
      const answer = make.article(
        column,
        `《${notice.draft}》征求意见情况及采纳反馈`,
        daysBefore(today, Math.max(1, notice.daysAgo - 45)),
        { body: shown === 'thin' ? '<p>征求意见工作已经结束，感谢社会各界的关心和支持。</p>' : FEEDBACK },
      );
      feedbackPages.push(answer);
      if (shown !== 'titled') article.body += `<p>征集结果：<a href="{{article:${answer.id}}}">${answer.title}</a></p>`;
      answer.body +=
        shown === 'titled' ? '' : `<p>原公告：<a href="{{article:${article.id}}}">${article.title}</a></p>`;
    }
    return article;
  });
  column.articles.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id - b.id));
  return { notices: written, feedback: feedbackPages };
};

const LINKS = ['决策草案', '制订背景', '意见征集采纳情况', '会议审议情况', '决策结果'];

/** Fills the catalogue: matters with the body in charge and five links each. */
export const fillCatalogue = (
  column: ColumnNode,
  spec: CatalogueSpec,
  place: string,
  today: string,
  pages: readonly (Article | undefined)[],
  make: Maker,
): void => {
  const year = Number(today.slice(0, 4));
  const newest = today >= `${year}-05-09` ? year : year - 1;
  const link = (name: string, at: number): string =>
    spec.withoutLinks?.includes(name) || !pages[at] ? '' : `<a href="{{article:${pages[at].id}}}">${name}</a> `;
  const matters: [string, string][] = [
    [`制定${place}停车管理办法`, '区城市管理局'],
    [`编制${place}河道管理范围划定方案`, '区水利局'],
    [`调整${place}城区公交线网`, '区交通运输局'],
  ];
  for (const one of spec.years ?? [newest, newest - 1]) {
    const article = make.article(column, `${place}人民政府${one}年度重大行政决策事项目录`, `${one}-05-09`);
    const bodyOf = (body: string): string => (spec.withoutBody ? '' : body);
    const rows = matters.map(
      ([matter, body], index) =>
        `<tr><td>${index + 1}</td><td>${matter}</td>${spec.withoutBody ? '' : `<td>${body}</td>`}<td>${LINKS.map(link).join('')}</td></tr>`,
    );
    const head = `<tr><td>序号</td><td>决策事项名称</td>${spec.withoutBody ? '' : '<td>承办单位</td>'}<td>全过程信息</td></tr>`;
    const list = matters.map(
      ([matter, body], index) =>
        `<p>${index + 1}.${matter}${bodyOf(`（承办单位：${body}）`)}</p><p>${LINKS.map(link).join('')}</p>`,
    );
    const lead = `<p>经区委同意，现将${place}人民政府${one}年度重大行政决策事项目录公布如下。</p>`;
    if (spec.form === 'picture') {
      article.body = `${lead}<p><img src="{{file:${article.id}}}" alt=""></p>`;
      article.attachments = [picture(`mulu-${one}.gif`)];
    } else
      article.body =
        lead +
        (spec.form === 'list' ? list.join('') : `<table border="1"><tbody>${[head, ...rows].join('')}</tbody></table>`);
  }
};

/** 会议公开 and 建议提案. */
export const fillMeetings = (column: ColumnNode, today: string, newest: number, make: Maker): void => {
  for (const [count, daysAgo] of [
    [58, 12],
    [57, 40],
  ] as const) {
    make.article(column, `区政府召开第${count}次常务会议`, daysBefore(today, newest + daysAgo), {
      body: `<p>会议审议了停车管理办法（草案）等3个议题。</p><p>会议议定：原则同意，由区城市管理局按程序报批后印发。</p><p>利益相关方代表、区人大代表、政协委员列席会议。</p>`,
    });
  }
};

export const fillProposals = (column: ColumnNode, place: string, today: string, newest: number, make: Maker): void => {
  const kinds = [
    ['proposals-congress', '人大代表建议', 'rddbjy', `关于${place}十八届人大四次会议第23号建议的答复`],
    ['proposals-cppcc', '政协提案', 'zxta', `关于政协${place}十届四次会议第41号提案的答复`],
  ] as const;
  kinds.forEach(([key, name, folder, title], index) => {
    make.article(adopt(column, make.column(key, name, folder)), title, daysBefore(today, newest + 70 + index * 6), {
      body: '<p>您提出的建议收悉，经研究，现答复如下：相关路段的照明设施已列入年度改造计划，年底前完工。</p>',
    });
  });
};
