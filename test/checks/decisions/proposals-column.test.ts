import { test } from 'vitest';
import type { Column } from '../../../src/model/site-model.js';
import { column, row } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const CONGRESS = row('对区十届人大四次会议第15号代表建议的答复', '/jyta/1.html', '2025-08-01');
const CPPCC = row('关于区政协第22号委员提案的复函', '/jyta/2.html', '2025-08-02');
const proposals = (items: Column['items'], sketch: Partial<Column> = {}): Example[1] => ({
  columns: { proposals: column('建议提案办理', '/jyta/', { items, ...sketch }) },
});

const examples: readonly Example[] = [
  ['建议和提案都有', proposals([CONGRESS, CPPCC]), { value: 'passed' }],
  [
    '标题里不写人大、政协',
    proposals([
      row('关于第12号建议的答复', '/jyta/3.html', '2025-07-01'),
      row('关于第7号提案的答复', '/jyta/4.html', '2025-07-01'),
    ]),
    { value: 'passed' },
  ],
  [
    '两个栏目各自公开',
    {
      columns: {
        'proposals-congress': column('人大代表建议', '/rdjy/', {
          items: [row('改善农村公交服务', '/rdjy/1.html', '2025-06-03')],
        }),
        'proposals-cppcc': column('政协提案', '/zxta/', { items: [row('推进社区养老', '/zxta/1.html', '2025-06-03')] }),
      },
    },
    { value: 'passed' },
  ],
  [
    '只有建议',
    proposals([CONGRESS]),
    { value: 'failed', codes: ['no-such-item'], measured: { missing: ['政协提案'] } },
  ],
  [
    '政协的会议消息不是提案',
    proposals([
      CONGRESS,
      row('区政协召开常委会会议', '/jyta/5.html', '2025-08-02'),
      row('全区建议提案办理工作推进会召开', '/jyta/6.html', '2025-08-02'),
    ]),
    { value: 'failed', codes: ['no-such-item'], measured: { missing: ['政协提案'] } },
  ],
  [
    '提案是前年的',
    proposals([CONGRESS, { ...CPPCC, publishedOn: '2023-08-02' }]),
    { value: 'failed', codes: ['stale'] },
  ],
  ['后面的页没有看到', proposals([CONGRESS], { isWhole: false }), { value: 'cantTell', reason: 'not-crawled' }],
];

test.each(examples)('proposals-column: %s', (_, sketch, expected) => {
  expectOutcome(judge('proposals-column', sketch), expected);
});
