/** Links that may be entries, and what became of them: see `Entries`. */
import { isSameSite, pageKey } from '../locate/address.js';
import { entryLinks, type EntryCandidate } from '../locate/entry-links.js';
import { squeeze } from '../lib/text/squeeze.js';
import type { CantTellReason } from '../model/outcome.js';
import type { PageDigest } from '../model/page.js';
import type { CrawlPlan } from '../model/plan.js';
import type { CheckedLink, Entries, EntryLink } from '../model/site-model.js';
import type { SnapshotReader } from '../model/snapshot.js';
import type { SeenPage, Survey } from '../locate/survey.js';
import { evidenceOf, type PageViews } from './page-views.js';
import { linkFates } from './read-links.js';

export function readEntries(
  reader: SnapshotReader,
  plan: CrawlPlan,
  seen: Survey,
  views: PageViews,
  digests?: ReadonlyMap<string, PageDigest>,
): Entries {
  const { home, platform } = seen;
  const first = [...home.pages, ...platform.pages];
  const rest = seen.visits.pages.filter((page) => !first.includes(page));
  const fateOf = linkFates(reader, seen, digests);
  const asEntry = (candidate: EntryCandidate): EntryLink => {
    const { link, page, shownOn } = candidate;
    const { url, text, title } = link;
    const isOnHome = home.pages.some((one) => shownOn.has(one));
    const isElsewhere = !isSameSite(url, plan.site.url);
    const unseen: Pick<CheckedLink, 'state' | 'reason'> = { state: 'unseen', reason: unaskedBecause(reader) };
    return {
      url,
      text,
      ...(title === undefined ? {} : { title }),
      from: evidenceOf(page, text),
      isOnHome,
      isOnPlatform: platform.pages.some((one) => shownOn.has(one)),
      isOnMenu: [...shownOn].some(({ digest }) => digest.facts.kind !== 'article'),
      isElsewhere,
      isNews: isNews(candidate, seen),
      ...(fateOf({ url, text, page, isOnHome }) ?? unseen),
    };
  };
  const unseenHome = home.isWhole ? undefined : (home.reason ?? 'truncated');
  const unseenPlatform =
    platform.state === 'found'
      ? platform.isWhole
        ? undefined
        : (platform.wholeReason ?? 'truncated')
      : platform.state === 'absent'
        ? undefined
        : (platform.reason ?? 'truncated');
  return {
    links: plan.entries ? entryLinks([...first, ...rest], plan.entries).map(asEntry) : [],
    home: place(home.pages, views, plan.entries ? unseenHome : 'not-crawled'),
    platform: place(platform.pages, views, plan.entries ? unseenPlatform : 'not-crawled'),
  };
}

const place = (pages: readonly SeenPage[], views: PageViews, unseenBecause: CantTellReason | undefined) => ({
  pages: [...new Set(pages)].map((page) => views.viewOf(page)),
  ...(unseenBecause && { unseenBecause }),
});

const unaskedBecause = ({ crawl }: SnapshotReader): CantTellReason =>
  crawl?.stoppedBecause === 'complete' ? 'not-crawled' : 'truncated';

/** A dated row, or a row whose page is an article of that title with a day of its own. */
function isNews({ link, shownOn }: EntryCandidate, seen: Survey): boolean {
  if (link.publishedOn !== undefined) return true;
  const key = pageKey(link.url);
  const isRow = [...shownOn].some(({ digest }) => digest.facts.items.some((item) => pageKey(item.url) === key));
  if (!isRow) return false;
  const visit = seen.visits.at(link.url);
  const facts = visit.state === 'seen' ? visit.page.digest.facts : undefined;
  return (
    facts?.kind === 'article' &&
    facts.publishedOn !== undefined &&
    squeeze(facts.title).includes(squeeze(link.text).replace(/(?:…|\.{3}).*$/, ''))
  );
}
