/** A whole site written by hand in the manner of a real portal, and what a trained evaluator says of it. */
import type { SiteEntry } from '../../../src/model/site-entry.js';

export interface Portal {
  readonly name: string;
  readonly kind: SiteEntry['kind'];
  /** Path of the home page. */
  readonly start: string;
  /** What it shows that other sites do not. */
  readonly about: string;
  /** Path → page. Bytes are sent as they are. */
  readonly pages: Readonly<Record<string, string | Uint8Array>>;
  /** Rule → outcome, and measurements that must be exactly so. */
  readonly expected: Readonly<Record<string, string | readonly [string, Readonly<Record<string, unknown>>]>>;
}
