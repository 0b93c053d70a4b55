/** A built site: what every address answers, and how badly. */

/** How an address misbehaves; without one it answers at once. */
export type Behaviour =
  /** Answers after so many milliseconds. */
  | { readonly delayMs: number }
  /** Takes the request and never answers. */
  | { readonly hang: true }
  /** Cuts the connection without a byte. */
  | { readonly drop: true }
  /** Promises the whole body and stops after this share of it. */
  | { readonly cutAfter: number };

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly behaviour?: Behaviour;
}

/** What was asked of the server, in the order it came. */
export interface LoggedRequest {
  readonly method: string;
  readonly host: string;
  /** Path with query. */
  readonly path: string;
  readonly userAgent: string;
  readonly atMs: number;
}

export interface SiteRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** By which the request came. */
  readonly family: 4 | 6;
  readonly isSecure: boolean;
  /** How many requests this path has had before this one. */
  readonly earlier: number;
}

/** Data of one type, or how the name server fails to say: `error` is SERVFAIL. */
export type Records = readonly string[] | 'error' | 'refused' | 'silent';

/** What the name server says of a name. */
export interface NameRecords {
  readonly a?: Records;
  readonly aaaa?: Records;
  readonly ns?: Records;
  readonly cname?: string;
}

/** HTTPS on the same port as HTTP. */
export interface TlsSpec {
  readonly certificate: 'valid' | 'self-signed' | 'expired' | 'other-name';
  /** TARGET says https. */
  readonly isTarget?: boolean;
  /** HTTP is sent on to HTTPS. */
  readonly redirects?: boolean;
}

/** Looked at before `answers`; undefined lets the next one speak. */
export type Handler = (request: SiteRequest) => Answer | undefined;

export interface Site {
  /** The host name that TARGET bears. */
  readonly host: string;
  /** Other host names that the same server answers for. */
  readonly otherHosts: readonly string[];
  /** By path with query, for `host`; of another host by `host + path`. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly handlers: readonly Handler[];
  /** The address of the home page under the host, usually `/`. */
  readonly start: string;
  /** AAAA answers that the site's name server gives; empty for none, `error` for SERVFAIL. */
  readonly aaaa: readonly string[] | 'error';
  /** Other names, by name; these win. */
  readonly dns: Readonly<Record<string, NameRecords>>;
  /** Nothing listens on ::1. */
  readonly isSilentOverIpv6: boolean;
  readonly tls: TlsSpec | undefined;
  /** Nothing listens at all. */
  readonly isDown: boolean;
}
