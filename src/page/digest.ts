import type { Page, PageDigest } from '../model/page.js';

/** A page without its texts and tables. */
export const digestPage = (page: Page): PageDigest => {
  const { contentText, bodyText: _body, grids: _grids, infoRows: _info, labelledDates: _dates, ...rest } = page;
  return { ...rest, contentStart: contentText.slice(0, 1200), contentLength: contentText.length };
};
