// Longer than most: all the ways by which an interpretation is known to be a document's, in the order of their weight.
/** Which interpretations belong to which document: by links of its page, by titles, by what undecided candidates say. */
import { addDays } from '../../lib/date/day.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason } from '../../model/outcome.js';
import type { Link } from '../../model/page.js';
import type { ListItem } from '../../model/page-facts.js';
import { isFileAddress, isSameSite, pageKey } from '../address.js';
import {
  interprets,
  mentionsNumber,
  namesOneOf,
  sharedWords,
  sharesWords,
  speaksOf,
  speaksOfAnother,
} from './document-titles.js';
import type { Finding } from '../finding.js';
import { awaitsScript, boxed, isByChance, isInterpretationBox, ownLinks, saysNothing } from './pair-links.js';
import type { PairPage, RepeatedLinks } from './pair-links.js';
import type { Listed, ListReading } from '../columns/read-lists.js';
import type { SeenPage } from '../seen-page.js';

export interface DocumentToPair extends PairPage {
  readonly item: ListItem;
  /** What its title is about, one name or several. */
  readonly cores: readonly string[];
  /** The first day known of it: written or published. */
  readonly firstOn?: string;
}

export interface Pairing {
  readonly rows: readonly Listed[];
  /** Why more of them may stand where nobody looked. */
  readonly unseenBecause?: CantTellReason;
  /** Pages that may interpret it, unread: what a person should open. */
  readonly candidates: readonly Listed[];
}

/** An interpretation may be out before its document, with a consultation or a press conference. */
const DAYS_BEFORE = 30;
/** Interpretations come with their document; what came much later says so in its title. */
const DAYS_BEHIND = 60;
const MOST_OF_ONE = 8;
const CANDIDATES_OF_ONE = 2;
/** All that are opened on the mere chance, on one site. */
const MOST_CANDIDATES = 6;

export function pairDocuments(
  finding: Finding,
  documents: readonly DocumentToPair[],
  lists: ListReading,
  template: RepeatedLinks,
): readonly Pairing[] {
  const linked = documents.map((document) => linkedRows(finding, document, template));
  const claimed = claimByTitle(documents, lists.rows);
  const taken = new Set([...linked.flat(), ...claimed.flat()].map(({ item }) => pageKey(item.url)));
  let opened = 0;
  return documents.map((document, index): Pairing => {
    const rows = distinct([...(linked[index] ?? []), ...(claimed[index] ?? [])]);
    if (rows.length > 0)
      return { rows: rows.slice(0, MOST_OF_ONE), candidates: [], ...unseen(finding, document, lists) };
    const chances = candidatesOf(document, lists.rows, taken).slice(0, Math.max(0, MOST_CANDIDATES - opened));
    opened += chances.length;
    const unread: Listed[] = [];
    for (const row of chances) {
      const visit = finding.ground.want(row.item.url, {
        purpose: `interpretation:candidate:${index + 1}`,
        priority: 560 - index,
      });
      if (visit.state === 'seen') {
        if (isOf(finding, visit.page, document)) rows.push(row);
      } else if (visit.state !== 'dead') unread.push(row);
    }
    const because = unseen(finding, document, lists);
    return {
      rows,
      candidates: unread,
      ...(because.unseenBecause === undefined && unread.length > 0 ? { unseenBecause: 'not-crawled' } : because),
    };
  });
}

/** Links of the document's page to what interprets it, files among them. What stands under 相关解读 needs few words. */
function linkedRows(finding: Finding, { page, cores }: DocumentToPair, template: RepeatedLinks): Listed[] {
  if (!page) return [];
  const inOwnBox = boxed(page, (box) => isInterpretationBox(box) && /相关|关联|对应|配套|材料/.test(box.name));
  const home = homeLinks(finding);
  const isOurs = (text: string, url: string, key: string): boolean => {
    if (speaksOfAnother(text, cores)) return false;
    if (inOwnBox.has(key)) return interprets(text) || !isDocumentTitle(text);
    if (text === '') return false;
    if (speaksOf(text, cores)) return true;
    if (!interprets(text) || !isSameSite(url, page.exchange.url)) return false;
    if (isShort(text)) return saysNothing(text, url);
    return sharesWords(text, cores) || sharedWords(text, cores) >= MOST_LIKELY;
  };
  return ownLinks(finding.ground, page)
    .filter(({ key, link }) => !home.has(key) && /^https?:/i.test(link.url))
    .map(({ key, link }) => ({ key, link, text: fullText(link) }))
    .filter(({ key, link, text }) => isOurs(text, link.url, key) && !isByChance(finding.ground, page, key, template))
    .map(({ link, text }) => ({
      item: {
        title: text || '相关解读',
        url: link.url,
        ...(link.publishedOn ? { publishedOn: link.publishedOn } : {}),
      },
    }));
}

