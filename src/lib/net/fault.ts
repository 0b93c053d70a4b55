/** Why a request has no answer. Named by error codes, never by message text. */
export type FaultReason =
  | 'dns'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'tls'
  | 'too-large'
  | 'too-many-redirects'
  | 'malformed'
  | 'private-address'
  | 'interrupted'
  | 'other';

/** `code` is the machine's word for it (`ECONNREFUSED`), for people who look closer. */
export interface Fault {
  readonly why: FaultReason;
  readonly code: string;
}

/** An error whose code says what happened; thrown inside this folder only, callers get a `Fault`. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const REASONS: Readonly<Record<string, FaultReason>> = {
  ENOTFOUND: 'dns',
  ENODATA: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ESERVFAIL: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EHOSTDOWN: 'refused',
  EADDRNOTAVAIL: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  ETIMEDOUT: 'timeout',
  ETIMEOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  ERR_EXCHANGE_TIMEOUT: 'timeout',
  EPROTO: 'tls',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  HPE_HEADER_OVERFLOW: 'too-large',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'too-large',
  ERR_BODY_TOO_LARGE: 'too-large',
  ERR_BUFFER_TOO_LARGE: 'too-large',
  ERR_TOO_MANY_REDIRECTS: 'too-many-redirects',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'malformed',
  ERR_BODY_CUT: 'malformed',
  ERR_CONTENT_CODING: 'malformed',
  ERR_HTTP_PARSE: 'malformed',
  ERR_SCHEME: 'malformed',
  ERR_PRIVATE_ADDRESS: 'private-address',
  ERR_INTERRUPTED: 'interrupted',
};

/** The fault that an error stands for. */
export function faultOf(error: unknown): Fault {
  const code = codeOf(error);
  const known = REASONS[code];
  if (known) return { why: known, code };
  if (code.startsWith('HPE_')) return { why: 'malformed', code };
  // zlib, and the codes of Node's brotli (`ERR__ERROR_FORMAT_…`).
  if (code.startsWith('Z_') || code.startsWith('ERR__')) return { why: 'malformed', code };
  if (/^ERR_(?:SSL|TLS|OSSL)_|^CERT_|^UNABLE_TO_|^(?:DEPTH_ZERO_)?SELF_SIGNED_/.test(code)) return { why: 'tls', code };
  return { why: 'other', code };
}

/** The innermost code of an error: libraries wrap the system's one. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'UNKNOWN';
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (typeof code === 'string' && code !== 'UND_ERR_SOCKET') return code;
  if (typeof cause === 'object' && cause !== null && codeOf(cause) !== 'UNKNOWN') return codeOf(cause);
  return typeof code === 'string' ? code : 'UNKNOWN';
}

/** Tells a fault from an answer. */
export const isFault = (outcome: object): outcome is Fault => 'why' in outcome;
