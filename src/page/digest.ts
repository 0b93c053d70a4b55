import { holdsPersonalNumbers } from './readable-texts.js';
import type { Link, Page, PageDigest } from '../model/page.js';

/** How much of a page's content its digest keeps. */
const START_CHARACTERS = 1_200;

/**
 * A page without its texts and tables. It holds nothing of what it was read from: strings that an engine cuts out of a longer one
 * keep the whole of it in memory, here the text of the page.
 */
export const digestPage = (page: Page): PageDigest => {
  const {
    contentText,
    bodyText: _body,
    hiddenText: _hidden,
    grids: _grids,
    gridMarks: _marks,
    infoRows: _info,
    labelledDates: _dates,
    ...rest
  } = page;
  const digest: PageDigest = {
    ...rest,
    ...(page.panels ? { panels: page.panels.map(({ text: _text, ...panel }) => panel) } : {}),
    contentStart: contentText.slice(0, START_CHARACTERS),
    contentLength: contentText.length,
    ...(holdsPersonalNumbers(page) && { holdsPersonalNumbers: true }),
  };
  return JSON.parse(JSON.stringify(digest)) as PageDigest;
};

/** For the pages of one site: links that stand on many of them, as its menus do, are kept once. */
export function createDigester(): (page: Page) => PageDigest {
  const known = new Map<string, Link>();
  const share = (link: Link): Link => {
    const key = JSON.stringify(link);
    const same = known.get(key);
    if (same) return same;
    known.set(key, link);
    return link;
  };
  return (page) => {
    const digest = digestPage(page);
    return { ...digest, links: digest.links.map(share) };
  };
}
