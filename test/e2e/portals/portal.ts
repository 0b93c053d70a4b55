/** A whole site written by hand in the manner of a real portal, and what a trained evaluator says of it. */
import type { SiteEntry } from '../../../src/model/site-entry.js';

/** A request as the portal's server sees it. */
export interface PortalRequest {
  /** Without the port. */
  readonly host: string;
  /** Path and query, decoded. */
  readonly path: string;
}

export interface PortalAnswer {
  readonly status?: number;
  readonly type?: string;
  readonly location?: string;
  readonly body?: string | Uint8Array;
}

export interface Portal {
  readonly name: string;
  readonly kind: SiteEntry['kind'];
  /** Path of the home page. */
  readonly start: string;
  /** What it shows that other sites do not. */
  readonly about: string;
  /** Path → page. Bytes are sent as they are. */
  readonly pages: Readonly<Record<string, string | Uint8Array>>;
  /** What the server does by itself; undefined leaves the request to `pages`. */
  readonly serve?: (request: PortalRequest) => PortalAnswer | undefined;
  /** Names that the site is served under, that of the home page first; without any it is served by address. */
  readonly hosts?: readonly string[];
  /** Rule → outcome (`failed|cantTell` where each is honest), and measurements that must be exactly so. */
  readonly expected: Readonly<Record<string, string | readonly [string, Readonly<Record<string, unknown>>]>>;
}
