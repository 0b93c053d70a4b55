/** What a body says of itself in its agency and leaders columns: text, tables, titles; and why there may be more. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { Grid } from '../../model/page.js';
import type { Gathering, PageView } from '../../model/site-model.js';
import { isAnotherBody, withoutOthers } from '../../site/own-body.js';
import { unreadReason } from '../parts/unread.js';

export interface ProfileText {
  /** Lines and table rows of the body's own pages; those that speak of other bodies are left out. */
  readonly text: string;
  /** The same with the rows of lists, which may be the names of leaders. */
  readonly wholeText: string;
  readonly grids: readonly Grid[];
  /** Titles of pages that have text of their own; not of the columns' first pages, which bear the columns' names. */
  readonly articles: readonly string[];
  /** Names of lists that hold rows. */
  readonly lists: readonly string[];
  /** A column of leaders holds something. */
  readonly namesLeaders: boolean;
  readonly unread: CantTellReason | undefined;
}

/** A page of this title holds what the title says if it has so much text. */
const LEAST_TEXT = 30;

export function readProfile(
  agency: Gathering | undefined,
  leaders: Gathering | undefined,
  own: string | readonly string[],
): ProfileText {
  const lists = [...(agency?.lists ?? []), ...(leaders?.lists ?? [])];
  const firsts = new Set([agency, leaders].flatMap((one) => [...(one?.lists[0]?.pages ?? []), one?.lists[0]?.article]));
  const ofAgency = viewsOf(agency, own);
  const views = [...new Set([...ofAgency, ...viewsOf(leaders, own)])];
  const pages = views.map((view) => ({
    view,
    text: withoutOthers(isPicture(view) ? besidePicture(view).join('\n') : ownText(view), own),
  }));
  return {
    text: pages.map(({ text }) => text).join('\n'),
    wholeText: views.map((view) => withoutOthers(view.read().contentText, own)).join('\n'),
    grids: views.flatMap((view) =>
      view.read().grids.map((grid) => grid.filter((cells) => !cells.some((cell) => isAnotherBody(cell, own)))),
    ),
    articles: pages
      .filter(({ view }) => !firsts.has(view))
      .filter(({ view, text }) => view.facts.kind !== 'column' && squeeze(text).length >= LEAST_TEXT)
      .map(({ view }) => squeeze(view.facts.title)),
    lists: lists
      .filter(({ blankness, items, subColumns }) => blankness === 'filled' && items.length + subColumns.length > 0)
      .map((list) => squeeze(list.name)),
    namesLeaders: lists.some(({ name, blankness }) => /领导|负责人/.test(name) && blankness === 'filled'),
    unread:
      agency?.reason ??
      leaders?.reason ??
      views.map(unreadReason).find((reason) => reason !== undefined) ??
      (ofAgency.some(isPicture) ? 'unreadable' : undefined) ??
      ((agency?.unopened ?? 0) > 0 ? 'not-crawled' : undefined),
  };
}

/** Pages of the lists and of their rows, but for those of other bodies. */
const viewsOf = (gathering: Gathering | undefined, own: string | readonly string[]): readonly PageView[] =>
  [
    ...(gathering?.lists ?? []).flatMap(({ pages, article }) => [...pages, ...(article ? [article] : [])]),
    ...(gathering?.opened ?? []),
  ].filter((view) => !isOthersPage(view, own));

/** Of a list what it says besides its rows: a row that names an element does not state it. */
function ownText(view: PageView): string {
  const page = view.read();
  if (page.facts.kind !== 'column') return page.contentText;
  const named = new Set([
    ...page.links.map(({ text }) => squeeze(text)),
    ...page.facts.items.map(({ title }) => squeeze(title)),
  ]);
  const bare = (line: string): string =>
    squeeze(line).replace(/[[(（]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\])）]?/g, '');
  return page.contentText
    .split('\n')
    .filter((line) => !named.has(bare(line)))
    .join('\n');
}

const ABOUT =
  /(?:的)?(?:主要|工作|机构|部门|单位|机关)*(?:职能|职责|机构|内设|领导|负责人|简介|概况|介绍|联系|信息).*$/;
const isOthersPage = (view: PageView, own: string | readonly string[]): boolean =>
  isAnotherBody(squeeze(view.facts.title).replace(ABOUT, ''), own);

/** A page that shows a picture, a file or another page where its text should be. */
function isPicture(view: PageView): boolean {
  const { facts, media, frames } = view.read();
  if (facts.kind === 'column' && (facts.items.length > 0 || media.pictures === undefined)) return false;
  const shown = media.images + facts.attachments.length + frames.filter(({ isVisible }) => isVisible).length;
  return shown > 0 && squeeze(besidePicture(view).join('')).length < LONGEST_CAPTION;
}
const LONGEST_CAPTION = 120;

/** Lines of a page that are neither its title, nor its menu, nor its metadata. */
function besidePicture(view: PageView): readonly string[] {
  const { facts, contentText, links, infoRows } = view.read();
  const named = new Set([facts.title, ...links.map(({ text }) => text)].map(squeeze));
  const labels = infoRows.map(({ label }) => label);
  return contentText.split('\n').filter((line) => {
    const said = squeeze(line);
    return !named.has(said) && !labels.some((label) => said.startsWith(label));
  });
}
