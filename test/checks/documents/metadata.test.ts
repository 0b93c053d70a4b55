import { expect, test } from 'vitest';
import { partial, view, whole } from '../../support/fake-site.js';
import { several, sketchDocument, unopened, type DocumentSketch } from '../../support/document-sketches.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const ten = (sketch: DocumentSketch = {}, title = '停车管理办法'): Example[1] => ({
  documents: whole(
    Array.from({ length: 10 }, (_, index) => sketchDocument(`第${String(index)}片区${title}`, index, sketch)),
  ),
});
const BARE = { 索引号: null, 发文机关: null, 发文字号: null, 成文日期: null, 有效性: null, 标题: null, 发布日期: null };

const examples: readonly Example[] = [
  ['七项齐全', ten(), { value: 'passed', measured: { share: 1, count: 10, missing: {} } }],
  [
    '都没有有效性：七分之六不到九成',
    ten({ info: { 有效性: null } }),
    { value: 'failed', codes: ['missing'], measured: { missing: { 有效性: 10 }, share: 0.8571 } },
  ],
  [
    '一半的文件没有发文字号，其余齐全：九成以上',
    { documents: whole([...several(5), ...several(5, { info: { 发文字号: null } })]) },
    { value: 'passed', measured: { missing: { 发文字号: 5 } } },
  ],
  [
    '信息表里只填了一半',
    ten({ info: { 索引号: '', 成文日期: '', 发文字号: '' } }),
    { value: 'failed', codes: ['missing', 'missing', 'missing'] },
  ],
  [
    '其他叫法',
    ten({
      info: {
        发文机关: null,
        制定机关: '青禾区人民政府',
        有效性: null,
        时效性: '有效',
        成文日期: null,
        生成日期: '2025-09-01',
      },
    }),
    { value: 'passed' },
  ],
  ['文号写“无”，是一种说明', ten({ info: { 发文字号: '无' } }), { value: 'passed' }],
  ['通告可以没有文号', ten({ info: { 发文字号: null } }, '禁放通告'), { value: 'passed' }],
  ['标题不在表里，页面上有', ten({ info: { 标题: null } }), { value: 'passed' }],
  ['发布日期在标题下方，不在表里', ten({ info: { 发布时间: '2025-09-05', 发布日期: null } }), { value: 'passed' }],
  [
    '只有一个“发文日期”，成文、发布都没有',
    ten({ info: { 发文日期: '2025-09-01', 成文日期: null, 发布日期: null } }),
    { value: 'failed', measured: { missing: { 发布日期: 10 } } },
  ],
  ['有成文日期，发文日期就是发布日期', ten({ info: { 发文日期: '2025-09-05', 发布日期: null } }), { value: 'passed' }],
  ['没有信息表', ten({ info: BARE }), { value: 'failed' }],
  [
    '只写了来源，没写发文机关：由人判断',
    ten({ info: { 发文机关: null, 信息来源: '区政府办公室' } }),
    { value: 'cantTell', reason: 'candidates' },
  ],
  [
    '信息表由脚本填写，一个值也没有',
    ten({ info: { 索引号: '', 发文机关: '', 发文字号: '', 成文日期: '', 有效性: '', 标题: '', 发布日期: '' } }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '三件没有打开',
    { documents: whole([...several(7), ...several(3).map(unopened)]) },
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '一件打不开，其余都缺得多：怎么算都不够',
    { documents: whole([...several(9, { info: { 索引号: null, 有效性: null } }), ...several(1).map(unopened)]) },
    { value: 'failed' },
  ],
  [
    '上级文件不算',
    { documents: whole(several(3, { issuerKind: 'superior', info: BARE })) },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '外站的文件不算',
    {
      documents: whole([
        ...several(9),
        sketchDocument('外站文件', 50, {
          issuerKind: 'unknown',
          page: { ...view('/x.html'), url: 'http://www.other.gov.cn/x.html' },
        }),
      ]),
    },
    { value: 'passed', measured: { count: 9 } },
  ],
  [
    '夹在文件里的公告，没有文号也没有信息表：不是文件',
    { documents: whole([...several(5), sketchDocument('关于公布文件清理结果的公告', 60, { info: BARE })]) },
    { value: 'passed', measured: { count: 5, share: 1 } },
  ],
  [
    '叫“通知”的要有信息表',
    { documents: whole([...several(5), sketchDocument('关于开展绿化工作的通知', 60, { info: BARE })]) },
    { value: 'failed' },
  ],
  ['没有文件', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['文件栏目没有看全', { documents: partial([], 'needs-browser') }, { value: 'cantTell', reason: 'needs-browser' }],
  [
    '抓取中断，样本不作数',
    { documents: partial(several(4, { info: BARE })) },
    { value: 'cantTell', reason: 'truncated' },
  ],
];

test.each(examples)('documents-metadata: %s', (_, sketch, expected) => {
  expectOutcome(judge('documents-metadata', sketch), expected);
});

test('points go by the share of fields shown', () => {
  expect(judge('documents-metadata', ten({ info: { 有效性: null } })).tally).toEqual({
    met: 60,
    unmet: 10,
    unknown: 0,
  });
});
