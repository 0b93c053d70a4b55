import { expect, test } from 'vitest';
import { evidence, interpretation, partial, policy, row, whole } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const MEASURES = '关于印发《青禾区河道管护办法》的通知';
const read = interpretation('《青禾区河道管护办法》解读', ['text']);
const { page: _page, ...unread } = read;
const document = (sketch: Parameters<typeof policy>[2] = {}, title = MEASURES): Example[1] => ({
  documents: whole([policy(title, '/wj/1.html', sketch)]),
  interpretations: whole([read]),
});
const dead = { ...unread, unreadBecause: 'unreadable', deadStatus: 404 } as const;

const examples: readonly Example[] = [
  [
    '有解读',
    document({ interpretations: [read], issuer: '青禾区人民政府' }),
    {
      value: 'passed',
      measured: { interpretations: { [MEASURES]: 1 }, issuers: { [MEASURES]: '青禾区人民政府' } },
    },
  ],
  ['没有解读', document(), { value: 'failed', codes: ['without'], measured: { without: [MEASURES] } }],
  [
    '两份文件，一份没有',
    {
      documents: whole([
        policy(MEASURES, '/wj/1.html', { interpretations: [read] }),
        policy('青禾区水库管理规定', '/wj/2.html'),
      ]),
    },
    { value: 'failed', codes: ['without'], measured: { without: ['青禾区水库管理规定'] } },
  ],
  [
    '标题看不出种类，文号是规范性文件',
    document({ documentNumber: '青政规〔2025〕2号' }, '青禾区人民政府关于秋季护林的通知'),
    { value: 'failed' },
  ],
  [
    '列在规范性文件栏目里',
    document({ listName: '行政规范性文件' }, '青禾区人民政府关于秋季护林的通知'),
    { value: 'failed' },
  ],
  [
    '种类不明的通知',
    document({}, '青禾区人民政府关于做好秋季护林的通知'),
    { value: 'cantTell', reason: 'candidates', codes: ['unclear'] },
  ],
  ['上级文件不要求', document({ issuerKind: 'superior' }), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '报道的标题不是文件',
    document({}, '保供稳价：青禾区秋粮收购和冬季供暖保障措施'),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '征求意见的通知不是文件本身',
    document({}, '关于征求《青禾区水库管理规定（草案）》意见的通知'),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['任免不要求', document({}, '青禾区人民政府关于王某任职的通知'), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '成立领导小组不要求',
    document({}, '关于成立青禾区护林工作领导小组的通知'),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '延长有效期的通知不要求',
    document({}, '关于延长《青禾区河道管护办法》有效期的通知'),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  ['延长时间的办法要求', document({}, '关于延长公园夜间开放时间的实施方案'), { value: 'failed' }],
  ['批复不要求', document({}, '青禾区人民政府关于河道规划的批复'), { value: 'inapplicable', reason: 'no-targets' }],
  ['转发不要求', document({}, '关于转发《护林办法》的通知'), { value: 'inapplicable', reason: 'no-targets' }],
  ['公示办法是政策文件', document({}, '关于印发《青禾区行政执法公示办法》的通知'), { value: 'failed' }],
  ['表彰办法也是', document({}, '关于印发青禾区见义勇为表彰奖励办法（试行）的通知'), { value: 'failed' }],
  ['实施意见', document({}, '青禾区人民政府关于加强护林工作的实施意见'), { value: 'failed' }],
  ['名单不要求', document({}, '关于公布青禾区古树名木名录的通知'), { value: 'inapplicable', reason: 'no-targets' }],
  ['征地补偿方案不要求', document({}, '青禾区征地补偿安置方案'), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '活动方案由人工判断',
    document({}, '关于印发《青禾区护林月活动方案》的通知'),
    { value: 'cantTell', reason: 'candidates', codes: ['unclear'] },
  ],
  [
    '发文机关不明、标题里有本区，算本区的',
    document({ issuerKind: 'unknown' }),
    { value: 'failed', codes: ['without'] },
  ],
  [
    '发文机关不明、标题也看不出',
    document({ issuerKind: 'unknown' }, '河道管护办法'),
    { value: 'cantTell', reason: 'candidates', codes: ['unclear'] },
  ],
  [
    '解读栏目没有看全',
    document({ pairingIsWhole: false, pairingReason: 'truncated' }),
    { value: 'cantTell', reason: 'truncated', codes: ['undecided'] },
  ],
  [
    '相关解读由脚本生成',
    document({ pairingIsWhole: false, pairingReason: 'needs-browser' }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '有几篇没有打开的可能是',
    document({ pairingIsWhole: false, candidates: [row('一图读懂河道新规', '/jd/9.html')] }),
    { value: 'cantTell', reason: 'not-crawled', codes: ['may-have'] },
  ],
  [
    '列出的解读没有打开',
    document({ interpretations: [{ ...unread, unreadBecause: 'truncated' }] }),
    { value: 'cantTell', reason: 'truncated', codes: ['may-have'] },
  ],
  [
    '唯一的解读打不开',
    document({ interpretations: [dead] }),
    { value: 'cantTell', reason: 'unreadable', codes: ['may-have'] },
  ],
  ['一篇打不开，另一篇能打开', document({ interpretations: [dead, read] }), { value: 'passed' }],
  ['没有文件', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['文件没有看到', { documents: partial([], 'robots') }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('interpretation-coverage: %s', (_, sketch, expected) => {
  expectOutcome(judge('interpretation-coverage', sketch), expected);
});

test('the evidence of an absence is the document and the lists that were looked through', () => {
  const [finding] = judge('interpretation-coverage', {
    ...document(),
    interpretations: { things: [], isWhole: true, looked: [evidence('/zcjd/')] },
  }).findings;
  expect(finding?.evidence.map(({ url }) => new URL(url).pathname)).toEqual(['/wj/1.html', '/zcjd/']);
});

test('only so many documents as are sampled are judged', () => {
  const documents = whole([
    policy(MEASURES, '/wj/1.html', { interpretations: [read] }),
    policy('青禾区水库管理规定', '/wj/2.html'),
  ]);
  expect(judge('interpretation-coverage', { documents }, { sample: 1 }).value).toBe('passed');
});
