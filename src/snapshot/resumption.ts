import type { Environment, UnansweredReason } from '../model/snapshot.js';

/** What has changed when a crawl is taken up again. */
export interface Resumption {
  readonly environment: Environment;
  /** Reasons of `unanswered` entries that no longer stand: these addresses are asked again. */
  readonly asksAgain: readonly UnansweredReason[];
}
