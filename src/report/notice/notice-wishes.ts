import type { Language } from '../wording/catalogue.js';

/** The two letters that are made from a template. */
export type NoticeKind = 'rectification' | 'bulletin';

/** A Word template as it lies on disk: `file` is what messages call it. */
export interface NoticeTemplate {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What an office wants to stand in one letter and in no other. */
export interface LetterWishes {
  /** 文号 */
  readonly number?: string;
  /** 主送单位; by default the site's name. */
  readonly recipient?: string;
  /** Fingerprints of the only places that a 整改通知书 is about. */
  readonly only?: ReadonlySet<string>;
}

/** What an office wants to stand in its letters. What it leaves open stays as a blank to be filled in by hand. */
export interface NoticeWishes {
  /** 发文机关 */
  readonly issuer?: string;
  readonly contact?: string;
  readonly phone?: string;
  /** Where replies go: an address, a mail box. */
  readonly replyTo?: string;
  /** 文号 of all 整改通知书 that have none of their own. */
  readonly number?: string;
  /** The letter's date, `YYYY-MM-DD`. */
  readonly issuedOn?: string;
  /** Until when problems are to be mended, `YYYY-MM-DD`. */
  readonly dueOn?: string;
  /** By id of the site. */
  readonly sites?: Readonly<Record<string, LetterWishes>>;
  readonly bulletin?: LetterWishes;
  /** The office's own template, or the one that comes along. Answers the same bytes at each call. */
  readonly template: (kind: NoticeKind, lang: Language) => Promise<NoticeTemplate>;
}
