/** Pages one click below the menus, on which a column may stand that these do not name: channels, groups of categories. */
import type { CantTellReason } from '../../model/outcome.js';
import { isSameSite, pageKey } from '../address.js';
import { looksLikeColumn } from './child-columns.js';
import { isElsewhere } from './column-children.js';
import type { Finding, Place } from '../finding.js';
import type { MarkedLink } from '../ground.js';
import { readFrames } from './read-frames.js';
import type { LocatedColumn } from './read-column.js';
import type { SeenPage } from '../seen-page.js';

/** The pages of the home page's own channels (政务公开, 互动交流 …): what they link is one click further, yet on the site. */
export function channelPlace({ ground, home }: Finding): Place {
  const folder = pageKey(ground.plan.site.url).replace(/[^/]*$/, '');
  const pages = new Set<SeenPage>();
  const asked = new Set<string>();
  let reason: CantTellReason | undefined;
  for (const page of home.pages)
    for (const marked of ground.links(page)) {
      const { key } = marked;
      if (marked.link.region !== 'navigation' || !looksLikeColumn(marked) || !key.startsWith(folder)) continue;
      if (asked.has(key) || home.pages.some((doc) => pageKey(doc.exchange.url) === key)) continue;
      asked.add(key);
      if (asked.size > MOST_CHANNELS) break;
      const visit = ground.want(marked.link.url, {
        purpose: 'channel',
        priority: 540,
        from: { page, link: marked.link },
      });
      if (visit.state === 'seen') pages.add(visit.page);
      else if (visit.state !== 'dead') reason ??= visit.reason;
    }
  return { foundOn: 'home', pages: [...pages], isWhole: reason === undefined, ...(reason ? { reason } : {}) };
}

/** A menu with its drop-downs: channels and the columns under them. */
const MOST_CHANNELS = 40;

/** Sub-columns that name no column of the vocabulary may be groups of such: they are looked into, within reason. */
export function groupPlace(finding: Finding, column: LocatedColumn): Place {
  const pages: SeenPage[] = [];
  let reason: CantTellReason | undefined;
  const unnamed = column.subColumns.filter((marked) => marked.matches.length === 0 && !isElsewhere(marked));
  const groups = [...unnamed.slice(0, MOST_GROUPS), ...namedGroups(finding, column)];
  for (const marked of groups) {
    const visit = finding.ground.want(marked.link.url, {
      purpose: `group:${column.id ?? 'other'}`,
      priority: 560,
      from: { page: marked.page, link: marked.link },
    });
    if (visit.state === 'seen') pages.push(visit.page, ...readFrames(finding.ground, visit.page, 'group', 555).pages);
    else if (visit.state !== 'dead') reason ??= visit.reason;
  }
  if (unnamed.length > MOST_GROUPS) reason ??= 'not-crawled';
  return { foundOn: 'parent', pages, isWhole: reason === undefined, ...(reason ? { reason } : {}) };
}

const MOST_GROUPS = 24;

/** Categories may be groups themselves (财政信息 over 收费 and 采购), and so is 重点领域信息公开, wherever it stands. */
function namedGroups({ ground, platform }: Finding, column: LocatedColumn): readonly MarkedLink[] {
  if (column.id !== 'statutory') return [];
  const isNamed = ({ matches }: MarkedLink): boolean =>
    matches.some(({ id }) => id === 'key-areas' || ground.plan.vocabulary.get(id)?.under === 'statutory');
  const links = [...column.pages, ...platform.pages].flatMap((page) => ground.links(page));
  const groups = [...column.subColumns, ...links.filter(({ matches }) => matches.some(({ id }) => id === 'key-areas'))];
  return [
    ...new Map(
      groups
        .filter((marked) => isNamed(marked) && looksLikeColumn(marked) && isSameSite(marked.link.url, column.url))
        .map((marked) => [marked.key, marked]),
    ).values(),
  ].slice(0, MOST_NAMED_GROUPS);
}
const MOST_NAMED_GROUPS = 40;
