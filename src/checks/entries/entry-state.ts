/** Where an entry stands and whether it opens, told from the links that bear its words and from its own columns. */
import { squeeze } from '../../lib/text/squeeze.js';
import type { CantTellReason, Evidence } from '../../model/outcome.js';
import type { Page } from '../../model/page.js';
import type { EntryLink, PageView, SiteModel } from '../../model/site-model.js';
import { linkedStateOf, stateEvidence, type ColumnState } from '../parts/column-state.js';
import { findAny, occursInAny } from '../parts/occurs-in.js';
import { unreadReason } from '../parts/unread.js';

export interface Entry {
  readonly name: string;
  readonly links: readonly string[];
  readonly not?: readonly string[];
  readonly columns?: readonly string[];
}

export type Place = 'home' | 'platform';

/**
 * `open`: a page opened behind it · `dead`, `empty`: it leads to no page, or to one that holds nothing · `elsewhere`: it leads
 * to a host that is not asked · `misplaced`: it stands on other pages only · `bare`: its words stand there without an address.
 */
export type EntryState = { readonly evidence: readonly Evidence[] } & (
  | { readonly state: 'open' | 'empty' | 'misplaced' | 'bare' | 'absent' }
  | { readonly state: 'dead'; readonly status: number | undefined }
  | { readonly state: 'elsewhere'; readonly address: string }
  | { readonly state: 'undecided'; readonly reason: CantTellReason }
);

/** Without `on` any page that leads on will do, and home and platform are where nothing may be missed. */
export function stateOfEntry(site: SiteModel, entry: Entry, on?: readonly Place[]): EntryState {
  const links = site.entries.links.filter((link) => bears(link, entry) && !link.isNews);
  const placed = links.filter((link) => stands(link, on));
  const columns = (entry.columns ?? []).map((id) => ({
    ...linkedStateOf(site, id),
    isFound: site.column(id).state === 'found',
  }));
  return (
    openState(site, placed, columns) ??
    unseenState(placed, columns) ??
    brokenState(placed, columns) ??
    traceState(site, entry, links, columns, on) ??
    unreadState(site, columns, on)
  );
}

type KnownColumn = ColumnState & { readonly isFound: boolean };

function openState(
  site: SiteModel,
  placed: readonly EntryLink[],
  columns: readonly KnownColumn[],
): EntryState | undefined {
  const link = placed.find((one) => one.state === 'alive' && !isEmpty(site.page(one.url)));
  if (link) return { state: 'open', evidence: evidenceOf(link) };
  const column = columns.find(
    (one) =>
      one.state === 'filled' || one.state === 'stated-none' || (one.state === 'blank' && hasForm(one.column.pages)),
  );
  return column && { state: 'open', evidence: stateEvidence(column) };
}

/** It is there; whether it opens nobody saw. */
function unseenState(placed: readonly EntryLink[], columns: readonly KnownColumn[]): EntryState | undefined {
  const unseen = placed.filter((one) => one.state === 'unseen' || (one.isElsewhere && one.cause === 'dns'));
  const link = unseen.find(({ isElsewhere }) => !isElsewhere) ?? unseen[0];
  if (link) {
    const evidence = evidenceOf(link);
    return link.isElsewhere
      ? { state: 'elsewhere', address: link.url, evidence }
      : { state: 'undecided', reason: link.reason ?? 'unreadable', evidence };
  }
  const column = columns.find((one) => one.state === 'undecided' && one.isFound);
  return column?.state === 'undecided'
    ? { state: 'undecided', reason: column.reason, evidence: column.looked }
    : undefined;
}

/** It is there, and nothing opens behind it. */
function brokenState(placed: readonly EntryLink[], columns: readonly KnownColumn[]): EntryState | undefined {
  const hollow = placed.find(({ state }) => state === 'alive');
  if (hollow) return { state: 'empty', evidence: evidenceOf(hollow) };
  const blank = columns.find(({ state }) => state === 'blank');
  if (blank) return { state: 'empty', evidence: stateEvidence(blank) };
  const [dead] = placed;
  if (dead) return { state: 'dead', status: dead.status, evidence: evidenceOf(dead) };
  const gone = columns.find((one) => one.state === 'dead');
  return gone?.state === 'dead'
    ? { state: 'dead', status: gone.column.deadStatus, evidence: stateEvidence(gone) }
    : undefined;
}

