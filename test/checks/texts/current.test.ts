import { expect, test } from 'vitest';
import type { NamedText } from '../../../src/model/site-model.js';
import { evidence, ORIGIN, view, type SiteSketch, type ViewSketch } from '../../support/fake-site.js';
import { judgeCheck } from '../../support/judge-check.js';
import { expectOutcome, type Example } from '../../support/judge.js';

const ARTICLES = '第一条 为了……。第二条 本条例所称……。第三条 各级人民政府……。';
const OLD = `（国务院令第492号）${ARTICLES}第三十八条 本条例自2008年5月1日起施行。`;
const NEW = `（国务院令第492号公布，第711号修订）${ARTICLES}第五十六条 本条例自2019年5月15日起施行。`;

const named = (title: string, sketch: ViewSketch | undefined, changes: Partial<NamedText> = {}): SiteSketch => ({
  texts: [
    {
      title,
      url: `${ORIGIN}/zd/1.html`,
      listedOn: evidence('/zd/'),
      ...(sketch && { page: view('/zd/1.html', { facts: { kind: 'article', title }, ...sketch }) }),
      files: [],
      ...changes,
    },
  ],
});
const REGULATION = '中华人民共和国政府信息公开条例';
const params = {
  most: 20,
  texts: [
    {
      title: '政府信息公开条例',
      not: ['解读|释义|学习|培训|实施'],
      outdated: ['自2008年5月1日起施行|第492号'],
      current: ['自2019年5月15日起施行|第711号'],
    },
  ],
};

const examples: readonly Example[] = [
  ['现行文本', named(REGULATION, { text: NEW }), { value: 'passed' }],
  [
    '2008年施行的旧文本',
    named(REGULATION, { text: OLD }),
    { value: 'failed', codes: ['outdated'], measured: { without: [REGULATION] } },
  ],
  [
    '旧文本在附件里',
    named(REGULATION, { text: '见附件' }, { files: [view('/zd/1.docx', { text: OLD })] }),
    { value: 'failed' },
  ],
  [
    '看不出是哪一版',
    named(REGULATION, { text: ARTICLES }),
    { value: 'cantTell', reason: 'candidates', codes: ['unmarked'] },
  ],
  ['只是解读', named(`${REGULATION}解读`, { text: OLD }), { value: 'inapplicable', reason: 'no-targets' }],
  [
    '没有全文，只有一句话提到',
    named(REGULATION, { text: '条例自2008年5月1日起施行。' }),
    { value: 'inapplicable', reason: 'no-targets' },
  ],
  [
    '没有打开',
    named(REGULATION, undefined, { unreadBecause: 'not-crawled' }),
    { value: 'cantTell', reason: 'not-crawled' },
  ],
  [
    '是扫描件',
    named(REGULATION, { text: '', facts: { kind: 'attachment', title: REGULATION, textLength: 0 } }),
    { value: 'cantTell', reason: 'unreadable' },
  ],
  ['网站没有刊登法规', {}, { value: 'inapplicable', reason: 'no-targets' }],
  ['抓取未完成', { crawl: { stoppedBecause: 'budget' } }, { value: 'cantTell', reason: 'truncated' }],
];

test.each(examples)('texts/current: %s', (_, sketch, expected) => {
  expectOutcome(judgeCheck('texts/current', params, sketch), expected);
});

test('the finding quotes what only the old version prints', () => {
  const [finding] = judgeCheck('texts/current', params, named(REGULATION, { text: OLD })).findings;
  expect(finding?.evidence[0]?.quote).toMatch(/第492号|自2008年5月1日起施行/);
  expect(finding?.message).toContain('旧文本');
});
