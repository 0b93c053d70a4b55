import { expect, test } from 'vitest';
import { column, partial, row, view, whole } from '../../support/fake-site.js';
import { sketchDocument, unopened, type DocumentSketch } from '../../support/document-sketches.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const LONG = '各镇人民政府、街道办事处要按照职责分工抓好落实，确保政策落到实处。'.repeat(12);
const TITLE = '青禾区停车管理办法';
const OLD = { 成文日期: '2019-03-01', 发布日期: '2019-03-06' };
const one = (text: string, sketch: DocumentSketch = {}): Example[1] => ({
  documents: whole([sketchDocument(TITLE, 1, { text: `${LONG}\n${text}`, ...sketch })]),
});
const renewal = view('/zwgk/zcwj/9.html', {
  facts: { kind: 'article', title: '关于延长《青禾区停车管理办法》有效期的通知' },
});

const examples: readonly Example[] = [
  ['有效期未到', one('本办法自2023年1月1日起施行，有效期至2027年12月31日。'), { value: 'passed' }],
  [
    '有效期至已过',
    one('本办法自2020年1月1日起施行，有效期至2024年12月31日。'),
    {
      value: 'failed',
      codes: ['expired'],
      measured: { expired: [{ title: TITLE, endsOn: '2024-12-31', label: '有效' }] },
    },
  ],
  ['最后一天还有效', one('本办法自2020年1月1日起施行，有效期至2025年11月18日。'), { value: 'passed' }],
  ['自施行日起五年', one('本办法自2020年1月1日起施行，有效期五年。'), { value: 'failed', codes: ['counted'] }],
  [
    '自印发之日起五年，以较晚的日期起算',
    one('本办法自印发之日起施行，有效期5年。', { info: OLD, writtenOn: '2019-03-01', publishedOn: '2019-03-06' }),
    { value: 'failed', codes: ['counted'] },
  ],
  ['试行期写明两年', one('本办法自2022年1月1日起试行，试行期两年。'), { value: 'failed' }],
  ['只写试行，没有期限', one('本办法自2018年1月1日起试行。'), { value: 'passed' }],
  ['信息表里的失效日期已过', one('', { info: { 失效日期: '2024-06-30' } }), { value: 'failed', codes: ['expired'] }],
  ['信息表里的有效期是起止日期', one('', { info: { 有效期: '2019-07-01至2024-06-30' } }), { value: 'failed' }],
  [
    '信息表说已失效，正文说没有到期',
    one('本办法自2023年1月1日起施行，有效期至2027年12月31日。', { info: { 失效日期: '2024-06-30' } }),
    { value: 'cantTell', reason: 'candidates' },
  ],
  ['已标失效', one('有效期至2024年12月31日。', { info: { 有效性: '失效' } }), { value: 'passed' }],
  ['没有标注，由另一条规则说', one('有效期至2024年12月31日。', { info: { 有效性: null } }), { value: 'passed' }],
  ['没有写有效期', one('本办法自2018年1月1日起施行。'), { value: 'passed' }],
  ['许可证的有效期不是文件的', one('本办法自2018年1月1日起施行。许可证有效期至2020年1月1日。'), { value: 'passed' }],
  [
    '已有延长有效期的通知',
    { ...one('本办法自2020年1月1日起施行，有效期至2024年12月31日。'), others: [renewal] },
    { value: 'cantTell', reason: 'candidates' },
  ],
  [
    '列表里有延长有效期的通知',
    {
      ...one('本办法自2020年1月1日起施行，有效期至2024年12月31日。'),
      columns: {
        documents: column('政策文件', '/zwgk/zcwj/', {
          items: [row('关于《青禾区停车管理办法》延续执行的通知', '/a.html')],
          sample: [],
        }),
      },
    },
    { value: 'cantTell', reason: 'candidates' },
  ],
  [
    '有效期几年，起算日不知道',
    one('本办法有效期5年。', {
      writtenOn: undefined,
      publishedOn: undefined,
      info: { 成文日期: null, 发布日期: null },
    } as unknown as DocumentSketch),
    { value: 'cantTell', reason: 'no-date' },
  ],
  [
    '正文在附件里，附件没有读到',
    one('', { attachments: [{ text: '青禾区停车管理办法.pdf', url: 'http://www.qinghe.gov.cn/a.pdf', type: 'pdf' }] }),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '正文在附件里，附件写明已到期',
    {
      ...one('', {
        attachments: [{ text: '青禾区停车管理办法.pdf', url: 'http://www.qinghe.gov.cn/a.pdf', type: 'pdf' }],
      }),
      others: [
        view('/a.pdf', { text: '本办法自2020年1月1日起施行，有效期至2024年12月31日。', facts: { kind: 'attachment' } }),
      ],
    },
    { value: 'failed' },
  ],
  [
    '附件只是表格',
    one('', { attachments: [{ text: '申请表.xlsx', url: 'http://www.qinghe.gov.cn/b.xlsx', type: 'xlsx' }] }),
    { value: 'passed' },
  ],
  [
    '正文是图片',
    { documents: whole([sketchDocument(TITLE, 1, { text: '见下图', images: 3 })]) },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '没有打开',
    { documents: whole([unopened(sketchDocument(TITLE, 1))]) },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  ['没有文件', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['文件没有看全', { documents: partial([]) }, { value: 'cantTell', reason: 'truncated' }],
];

test.each(examples)('documents-not-expired: %s', (_, sketch, expected) => {
  expectOutcome(judge('documents-not-expired', sketch), expected);
});

test('an old document from further down the list is judged too, and the finding quotes its sentence', () => {
  const old = sketchDocument(TITLE, 7, { text: `${LONG}\n第二十条 本办法自2018年5月1日起施行，有效期5年。` });
  const outcome = judge('documents-not-expired', {
    documents: whole([sketchDocument('青禾区绿化办法', 1, { text: LONG })]),
    columns: {
      documents: column('政策文件', '/zwgk/zcwj/', { sample: [row(TITLE, '/zwgk/zcwj/7.html', '2018-04-20')] }),
    },
    others: old.page ? [old.page] : [],
  });
  expect(outcome.findings[0]).toMatchObject({
    code: 'counted',
    message:
      '《青禾区停车管理办法》标注为“有效”，但文中写明“第二十条 本办法自2018年5月1日起施行，有效期5年”，自 2018-05-01 起算，有效期到 2023-04-30 为止，已过期 933 天。',
    evidence: [{ quote: '第二十条 本办法自2018年5月1日起施行，有效期5年' }],
  });
});
