/** The next pages of a list. */
import { pageKey } from '../address.js';
import type { SeenPage } from '../seen-page.js';

/** The place of 下一页 among numbered pages: behind them. */
export const NEXT = 1_000;

interface FurtherPage {
  readonly url: string;
  readonly body?: string;
  readonly number: number;
}

/** The list's next pages, by its pager links and the CMS family's knowledge, in order. */
export function furtherPages(page: SeenPage): readonly FurtherPage[] {
  const known = new Map<string, FurtherPage>();
  page.digest.morePages.forEach((more, index) => {
    if (more.pageNumber === 1) return;
    known.set(`${pageKey(more.url)} ${more.body ?? ''}`, {
      url: more.url,
      ...(more.body === undefined ? {} : { body: more.body }),
      number: more.pageNumber ?? NEXT + index,
    });
  });
  for (const link of page.digest.links) {
    if (link.region !== 'pager' || pageKey(link.url) === pageKey(page.exchange.url)) continue;
    const number = /^\d{1,4}$/.test(link.text)
      ? Number(link.text)
      : /下一?页|后一?页|next/i.test(link.text)
        ? NEXT
        : undefined;
    const key = `${pageKey(link.url)} `;
    if (number !== undefined && number !== 1 && !known.has(key)) known.set(key, { url: link.url, number });
  }
  return [...known.values()].sort((a, b) => a.number - b.number || (a.url < b.url ? -1 : 1));
}
