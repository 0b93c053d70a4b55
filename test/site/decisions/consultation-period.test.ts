import { describe, expect, test } from 'vitest';
import { findPeriod } from '../../../src/site/decisions/consultation-period.js';
import { readHtml, sitePage } from '../../support/read-html.js';

const INTRO =
  '为规范非机动车停放秩序，我局起草了《青禾区非机动车停放管理办法（征求意见稿）》，现面向社会公开征求意见。';
const periodOf = (words: string, publishedOn: string | undefined = '2024-03-01') =>
  findPeriod({ text: `${INTRO}\n${words}`, infoRows: [], ...(publishedOn && { publishedOn }) });

const examples: readonly (readonly [words: string, days: number, to: string])[] = [
  ['征求意见时间：2024年3月1日至2024年3月31日。', 31, '2024-03-31'],
  ['征求意见时间为2024年3月1日至3月30日。', 30, '2024-03-30'],
  ['公示时间：2024年3月1日—31日', 31, '2024-03-31'],
  ['征集时间　2024-03-01 至 2024-03-30', 30, '2024-03-30'],
  ['征集时间：2024-03-01-2024-03-15', 15, '2024-03-15'],
  ['征集时间：2024.3.1-3.31', 31, '2024-03-31'],
  ['征集日期\t2024/3/1～2024/4/1', 32, '2024-04-01'],
  ['开始时间：2024-03-01 00:00:00\n结束时间：2024-03-31 23:59:59', 31, '2024-03-31'],
  ['公开征求意见时间：二〇二四年三月一日至三月三十一日。', 31, '2024-03-31'],
  ['有关单位和个人可于2024年3月31日前提出意见建议。', 31, '2024-03-31'],
  ['请于3月11日前将意见反馈至区城管局。', 11, '2024-03-11'],
  ['意见反馈截止日期为2024年4月1日。', 32, '2024-04-01'],
  ['意见反馈截止时间：2024年3月10日17时前。', 10, '2024-03-10'],
  ['自公告发布之日起30日内，可通过以下方式反馈意见：', 30, '2024-03-31'],
  ['征求意见期限为30天，自公布之日起计算。', 30, '2024-03-31'],
  ['征求意见期限为三十日。', 30, '2024-03-31'],
  ['公示期7天。', 7, '2024-03-08'],
  ['征求意见时间：自发布之日起5个工作日。', 7, '2024-03-08'],
  ['征求意见时间：自发布之日起30个工作日内。', 45, '2024-04-15'],
  ['征求意见期限为2024年3月5日起30日。', 30, '2024-04-04'],
  ['征求意见从2024年3月1日开始，至2024年3月31日结束。', 31, '2024-03-31'],
  ['征求意见时间：即日起至2024年3月31日。', 31, '2024-03-31'],
  ['自公告发布之日起至2024年3月31日，可反馈意见。', 31, '2024-03-31'],
  ['现将草案公开征求意见30天。', 30, '2024-03-31'],
  ['请于2024年3月底前反馈意见。', 31, '2024-03-31'],
  ['自本公告发布之日起一个月内将意见反馈我局。', 30, '2024-04-01'],
];

test.each(examples)('%s', (words, days, to) => {
  expect(periodOf(words)).toMatchObject({ days, to });
});

test('a year is passed on from December to January', () => {
  expect(periodOf('请于1月20日前反馈意见。', '2023-12-20')).toMatchObject({ to: '2024-01-20', days: 32 });
  expect(periodOf('征求意见时间：2023年12月20日至1月20日。', '2023-12-20')).toMatchObject({ days: 32 });
});

test('labels beside the text count', () => {
  const infoRows = [
    { label: '征集开始时间', value: '2024-03-01' },
    { label: '征集结束时间', value: '2024-03-20' },
  ];
  expect(findPeriod({ text: INTRO, infoRows, publishedOn: '2024-03-01' })).toMatchObject({ days: 20 });
  expect(
    findPeriod({ text: INTRO, infoRows: [{ label: '征集时间', value: '2024年3月1日 - 2024年4月5日' }] }),
  ).toMatchObject({ days: 36 });
});

test('what the draft says of terms and dates is not the period', () => {
  const draft = [
    '联系电话：6600000。',
    '青禾区非机动车停放管理办法（征求意见稿）',
    '第一条　为规范停放，制定本办法。',
    '第九条　停放企业应当自收到意见之日起15日内反馈处理结果。',
    '第十条　本办法自2024年5月1日起施行，有效期至2029年4月30日。',
  ].join('\n');
  expect(periodOf(draft)).toBeUndefined();
  expect(periodOf('规划期限为2021年1月1日至2035年12月31日，欢迎提出意见。')).toBeUndefined();
  expect(periodOf('本办法自2024年5月1日起施行，有效期5年。')).toBeUndefined();
  expect(periodOf('公示期满后10日内汇总意见。')).toBeUndefined();
});

test('an end without a beginning, and working days without a calendar, are not counted', () => {
  expect(periodOf('请于2024年3月31日前反馈意见。', '')).toMatchObject({ to: '2024-03-31', unknownBecause: 'no-date' });
  expect(periodOf('征求意见时间：自发布之日起20个工作日。', '2031-03-01')).toMatchObject({
    unknownBecause: 'calendar-not-covered',
  });
});

test('a notice that names no day states no period', () => {
  expect(periodOf('欢迎社会各界提出宝贵意见，联系电话0531-6600000。')).toBeUndefined();
});

describe('pages as systems print them', () => {
  const periodOn = (html: string) => {
    const page = readHtml(sitePage(html), 'http://www.qinghe.gov.cn/hd/yjzj/202403/t20240301_1.html');
    const { contentText, bodyText, infoRows, facts } = page;
    return findPeriod({ text: contentText, bodyText, infoRows, publishedOn: facts.publishedOn ?? '' });
  };
  const title = '关于《青禾区停放管理办法》公开征求意见的公告';
  const words =
    '<p>为规范停放秩序，区城管局起草了《青禾区停放管理办法》，现面向社会公开征求意见，欢迎提出宝贵意见。</p>';

  test('a date broken over spans', () => {
    const html = `<h1>${title}</h1><div class="info">发布时间：2024-03-01 10:20</div><div class="TRS_Editor">${words}<p>征求意见时间：<span>2024年3月1日</span>至<span>2024年3</span>月<span>31日</span></p></div>`;
    expect(periodOn(html)).toMatchObject({ from: '2024-03-01', to: '2024-03-31' });
  });

  test('a box of labels above the text', () => {
    const html = `<h2>${title}</h2><ul class="zj_info"><li><em>发布单位：</em>区城管局</li><li><em>开始时间：</em><span>2024-03-01</span></li><li><em>结束时间：</em><span>2024-03-20</span></li><li>状态：已结束</li></ul><div class="con">${words}</div>`;
    expect(periodOn(html)).toMatchObject({ days: 20 });
  });

  test('a table of the notice', () => {
    const html = `<h1>${title}</h1><table><tr><td>征集部门</td><td>区城管局</td><td>征集时间</td><td>2024-03-01 至 2024-03-31</td></tr><tr><td>标题</td><td colspan="3">停放管理办法</td></tr></table>${words}`;
    expect(periodOn(html)).toMatchObject({ days: 31 });
  });
});
