import { test } from 'vitest';
import { column, undecided, view, type ViewSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const opens = (page: ViewSketch, sketch: Parameters<typeof column>[2] = {}): Example[1] => ({
  columns: { application: column('依申请公开', '/ysq/', { pages: [view('/ysq/', page)], ...sketch }) },
});
const form = (text: string, ...labels: string[]) => ({
  page: {
    forms: [
      {
        action: '/x',
        method: 'POST',
        text,
        fields: labels.map((label) => ({ name: 'f', type: 'text', label })),
      } as const,
    ],
  },
});

const examples: readonly Example[] = [
  ['有申请表单', opens(form('提交', '申请人姓名', '证件号码')), { value: 'passed' }],
  ['写明邮寄地址', opens({ text: '请将申请表邮寄至青禾区青石路18号。' }), { value: 'passed' }],
  ['链接到申请系统', opens({ links: [{ text: '在线申请', path: '/apply/' }] }), { value: 'passed' }],
  [
    '申请表可以下载',
    opens({
      facts: { attachments: [{ text: '政府信息公开申请表.doc', url: 'http://www.qinghe.gov.cn/b.doc', type: 'doc' }] },
    }),
    { value: 'passed' },
  ],
  ['没有入口', {}, { value: 'failed', codes: ['missing'] }],
  [
    '入口答 404',
    opens({}, { pages: [], deadStatus: 404, blankness: 'unknown', unknownBecause: 'unreadable' }),
    { value: 'failed', codes: ['dead'] },
  ],
  [
    '入口答 500',
    opens({}, { pages: [], deadStatus: 500, blankness: 'unknown', unknownBecause: 'unreadable' }),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '能打开，却只有站内搜索',
    opens({ text: '栏目建设中', ...form('搜索', '关键词') }),
    { value: 'failed', codes: ['no-way'] },
  ],
  [
    '空白，只有旁边的联系方式',
    opens({ text: '栏目建设中 联系我们 传真：0531-81230001' }, { blankness: 'blank' }),
    { value: 'failed', codes: ['no-way'] },
  ],
  [
    '页面由脚本填充',
    opens({ facts: { needsBrowser: 'script-shell' } }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '入口在别的主机，没有访问',
    opens({}, { pages: [], blankness: 'unknown', unknownBecause: 'not-crawled' }),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '没有找到，抓取未完成',
    { columns: { application: undecided('truncated') } },
    { value: 'cantTell', reason: 'truncated' },
  ],
];

test.each(examples)('platform-application-entry: %s', (_, sketch, expected) => {
  expectOutcome(judge('platform-application-entry', sketch), expected);
});
