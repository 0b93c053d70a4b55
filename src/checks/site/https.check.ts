import {
  cantTell,
  defineCheck,
  failed,
  passed,
  untested,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { SiteModel } from '../../model/site-model.js';
import type { SchemeProbe, TlsProbe } from '../../model/snapshot.js';
import { Params } from '../parts/params.js';
import { certificateFault } from './certificate-fault.js';

/** HTTPS: it answers with a certificate in order, HTTP leads to it, and its home page loads nothing by HTTP. */
export default defineCheck({
  id: 'site/https',
  title: '能否通过 HTTPS 安全访问',
  needs: ['probe:tls'],
  params: Params({}),
  messages: {
    none: {
      zh: '网站没有开通 HTTPS（{host} 的 {port} 端口）。',
      en: 'The site offers no HTTPS ({host}, port {port}).',
    },
    certificate: {
      zh: 'HTTPS 的安全设置有问题：{fault}。',
      en: 'HTTPS is not in order: {faultEn}.',
    },
    broken: {
      zh: '首页通过 HTTPS 打不开（{answer}），通过 HTTP 可以打开。',
      en: 'The home page does not open by HTTPS ({answer}), but by HTTP.',
    },
    downgrade: {
      zh: '通过 HTTPS 打开首页会被转回 HTTP（{url}）。',
      en: 'HTTPS leads back to HTTP ({url}).',
    },
    'no-redirect': {
      zh: '通过 HTTP 访问首页没有转到 HTTPS。',
      en: 'HTTP does not redirect to HTTPS.',
    },
    mixed: {
      zh: '通过 HTTPS 打开的首页用 HTTP 引用了资源：{urls}。',
      en: 'The home page by HTTPS loads by HTTP: {urls}.',
    },
  },
  *targets(site) {
    yield site;
  },
  judge(site: SiteModel): Judgement {
    const tls = site.probes.find((probe) => probe.kind === 'tls');
    const isSilent = site.crawl.stoppedBecause === 'unreachable' && site.home.state !== 'found';
    if (!tls) return isSilent ? untested('unreachable') : doubt(site, 'not-crawled');
    if (tls.result === 'none') {
      if (hasNone(site, tls)) return failed(nothing(site, tls));
      return isSilent ? untested('unreachable') : doubt(site, 'unreadable', tls);
    }
    const schemes = site.probes.filter((probe) => probe.kind === 'scheme');
    const secure = schemes.find(({ url }) => url.startsWith('https:'));
    const plain = schemes.find(({ url }) => url.startsWith('http:'));
    const parts = [certificateIn(site, tls), answerIn(site, secure), redirectIn(site, plain), mixedIn(site, secure)];
    const faults = parts.flatMap(({ fault }) => fault ?? []);
    const { validTo } = tls.certificate ?? {};
    const measured = validTo === undefined ? {} : { measured: { validTo } };
    if (faults.length > 0) return failed(faults, measured);
    const reason = parts.find((part) => part.doubt)?.doubt;
    return reason ? { ...doubt(site, reason, tls), ...measured } : passed(measured);
  },
});

/** What one part of the rule found. */
interface Part {
  readonly fault?: FindingDraft | readonly FindingDraft[];
  readonly doubt?: CantTellReason;
}

const ABSENT = /^(?:ECONNREFUSED|EPROTO|ERR_SSL_.*)$/;
/** Says nothing of the port: our own guard, or a name without an address. */
const NOT_TRIED = /^(?:ERR_PRIVATE_ADDRESS|ERR_INTERRUPTED|E(?:NOTFOUND|NODATA|AI_\w+|SERVFAIL|TIMEOUT))$/;

/** Refused, or another language is spoken there. Mere silence tells nothing, but on the port at which the site was read by HTTP. */
function hasNone(site: SiteModel, { code = '', port }: TlsProbe): boolean {
  if (site.home.state !== 'found' || NOT_TRIED.test(code)) return false;
  const home = new URL(site.home.value.url);
  return ABSENT.test(code) || (home.protocol === 'http:' && Number(home.port || 80) === port);
}

const nothing = (site: SiteModel, { host, port, at, code = '' }: TlsProbe): FindingDraft => ({
  code: 'none',
  data: { host, port },
  evidence: [{ url: site.site.url, capturedAt: at, sha256: '', quote: `TLS ${host}:${String(port)} ${code}`.trim() }],
});

function doubt(site: SiteModel, reason: CantTellReason, tls?: TlsProbe): Judgement {
  const evidence = tls ? nothing(site, tls).evidence : [];
  return cantTell(reason, { code: 'undecided', data: { what: 'HTTPS', reason }, evidence, url: site.site.url });
}

function certificateIn(site: SiteModel, tls: TlsProbe): Part {
  const { host, at, result, certificate, code = '' } = tls;
  if (result !== 'invalid') return {};
  // Certificates are for names: of an address without one the name proves nothing.
  const isNameless = host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host);
  const codes = (tls.codes ?? [code]).filter((one) => !(isNameless && one === 'ERR_TLS_CERT_ALTNAME_INVALID'));
  return {
    fault: codes.map((one) => ({
      code: 'certificate',
      data: { ...certificateFault(one, host, certificate), reason: one },
      evidence: [{ url: site.site.url, capturedAt: at, sha256: '', quote: quoteOf(tls, one) }],
      key: one,
    })),
  };
}

