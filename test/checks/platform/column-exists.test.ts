import { expect, test } from 'vitest';
import { column, found, report, row, undecided, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const guide = (sketch: Parameters<typeof column>[2]): Example[1] => ({
  columns: { guide: column('政府信息公开指南', '/zwgk/zn/', sketch) },
});
const missing = { missing: ['政府信息公开指南'] };

const examples: readonly Example[] = [
  ['栏目在，有正文', guide({}), { value: 'passed' }],
  ['平台上没有', {}, { value: 'failed', codes: ['missing'], measured: missing }],
  ['栏目是空白的', guide({ blankness: 'blank' }), { value: 'failed', codes: ['blank'], measured: missing }],
  ['只在网站地图里', guide({ onlyOnSiteMap: true }), { value: 'failed', codes: ['only-on-site-map'] }],
  [
    '链接答 404',
    guide({ deadStatus: 404, pages: [], blankness: 'unknown', unknownBecause: 'unreadable' }),
    { value: 'failed', codes: ['dead'] },
  ],
  [
    '链接答 502，可能是一时的故障',
    guide({ deadStatus: 502, pages: [], blankness: 'unknown', unknownBecause: 'unreadable' }),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['写明本单位无此项', guide({ blankness: 'stated-none' }), { value: 'passed' }],
  [
    '列表由脚本读取',
    guide({ blankness: 'unknown', unknownBecause: 'needs-browser' }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '抓取中断，没找到',
    { columns: { guide: undecided('truncated') } },
    { value: 'cantTell', reason: 'truncated', codes: ['undecided'] },
  ],
];

test.each(examples)('platform-column-guide: %s', (_, sketch, expected) => {
  expectOutcome(judge('platform-column-guide', sketch), expected);
});

const reports = (sketch: Parameters<typeof column>[2], more: Example[1] = {}): Example[1] => ({
  columns: { 'annual-report': column('政府信息公开年报', '/zwgk/nb/', sketch) },
  ...more,
});
const letter = row('关于报送2014年工作要点落实情况的函', '/zwgk/nb/1.html');

const reportExamples: readonly Example[] = [
  [
    '有一份年度报告',
    reports({ items: [letter, row('青禾区2024年政府信息公开工作年度报告', '/zwgk/nb/2.html')] }),
    { value: 'passed' },
  ],
  ['只有别的文件', reports({ items: [letter] }), { value: 'failed', codes: ['no-such-item'] }],
  [
    '第一页只有别的文件，还有没看到的页',
    reports({ items: [letter], isWhole: false }),
    { value: 'cantTell', reason: 'truncated' },
  ],
  [
    '报告在按年份分的下级栏目里',
    reports(
      { subColumns: [{ name: '2024年', url: 'http://www.qinghe.gov.cn/zwgk/nb/2024/' }] },
      { annualReports: whole([report(2024)]) },
    ),
    { value: 'passed' },
  ],
];

test.each(reportExamples)('platform-column-annual-report: %s', (_, sketch, expected) => {
  expectOutcome(judge('platform-column-annual-report', sketch), expected);
});

test('the finding names the column, its place and the page looked at', () => {
  const [finding] = judge('platform-column-guide', guide({ blankness: 'blank' })).findings;
  expect(finding).toMatchObject({ column: '政府信息公开指南', url: 'http://www.qinghe.gov.cn/zwgk/zn/' });
  expect(finding?.message).toBe('“政府信息公开指南”栏目是空白的，没有任何内容。');
});

test('system and statutory columns are judged by the same check', () => {
  const columns = { system: found(column('政府信息公开制度', '/zwgk/zd/')) };
  expect(judge('platform-column-system', { columns }).value).toBe('passed');
  expect(judge('platform-column-statutory', { columns }).value).toBe('failed');
});