/** Not where it must be, but there is a trace of it. */
function traceState(
  site: SiteModel,
  entry: Entry,
  links: readonly EntryLink[],
  columns: readonly KnownColumn[],
  on: readonly Place[] | undefined,
): EntryState | undefined {
  const [other] = links;
  if (other) return { state: 'misplaced', evidence: evidenceOf(other) };
  const onMap = columns.find(({ state }) => state === 'only-on-site-map');
  if (onMap) return { state: 'misplaced', evidence: stateEvidence(onMap) };
  const words = pagesOf(site, on).flatMap((page) => wordsOn(page, entry) ?? []);
  const [bare] = [...words, ...clickedInBrowser(site, entry, on)];
  return bare && { state: 'bare', evidence: [bare] };
}

function unreadState(site: SiteModel, columns: readonly KnownColumn[], on: readonly Place[] | undefined): EntryState {
  const pages = pagesOf(site, on);
  const evidence = pages.map((page) => page.evidence());
  const reason =
    placesOf(on)
      .map((place) => site.entries[place].unseenBecause)
      .find((why) => why !== undefined) ??
    pages.map(unreadReason).find((why) => why !== undefined) ??
    columns.flatMap((one) => (one.state === 'undecided' ? one.reason : []))[0];
  return reason === undefined ? { state: 'absent', evidence } : { state: 'undecided', reason, evidence };
}

const placesOf = (on: readonly Place[] | undefined): readonly Place[] => on ?? ['home', 'platform'];

const pagesOf = (site: SiteModel, on: readonly Place[] | undefined): readonly PageView[] => [
  ...new Map(
    placesOf(on).flatMap((place) => site.entries[place].pages.map((page) => [page.url, page] as const)),
  ).values(),
];

/** By its words, else by its title. */
const bears = ({ text, title = '' }: EntryLink, { links, not }: Entry): boolean =>
  [text, title].map(squeeze).some((name) => occursInAny(name, links) && !(not && occursInAny(name, not)));

const stands = (link: EntryLink, on: readonly Place[] | undefined): boolean =>
  on
    ? (on.includes('home') && link.isOnHome) || (on.includes('platform') && link.isOnPlatform)
    : link.isOnHome || link.isOnPlatform || link.isOnMenu;

const evidenceOf = ({ from, answer }: EntryLink): readonly Evidence[] => [from, ...(answer ? [answer] : [])];

/** A page that says in a few words that it is still to come. */
const TO_COME = /建设中|敬请期待|(?:尚未|暂未|未)(?:开通|开放|启用|上线)|正在(?:开发|筹建)|即将(?:开通|上线)/;
const FEW_WORDS = 200;

function isEmpty(page: PageView | undefined): boolean {
  if (!page || unreadReason(page) !== undefined) return false;
  const { contentText } = page.read();
  return contentText.length <= FEW_WORDS && TO_COME.test(contentText) && !hasForm([page]);
}

/** A form that takes more than search words: letters, numbers of cases, sign-ins. */
const hasForm = (pages: readonly PageView[]): boolean =>
  pages.some((page) =>
    page
      .read()
      .forms.some(({ fields }) => fields.filter(({ type }) => !/^(?:hidden|submit|button)$/.test(type)).length > 1),
  );

/** More than the words themselves and it is a sentence, not a name. */
const MOST_BESIDE = 4;
const isName = (text: string, { links, not }: Entry): boolean => {
  const name = squeeze(text);
  const found = findAny(name, links);
  return found !== undefined && name.length - found.length <= MOST_BESIDE && !(not && occursInAny(name, not));
};

/** The words by themselves in the page's text, or in a form of it. */
function wordsOn(view: PageView, entry: Entry): Evidence | undefined {
  const page = view.read();
  const texts = [...page.bodyText.split(/[\s|｜·]+/), ...page.tabs, ...formWords(page)];
  const said = texts.find((text) => isName(text, entry));
  return said === undefined ? undefined : view.evidence(said);
}

const formWords = ({ forms }: Page): readonly string[] =>
  forms.flatMap(({ text, fields }) => [text, ...fields.flatMap(({ label, value }) => [label ?? '', value ?? ''])]);

/** What the browser found that can be clicked on the home page: tools that float there by script. */
function clickedInBrowser(site: SiteModel, entry: Entry, on: readonly Place[] | undefined): readonly Evidence[] {
  const [home] = placesOf(on).includes('home') ? site.entries.home.pages : [];
  const controls = site.probes.flatMap((probe) =>
    probe.kind === 'axe' && probe.page === 'home' ? probe.controls : [],
  );
  const name = controls.find((control) => isName(control, entry));
  return home && name !== undefined ? [home.evidence(name)] : [];
}
