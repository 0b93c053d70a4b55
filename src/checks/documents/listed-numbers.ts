/** The numbers of documents that a list shows: in titles, in rows of a table, on the pages of those that were opened. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { ListedItem, Listing, SiteModel } from '../../model/site-model.js';
import { documentNumber, type DocumentNumber } from '../../site/documents/document-number.js';

export interface NumberedRow {
  readonly row: ListedItem;
  readonly number?: DocumentNumber;
}

/** Every row with the number that is known of it. */
export function numberRows(site: SiteModel, { rows, lists }: Listing): readonly NumberedRow[] {
  const lines = lists
    .flatMap(({ pages }) => pages)
    .flatMap((page) => page.read().contentText.split('\n'))
    .filter((line) => /\d号/.test(squeeze(line)));
  return rows.map((row): NumberedRow => {
    const title = squeeze(row.title);
    const shown = site.page(row.url)?.facts.documentNumber;
    const beside = lines.find((line) => squeeze(line).includes(title));
    const number = documentNumber(shown ?? '') ?? documentNumber(row.title) ?? documentNumber(beside ?? '');
    return { row, ...(number ? { number } : {}) };
  });
}
