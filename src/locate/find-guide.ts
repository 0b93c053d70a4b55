/** 政府信息公开指南: the page that holds its text — the column page itself, or the one article it lists. */
import { squeeze } from '../lib/text/squeeze.js';
import type { ListItem } from '../model/page-facts.js';
import { isFileAddress } from './address.js';
import { judgeBlankness } from './blankness.js';
import type { Finding } from './finding.js';
import { whoseBody } from './own-names.js';
import type { LocatedColumn } from './read-column.js';
import type { SeenPage } from './seen-page.js';

export function withGuideArticle(finding: Finding, column: LocatedColumn): LocatedColumn {
  const [first] = column.pages;
  if (!first) return isFileAddress(column.url) ? fromFile(finding, column, column.url) : column;
  const withText = column.pages.find((page) => page.digest.facts.kind === 'article');
  const listed = guideRow(column.items, finding.ground.own);
  if (withText && !listed) return holding(finding, { ...column, article: withText }, withText);
  if (!listed) {
    const longest = [...column.pages].sort((a, b) => b.digest.contentLength - a.digest.contentLength)[0];
    return longest && column.blankness === 'filled' && column.items.length === 0
      ? holding(finding, { ...column, article: longest }, longest)
      : column;
  }
  // A page with the text and a row that names itself: the text wins.
  if (withText && withText.digest.contentLength > 600) return { ...column, article: withText };
  if (isFileAddress(listed.url)) return fromFile(finding, column, listed.url);
  const visit = finding.ground.want(listed.url, { purpose: 'item:guide', priority: 845, from: { page: first } });
  if (visit.state === 'seen') {
    const blankness = judgeBlankness(visit.page.digest, 0, finding.templateLines);
    return holding(finding, { ...column, article: visit.page, blankness }, visit.page);
  }
  if (visit.state === 'dead')
    return { ...column, blankness: 'unknown', unknownBecause: 'unreadable', deadStatus: visit.page.exchange.status };
  return { ...column, blankness: 'unknown', unknownBecause: visit.reason };
}

/** A guide of which only a file is seen, whose text nobody has read yet: neither there nor missing. */
const unreadable = (column: LocatedColumn): LocatedColumn => ({
  ...column,
  blankness: 'unknown',
  unknownBecause: 'unreadable',
});

/** A page that shows no more than the file it attaches is a file; its own lines (an update date) still count. */
function holding(finding: Finding, column: LocatedColumn, page: SeenPage): LocatedColumn {
  const { contentLength, facts, media } = page.digest;
  if (contentLength >= LEAST_TEXT || facts.attachments.length + media.images === 0) return column;
  const named = facts.attachments.find(({ text }) => /指南/.test(text));
  const file = named ?? (facts.attachments.length === 1 ? facts.attachments[0] : undefined);
  if (!file) return unreadable(column);
  const read = fromFile(finding, column, file.url, page);
  return named && read.blankness === 'filled' ? { ...read, article: page } : read;
}
const LEAST_TEXT = 150;

/** The guide is a file: it counts if the crawl could read its text. */
function fromFile(finding: Finding, column: LocatedColumn, url: string, page?: SeenPage): LocatedColumn {
  const on = page ?? column.pages[0] ?? column.from.page;
  const visit = finding.ground.want(url, {
    purpose: 'item:guide:file',
    priority: 844,
    from: { page: on },
  });
  if (visit.state === 'seen' && visit.page.digest.contentLength >= LEAST_TEXT)
    return { ...column, article: visit.page, blankness: 'filled' };
  return visit.state === 'unvisited'
    ? { ...column, blankness: 'unknown', unknownBecause: visit.reason }
    : unreadable(column);
}

/** The row that is this body's guide: named so, its own before one that names nobody; of an index of bodies its own. */
function guideRow(items: readonly ListItem[], own: string): ListItem | undefined {
  const ranked = items
    .map((item) => ({ item, rank: rankOf(item, own) }))
    .filter(({ rank }) => rank !== undefined)
    .sort(
      (a, b) => (a.rank ?? 9) - (b.rank ?? 9) || ((b.item.publishedOn ?? '') < (a.item.publishedOn ?? '') ? -1 : 1),
    );
  return ranked[0]?.item ?? (items.length === 1 ? items[0] : undefined);
}

function rankOf(item: ListItem, own: string): number | undefined {
  const title = squeeze(item.title);
  if (/解读|图解|一图|流程图|申请表|通知$/.test(title)) return undefined;
  if (/指南/.test(title)) {
    const whose = whoseBody(
      title.replace(/(?:20\d{2}年?(?:版|修订)?)|(?:政府|政务)?信息公开.*$|公开指南.*$|指南.*$/g, ''),
      own,
    );
    return whose === 'own' ? 0 : whose === 'unnamed' ? 1 : undefined;
  }
  return whoseBody(title, own) === 'own' || /^(?:本级|[区县市](?:人民)?政府|[区县市](?:人民)?政府办公室)$/.test(title)
    ? 2
    : undefined;
}
