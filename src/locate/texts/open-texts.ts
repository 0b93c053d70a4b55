/** Pages and files that are called as a rule's texts (a regulation, a catalogue), whatever list they stand in. */
import { compilePattern } from '../../lib/pattern/pattern.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { PageDigest } from '../../model/page.js';
import { isSameSite, pageKey } from '../address.js';
import { filesOf } from '../files-of.js';
import type { Ground } from '../ground.js';
import type { SeenPage } from '../seen-page.js';

export interface LocatedText {
  /** As its row says. */
  readonly title: string;
  readonly url: string;
  readonly listedOn: SeenPage;
  readonly page?: SeenPage;
  /** Files that its page offers, those that were read. */
  readonly files: readonly SeenPage[];
  /** Why it, or a file of it, was not read. */
  readonly unreadBecause?: CantTellReason;
}

/** After what other rules need. */
const PRIORITY = 270;
/** A page of one text with more files than this is a collection. */
const MOST_FILES = 3;
const LONGEST_TITLE = 80;

/** By address; as many as the plan wants are opened, others only where they were read anyway. */
export function openTexts(ground: Ground): readonly LocatedText[] {
  const { texts } = ground.plan;
  if (!texts) return [];
  const found = new Map<string, { title: string; url: string; page: SeenPage }>();
  for (const page of ground.visits.pages)
    for (const row of namedOn(page, texts.titles))
      if (isSameSite(row.url, ground.plan.site.url)) {
        const key = pageKey(row.url);
        const known = found.get(key);
        if (!known || page.exchange.url < known.page.exchange.url) found.set(key, { ...row, page });
      }
  const all = [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return all.slice(0, texts.most).flatMap(({ title, url, page: listedOn }, index): LocatedText[] => {
    const visit = ground.want(url, { purpose: 'text', priority: PRIORITY - index / 10, from: { page: listedOn } });
    if (visit.state === 'dead') return [];
    if (visit.state !== 'seen') return [{ title, url, listedOn, files: [], unreadBecause: visit.reason }];
    const { page } = visit;
    const files = page.digest.facts.kind === 'attachment' ? [] : openFiles(ground, page, index);
    const unreadBecause = files.find(({ reason }) => reason !== undefined)?.reason;
    return [
      {
        title,
        url,
        listedOn,
        page,
        files: files.flatMap((file) => file.page ?? []),
        ...(unreadBecause && { unreadBecause }),
      },
    ];
  });
}

function openFiles(
  ground: Ground,
  page: SeenPage,
  index: number,
): readonly { readonly page?: SeenPage; readonly reason?: CantTellReason }[] {
  return filesOf(page)
    .filter(({ url }) => isSameSite(url, page.exchange.url))
    .slice(0, MOST_FILES)
    .map(({ url }) => {
      const visit = ground.want(url, { purpose: 'text:file', priority: PRIORITY - index / 10 - 0.05, from: { page } });
      if (visit.state === 'seen') return { page: visit.page };
      return visit.state === 'dead' ? {} : { reason: visit.reason };
    });
}

/** Rows and links of those names; worked out once a page and list of names. */
function namedOn({ digest }: SeenPage, titles: readonly string[]): readonly { title: string; url: string }[] {
  const known = named.get(digest);
  if (known?.titles === titles) return known.rows;
  const patterns = titles.map(compilePattern);
  const rows = [
    ...digest.facts.items.map(({ title, url }) => ({ title, url })),
    ...digest.links.filter(({ isVisible }) => isVisible).map(({ text, title, url }) => ({ title: title ?? text, url })),
  ].filter(
    ({ title, url }) =>
      /^https?:/i.test(url) &&
      title.length <= LONGEST_TITLE &&
      patterns.some((pattern) => pattern.occursIn(squeeze(title))),
  );
  named.set(digest, { titles, rows });
  return rows;
}
const named = new WeakMap<
  PageDigest,
  { readonly titles: readonly string[]; readonly rows: readonly { title: string; url: string }[] }
>();
