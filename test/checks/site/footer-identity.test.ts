import { expect, test } from 'vitest';
import type { Footer } from '../../../src/model/page-facts.js';
import type { Link } from '../../../src/model/page.js';
import { undecided, view, type ViewSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const FULL: Footer = {
  siteIdCode: '9901020003',
  icp: '闽ICP备99000001号',
  police: '99010202000001',
  sponsor: '青禾区人民政府办公室',
  contact: '0599-6012345',
  errorReport: true,
  ipv6Label: false,
};
const { police: _, contact: __, ...partly } = FULL;
type Marks = { readonly [K in keyof Footer]: Footer[K] | undefined };
const link = (url: string): Link => ({ url, text: '', region: 'footer', isVisible: true, from: 'href' });
const home = (marks: Marks, sketch: ViewSketch = {}): Example[1] => ({
  home: view('/', {
    ...sketch,
    facts: {
      kind: 'home',
      footer: Object.fromEntries(Object.entries(marks).filter(([, mark]) => mark !== undefined)) as unknown as Footer,
      ...sketch.facts,
    },
  }),
});
const frame = { page: { frames: [{ url: 'http://www.qinghe.gov.cn/foot.html', isVisible: true }] } };

const examples: readonly Example[] = [
  ['五项齐全', home(FULL), { value: 'passed' }],
  [
    '少两项',
    home(partly),
    { value: 'failed', codes: ['missing', 'missing'], measured: { missing: ['公安备案号', '联系方式'] } },
  ],
  [
    '标识码少一位',
    home({ ...FULL, siteIdCode: '990102000' }),
    { value: 'failed', codes: ['malformed'], measured: { missing: ['网站标识码'] } },
  ],
  ['部委的标识码带字母', home({ ...FULL, siteIdCode: 'bm99000001' }), { value: 'passed' }],
  [
    '其余由脚本写出',
    home(partly, { facts: { needsBrowser: 'footer-script' } }),
    { value: 'cantTell', reason: 'needs-browser' },
  ],
  [
    '用浏览器打开后仍然没有',
    home(partly, { isRendered: true, facts: { needsBrowser: 'footer-script' } }),
    { value: 'failed' },
  ],
  [
    '页脚在框架里',
    { ...home(partly, frame), others: [view('/foot.html', { facts: { footer: FULL } })] },
    { value: 'passed' },
  ],
  [
    '没有读出公安备案号，但有查询它的链接：可能在图片上',
    home(
      { ...FULL, police: undefined },
      { page: { links: [link('http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=99010202000001')] } },
    ),
    { value: 'cantTell', reason: 'unreadable', codes: ['pictured'] },
  ],
  [
    '一项可能在图片上，一项没有',
    home({ ...FULL, icp: undefined, contact: undefined }, { page: { links: [link('https://beian.miit.gov.cn/')] } }),
    { value: 'failed', codes: ['missing'], measured: { missing: ['联系方式'] } },
  ],
  [
    '藏起来的链接不算',
    home(
      { ...FULL, icp: undefined },
      { page: { links: [{ ...link('https://beian.miit.gov.cn/'), isVisible: false }] } },
    ),
    { value: 'failed', measured: { missing: ['ICP备案号'] } },
  ],
  ['首页没有看到', { home: undecided('robots') }, { value: 'cantTell', reason: 'robots' }],
];

test.each(examples)('footer-identity: %s', (_, sketch, expected) => {
  expectOutcome(judge('footer-identity', sketch), expected);
});

test('marks seen in time count as met while the others are unknown', () => {
  const outcome = judge('footer-identity', home(partly, { facts: { needsBrowser: 'footer-script' } }));
  expect(outcome.tally).toEqual({ met: 3, unmet: 0, unknown: 2 });
});