/** A text that the template cut short stands whole in the title. */
const fullText = ({ text, title }: Link): string => (title && /(?:…|\.\.\.?)$/.test(text) ? title : text);

/** So many rare words in common are no chance. */
const MOST_LIKELY = 3;

const isShort = (text: string): boolean => squeeze(text).length < 5;

/** A title that ends as documents' do: in a box of 解读 it is a document's all the same. */
const isDocumentTitle = (text: string): boolean =>
  /(?:通知|意见|决定|公告|通告|批复|办法|规定|细则|方案|条例)(?:[(（].{1,8}[)）])?$/.test(squeeze(text));

const homeLinks = (finding: Finding): ReadonlySet<string> => {
  const known = homes.get(finding);
  if (known) return known;
  const keys = new Set(
    finding.home.pages.flatMap((home) =>
      finding.ground
        .links(home)
        // What is news on the home page is the site's; its menus and columns are no interpretations.
        .flatMap(({ key, link }) => (interprets(link.text) && squeeze(link.text).length > 6 ? [] : [key])),
    ),
  );
  homes.set(finding, keys);
  return keys;
};
const homes = new WeakMap<Finding, ReadonlySet<string>>();

/** In a list that is named for interpretations a title needs no word of its own. */
const isReadingList = (name: string | undefined): boolean =>
  name !== undefined && /解读|图解|图说|读懂|看懂|视频|问答|动漫|音频/.test(name) && !/文件及|文件和|文件与/.test(name);
const rowSpeaksOf = ({ item, listName }: Listed, { cores, page }: DocumentToPair): boolean =>
  speaksOf(item.title, cores, isReadingList(listName) && !isDocumentTitle(item.title)) ||
  (/\d号/.test(item.title) && interprets(item.title) && mentionsNumber(item.title, page?.digest.facts.documentNumber));

/** Rows by their titles, each to the document that it names most fully; a row older than the document is of an earlier one. */
function claimByTitle(documents: readonly DocumentToPair[], rows: readonly Listed[]): readonly Listed[][] {
  const claimed = documents.map((): Listed[] => []);
  for (const row of rows) {
    const named = documents.flatMap((document, index) =>
      rowSpeaksOf(row, document) && !isTooOld(row, document) ? [{ index, document }] : [],
    );
    const longest = Math.max(0, ...named.map(({ document }) => lengthOf(document)));
    const several = (row.item.title.match(/《/g)?.length ?? 0) > 1;
    const best = several ? named : named.filter(({ document }) => lengthOf(document) === longest);
    // Of two of one name, last year's and this year's, the later that was out by then.
    const on = row.item.publishedOn;
    const sorted = [...best].sort((a, b) => ((a.document.firstOn ?? '') > (b.document.firstOn ?? '') ? -1 : 1));
    const due = several ? sorted : sorted.slice(0, 1);
    for (const { index } of on === undefined ? best : due) claimed[index]?.push(row);
  }
  return claimed;
}

const lengthOf = ({ cores }: DocumentToPair): number => Math.max(0, ...cores.map((core) => core.length));

const isTooOld = ({ item }: Listed, { firstOn }: DocumentToPair): boolean =>
  firstOn !== undefined && item.publishedOn !== undefined && item.publishedOn < addDays(firstOn, -DAYS_BEFORE);

