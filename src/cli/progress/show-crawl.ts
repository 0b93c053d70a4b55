import type { CrawlProgress } from '../../crawl/crawl-options.js';
import type { Progress } from '../progress.js';
import type { Stage } from './site-book.js';

/** What a crawl does, as people are told; a page that is drawn by the browser is fetched like any other, and after a crawl comes its judgement. */
const STAGES: Readonly<Record<CrawlProgress['doing'], Stage | undefined>> = {
  probing: 'probing',
  fetching: 'fetching',
  rendering: 'fetching',
  waiting: undefined,
  done: 'judging',
};

/** Shows a step of a crawl. */
export function showCrawl(progress: Progress, step: CrawlProgress): void {
  const { site, doing, pages, maxPages, waiting, until } = step;
  const stage = STAGES[doing];
  if (stage !== undefined) progress.stageBegun(site, stage);
  progress.pageFetched(site, pages, waiting === undefined ? undefined : { waiting, most: maxPages });
  if (until !== undefined) progress.siteWaits(site, until);
}
