import type { Language, Say } from '../language.js';

/** `ok`: works. `limited`: audits run, but some rules stay untested. `fault`: nothing can be audited until it is mended. */
export type Condition = 'ok' | 'limited' | 'fault';

/** What the doctor found out about one thing the program stands on: one sentence, and what to do where it does not work. */
export interface Examination {
  readonly id: 'node' | 'rules' | 'out' | 'clock' | 'browser' | 'fonts' | 'ipv6' | 'dns';
  readonly condition: Condition;
  readonly message: string;
  readonly remedy?: string;
  /** The figures behind the sentence. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** What the examinations are told about this run. */
export interface Patient {
  readonly say: Say;
  readonly lang: Language;
  readonly env: NodeJS.ProcessEnv;
  /** The folder reports go to, absolute; it need not exist yet. */
  readonly outFolder: string;
  /** `ADDRESS[:PORT]` of the resolver to ask; the system's without it. */
  readonly resolver?: string;
}