function quoteOf({ certificate }: TlsProbe, code: string): string {
  if (!certificate) return code;
  const { names, issuer, validFrom, validTo } = certificate;
  return `${code}; ${names.join(', ')}; ${issuer}; ${validFrom.slice(0, 10)} – ${validTo.slice(0, 10)}`;
}

const quoted = ({ url, at, status, why, finalUrl, record }: SchemeProbe) => ({
  url,
  capturedAt: at,
  sha256: '',
  quote: `${String(status ?? why)}${finalUrl === undefined ? '' : ` ${finalUrl}`}`,
  ...(record !== undefined && { record }),
});

/** The page that is not there, twice; anything else that is no page says nothing. */
const isGone = (status: number): boolean => status === 404 || status === 410 || status >= 500;

function answerIn(site: SiteModel, secure: SchemeProbe | undefined): Part {
  if (!secure) return { doubt: 'not-crawled' };
  const { status, finalUrl } = secure;
  if (finalUrl?.startsWith('http:') === true && status !== undefined && status < 400)
    return { fault: { code: 'downgrade', data: { url: finalUrl }, evidence: [quoted(secure)] } };
  if (status === undefined) return { doubt: 'unreadable' };
  if (status < 400) return {};
  const isByHttp = site.home.state === 'found' && site.home.value.url.startsWith('http:');
  if (!isByHttp || !isGone(status)) return { doubt: 'unreadable' };
  return { fault: { code: 'broken', data: { answer: `HTTP ${String(status)}` }, evidence: [quoted(secure)] } };
}

function redirectIn(site: SiteModel, plain: SchemeProbe | undefined): Part {
  if (!plain) return { doubt: 'not-crawled' };
  const { status, finalUrl, why } = plain;
  if (finalUrl?.startsWith('https:') === true || why === 'refused') return {};
  if (status !== undefined && status < 400) return { fault: { code: 'no-redirect', evidence: [quoted(plain)] } };
  // A port that the address names speaks one language; to another one it answers with an error, or hangs up.
  const speaksNone = status === 400 || why === 'reset' || why === 'malformed';
  return new URL(site.site.url).port !== '' && speaksNone ? {} : { doubt: 'unreadable' };
}

function mixedIn(site: SiteModel, secure: SchemeProbe | undefined): Part {
  if (secure?.record === undefined || secure.upgradesResources) return {};
  const page = site.probedPage(secure.record);
  if (!page?.url.startsWith('https:')) return {};
  const urls = (page.resources ?? []).filter((url) => url.startsWith('http:'));
  return urls.length === 0 ? {} : { fault: { code: 'mixed', data: { urls }, evidence: [quoted(secure)] } };
}
