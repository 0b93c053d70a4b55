/** What a demo site is to those who serve and audit it. */
import type { Unit } from '../model/site-entry.js';

export interface DemoRequest {
  readonly method: string;
  /** With the query, as on the request line. */
  readonly path: string;
  readonly body: string;
}

export interface DemoAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface DemoSite {
  readonly id: string;
  readonly name: string;
  readonly kind: 'district';
  readonly host: string;
  /** Departments and townships, as its office would list them; none where it has no pages for them. */
  readonly units?: readonly Unit[];
  /** AAAA of its host; the demo's own DNS server says so. */
  readonly hasIpv6: boolean;
  /** What is wrong with it on purpose, in words. */
  readonly faults: readonly string[];
  /** Every address that answers 200 to GET, without queries that search. */
  readonly paths: readonly string[];
  readonly answer: (request: DemoRequest) => DemoAnswer;
}
