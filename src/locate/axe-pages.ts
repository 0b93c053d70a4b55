/** The pages that axe-core examines, out of those that were read: home page and platform, which are judged, and one of a few kinds. */
import type { PageDigest } from '../model/page.js';
import type { AxePage } from '../model/snapshot.js';
import { isSameSite } from './address.js';
import type { SeenPage } from './seen-page.js';
import type { Survey } from './survey.js';

export interface AxeTarget {
  readonly page: AxePage;
  readonly url: string;
}

/** In the order of their weight; a page that is two of them is named once. Behind a splash screen stands a second home page. */
export function axePages(
  { home, platform, columns, visits }: Survey,
  wanted: ReadonlySet<AxePage>,
): readonly AxeTarget[] {
  const framed = new Set(home.pages.flatMap(({ digest }) => digest.frames.map(({ url }) => url)));
  const guide = columns.get('guide');
  const guidePage = guide?.state === 'found' ? (guide.value.article ?? guide.value.pages[0]) : undefined;
  const own = visits.pages.filter((page) => isReadable(page) && isOwn(page, home.page));
  const article = own.find(
    ({ digest, exchange }) => digest.facts.kind === 'article' && exchange !== guidePage?.exchange,
  );
  const byFields = own
    .filter(({ digest }) => fieldsOf(digest) >= LEAST_FIELDS)
    .sort((a, b) => fieldsOf(b.digest) - fieldsOf(a.digest));
  const all: readonly (readonly [AxePage, SeenPage | undefined])[] = [
    ...home.pages
      .filter((page) => page === home.page || !framed.has(page.exchange.url))
      .map((page) => ['home', page] as const),
    ['platform', platform.state === 'found' ? platform.page : undefined],
    ['guide', guidePage],
    ['article', article],
    ['form', byFields[0]],
  ];
  const targets = new Map<string, AxeTarget>();
  for (const [page, seen] of all) {
    if (!seen || !wanted.has(page) || !isReadable(seen) || targets.has(seen.exchange.url)) continue;
    targets.set(seen.exchange.url, { page, url: seen.exchange.url });
  }
  return [...targets.values()];
}

/** A search box has one field; a form that people fill in has more. */
const LEAST_FIELDS = 3;
const HIDDEN = new Set(['hidden', 'submit', 'button', 'reset', 'image']);
const fieldsOf = ({ forms }: PageDigest): number =>
  Math.max(0, ...forms.map(({ fields }) => fields.filter(({ type }) => !HIDDEN.has(type)).length));

const isReadable = ({ exchange, digest }: SeenPage): boolean =>
  exchange.status < 400 && exchange.method === 'GET' && !NO_PAGE.has(digest.facts.kind);
const NO_PAGE = new Set(['attachment', 'challenge', 'error']);

const isOwn = ({ exchange }: SeenPage, home: SeenPage | undefined): boolean =>
  home !== undefined && isSameSite(exchange.url, home.exchange.url);
