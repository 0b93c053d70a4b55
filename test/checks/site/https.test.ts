import { expect, test } from 'vitest';
import type { SchemeProbe, TlsProbe } from '../../../src/model/snapshot.js';
import { CAPTURED_AT, undecided, view, type SiteSketch } from '../../support/fake-site.js';
import { expectOutcome, judge, type Example } from '../../support/judge.js';

const HOST = 'www.qinghe.gov.cn';
const at = CAPTURED_AT;
const certificate = {
  names: [HOST],
  issuer: '青禾测试机构',
  validFrom: '2025-01-01T00:00:00.000Z',
  validTo: '2026-01-01T00:00:00.000Z',
};
const tls = (sketch: Partial<TlsProbe> = {}): TlsProbe => ({
  kind: 'tls',
  host: HOST,
  port: 443,
  at,
  result: 'valid',
  certificate,
  ...sketch,
});
const invalid = (...codes: readonly [string, ...string[]]): TlsProbe =>
  tls({ result: 'invalid', code: codes[0], codes });
const none = (code: string, port = 443): TlsProbe => ({ kind: 'tls', host: HOST, port, at, result: 'none', code });
const scheme = (url: string, sketch: Partial<SchemeProbe> = {}): SchemeProbe => ({
  kind: 'scheme',
  url,
  at,
  elapsedMs: 60,
  status: 200,
  ...sketch,
});
const SECURE = `https://${HOST}/`;
const PLAIN = `http://${HOST}/`;
const secure = scheme(SECURE, { record: '<secure>' });
const redirected = scheme(PLAIN, { finalUrl: SECURE });
const quiet = (url: string, why: NonNullable<SchemeProbe['why']>): SchemeProbe => ({
  kind: 'scheme',
  url,
  at,
  elapsedMs: 60,
  why,
});

const loading =
  (...resources: readonly string[]): NonNullable<SiteSketch['probedPage']> =>
  (record) =>
    record === '<secure>' ? view(SECURE, { page: { resources } }).read() : undefined;

const onPort = { site: { url: `http://${HOST}:8080/` }, home: view(`http://${HOST}:8080/`) };

