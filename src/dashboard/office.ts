import type { Archive } from '../model/archive.js';
import type { Coverage } from '../model/coverage.js';
import type { OfficeSettings } from '../model/office-settings.js';
import type { Profile } from '../model/profile.js';
import type { Ranking } from '../model/ranking.js';
import type { NoticeWishes } from '../report/notice/notice-wishes.js';
import type { RankingRow } from '../scoring/ranking-row.js';
import type { Blobs } from '../store/blobs/blobs.js';
import type { Store } from '../store/open-store.js';
import type { TakeIn } from './take-in/take-in.js';

/** How the server is reached, as the command line says it. */
export interface ServerPlace {
  /** Names (with port where it is not the scheme's own) that a `Host` header may carry. Others are refused: DNS rebinding. */
  readonly hosts: ReadonlySet<string>;
  /** Reached by TLS, its own or that of a proxy: cookies are `Secure`, answers carry HSTS. */
  readonly isSecure: boolean;
  /** Says whether a peer is a proxy whose `X-Forwarded-For` and sign-in header are believed. */
  readonly isProxy: (address: string) => boolean;
  /** Header in which a proxy names who has signed in, e.g. `x-forwarded-user`; absent: none is believed. */
  readonly trustHeader?: string;
  /** Somebody whom only the proxy knows comes in as a viewer. */
  readonly admitsUnknown?: boolean;
}

/** Everything the pages and the API work with, handed in by `gongkai serve` (and by tests with a moved clock). */
export interface Office {
  readonly store: Store;
  readonly blobs: Blobs;
  readonly now: () => Date;
  readonly version: string;
  readonly server: ServerPlace;
  /** As they stand now; changed on the settings page. */
  readonly settings: () => Promise<OfficeSettings>;
  /** By id of a rule pack or digest of one that a report was judged by; undefined where there is none. */
  readonly profile: (idOrDigest: string) => Promise<Profile | undefined>;
  /** Rule packs that are at hand, each with the clauses it covers. */
  readonly packs: () => Promise<readonly Coverage[]>;
  /** Snapshots of audits, record by record. */
  readonly archive: Archive;
  /** `rankSites`, where it takes long not in this process. */
  readonly rank: (rows: readonly RankingRow[]) => Promise<Ranking>;
  /** Word templates of letters: the office's own, or those that come along. */
  readonly templates: NoticeWishes['template'];
  /** Site lists and runs of earlier. */
  readonly takeIn: TakeIn;
  /** Tells coordinator and sender that there is work. */
  readonly wake: () => void;
  /** A fault of the program while it answered; `id` is what the reader was told. */
  readonly onFault: (error: unknown, where: { readonly id: string; readonly at: string }) => void;
}
