/** HTTPS: certificate, redirect, both, neither. HTTP and HTTPS answer on one port. */
import { either, fail, failAt, pass, undecided } from '../expected.js';
import type { Expected } from '../expected.js';
import { siteCase } from '../site-case.js';
import type { SiteCase } from '../site-case.js';
import type { SiteSpec } from '../../support/site-builder/index.js';

const secure = (id: string, about: string, tls: SiteSpec['tls'], expected: Expected, always = false): SiteCase =>
  siteCase(
    about,
    { id: `https-${id}`, kind: 'district', style: 'trs', ...(tls && { tls }) },
    // The site is judged over a bad certificate too.
    { https: expected, 'home-updated': pass() },
    { only: ['https', 'home-updated'], ...(always && { always }) },
  );

export const httpsSites: readonly SiteCase[] = [
  secure('good', '证书有效，HTTP 转到 HTTPS', { certificate: 'valid', isTarget: true, redirects: true }, pass(), true),
  secure('good-from-http', '证书有效，给的是 HTTP 地址，转到 HTTPS', { certificate: 'valid', redirects: true }, pass()),
  secure('no-redirect', '证书有效，HTTP 不转到 HTTPS', { certificate: 'valid', isTarget: true }, fail()),
  secure('self-signed', '自签名证书', { certificate: 'self-signed', isTarget: true, redirects: true }, fail(), true),
  secure(
    'expired',
    '证书过期',
    { certificate: 'expired', isTarget: true, redirects: true },
    failAt([/过期|到期|expired|EXPIRED/i]),
  ),
  secure(
    'other-name',
    '证书是别家域名的',
    { certificate: 'other-name', isTarget: true, redirects: true },
    failAt([/域名|名称|主机|ALTNAME/i]),
  ),
  secure('http-only', '只有 HTTP', undefined, either(fail(), undecided)),
];
