/** 政府信息公开指南: the page that holds its text — the column page itself, or the one article it lists. */
import { squeeze } from '../lib/text/squeeze.js';
import type { ListItem } from '../model/page-facts.js';
import { isFileAddress } from './address.js';
import { judgeBlankness } from './blankness.js';
import type { Finding } from './find-columns.js';
import { whoseBody } from './own-names.js';
import type { LocatedColumn } from './read-column.js';
import type { SeenPage } from './seen-page.js';

export function withGuideArticle(finding: Finding, column: LocatedColumn): LocatedColumn {
  const [first] = column.pages;
  if (!first) return isFileAddress(column.url) ? unreadable(column) : column;
  const withText = column.pages.find((page) => page.digest.facts.kind === 'article');
  const listed = guideRow(column.items, finding.ground.own);
  if (withText && !listed) return holding({ ...column, article: withText }, withText);
  if (!listed) {
    const longest = [...column.pages].sort((a, b) => b.digest.contentLength - a.digest.contentLength)[0];
    return longest && column.blankness === 'filled' && column.items.length === 0
      ? { ...column, article: longest }
      : column;
  }
  // A page with the text and a row that names itself: the text wins.
  if (withText && withText.digest.contentLength > 600) return { ...column, article: withText };
  if (isFileAddress(listed.url)) return unreadable(column);
  const visit = finding.ground.want(listed.url, { purpose: 'item:guide', priority: 845, from: { page: first } });
  if (visit.state === 'seen')
    return { ...column, article: visit.page, blankness: judgeBlankness(visit.page.digest, 0, finding.templateLines) };
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

/** A page that shows no more than the file it attaches is a file. */
const holding = (column: LocatedColumn, { digest }: SeenPage): LocatedColumn =>
  digest.contentLength < LEAST_TEXT && digest.facts.attachments.length + digest.media.images > 0
    ? unreadable(column)
    : column;
const LEAST_TEXT = 150;

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
