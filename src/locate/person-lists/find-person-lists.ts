/** Lists of persons (低保名单, 录用公示 …) and the files that hold them: where personal numbers slip out, if anywhere. */
import type { CantTellReason } from '../../model/outcome.js';
import type { PageDigest } from '../../model/page.js';
import type { ListItem } from '../../model/page-facts.js';
import { isFileAddress, isSameSite, pageKey } from '../address.js';
import { downloadsOf, filesOf } from '../files-of.js';
import type { Finding } from '../finding.js';
import type { SeenPage } from '../seen-page.js';
import type { Visit } from '../visits.js';
import { isPersonListTitle } from './person-list-titles.js';

export interface LocatedPersonList {
  readonly title: string;
  readonly url: string;
  readonly listedOn: SeenPage;
  readonly page?: SeenPage;
  /** Why it was not read, or not all of it. */
  readonly unreadBecause?: CantTellReason;
}

interface Row {
  readonly title: string;
  readonly url: string;
  readonly publishedOn?: string;
  readonly on: SeenPage;
}

/** What is opened for this alone bears this purpose; nothing that it lists is looked for in turn. */
const PURPOSE = 'person-list';
/** After everything that other rules need. */
const PRIORITY = 60;
const READABLE = /^(?:pdf|docx?|wps|xlsx?|et|ofd|csv|txt|rtf|zip)$/;

/**
 * Rows of any list whose titles say that persons are named, the newest of each list first, and the files of the pages so named.
 * What other rules open anyway does not count towards the plan's numbers.
 */
export function findPersonLists(finding: Finding): readonly LocatedPersonList[] {
  const { plan, visits } = finding.ground;
  if (!plan.personLists) return [];
  const pages = visits.pages.filter(({ exchange }) => !exchange.purpose.startsWith(PURPOSE));
  const rows = open(
    finding,
    inTurn(pages.map((page) => listedOn(page, plan.site.url, plan.asOf))),
    plan.personLists.rows,
    1,
  );
  const named = new Map<SeenPage, string>();
  for (const { page, title } of rows) if (page && page.digest.facts.kind !== 'attachment') named.set(page, title);
  const holders = [...new Set([...pages, ...named.keys()])];
  const files = open(
    finding,
    inTurn(holders.map((page) => filesNamed(page, named.has(page)))),
    plan.personLists.files,
    0,
  );
  return [...new Map([...rows, ...files].map((one) => [pageKey(one.url), one])).values()];
}

function open(
  { ground, templateLines }: Finding,
  rows: readonly Row[],
  most: number,
  more: number,
): readonly LocatedPersonList[] {
  let asked = 0;
  return rows.flatMap(({ title, url, on }): LocatedPersonList[] => {
    const known = ground.visits.at(url);
    const isOthers = 'page' in known && known.page?.exchange.purpose.startsWith(PURPOSE) === false;
    if (!isOthers && asked >= most) return [];
    if (!isOthers) asked += 1;
    const visit = isOthers
      ? known
      : ground.want(url, { purpose: PURPOSE, priority: PRIORITY + more * 10 - asked / 10, from: { page: on } });
    if (visit.state === 'dead') return [];
    const unreadBecause = unread(visit, templateLines);
    return [
      {
        title,
        url,
        listedOn: on,
        ...('page' in visit && visit.page && { page: visit.page }),
        ...(unreadBecause && { unreadBecause }),
      },
    ];
  });
}

/** A picture, or a scan, with hardly a word beside it. */
const LEAST_TEXT = 120;

function unread(visit: Visit, template: ReadonlySet<string>): CantTellReason | undefined {
  if (visit.state !== 'seen') return visit.state === 'dead' ? 'unreadable' : visit.reason;
  const { facts, contentLength, media } = visit.page.digest;
  if (facts.file?.failure !== undefined) return CUT.has(facts.file.failure) ? 'truncated' : 'unreadable';
  if (facts.kind === 'attachment')
    return contentLength === 0 || (contentLength < LEAST_TEXT && media.images > 0) ? 'unreadable' : undefined;
  const pictures = (media.pictures ?? []).filter((picture) => !template.has(picture));
  const hasText = contentLength >= LEAST_TEXT || facts.tables.length > 0 || filesOf(visit.page).length > 0;
  return pictures.length > 0 && !hasText ? 'unreadable' : undefined;
}
const CUT: ReadonlySet<string> = new Set(['timeout', 'too-large']);

/** The first of each list, then the second of each; an address once. */
function inTurn(lists: readonly (readonly Row[])[]): readonly Row[] {
  const longest = lists.reduce((most, list) => Math.max(most, list.length), 0);
  const first = new Map<string, Row>();
  for (let turn = 0; turn < longest; turn += 1)
    for (const list of lists) {
      const row = list[turn];
      if (row && !first.has(pageKey(row.url))) first.set(pageKey(row.url), row);
    }
  return [...first.values()];
}

function listedOn(page: SeenPage, siteUrl: string, asOf: string): readonly Row[] {
  return titledRows(page)
    .filter(({ url, publishedOn }) => isSameSite(url, siteUrl) && (publishedOn ?? asOf) <= asOf)
    .filter(({ url }) => !isFileAddress(url) || READABLE.test(typeOf(url)))
    .map((item) => ({ ...item, on: page }));
}

/** Newest first; worked out once a page, not after every arrival. */
function titledRows({ digest }: SeenPage): readonly ListItem[] {
  const known =
    titled.get(digest) ??
    digest.facts.items
      .filter(({ title }) => isPersonListTitle(title))
      .sort((a, b) => ((b.publishedOn ?? '') < (a.publishedOn ?? '') ? -1 : 1));
  titled.set(digest, known);
  return known;
}
const titled = new WeakMap<PageDigest, readonly ListItem[]>();

/** All files of a list of persons; of another page those that are called one. */
function filesNamed(page: SeenPage, isNamed: boolean): readonly Row[] {
  const { title, kind } = page.digest.facts;
  if (kind === 'attachment') return [];
  const isList = isNamed || (kind === 'article' && isPersonListTitle(title));
  return [...filesOf(page).filter(({ type }) => READABLE.test(type)), ...(isList ? downloadsOf(page) : [])]
    .filter(({ text, url }) => isSameSite(url, page.exchange.url) && (isList || isPersonListTitle(text)))
    .map(({ text, url }) => ({
      title: isList && !isPersonListTitle(text) ? `${title} ${text}`.trim() : text,
      url,
      on: page,
    }));
}

const typeOf = (url: string): string => /\.(\w+)$/.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? '';
