/** How old the newest item of the home page is, as far as what was read can tell. */
import { isSameSite } from '../locate/address.js';
import { homeRowsToOpen, mayBeNew } from '../locate/rows-to-open.js';
import type { CantTellReason } from '../model/outcome.js';
import type { ListItem } from '../model/page-facts.js';
import type { SiteModel } from '../model/site-model.js';

export interface HomeAge {
  /** Of the rows that lead to this site, or to no other government's. */
  readonly newestOn?: string;
  /** A new row that another government's site published: a feed that runs by itself. */
  readonly newElsewhere?: ListItem;
  /** Why a row of the window may stand there that shows no date. */
  readonly unopenedBecause?: CantTellReason;
}

export function ageOfHome(site: SiteModel, from: string): HomeAge {
  const { homePages, homeItems, asOf } = site;
  const dated = homeItems.filter(({ publishedOn }) => publishedOn !== undefined && publishedOn <= asOf);
  const own = dated.filter((row) => !isElsewhere(row, site));
  const newestOn = own
    .flatMap(({ publishedOn }) => publishedOn ?? [])
    .sort()
    .at(-1);
  const newElsewhere = dated.find((row) => isElsewhere(row, site) && (row.publishedOn ?? '') >= from);
  const rows = homePages.flatMap(({ facts }) => facts.items);
  const window = { from, asOf };
  const toOpen = homeRowsToOpen(rows, window, site.site.url);
  const isUnopened = toOpen.some((row) => mayBeNew(row, window) && !site.page(row.url));
  return {
    ...(newestOn === undefined ? {} : { newestOn }),
    ...(newElsewhere ? { newElsewhere } : {}),
    ...(isUnopened ? { unopenedBecause: site.crawl.stoppedBecause === 'complete' ? 'not-crawled' : 'truncated' } : {}),
  };
}

/** 国务院要闻 and the like; news that the office gives out by a newspaper or a chat service are its own. */
const isElsewhere = ({ url }: ListItem, { site }: SiteModel): boolean =>
  URL.canParse(url) && /(?:^|\.)gov\.cn$/i.test(new URL(url).hostname) && !isSameSite(url, site.url);
