/** What the survey is made of and what it asks for: plain data between crawl, locate and site. */
import type { CantTellReason } from '../model/outcome.js';
import type { PageDigest } from '../model/page.js';
import type { CrawlPlan } from '../model/plan.js';
import type { Exchange, UnansweredReason } from '../model/snapshot.js';

/** A page of the snapshot, without its texts. `exchange.url` is the address asked for. */
export interface SeenPage {
  readonly exchange: Exchange;
  readonly digest: PageDigest;
}

export interface SurveyInput {
  readonly plan: CrawlPlan;
  /** In any order; the survey is a function of the set. Of two pages of one address the rendered one counts. */
  readonly pages: readonly SeenPage[];
  /** Redirect answers: address asked for → absolute target. */
  readonly redirects: ReadonlyMap<string, string>;
  /** Addresses that were asked for in vain (after all tries). */
  readonly unanswered: ReadonlyMap<string, UnansweredReason>;
  /** What to say of an address that nobody asked for: `truncated` while or after a cut crawl, `not-crawled` after a whole one. */
  readonly unvisitedReason?: CantTellReason;
  /** A browser is at hand: pages whose bytes are not the page are wanted again, rendered. */
  readonly canRender: boolean;
  /** Hears how each column came to be located. */
  readonly tell?: (lines: () => string | readonly string[]) => void;
}

/** One request that the survey would make next. */
export interface Wanted {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly body?: string;
  /** In the plan's words: `home`, `platform`, `column:guide`, `population`, `item:statutory`, `report:2024` … */
  readonly purpose: string;
  /** Higher first; ties by address. */
  readonly priority: number;
  /** The page whose link leads there, and the link's text. */
  readonly foundOn?: string;
  readonly anchor?: string;
  /** Open it in the browser. */
  readonly render: boolean;
}
