import { withoutCredentials } from '../lib/url/normalise-url.js';

/** One line of a site list: whom we audit. Secrets (`headers`, `auth`, `cookies`) never reach snapshot, log or report. */
export interface SiteEntry {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly kind: SiteKind;
  readonly region?: string;
  readonly profile?: string;
  /** Year in which the body was founded; it owes no report of an earlier year. */
  readonly since?: number;
  readonly units?: readonly Unit[];
  readonly delayMs?: number;
  readonly maxPages?: number;
  /** Hours of Asia/Shanghai in which it may be asked, e.g. `22:00-06:00`. */
  readonly activeHours?: string;
  readonly maxRequestsPerDay?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: { readonly username: string; readonly password: string };
  readonly cookies?: Readonly<Record<string, string>>;
  readonly resolve?: readonly string[];
  readonly waivers?: readonly Waiver[];
}

/** `district` 区县, `department` 部门, `township` 镇街; a profile may know others. */
export type SiteKind = 'district' | 'department' | 'township' | (string & {});

/** A department or township under a portal. */
export interface Unit {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly kind?: SiteKind;
  readonly url?: string;
  readonly since?: number;
}

/** A dated, justified acceptance: the outcome stays, the deduction is set aside until `expiresOn` (inclusive). */
export interface Waiver {
  readonly rule: string;
  readonly site?: string;
  readonly justification: string;
  readonly approvedBy: string;
  readonly expiresOn: string;
}

/** A site entry as it may be kept: without what its owner gave us to get in, in its address neither. */
export function withoutSecrets(site: SiteEntry): SiteEntry {
  const { headers: _headers, auth: _auth, cookies: _cookies, ...open } = site;
  return { ...open, url: withoutCredentials(site.url) };
}
