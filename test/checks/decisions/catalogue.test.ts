import { expect, test } from 'vitest';
import type { DecisionCatalogue } from '../../../src/model/site-model.js';
import { partial, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { catalogue } from './decision-sketches.js';

const site = (things: readonly DecisionCatalogue[], asOf = '2025-11-18'): Example[1] => ({
  decisionCatalogues: whole(things),
  asOf,
});
const TABLE = [
  ['序号', '决策事项名称', '承办单位', '时间安排'],
  ['1', '青禾区养老服务体系规划', '区民政局', '9月'],
  ['2', '青禾区城市绿化管理规定', '区住房城乡建设局', '12月'],
];
const GOOD = { grids: [TABLE] };
const text = (words: string) => ({ text: words });

const examples: readonly Example[] = [
  [
    '今年的目录，表里有事项和单位',
    site([catalogue(2025, GOOD)]),
    { value: 'passed', measured: { count: 2, year: 2025 } },
  ],
  [
    '逐行写事项和单位',
    site([
      catalogue(
        2025,
        text('一、青禾区养老服务体系规划（承办单位：区民政局）\n二、青禾区城市绿化管理规定（承办单位：区住建局）'),
      ),
    ]),
    { value: 'passed', measured: { count: 2 } },
  ],
  [
    '前面编号的工作要求不是事项',
    site([
      catalogue(
        2025,
        text(
          '一、严格履行程序。决策承办单位要认真做好工作。\n二、加强督查。由区司法局牵头督促。\n附件\n1．青禾区养老服务体系规划\n决策承办单位：区民政局\n2．青禾区城市绿化管理规定\n决策承办单位：区住建局',
        ),
      ),
    ]),
    { value: 'passed', measured: { count: 2 } },
  ],
  [
    '按单位分组',
    site([catalogue(2025, text('一、区民政局\n1.青禾区养老服务规划\n2.社会救助办法\n二、区住建局\n1.城市绿化规定'))]),
    { value: 'passed', measured: { count: 3 } },
  ],
  [
    '单位空几格写在行末',
    site([catalogue(2025, text('1.青禾区养老服务规划  区民政局\n2.青禾区绿化规定  区住建局'))]),
    { value: 'passed', measured: { count: 2 } },
  ],
  [
    '竖排的表',
    site([
      catalogue(2025, {
        grids: [
          [
            ['决策事项', '青禾区养老服务规划'],
            ['承办单位', '区民政局'],
            ['决策事项', '青禾区绿化规定'],
            ['承办单位', '区住建局'],
          ],
        ],
      }),
    ]),
    { value: 'passed', measured: { count: 2 } },
  ],
  [
    '只有编号的事项，没有单位',
    site([catalogue(2025, text('1.青禾区养老服务规划\n2.青禾区绿化规定'))]),
    { value: 'failed', codes: ['no-body'] },
  ],
  [
    '说到单位，看不出谁承办什么',
    site([catalogue(2025, text('1.区民政局提出的养老服务规划\n2.青禾区绿化规定'))]),
    { value: 'cantTell', reason: 'candidates' },
  ],
  [
    '括号里的单位',
    site([catalogue(2025, text('1.青禾区养老服务体系规划（区民政局）\n2.青禾区城市绿化管理规定（区住房城乡建设局）'))]),
    { value: 'passed' },
  ],
  [
    '单位另起一行',
    site([
      catalogue(
        2025,
        text('1.青禾区养老服务体系规划\n承办单位：区民政局\n2.青禾区城市绿化管理规定\n承办单位：区住建局'),
      ),
    ]),
    { value: 'passed', measured: { count: 2 } },
  ],
  [
    '一句话列出',
    site([
      catalogue(
        2025,
        text('列入目录的事项共两项：停放管理办法（承办单位：综合行政执法局）、养老服务体系规划（承办单位：民政局）。'),
      ),
    ]),
    { value: 'passed', measured: { count: 2 } },
  ],
  ['七月一日以前，去年的也可以', site([catalogue(2024, GOOD)], '2025-06-30'), { value: 'passed' }],
  ['七月一日起，去年的不可以', site([catalogue(2024, GOOD)], '2025-07-01'), { value: 'failed', codes: ['outdated'] }],
  [
    '表里没有承办单位',
    site([
      catalogue(2025, {
        grids: [
          [
            ['序号', '事项名称'],
            ['1', '青禾区养老服务体系规划'],
          ],
        ],
      }),
    ]),
    { value: 'failed', codes: ['no-body'], measured: { without: ['青禾区养老服务体系规划'] } },
  ],
  [
    '表在页上，附件是同一张表',
    site([
      catalogue(2025, {
        grids: [
          [
            ['序号', '事项名称'],
            ['1', '青禾区养老服务体系规划'],
          ],
        ],
        facts: { attachments: [{ text: '目录.pdf', url: 'http://www.qinghe.gov.cn/m.pdf', type: 'pdf' }] },
      }),
    ]),
    { value: 'failed', codes: ['no-body'] },
  ],
  [
    '一个事项的单位空着',
    site([catalogue(2025, { grids: [[...TABLE, ['3', '青禾区供热规划', '', '12月']]] })]),
    { value: 'failed', codes: ['no-body'], measured: { without: ['青禾区供热规划'] } },
  ],
  [
    '只有一句话，没有事项',
    site([
      catalogue(
        2025,
        text(
          '经区委同意，现将青禾区人民政府重大行政决策事项目录予以公布，请各有关单位认真组织实施，并按规定履行法定程序。',
        ),
      ),
    ]),
    { value: 'failed', codes: ['no-matters'] },
  ],
  [
    '目录是图片',
    site([catalogue(2025, { text: '目录', page: { media: { images: 1, videos: 0, audios: 0 } } })]),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '目录在读不出的附件里',
    site([catalogue(2025, { text: '见附件' }, { unreadBecause: 'unreadable' })]),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '目录没有打开',
    site([catalogue(2025, {}, { pages: [], unreadBecause: 'truncated' })]),
    { value: 'cantTell', reason: 'truncated' },
  ],
  ['没有目录', site([]), { value: 'failed', codes: ['missing'], measured: { missing: [2025] } }],
  [
    '栏目没有看全',
    { decisionCatalogues: partial([], 'needs-browser') },
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '看不出是哪一年的',
    site([{ ...catalogue(2025), year: undefined, title: '重大行政决策事项目录' } as unknown as DecisionCatalogue]),
    { value: 'cantTell', reason: 'no-date' },
  ],
];

test.each(examples)('decision-catalogue: %s', (_, sketch, expected) => {
  expectOutcome(judge('decision-catalogue', sketch), expected);
});

test('a later adjustment that is whole counts beside a page that is not', () => {
  expect(judge('decision-catalogue', site([catalogue(2025, text('现予公布。')), catalogue(2025, GOOD)])).value).toBe(
    'passed',
  );
});
