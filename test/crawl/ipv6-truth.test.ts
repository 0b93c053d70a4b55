/** Sites over both families on loopback, crawled once and judged from the snapshot: what each rule of IPv6 says of them. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { hasIpv6Route } from '../../src/crawl/environment.js';
import type { RequestLine } from '../../src/crawl/manners/request-log.js';
import type { AuditReport } from '../../src/model/report.js';
import { auditSite, replaySnapshot } from '../../src/pipeline.js';
import { serveDns } from '../support/dns-server.js';
import { serve } from '../support/http-server.js';
import type { Answers } from '../support/http-server.js';
import { national } from '../support/judge.js';
import { optionsOf } from './crawl-plan.js';

const HOST = 'www.qinghe.gov.cn';
const SERVICE = 'zwfw.qinghe.gov.cn';
const only = new Set(national.rules.filter(({ section }) => section === 'ipv6').map(({ id }) => id));
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

interface Case {
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** What ::1 answers; nobody listens there without it. */
  readonly six?: Answers;
  readonly label?: string;
  readonly serviceLinks?: number;
  readonly resource?: string;
  /** Hosts that may lie on loopback besides the site's own. */
  readonly allowed?: readonly string[];
}

const own = { [`${HOST} A`]: ['127.0.0.1'], [`${HOST} AAAA`]: ['::1'] };
const zone = { 'qinghe.gov.cn NS': ['ns1.qinghe.gov.cn'], 'ns1.qinghe.gov.cn AAAA': ['2001:db8::53'] };

async function audited(made: Case) {
  const homePage = (port: number): string =>
    `<!doctype html><meta charset="utf-8"><title>青禾区人民政府</title><body><h1>青禾区人民政府</h1>
    <ul>${Array.from({ length: 12 }, (_, at) => `<li><a href="/zwgk/${at}.html">政务公开第${at}栏</a></li>`).join('')}</ul>
    ${Array.from({ length: made.serviceLinks ?? 0 }, (_, at) => `<a href="http://${SERVICE}:${port}/item/${at}">办事事项${at}</a>`).join('')}
    <p>${'青禾区人民政府召开常务会议，研究部署重点工作。'.repeat(30)}</p>${made.resource ?? ''}
    <div class="footer">主办单位：青禾区人民政府办公室 ${made.label ?? ''}</div></body>`;
  const fourAnswers: Record<string, string> = {};
  const four = await serve({
    '/': () => fourAnswers['/'] ?? '',
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        `/zwgk/${at}.html`,
        `<title>栏目</title><p>${'公开内容。'.repeat(30)}</p><a href="/zwgk/${at}-1.html">一篇</a>`,
      ]),
    ),
  });
  open.push(() => four.close());
  fourAnswers['/'] = homePage(four.port);
  const six =
    made.six && (await serve({ '/': () => homePage(four.port), ...made.six }, { host: '::1', port: four.port }));
  if (six) open.push(() => six.close());
  const names = await serveDns({ ...zone, ...made.names });
  open.push(() => names.close());
  const options = optionsOf({
    dns: names.address,
    resolve: [`${HOST}:${four.port}:127.0.0.1`],
    privateHosts: made.allowed ?? [SERVICE],
    lookup: () => Promise.resolve(['127.0.0.1']),
  });
  const { profile: _, tool: __, survey: ___, ...wishes } = options;
  const site = { id: 'qinghe', name: '青禾区人民政府', url: `http://${HOST}:${four.port}/`, kind: 'district' };
  const question = { site, profile: national, asOf: '2026-06-30', only };
  const report = await auditSite(question, wishes, '0.0.0');
  expect(replaySnapshot(options.snapshot, '0.0.0', { only }).outcomes).toEqual(report.outcomes);
  const log = readFileSync(join(dirname(options.snapshot), 'requests.jsonl'), 'utf8');
  const requests = log.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as RequestLine]));
  return { report, requests, six };
}

