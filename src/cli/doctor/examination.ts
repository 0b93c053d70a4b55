import type { Language, Say } from '../language.js';

/** `ok`: works. `limited`: audits run, but something stays undone. `fault`: nothing can be audited until it is mended. */
export type Condition = 'ok' | 'limited' | 'fault';

/** What is looked at together, in the order in which it is told. */
export const GROUPS = ['program', 'machine', 'browser', 'network', 'office', 'site'] as const;
export type Group = (typeof GROUPS)[number];

/** Names that programs may rely on; new ones may come. */
export type ExaminationId =
  | ('node' | 'installation' | 'rules' | 'config' | 'environment')
  | ('machine' | 'files' | 'out' | 'temp' | 'clock')
  | ('browser' | 'fonts')
  | ('ipv6' | 'dns' | 'proxy')
  | ('store' | 'evidence' | 'queue')
  | ('site-address' | 'site-robots' | 'site-answer' | 'site-https' | 'site-clock');

/** What the doctor found out about one thing the program stands on: one sentence, and what to do where it does not work. */
export interface Examination {
  readonly id: ExaminationId;
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
  /** How many sites are to be audited, where a list says so. */
  readonly sites?: number;
}
