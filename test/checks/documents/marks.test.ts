import { expect, test } from 'vitest';
import { partial, view, whole } from '../../support/fake-site.js';
import { several, sketchDocument, unopened } from '../../support/document-sketches.js';
import { expectOutcome, type Example } from '../../support/judge.js';
import { judgeCheck } from '../../support/judge-check.js';

const OPENNESS = {
  sample: 10,
  minShare: 0.9,
  name: '公开属性',
  marks: ['[（(]此件(?:主动公开|公开发布|依申请公开)[)）]', '公开(?:属性|方式|类型)[:：](?:主动公开|依申请公开)'],
};
const MARKED = '现印发给你们，请遵照执行。\n（此 件 公 开 发 布）';
const marked = (count: number, from = 1) =>
  Array.from({ length: count }, (_, at) =>
    sketchDocument(`青禾区河道管理办法之${String(from + at)}`, from + at, { text: MARKED }),
  );
const bare = (title = '青禾区渡口管理办法', sketch = {}) => sketchDocument(title, 90, sketch);

const examples: readonly Example[] = [
  ['正文末尾标注', { documents: whole(marked(3)) }, { value: 'passed', measured: { share: 1, count: 3 } }],
  [
    '信息表里标注',
    { documents: whole([bare('青禾区渡口管理办法', { info: { 公开属性: '主动公开' } })]) },
    { value: 'passed' },
  ],
  [
    '十件里一件没有标注，正好够比例',
    { documents: whole([...marked(9), bare()]) },
    { value: 'passed', measured: { share: 0.9, without: ['青禾区渡口管理办法'] } },
  ],
  [
    '两件里一件没有标注',
    { documents: whole([...marked(1), bare()]) },
    { value: 'failed', codes: ['unmarked'], measured: { share: 0.5 } },
  ],
  ['一件都没有标注', { documents: whole(several(3)) }, { value: 'failed', codes: ['none'], measured: { count: 3 } }],
  [
    '没有打开的文件定不了',
    { documents: whole([...marked(1), unopened(bare())]) },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '正文是图片',
    { documents: whole([bare('青禾区渡口管理办法', { text: '见图', images: 3 })]) },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '正文在没有打开的附件里',
    {
      documents: whole([
        bare('青禾区渡口管理办法', {
          text: '全文见附件。',
          attachments: [{ text: '青禾区渡口管理办法.pdf', url: 'http://www.qinghe.gov.cn/1.pdf', type: 'pdf' }],
        }),
      ]),
    },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['没有文件', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['抓取没有完成', { documents: partial([], 'truncated') }, { value: 'cantTell', reason: 'truncated' }],
  ['上级文件不算', { documents: whole([...marked(1), { ...bare(), issuerKind: 'superior' }]) }, { value: 'passed' }],
];

test.each(examples)('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('documents/marks', OPENNESS, sketch), expected);
});

test('the mark may stand in the file that the page brings', () => {
  const url = 'http://www.qinghe.gov.cn/zwgk/1.docx';
  const document = bare('青禾区渡口管理办法', {
    text: '全文见附件。',
    attachments: [{ text: '青禾区渡口管理办法.docx', url, type: 'docx' }],
  });
  const file = view('/zwgk/1.docx', { text: MARKED, facts: { kind: 'attachment' } });
  expectOutcome(judgeCheck('documents/marks', OPENNESS, { documents: whole([document]), others: [file] }), {
    value: 'passed',
  });
});

const TERM = { sample: 10, minShare: 1, name: '有效期', marks: [], terms: true, only: 'normative' };

test.each<Example>([
  [
    '规范性文件写明有效期',
    { documents: whole([bare('青禾区渡口管理办法', { text: '本办法自2025年10月1日起施行，有效期五年。' })]) },
    { value: 'passed' },
  ],
  [
    '文里说的是别的期限',
    { documents: whole([bare('青禾区渡口管理办法', { text: '渡船检验证书有效期五年。' })]) },
    { value: 'failed', codes: ['none'] },
  ],
  [
    '任免通知不是规范性文件',
    { documents: whole([bare('关于王某任职的通知')]) },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '看不出是不是规范性文件，又没有写期限',
    { documents: whole([bare('青禾区人民政府关于秋季护林的通知', { info: { 发文字号: '青政发〔2025〕9号' } })]) },
    { value: 'cantTell', reason: 'candidates' },
  ],
])('%s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('documents/marks', TERM, sketch), expected);
});

test('an evaluator gets the marks as candidates, and no mark at all is a fault', () => {
  const review = { decidedBy: 'evaluator' } as const;
  const found = judgeCheck('documents/marks', OPENNESS, { documents: whole([...marked(1), bare()]) }, review);
  expectOutcome(found, { value: 'cantTell', reason: 'candidates' });
  expect(found.findings).not.toEqual([]);
  expectOutcome(judgeCheck('documents/marks', OPENNESS, { documents: whole(several(3)) }, review), {
    value: 'failed',
    codes: ['none'],
  });
});

test('words that may be the mark are for a person', () => {
  const rule = { ...TERM, marks: ['(?m)^有效期[:：]'], hints: ['有效期'] };
  const speaks = (text: string, info = {}) => ({ documents: whole([bare('青禾区渡口管理办法', { text, info })]) });
  expectOutcome(judgeCheck('documents/marks', rule, speaks('渡船检验证书有效期五年。')), {
    value: 'cantTell',
    reason: 'candidates',
  });
  expectOutcome(judgeCheck('documents/marks', rule, speaks('加强渡口管理。')), { value: 'failed', codes: ['none'] });
  expectOutcome(judgeCheck('documents/marks', rule, speaks('加强渡口管理。', { 有效期: '5年' })), { value: 'passed' });
});
