import type { TlsProbe } from '../../model/snapshot.js';

const FAULTS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: ['证书是自签名的，浏览器不信任', 'the certificate is self-signed'],
  SELF_SIGNED_CERT_IN_CHAIN: ['证书的根证书不受信任', 'the root of the certificate is not trusted'],
  UNABLE_TO_GET_ISSUER_CERT: ['证书链不完整', 'the chain of certificates is incomplete'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    '证书链不完整，或颁发机构不受信任',
    'the chain of certificates is incomplete, or its issuer not trusted',
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    '证书链不完整（缺少中间证书），或颁发机构不受信任',
    'the chain of certificates is incomplete, or its issuer not trusted',
  ],
  CERT_REVOKED: ['证书已被吊销', 'the certificate is revoked'],
  CERT_UNTRUSTED: ['证书不受信任', 'the certificate is not trusted'],
  'legacy-protocol': ['只支持过时的 TLS 1.0、1.1 协议', 'only the outdated TLS 1.0 or 1.1 is spoken'],
};

/** What is wrong with a certificate or connection, in words of an office; `fault` in Chinese. */
export function certificateFault(
  code: string,
  host: string,
  certificate: TlsProbe['certificate'],
): { readonly fault: string; readonly faultEn: string } {
  const { names = [], validFrom = '', validTo = '' } = certificate ?? {};
  if (code === 'CERT_HAS_EXPIRED') {
    const day = validTo.slice(0, 10);
    return {
      fault: day === '' ? '证书已过期' : `证书已于 ${day} 过期`,
      faultEn: `the certificate expired ${day && `on ${day}`}`.trim(),
    };
  }
  if (code === 'CERT_NOT_YET_VALID') {
    const day = validFrom.slice(0, 10);
    return {
      fault: day === '' ? '证书尚未生效' : `证书到 ${day} 才生效`,
      faultEn: `the certificate is not valid ${day === '' ? 'yet' : `before ${day}`}`,
    };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const [list, listEn] =
      names.length === 0 ? ['', ''] : [`，而是 ${names.join('、')} 的`, ` but for ${names.join(', ')}`];
    return { fault: `证书不是 ${host} 的${list}`, faultEn: `the certificate is not for ${host}${listEn}` };
  }
  const [fault, faultEn] = FAULTS[code] ?? [
    `证书无法通过验证（${code}）`,
    `the certificate cannot be verified (${code})`,
  ];
  return { fault, faultEn };
}