/** Rows of about the same time that nobody claimed and that may be about it: 一图读懂！养老新政来了. */
function candidatesOf(document: DocumentToPair, rows: readonly Listed[], taken: ReadonlySet<string>): Listed[] {
  const { cores, firstOn } = document;
  const from = firstOn === undefined ? '' : addDays(firstOn, -DAYS_BEFORE);
  const to = firstOn === undefined ? '9' : addDays(firstOn, DAYS_BEHIND);
  return rows
    .filter(({ item: { publishedOn: on } }) => on === undefined || (on >= from && on <= to))
    .map((row) => ({ row, shared: sharedWords(row.item.title, cores) }))
    .filter(
      ({ shared, row: { item } }) =>
        shared >= LEAST_SHARED &&
        !taken.has(pageKey(item.url)) &&
        !isFileAddress(item.url) &&
        !speaksOfAnother(item.title, cores),
    )
    .sort((a, b) => b.shared - a.shared || (a.row.item.url < b.row.item.url ? -1 : 1))
    .slice(0, CANDIDATES_OF_ONE)
    .map(({ row }) => row);
}
const LEAST_SHARED = 2;

/** The candidate's page says whose it is: by a link, by the document's number, or by the first document that it names. */
function isOf(finding: Finding, page: SeenPage, { item, cores, page: document }: DocumentToPair): boolean {
  const { facts, contentStart } = page.digest;
  if (speaksOf(facts.title, cores)) return true;
  if (ownLinks(finding.ground, page).some(({ key }) => key === pageKey(item.url))) return true;
  if (mentionsNumber(contentStart, document?.digest.facts.documentNumber)) return true;
  const first = /《([^》\n]{4,80})》/.exec(contentStart)?.[1];
  return first !== undefined && namesOneOf(first, cores);
}

/** Where interpretations of the document may stand that nobody saw. */
function unseen(
  finding: Finding,
  { page, unreadBecause, firstOn }: DocumentToPair,
  lists: ListReading,
): Pick<Pairing, 'unseenBecause'> {
  const because = (reason: CantTellReason) => ({ unseenBecause: reason });
  if (!page) return because(unreadBecause ?? 'truncated');
  if (finding.ground.lacksBrowser(page)) return because('needs-browser');
  if (awaitsScript(page, isInterpretationBox)) {
    finding.ground.want(page.exchange.url, { purpose: 'pair:opened', priority: 540, part: 'opened' });
    return because(finding.ground.visits.wasRenderedInVain(page.exchange.url) ? 'unreadable' : 'needs-browser');
  }
  if (lists.reason) return because(lists.reason);
  const isReadBack =
    lists.isWhole ||
    (lists.backTo !== undefined && firstOn !== undefined && lists.backTo < addDays(firstOn, -DAYS_BEFORE));
  if (!isReadBack) return because('not-crawled');
  return holdsItself(page) ? because('candidates') : {};
}

/** A tab of the document's own page brings up its interpretation. */
const holdsItself = ({ digest }: SeenPage): boolean =>
  digest.tabs.some(
    (tab) =>
      /解读|图解/.test(tab) &&
      (digest.panels?.find(({ name }) => name === tab)?.textLength ?? LEAST_PANEL) >= LEAST_PANEL,
  );
const LEAST_PANEL = 30;

/** One for each address, and of copies under one title the first. */
function distinct(rows: readonly Listed[]): Listed[] {
  const kept = new Map<string, Listed>();
  const titles = new Map<string, string>();
  for (const row of rows) {
    const key = pageKey(row.item.url);
    const title = squeeze(row.item.title);
    const known = kept.get(key) ?? kept.get(titles.get(title) ?? '');
    if (known) {
      // The list's row knows its date and the name of its list; the document's link knows that it is linked.
      const { item, listName } = row;
      const date = known.item.publishedOn ?? item.publishedOn;
      const name = known.listName ?? listName;
      kept.set(pageKey(known.item.url), {
        item: {
          ...known.item,
          ...(interprets(item.title) && !interprets(known.item.title) ? { title: item.title } : {}),
          ...(date ? { publishedOn: date } : {}),
        },
        ...(name === undefined ? {} : { listName: name }),
      });
      continue;
    }
    kept.set(key, row);
    titles.set(title, key);
  }
  return [...kept.values()];
}