const short = ({ outcomes }: AuditReport): Record<string, string> =>
  Object.fromEntries(
    outcomes
      .filter(({ rule }) => only.has(rule))
      .map(({ rule, value, reason }) => [rule.slice(5), reason === undefined ? value : `${value} ${reason}`]),
  );

const GOOD = {
  dns: 'passed',
  reachable: 'passed',
  consistent: 'passed',
  'links-secondary': 'passed',
  'links-tertiary': 'passed',
  resources: 'inapplicable no-targets',
  label: 'inapplicable no-targets',
  nameservers: 'passed',
};
const NONE = 'inapplicable no-targets';
const OTHER = '<!doctype html><meta charset="utf-8"><title>建设中</title><p>本站 IPv6 服务正在建设，敬请期待。</p>';

const cases: readonly (readonly [string, Case, Partial<typeof GOOD>])[] = [
  ['all is well, and the label is true', { names: own, six: {}, label: '本网站支持IPv6' }, { label: 'passed' }],
  [
    'an AAAA record and a dead port: the label is untrue',
    { names: own, label: '本网站支持IPv6' },
    { reachable: 'failed', consistent: NONE, 'links-secondary': 'failed', 'links-tertiary': 'failed', label: 'failed' },
  ],
  ['another page over IPv6', { names: own, six: { '/': OTHER } }, { consistent: 'cantTell candidates' }],
  ['another status over IPv6', { names: own, six: { '/': { status: 404, body: '无此页' } } }, { consistent: 'failed' }],
  [
    'no record, and a label',
    { names: { [`${HOST} A`]: ['127.0.0.1'] }, label: '本网站支持IPv6' },
    {
      dns: 'failed',
      reachable: NONE,
      consistent: NONE,
      'links-secondary': 'failed',
      'links-tertiary': 'failed',
      label: 'failed',
    },
  ],
  [
    'a resolver that fails',
    { names: { [`${HOST} AAAA`]: ['SERVFAIL'] }, label: '本网站支持IPv6' },
    {
      dns: 'cantTell unreadable',
      reachable: 'cantTell unreadable',
      consistent: 'cantTell unreadable',
      'links-secondary': 'cantTell unreadable',
      'links-tertiary': 'cantTell unreadable',
      label: 'cantTell unreadable',
    },
  ],
  [
    'links to a host without a record',
    { names: { ...own, [`${SERVICE} A`]: ['127.0.0.1'] }, six: {}, serviceLinks: 8 },
    { 'links-secondary': 'failed' },
  ],
  [
    'links to a host that answers too',
    { names: { ...own, [`${SERVICE} AAAA`]: ['::1'] }, six: {}, serviceLinks: 8 },
    {},
  ],
  [
    'links to a host that lies where it may not: it is not asked',
    { names: { ...own, [`${SERVICE} AAAA`]: ['::1'] }, six: {}, serviceLinks: 8, allowed: [] },
    { 'links-secondary': 'cantTell unreadable' },
  ],
  [
    'a script of a host without a record',
    {
      names: { ...own, 'static.cdn-qinghe.cn A': ['192.0.2.9'] },
      six: {},
      resource: '<script src="https://static.cdn-qinghe.cn/a.js"></script>',
    },
    { resources: 'failed' },
  ],
  [
    'a name server without a record',
    { names: { ...own, 'ns1.qinghe.gov.cn AAAA': [] }, six: {} },
    { nameservers: 'failed' },
  ],
];

test.skipIf(!(await hasIpv6Route('::1'))).each(cases)('%s', async (_, made, expected) => {
  const { report, requests, six } = await audited(made);
  expect(short(report)).toEqual({ ...GOOD, ...expected });
  // No probe leaves the addresses that are allowed.
  expect(requests.filter(({ remoteAddress = '::1' }) => !['127.0.0.1', '::1'].includes(remoteAddress))).toEqual([]);
  if (made.allowed) expect(six?.log.filter(({ headers }) => headers.host?.startsWith(SERVICE) === true)).toEqual([]);
});
