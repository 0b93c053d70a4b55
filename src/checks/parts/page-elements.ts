import { Type, type Static } from '@sinclair/typebox';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { PageView, SiteModel } from '../../model/site-model.js';
import { isElsewhere, readPages } from '../decisions/read-pages.js';
import { findLabelled } from './labelled-value.js';
import { Params, Patterns, Words } from './params.js';
import type { PlacedRow } from './place-rows.js';

/** What a page must state, in the language of the guide's elements. */
export const PageElement = Params({
  /** As readers know it: 承办单位. */
  name: Type.String(),
  /** Words that announce the value: 承办单位、责任单位. */
  labels: Type.Optional(Words),
  /** Longer labels that announce something else. */
  not: Type.Optional(Words),
  /** What the value must contain. */
  value: Type.Optional(Patterns),
  /** Sentences that state it without a label. */
  states: Type.Optional(Patterns),
});
export type PageElement = Static<typeof PageElement>;

export interface StatedElements {
  /** Quotes by the names of the elements. */
  readonly stated: ReadonlyMap<string, string>;
  readonly missing: readonly string[];
  /** Why what is missing may stand where it could not be read; undefined where all was read. */
  readonly unread?: CantTellReason;
  /** The page, the first statement quoted. */
  readonly evidence?: Evidence;
}

/** What the page behind a row, and the files that it attaches, state of the elements. Lines of a page are stated by that page. */
export function elementsOfRow(
  site: SiteModel,
  { url, text }: Pick<PlacedRow, 'url' | 'text'>,
  elements: readonly PageElement[],
): StatedElements {
  const view = text ?? site.page(url);
  if (!view) {
    const unread = site.crawl.stoppedBecause === 'complete' ? 'not-crawled' : 'truncated';
    return { stated: new Map(), missing: elements.map(({ name }) => name), unread };
  }
  return elementsOn(site, view, elements);
}

/** The same of a page at hand. */
export function elementsOn(site: SiteModel, view: PageView, elements: readonly PageElement[]): StatedElements {
  const files = view.facts.attachments.flatMap(({ url }) => site.page(url) ?? []);
  const read = readPages({ pages: [view, ...files] });
  const terms = elements.map(({ name, labels = [], not, value, states }) => ({
    name,
    labels,
    ...(not && { not }),
    ...(value && { value }),
    ...(states && { states }),
  }));
  const stated = findLabelled(read, terms);
  const missing = elements.map(({ name }) => name).filter((name) => !stated.has(name));
  const isLost = files.some(({ facts }) => facts.textLength === 0);
  const isUnopened = view.facts.attachments.some(({ url, type }) => DOCUMENT.test(type) && !site.page(url));
  const unread = read.unread ?? (isUnopened ? 'not-crawled' : isLost || isElsewhere(read) ? 'unreadable' : undefined);
  const [quote] = stated.values();
  return {
    stated,
    missing,
    ...(missing.length > 0 && unread !== undefined && { unread }),
    evidence: view.evidence(quote ?? view.facts.title),
  };
}

/** Files that may say what the page leaves out. */
const DOCUMENT = /^(?:pdf|docx?|wps|xlsx?|et|ofd|txt|rtf)$/;
