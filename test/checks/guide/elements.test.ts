import { describe, expect, test } from 'vitest';
import type { PageView } from '../../../src/model/site-model.js';
import { column, row, undecided, view } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';
import { guideSite, guideText } from './guide-sketches.js';

const lacks = (...missing: string[]) =>
  ({ value: 'failed', codes: missing.map(() => 'missing'), measured: { missing } }) as const;
const whole = { value: 'passed', measured: { missing: [] } } as const;
const picture = { page: { media: { images: 1, videos: 0, audios: 0 } } };

const examples: readonly Example[] = [
  ['九项齐全', guideSite(guideText()), whole],
  [
    '页头信息表里的“信息分类”不是指南的分类',
    guideSite(`索引号\t2025-1\t信息分类\t公开指南\n${guideText({ '一、': '一、编排', '（一）': '' })}`, {
      grids: [[['索引号', '2025-1', '信息分类', '公开指南']]],
    }),
    lacks('分类'),
  ],
  [
    '地址和时间写在一句话里',
    guideSite(
      guideText({
        办公地址: '本机关办公室地址在青禾区青石路18号，邮编354000，工作日8:30—17:30办公。',
        办公时间: '',
      }),
    ),
    whole,
  ],
  ['没有邮箱，有网上申请的网址', guideSite(guideText({ 电子邮箱: '网上申请：http://www.qinghe.gov.cn/ysq/' })), whole],
  ['没有传真一行', guideSite(guideText({ 传: '' })), lacks('传真号码')],
  ['传真：无，也是内容', guideSite(guideText({ 传: '传真：无' })), whole],
  ['传真只有标签', guideSite(guideText({ 传: '传真：' })), lacks('传真号码')],
  ['传真留着下划线', guideSite(guideText({ 传: '传真：________' })), lacks('传真号码')],
  ['电话和传真写在一起', guideSite(guideText({ 联系电话: '电话/传真：0599-6012345', 传: '' })), whole],
  ['联系电话（传真）', guideSite(guideText({ 联系电话: '联系电话（传真）：0599-6012345', 传: '' })), whole],
  [
    '一行几项，中间一项没填',
    guideSite(guideText({ 联系电话: '联系电话：　传真：0599-6012346　邮编：354000', 传: '' })),
    lacks('联系电话'),
  ],
  ['只有监督电话', guideSite(guideText({ 联系电话: '监督电话：0599-6012345' })), lacks('联系电话')],
  ['电话不带冒号', guideSite(guideText({ 联系电话: '联系电话0599-6012345' })), whole],
  ['电话写“详见附件”', guideSite(guideText({ 联系电话: '联系电话：详见附件' })), lacks('联系电话')],
  ['全角数字', guideSite(guideText({ 联系电话: '联系电话：０５９９－６０１２３４５' })), whole],
  [
    '通信地址、受理时间、咨询电话、网址也是这些要素',
    guideSite(
      guideText({
        办公地址: '通信地址：青禾区青石路18号',
        办公时间: '受理时间：周一至周五9:00—17:00',
        联系电话: '咨询电话：6012345',
        电子邮箱: '网址：www.qinghe.gov.cn',
      }),
    ),
    whole,
  ],
  [
    '机构写成一句话',
    guideSite(guideText({ 机构名称: '区政府办公室是本机关政府信息公开工作机构。', 三: '三、联系方法' })),
    whole,
  ],
  ['标题下一行写机构', guideSite(guideText({ 机构名称: '青禾区人民政府办公室' })), whole],
  ['标题下直接是地址，没有机构', guideSite(guideText({ 机构名称: '' })), lacks('机构名称')],
  ['合写的标题下没有分类', guideSite(guideText({ '（一）信息分类': '' })), lacks('分类')],
  ['合写的标题下没有编排', guideSite(guideText({ '（二）编排': '' })), lacks('编排体系')],
  ['标题下没有内容', guideSite(guideText({ 主动公开: '' })), lacks('获取方式')],
  [
    '申请的方式不是获取信息的方式',
    guideSite(guideText({ 二: '', 主动公开: '', 申请人可以: '申请人可以通过以下方式提出申请：当面申请。' })),
    lacks('获取方式'),
  ],
  [
    '获取方式列成几条，每条带自己的标签',
    guideSite(guideText({ 主动公开: '1.政府网站：www.qinghe.gov.cn\n2.政府公报：每月出版' })),
    whole,
  ],
  ['标签在上一行，内容在下一行', guideSite(guideText({ 办公地址: '办公地址：\n青禾区青石路18号' })), whole],
  ['标签下一行是一段无关的话', guideSite(guideText({ 联系电话: '联系电话：\n节假日不受理。' })), lacks('联系电话')],
  [
    '引用条例原文不算写明',
    guideSite(
      '本指南包括政府信息的分类、编排体系、获取方式和政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式等内容。',
    ),
    lacks('分类', '编排体系', '获取方式', '机构名称', '办公地址', '办公时间', '联系电话', '传真号码', '互联网联系方式'),
  ],
  [
    '信息表里的主题分类、公开方式不算',
    guideSite(guideText({ 一: '主题分类：综合政务', '（一）信息分类': '', 二: '公开方式：主动公开', 主动公开: '' })),
    lacks('分类', '获取方式'),
  ],
  ['指南是一张图片', guideSite('政府信息公开指南', picture), { value: 'cantTell', reason: 'unreadable' }],
  [
    '页面由脚本填充',
    guideSite('', { facts: { needsBrowser: 'script-shell' } }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  ['没有指南，由栏目规则扣分', {}, { value: 'inapplicable', reason: 'no-targets' }],
  [
    '指南空白，由栏目规则扣分',
    { columns: { guide: column('指南', '/zn/', { blankness: 'blank' }) } },
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['指南没有看到', { columns: { guide: undecided('robots') } }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('guide-elements: %s', (_, sketch, expected) => {
  expectOutcome(judge('guide-elements', sketch), expected);
});

describe('a guide whose contacts stand in a table', () => {
  const text = guideText({ 机构名称: '', 办公地址: '', 办公时间: '', 联系电话: '', 传: '', 电子邮箱: '' });
  const labels = ['机构名称', '办公地址', '办公时间', '联系电话', '传真', '电子邮箱'];
  const values = ['青禾区人民政府办公室', '青石路18号', '工作日9:00-17:00', '6012345', '6012346', 'zwgk@qinghe.gov.cn'];

  test('is read row by row', () => {
    const rows = labels.map((label, index) => `${label}\t${values[index] ?? ''}`).join('\n');
    expectOutcome(judge('guide-elements', guideSite(`${text}\n${rows}`)), whole);
  });

  test('is read column by column', () => {
    expectOutcome(judge('guide-elements', guideSite(text, { grids: [[labels, values]] })), whole);
  });

  test('is read by heads that say enough only there: 名称, 时间', () => {
    const heads = labels.map((label) => ({ 机构名称: '名称', 办公时间: '时间' })[label] ?? label);
    expectOutcome(judge('guide-elements', guideSite(text, { grids: [[heads, values]] })), whole);
    expectOutcome(
      judge('guide-elements', guideSite(guideText({ 办公时间: '' }) + '\n时间：2024-03-23 10:20')),
      lacks('办公时间'),
    );
  });

  test('lacks what has an empty cell', () => {
    const gaps = values.map((value) => (value === '6012345' ? '' : value));
    expectOutcome(judge('guide-elements', guideSite(text, { grids: [[labels, gaps]] })), lacks('联系电话'));
  });
});

const place = (address: string) =>
  `四、政府信息查阅场所\n青禾区档案馆\n地址：青禾区河西路2号\n开放时间：工作日9:00-17:00\n电话：0599-6020000\n${address}`;

const placesAndValues: readonly Example[] = [
  [
    '查阅场所的地址电话不是办公地址和联系电话',
    guideSite(guideText({ 办公地址: '', 联系电话: '', 四: place('五、依申请公开') })),
    lacks('办公地址', '联系电话'),
  ],
  ['写了查阅场所，也写了自己的', guideSite(guideText({ 四: place('五、依申请公开') })), whole],
  [
    '查阅场所写在一句话里',
    guideSite(guideText({ 办公地址: '', 主动公开: '可以到查阅场所（地址：青禾区河西路2号）查阅政府信息。' })),
    lacks('办公地址'),
  ],
  [
    '没有编号的查阅点，接着是受理机构',
    guideSite(
      guideText({
        三: '查阅点：青禾区图书馆\n地址：青禾区河西路4号',
        机构名称: '受理机构：青禾区人民政府办公室',
        四: '依申请公开',
      }),
    ),
    whole,
  ],
  [
    '查阅场所列成表，没有本机关一行',
    guideSite(guideText({ 办公地址: '', 联系电话: '' }), {
      grids: [
        [
          ['场所', '地址', '电话'],
          ['青禾区档案馆', '青禾区河西路2号', '0599-6020000'],
        ],
      ],
    }),
    lacks('办公地址', '联系电话'),
  ],
  [
    '电话只在监督救济部分',
    guideSite(guideText({ 联系电话: '', 本机关: '五、监督和救济\n可以向区政府办公室反映，联系电话：0599-6030000' })),
    { value: 'cantTell', reason: 'candidates', codes: ['supervisors-only'] },
  ],
  [
    '电话是一个日期',
    guideSite(guideText({ 联系电话: '联系电话：2024-05-06' })),
    { value: 'failed', codes: ['malformed'], measured: { missing: ['联系电话'] } },
  ],
  ['电话少了几位', guideSite(guideText({ 联系电话: '联系电话：0599-601' })), { value: 'failed', codes: ['malformed'] }],
  ['传真写成邮编', guideSite(guideText({ 传: '传真：354000' })), { value: 'failed', codes: ['malformed'] }],
  ...['(0599)6012345', '0599 6012345转8001', '13800000000', '12345', '0599—6012345、6012346', '400-800-1234'].map(
    (phone): Example => [`电话写作${phone}`, guideSite(guideText({ 联系电话: `联系电话：${phone}` })), whole],
  ),
  [
    '先列查阅场所，再列工作机构，标签都只有两个字',
    guideSite(
      guideText({
        三: '四、查阅场所\n1.青禾区档案馆\n地址：河西路2号\n时间：周一至周五\n电话：0599-6020000\n五、工作机构',
        机构名称: '名称：青禾区人民政府办公室',
        办公地址: '地址：青禾区青石路18号',
        办公时间: '时间：工作日上午8:30至12:00',
        联系电话: '电话：0599-6012345',
        四: '六、依申请公开',
      }),
    ),
    { value: 'passed', measured: { stated: { 办公地址: '地址：青禾区青石路18号', 联系电话: '电话：0599-6012345' } } },
  ],
  ['邮箱避开机器人', guideSite(guideText({ 电子邮箱: '电子邮箱：zwgk（at）qinghe.gov.cn' })), whole],
];

test.each(placesAndValues)('guide-elements: %s', (_, sketch, expected) => {
  expectOutcome(judge('guide-elements', sketch), expected);
});

describe('a guide in several articles', () => {
  const lines = guideText().split('\n');
  const [one, two] = [lines.slice(0, 6), lines.slice(6)].map((part, at) =>
    view(`/zn/${String(at)}.html`, { text: part.join('\n'), facts: { kind: 'article' } }),
  );
  const site = (articles: readonly PageView[]) => ({
    columns: { guide: column('政府信息公开指南', '/zn/', { articles, ...(articles[0] && { article: articles[0] }) }) },
    others: articles,
  });

  test('is read together', () => {
    expectOutcome(judge('guide-elements', site([one!, two!])), whole);
    expect(judge('guide-elements', site([one!])).value).toBe('failed');
  });

  test('cannot be judged where one of them was not read', () => {
    const shell = view('/zn/2.html', { facts: { kind: 'shell', needsBrowser: 'script-shell' } });
    expectOutcome(judge('guide-elements', site([one!, shell])), { value: 'cantTell', reason: 'needs-browser' });
  });
});

test('an index of other bodies’ guides is no guide of this one', () => {
  const items = [row('青禾区财政局政府信息公开指南', '/czj/zn.html'), row('南塘镇政府信息公开指南', '/nt/zn.html')];
  const guide = column('政府信息公开指南', '/zn/', { items, pages: [view('/zn/', { facts: { items } })] });
  for (const rule of ['guide-elements', 'guide-updated-date', 'guide-updated-fresh', 'guide-application-terms'])
    expectOutcome(judge(rule, { columns: { guide } }), { value: 'cantTell', reason: 'not-crawled' });
});

describe('a guide in articles', () => {
  const withLine = (line: string) => guideText({ '一、信息分类和编排': '一、信息分类', '（二）编排体系': line });

  test('is read where a heading runs on without a mark', () => {
    const text = withLine('第三条 编排体系依照类别和发布时间排列。');
    expectOutcome(judge('guide-elements', guideSite(text)), whole);
  });

  test('lacks what only a heading of several things names', () => {
    const text = withLine('第三条 编排体系和获取方式如下。');
    expectOutcome(judge('guide-elements', guideSite(text)), lacks('编排体系'));
  });
});

describe('a guide in an attachment', () => {
  const attachment = { text: '青禾区政府信息公开指南.doc', url: 'http://www.qinghe.gov.cn/zn.doc', type: 'doc' };
  const site = guideSite('请下载指南。', { facts: { attachments: [attachment] } });

  test('is read from the attachment', () => {
    const others = [view('/zn.doc', { text: guideText(), facts: { kind: 'attachment' } })];
    expectOutcome(judge('guide-elements', { ...site, others }), whole);
  });

  test('cannot be judged where its text was not had', () => {
    expectOutcome(judge('guide-elements', site), { value: 'cantTell', reason: 'unreadable' });
  });
});

test('points are shared over the elements, and each finding names its own', () => {
  const outcome = judge('guide-elements', guideSite(guideText({ 传: '', 办公时间: '' })));
  expect(outcome.tally).toEqual({ met: 7, unmet: 2, unknown: 0 });
  expect(outcome.findings.map(({ data }) => data?.['name'])).toEqual(['办公时间', '传真号码']);
  expect(outcome.measured).toMatchObject({ stated: { 联系电话: '联系电话：0599-6012345' } });
});
