/** One way to crawl a whole site: what the bench measures one beside the other. */
export interface WayToCrawl {
  /** Loads what it needs; the promise of the function that comes back is what is measured. */
  prepare(target: CrawlTarget): Promise<() => Promise<Crawled>>;
}

export interface CrawlTarget {
  /** The address of the home page; its host is to be connected to at 127.0.0.1. */
  readonly home: string;
  readonly port: number;
  /** For what is written. */
  readonly folder: string;
}

export interface Crawled {
  readonly pages: number;
  readonly links: number;
  /** When the crawl was over, by `performance.now()`, where more was done after it. */
  readonly crawledAt?: number;
  /** CPU milliseconds of parts of the work, where they can be told apart. */
  readonly parts?: Readonly<Record<string, number>>;
}

export interface CrawlCost extends Crawled {
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Resident memory at most. */
  readonly peakRss: number;
  /** By which resident memory grew over the second half of the crawl. */
  readonly grownBytes: number;
}

/** Requests under way at a time, in every way. */
export const AT_ONCE = 2;
