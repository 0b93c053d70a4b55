import { test } from 'vitest';
import { partial, view, whole } from '../../support/fake-site.js';
import { several, sketchDocument, unopened, type DocumentSketch } from '../../support/document-sketches.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const one = (title: string, sketch: DocumentSketch = {}): Example[1] => ({
  documents: whole([sketchDocument(title, 1, { info: { 有效性: null }, ...sketch })]),
});

const examples: readonly Example[] = [
  ['都标了', { documents: whole(several(10)) }, { value: 'passed', measured: { share: 1, count: 10 } }],
  [
    '一件没标，九成',
    { documents: whole([...several(9), sketchDocument('养犬管理规定', 20, { info: { 有效性: null } })]) },
    { value: 'passed', measured: { share: 0.9, without: ['养犬管理规定'] } },
  ],
  [
    '都没标',
    { documents: whole(several(3, { info: { 有效性: null } })) },
    { value: 'failed', codes: ['unlabelled', 'unlabelled', 'unlabelled'], measured: { share: 0 } },
  ],
  ['标的是已废止', one('停车管理办法', { info: { 有效性: '已废止' } }), { value: 'passed' }],
  [
    '标题旁标着【有效】',
    one('停车管理办法', { text: '停车管理办法\n【有效】\n为规范停车，制定本办法。' }),
    { value: 'passed' },
  ],
  ['标题后写着（已废止）', one('停车管理办法（已废止）'), { value: 'passed' }],
  [
    '列表的有效性一列写着有效',
    {
      ...one('停车管理办法'),
      others: [view('/zwgk/', { text: '标题\t文号\t有效性\n停车管理办法\t青政发〔2025〕1号\t有效' })],
    },
    { value: 'passed' },
  ],
  [
    '列表的有效性一列空着',
    {
      ...one('停车管理办法'),
      others: [view('/zwgk/', { text: '标题\t有效性\n停车管理办法\t\n养犬管理办法\t有效' })],
    },
    { value: 'failed' },
  ],
  ['列在“现行有效文件”里', one('停车管理办法', { listName: '现行有效文件' }), { value: 'passed' }],
  ['列在“文件清理”里不算标注', one('停车管理办法', { listName: '废止失效文件清理' }), { value: 'failed' }],
  ['有效性一栏空着', one('停车管理办法', { info: { 有效性: '' } }), { value: 'failed', codes: ['unlabelled'] }],
  ['有效性一栏写的是别的', one('停车管理办法', { info: { 有效性: '公开' } }), { value: 'failed', codes: ['unclear'] }],
  [
    '有效性一栏写的是起止日期',
    one('停车管理办法', { info: { 有效性: '2024-01-01至2028-12-31' } }),
    { value: 'cantTell', reason: 'candidates' },
  ],
  ['人事任免不是规范性文件', one('关于张三等同志任免职务的通知'), { value: 'inapplicable', reason: 'no-targets' }],
  ['工作通知，看不出是不是规范性文件', one('关于做好冬季供暖工作的通知'), { value: 'cantTell', reason: 'candidates' }],
  ['文号带“规”', one('关于促进就业的若干意见', { documentNumber: '青政规〔2024〕3号' }), { value: 'failed' }],
  [
    '写明有效期的是规范性文件',
    one('关于促进就业的若干意见', { text: '本意见自2024年1月1日起施行，有效期5年。' }),
    { value: 'failed' },
  ],
  [
    '规范性文件栏目里的',
    one('关于促进就业的若干意见', { breadcrumb: ['首页', '行政规范性文件'] }),
    { value: 'failed' },
  ],
  [
    '页面说不是规范性文件',
    one('停车管理办法', { info: { 有效性: null, 是否规范性文件: '否' } }),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['上级文件不算', one('停车管理办法', { issuerKind: 'superior' }), { value: 'inapplicable', reason: 'no-targets' }],
  ['没有打开', { documents: whole(several(2).map(unopened)) }, { value: 'cantTell', reason: 'not-crawled' }],
  ['没有文件', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['文件栏目没有看全', { documents: partial([], 'robots') }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('documents-validity: %s', (_, sketch, expected) => {
  expectOutcome(judge('documents-validity', sketch), expected);
});
