import { expect, test } from 'vitest';
import type { Column, Gathering } from '../../../src/model/site-model.js';
import { absent, articleColumn, column, row, undecided, view, type SiteSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const LINES = [
  '一、主要职责',
  '（一）组织实施全区水利规划，负责河道管理。',
  '二、内设机构',
  '办公室、水政科、工程科。',
  '三、联系我们',
  '办公地址：青禾区青石路18号',
  '办公时间：工作日上午8:30至12:00',
  '联系电话：0599-6012345',
  '四、负责人',
  '局长：周禾',
];
const without = (...starts: string[]): string =>
  LINES.filter((line) => !starts.some((start) => line.startsWith(start))).join('\n');
const agency = (text: string, sketch: Parameters<typeof articleColumn>[2] = {}): Column =>
  articleColumn('机构职能', '/fd/jg/', { text, ...sketch });

const site = (main: Column, more: Partial<Gathering> = {}, leaders?: Column): SiteSketch => ({
  site: { kind: 'department', name: '青禾区水利局' },
  columns: { 'cat-agency': main, leaders: leaders ?? absent },
  below: (id) =>
    id === 'cat-agency'
      ? { lists: [main], opened: [], unopened: 0, isWhole: true, ...more }
      : leaders && { lists: [leaders], opened: [], unopened: 0, isWhole: true },
});
const lacks = (...missing: string[]) =>
  ({ value: 'failed', codes: missing.map(() => 'missing'), measured: { missing } }) as const;
const ALL = ['机关职能', '机构设置', '办公地址', '办公时间', '联系方式', '负责人姓名'];
const list = (titles: readonly string[]) => {
  const items = titles.map((title, at) => row(title, `/fd/jg/${String(at)}.html`));
  const page = view('/fd/jg/', { text: titles.join('\n'), facts: { title: '机构职能', items } });
  return column('机构职能', '/fd/jg/', { items, pages: [page] });
};
const article = (title: string, text: string) =>
  view(`/fd/jg/${encodeURIComponent(title)}.html`, { text, facts: { kind: 'article', title } });

const examples: readonly Example[] = [
  ['一篇文章里六项都有', site(agency(LINES.join('\n'))), { value: 'passed' }],
  ['没有办公时间', site(agency(without('办公时间'))), lacks('办公时间')],
  ['电话只有标签', site(agency(LINES.join('\n').replace('0599-6012345', ''))), lacks('联系方式')],
  ['只有副局长', site(agency(LINES.join('\n').replace('局长：周禾', '副局长：李明'))), lacks('负责人姓名')],
  ['没有职责和机构', site(agency(without('一', '（一', '二', '办公室'))), lacks('机关职能', '机构设置')],
  [
    '只有下属单位的地址和电话',
    site(
      agency(
        `${without('办公地址', '联系电话')}\n五、所属单位\n青禾区灌区管理站\n地址：青禾区河西路2号\n电话：0599-6019999`,
      ),
    ),
    lacks('办公地址', '联系方式'),
  ],
  [
    '分成几篇文章',
    site(list(['主要职责', '内设机构', '联系我们', '局领导']), {
      opened: [
        article('主要职责', '组织实施全区水利规划，负责河道管理和防汛抗旱工作，指导灌区节水改造。'),
        article('内设机构', '办公室承担文电、会务工作；水政科承担行政执法工作；工程科承担建设管理工作。'),
        article('联系我们', LINES.slice(5, 8).join('\n')),
        article('局领导', '周禾，男，汉族，大学学历，现任青禾区水利局党组书记、局长。'),
      ],
    }),
    { value: 'passed' },
  ],
  ['列表里的标题不是内容', site(list(['主要职责', '内设机构']), { opened: [] }), lacks(...ALL)],
  [
    '还有没打开的条目',
    site(list(['主要职责', '内设机构']), { unopened: 2 }),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '负责人在领导栏目里',
    site(agency(without('局长')), {}, articleColumn('领导信息', '/ld/', { text: '党组书记、局长　周　禾' })),
    { value: 'passed' },
  ],
  [
    '领导栏目是一张名单，姓名是链接',
    site(
      agency(without('局长')),
      {},
      column('领导信息', '/ld/', {
        items: [row('周禾', '/ld/1.html'), row('李明', '/ld/2.html'), row('赵川', '/ld/3.html')],
        pages: [
          view('/ld/', {
            text: '党组书记、局长\n周禾\n副局长\n李明\n副局长\n赵川',
            facts: { items: [row('周禾', '/ld/1.html')] },
          }),
        ],
      }),
    ),
    { value: 'passed' },
  ],
  [
    '没打开的领导简历里没有办公时间',
    {
      ...site(agency(without('办公时间')), {}, column('领导信息', '/ld/')),
      below: (id) => {
        const lists = [id === 'leaders' ? column('领导信息', '/ld/') : agency(without('办公时间'))];
        return { lists, opened: [], unopened: id === 'leaders' ? 9 : 0, isWhole: true };
      },
    },
    lacks('办公时间'),
  ],
  [
    '领导栏目里认不出姓名和职务',
    site(agency(without('局长')), {}, column('领导信息', '/ld/', { items: [row('班子成员', '/ld/1.html')] })),
    { value: 'cantTell', reason: 'candidates' },
  ],
  [
    '内容是一张图片',
    site(agency('机构职能', { page: { media: { images: 1, videos: 0, audios: 0 } } })),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '图片上面只有栏目菜单和文件头',
    site(
      agency(['标题：青禾区教育局机构职能', '索引号：11370000004000000A/2025-1', '政府信息公开指南'].join('\n'), {
        page: {
          media: { images: 1, videos: 0, audios: 0 },
          infoRows: [
            { label: '标题', value: '青禾区教育局机构职能' },
            { label: '索引号', value: '11370000004000000A/2025-1' },
          ],
        },
      }),
    ),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '列表没有看全',
    site(agency(without('办公时间')), { isWhole: false, reason: 'needs-browser' }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  ['没有看全，但六项都有', site(agency(LINES.join('\n')), { isWhole: false, reason: 'robots' }), { value: 'passed' }],
  ['两个栏目都没有', { columns: {} }, { value: 'failed', codes: ['no-column'], measured: { missing: ALL } }],
  [
    '栏目空白',
    { columns: { 'cat-agency': column('机构职能', '/j/', { blankness: 'blank' }) } },
    { value: 'failed', codes: ['no-column'] },
  ],
  ['栏目没有看到', { columns: { 'cat-agency': undecided('robots') } }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('agency-profile: %s', (_, sketch, expected) => {
  expectOutcome(judge('agency-profile', sketch), expected);
});

test('a government is not known by the telephones of its departments', () => {
  const grids = [
    [
      ['单位', '地址', '电话'],
      ['青禾区财政局', '青石路2号', '0599-6010001'],
      ['青禾区水利局', '青石路4号', '0599-6010002'],
    ],
  ];
  const main = column('政府机构', '/fd/jg/', {
    items: [row('青禾区财政局', '/czj/')],
    pages: [view('/fd/jg/', { grids })],
  });
  const outcome = judge('agency-profile', {
    ...site(main),
    site: { kind: 'district', name: '青禾区人民政府' },
  });
  expect(outcome.measured).toMatchObject({ missing: ['机关职能', '办公地址', '办公时间', '联系方式', '负责人姓名'] });
});

test('what is stated is quoted', () => {
  expect(judge('agency-profile', site(agency(LINES.join('\n')))).measured?.['stated']).toMatchObject({
    办公地址: '办公地址：青禾区青石路18号',
    负责人姓名: '局长：周禾',
  });
});