const examples: readonly Example[] = [
  [
    '证书有效，HTTP 转到 HTTPS',
    { probes: [tls(), secure, redirected] },
    { value: 'passed', measured: { validTo: '2026-01-01T00:00:00.000Z' } },
  ],
  ['HTTP 端口关着', { probes: [tls(), secure, quiet(PLAIN, 'refused')] }, { value: 'passed' }],
  ['HTTP 没有应答', { probes: [tls(), secure, quiet(PLAIN, 'timeout')] }, { value: 'cantTell', reason: 'unreadable' }],
  ['HTTP 不转到 HTTPS', { probes: [tls(), secure, scheme(PLAIN)] }, { value: 'failed', codes: ['no-redirect'] }],
  ['没有开通 HTTPS：拒绝连接', { probes: [none('ECONNREFUSED')] }, { value: 'failed', codes: ['none'] }],
  [
    '没有开通 HTTPS：不讲 TLS',
    { probes: [none('ERR_SSL_WRONG_VERSION_NUMBER')] },
    { value: 'failed', codes: ['none'] },
  ],
  ['443 端口没有应答，看不出有没有', { probes: [none('ETIMEDOUT')] }, { value: 'cantTell', reason: 'unreadable' }],
  [
    '地址写明的端口讲 HTTP，握手被挂断',
    { ...onPort, probes: [none('ECONNRESET', 8080)] },
    { value: 'failed', codes: ['none'] },
  ],
  [
    '被自己的安全限制拦下',
    { ...onPort, probes: [none('ERR_PRIVATE_ADDRESS', 8080)] },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '网站根本连不上',
    { probes: [none('ECONNREFUSED')], crawl: { stoppedBecause: 'unreachable' }, home: undecided('truncated') },
    { value: 'untested', reason: 'unreachable' },
  ],
  ['没有试过', { probes: [] }, { value: 'cantTell', reason: 'not-crawled' }],
  ['旧快照只握过手', { probes: [tls()] }, { value: 'cantTell', reason: 'not-crawled' }],
  [
    '证书过期',
    { probes: [invalid('CERT_HAS_EXPIRED'), secure, redirected] },
    { value: 'failed', codes: ['certificate'] },
  ],
  [
    '自签名，又不是本站的名字',
    { probes: [invalid('DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'), secure, redirected] },
    { value: 'failed', codes: ['certificate', 'certificate'] },
  ],
  [
    '旧快照只记了一个原因',
    { probes: [{ kind: 'tls', host: HOST, port: 443, at, result: 'invalid', code: 'CERT_HAS_EXPIRED' }] },
    { value: 'failed', codes: ['certificate'] },
  ],
  [
    '用 IP 地址访问，证书的名字无从核对',
    {
      site: { url: 'https://192.0.2.7/' },
      probes: [
        { ...invalid('ERR_TLS_CERT_ALTNAME_INVALID'), host: '192.0.2.7' },
        scheme('https://192.0.2.7/'),
        scheme('http://192.0.2.7/', { finalUrl: 'https://192.0.2.7/' }),
      ],
    },
    { value: 'passed' },
  ],
  [
    'HTTPS 转回 HTTP',
    { probes: [tls(), scheme(SECURE, { finalUrl: PLAIN }), scheme(PLAIN)] },
    { value: 'failed', codes: ['downgrade', 'no-redirect'] },
  ],
  [
    'HTTPS 上没有首页',
    { probes: [tls(), scheme(SECURE, { status: 404 }), scheme(PLAIN)] },
    { value: 'failed', codes: ['broken', 'no-redirect'] },
  ],
  [
    'HTTPS 上被防护拦下',
    { probes: [tls(), scheme(SECURE, { status: 412 }), redirected] },
    { value: 'cantTell', reason: 'unreadable' },
  ],
  [
    '首页混用 HTTP 资源',
    {
      probes: [tls(), secure, redirected],
      probedPage: loading('https://www.qinghe.gov.cn/a.css', 'http://static.qinghe.gov.cn/b.js'),
    },
    { value: 'failed', codes: ['mixed'] },
  ],
  [
    '混用的资源由浏览器改走 HTTPS',
    {
      probes: [tls(), { ...secure, upgradesResources: true }, redirected],
      probedPage: loading('http://static.qinghe.gov.cn/b.js'),
    },
    { value: 'passed' },
  ],
  [
    '资源都走 HTTPS',
    { probes: [tls(), secure, redirected], probedPage: loading('https://static.qinghe.gov.cn/b.js') },
    { value: 'passed' },
  ],
  [
    '地址写明的端口只讲 HTTPS',
    {
      site: { url: `https://${HOST}:8443/` },
      probes: [tls({ port: 8443 }), scheme(`https://${HOST}:8443/`), scheme(`http://${HOST}:8443/`, { status: 400 })],
    },
    { value: 'passed' },
  ],
  [
    '地址写明的端口两样都讲，HTTP 不转',
    {
      site: { url: `https://${HOST}:8443/` },
      probes: [tls({ port: 8443 }), scheme(`https://${HOST}:8443/`), scheme(`http://${HOST}:8443/`)],
    },
    { value: 'failed', codes: ['no-redirect'] },
  ],
];

test.each(examples)('https: %s', (_, sketch, expected) => {
  expectOutcome(judge('https', sketch), expected);
});

test.each([
  ['CERT_HAS_EXPIRED', '证书已于 2026-01-01 过期'],
  ['CERT_NOT_YET_VALID', '证书到 2025-01-01 才生效'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', `证书不是 ${HOST} 的，而是 ${HOST} 的`],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', '证书是自签名的'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', '缺少中间证书'],
  ['legacy-protocol', 'TLS 1.0'],
  ['CERT_SIGNATURE_FAILURE', '证书无法通过验证（CERT_SIGNATURE_FAILURE）'],
])('%s is told in words: %s', (code, words) => {
  const [finding] = judge('https', { probes: [invalid(code), secure, redirected] }).findings;
  expect(finding?.message).toContain(words);
  expect(finding?.data).toMatchObject({ reason: code });
});
