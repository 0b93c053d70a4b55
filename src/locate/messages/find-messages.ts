// Long because channels, their lists and the letters to open are chosen in one go, each by what the others show.
/** 咨询投诉: every channel by which the public may write, the letters that their lists show, and the pages of those that tell most. */
import type { CantTellReason } from '../../model/outcome.js';
import type { MessageEntry } from '../../model/page.js';
import type { MessagesPlan } from '../../model/plan.js';
import { isFileAddress, isSameSite, pageKey } from '../address.js';
import { looksLikeColumn } from '../columns/child-columns.js';
import { findCandidates } from '../columns/column-candidates.js';
import { findColumn } from '../columns/find-columns.js';
import { channelPlace } from '../columns/group-pages.js';
import { readBackTo } from '../columns/list-order.js';
import { columnName } from '../columns/match-column.js';
import { readColumn, type LocatedColumn } from '../columns/read-column.js';
import { siblingsOf, type Finding } from '../finding.js';
import type { MarkedLink } from '../ground.js';
import type { SeenPage } from '../seen-page.js';

export interface LocatedChannel {
  readonly name: string;
  readonly url: string;
  readonly kind: 'list' | 'form' | 'other' | 'unread';
  readonly reason?: CantTellReason;
  readonly from: MarkedLink;
  readonly pages: readonly SeenPage[];
}

export interface LocatedMessage {
  readonly entry: MessageEntry;
  readonly listedOn: SeenPage;
  readonly page?: SeenPage;
  readonly unreadBecause?: CantTellReason;
}

export interface LocatedMessages {
  readonly state: 'found' | 'absent' | 'undecided';
  readonly reason?: CantTellReason;
  readonly looked: readonly SeenPage[];
  /** Links that may lead to a channel of a name that nobody has listed. */
  readonly hints?: readonly MarkedLink[];
  readonly channels: readonly LocatedChannel[];
  readonly messages: readonly LocatedMessage[];
}

const ID = 'mailbox';
const MOST_CHANNELS = 8;
/** A list of a year's letters, twenty to the page. */
const MOST_PAGES = 8;
/** Below 互动交流: what takes letters or shows them. */
const WRITING =
  /信箱|来信|写信|信件|留言|咨询|诉求|投诉|建议|问政|提问|心声|呼声|(?<!\d)12345(?!\d)|热线|办理|选登|民意|答复|回复/;
/** Channels of other kinds, which the norm excepts. */
const EXCEPTED = /信访|纪检|举报|巡[视察]|监督|访谈|征集|调查|投票|问卷|须知|说明|统计|满意度|登录|注册/;
/** Links that may be a channel under a name that nobody has listed. */
const HINT =
  /信箱|留言|咨询|写信|来信|互动|诉求|问政|投诉|(?<!\d)12345(?!\d)|心声|呼声|提问|民意|有话说|在线客服|智能问答/;
/** A row of the list that is no letter. */
const NOTICE = /须知|说明$|公告$|通知$|指南$|办法$|规定$|提示$|声明$/;

export function findMessages(finding: Finding): LocatedMessages {
  const { ground, home, platform, siteMap } = finding;
  const plan = ground.plan.messages;
  const nothing = { channels: [], messages: [] };
  if (!plan) return { state: 'undecided', reason: 'not-crawled', looked: [], ...nothing };
  const located = findColumn(finding, ID);
  const places = [...new Set([...home.pages, ...platform.pages, ...siteMap.pages])];
  if (located.state !== 'found') {
    const looked = [...new Set([...located.looked, ...places])];
    if (located.state === 'undecided') return { state: 'undecided', reason: located.reason, looked, ...nothing };
    const hints = [...new Set([...looked, ...channelPlace(finding).pages])].flatMap((page) => hintsOn(finding, page));
    if (hints.length > 0) return { state: 'undecided', reason: 'candidates', looked, hints, ...nothing };
    return { state: 'absent', looked, ...nothing };
  }
  const channels = readChannels(finding, located.value, places, plan);
  const messages = lettersOf(
    channels.flatMap(({ column, shown }) => (shown.kind === 'list' ? [column] : [])),
    plan,
    ground.plan.asOf,
  );
  return {
    state: 'found',
    looked: [...new Set(channels.flatMap(({ shown }) => shown.pages))],
    channels: channels.map(({ shown }) => shown),
    messages: openLetters(finding, messages, plan),
  };
}

const hintsOn = ({ ground }: Finding, page: SeenPage): readonly MarkedLink[] =>
  ground
    .links(page)
    .filter(
      ({ link }) =>
        link.isVisible &&
        link.publishedOn === undefined &&
        link.text.length <= LONGEST_NAME &&
        HINT.test(link.text) &&
        !EXCEPTED.test(link.text),
    );
const LONGEST_NAME = 16;

interface ReadChannel {
  readonly column: LocatedColumn;
  readonly shown: LocatedChannel;
}

/** The channel that was found, its namesakes beside it, and those below each of them. */
function readChannels(
  finding: Finding,
  main: LocatedColumn,
  places: readonly SeenPage[],
  plan: MessagesPlan,
): readonly ReadChannel[] {
  const { ground } = finding;
  const term = ground.plan.vocabulary.get(ID);
  const named = term ? findCandidates(ground, places, term) : [];
  const isFit = (marked: MarkedLink): boolean =>
    marked.link.isVisible &&
    looksLikeColumn(marked) &&
    !EXCEPTED.test(marked.link.text) &&
    isSameSite(marked.link.url, ground.plan.site.url);
  const known = new Set<string>();
  const channels: ReadChannel[] = [];
  const mainLink = ground
    .links(main.from.page)
    .find(({ link, key }) => link === main.from.link || key === pageKey(main.url));
  const queue: MarkedLink[] = [...(mainLink ? [mainLink] : []), ...named.filter(isFit)];
  for (let at = 0; at < queue.length && channels.length < MOST_CHANNELS; at += 1) {
    const marked = queue[at];
    if (!marked || known.has(marked.key)) continue;
    known.add(marked.key);
    const column = readList(finding, marked, plan, at);
    const below = column.subColumns.filter(
      (child) =>
        isFit(child) &&
        !known.has(child.key) &&
        (child.matches.some(({ id }) => id === ID) || WRITING.test(columnName(child.link.text))),
    );
    queue.push(...below);
    const shown = describe(finding, marked, column, plan);
    // What leads to channels is none itself, whatever it shows of their newest letters and of its other columns.
    const isHub = below.length > 0 && !column.pages.some(({ digest }) => digest.messages !== undefined);
    if (!isHub || shown.kind === 'form') channels.push({ column, shown });
  }
  return channels;
}

function readList(finding: Finding, marked: MarkedLink, plan: MessagesPlan, order: number): LocatedColumn {
  const { ground } = finding;
  return readColumn(ground, { page: marked.page, link: marked.link }, marked.link.url, {
    purpose: `column:${ID}`,
    priority: 690 - order,
    foundOn: 'home',
    noise: finding.noise,
    template: finding.template,
    templateLines: finding.templateLines,
    siblings: siblingsOf(finding, marked.page),
    needsMore: (items, read) => read < MOST_PAGES && !((readBackTo(items) ?? plan.from) < plan.from),
  });
}

function describe({ ground }: Finding, marked: MarkedLink, column: LocatedColumn, plan: MessagesPlan): LocatedChannel {
  const base = {
    name: marked.link.text || (marked.link.title ?? ''),
    url: column.url,
    from: marked,
    pages: column.pages,
  };
  const [first] = column.pages;
  if (!first) return { ...base, kind: 'unread', reason: column.unknownBecause ?? 'unreadable' };
  const entries = column.pages.flatMap(({ digest }) => digest.messages ?? []);
  const hasRows = entries.length > 0 || column.items.some(({ publishedOn }) => publishedOn !== undefined);
  const lacks =
    column.pages.some(ground.lacksBrowser) ||
    (column.blankness === 'unknown' && column.unknownBecause === 'needs-browser');
  if (lacks) return { ...base, kind: 'unread', reason: 'needs-browser' };
  if (hasRows) {
    const isWhole = column.isWhole || isReadBack(column, plan.from);
    return { ...base, kind: 'list', ...(isWhole ? {} : { reason: 'not-crawled' as const }) };
  }
  const takesText = column.pages.some(({ digest }) =>
    digest.forms.some(({ fields }) => fields.some(({ type }) => type === 'textarea')),
  );
  if (takesText) return { ...base, kind: 'form' };
  return column.blankness === 'unknown'
    ? { ...base, kind: 'unread', reason: column.unknownBecause ?? 'unreadable' }
    : { ...base, kind: 'other' };
}

/** Rows older than the time looked at end the list; those of its last page tell where rows of the page layer do not. */
function isReadBack({ readBackTo: back, pages }: LocatedColumn, from: string): boolean {
  if (back !== undefined) return back < from;
  const last = pages.at(-1)?.digest.messages ?? [];
  return last.length >= 5 && last.every(({ askedOn, on, answeredOn }) => (askedOn ?? on ?? answeredOn ?? from) < from);
}

/** Letters of the lists by their rows; of a list that says nothing of answers every dated row may be one. */
function lettersOf(lists: readonly LocatedColumn[], plan: MessagesPlan, asOf: string): readonly LocatedMessage[] {
  const letters = new Map<string, LocatedMessage>();
  const take = (entry: MessageEntry, listedOn: SeenPage): void => {
    const on = entry.askedOn ?? entry.on ?? entry.answeredOn;
    // Of two letters alike (网民留言, by nobody) one may wait while the other has its answer.
    const key = entry.url === undefined ? `${entry.title} ${on ?? ''} ${entry.state}` : pageKey(entry.url);
    if (on !== undefined && (on > asOf || (on < plan.from && (entry.answeredOn ?? '') < plan.from))) return;
    if (!letters.has(key)) letters.set(key, { entry, listedOn });
  };
  for (const { pages, items } of lists) {
    for (const page of pages) for (const entry of page.digest.messages ?? []) take(entry, page);
    const told = new Set(
      [...letters.values()].flatMap(({ entry }) => (entry.url === undefined ? [] : [pageKey(entry.url)])),
    );
    for (const item of items) {
      const listedOn = pages.find(({ digest }) => digest.facts.items.some(({ url }) => url === item.url)) ?? pages[0];
      if (!listedOn || item.publishedOn === undefined || told.has(pageKey(item.url)) || NOTICE.test(item.title))
        continue;
      // A page with rows of letters lists other things beside them.
      if (pages.some(({ digest }) => (digest.messages ?? []).some(({ url }) => url !== undefined))) continue;
      take(
        {
          title: item.title,
          url: item.url,
          on: item.publishedOn,
          state: 'unknown',
          quote: `${item.title} ${item.publishedOn}`,
        },
        listedOn,
      );
    }
  }
  return [...letters.values()];
}

/** Waiting ones first, then those of which nothing is known, the oldest first, then some whose day of answer is not shown, evenly. */
function openLetters(
  { ground }: Finding,
  letters: readonly LocatedMessage[],
  { opened }: MessagesPlan,
): readonly LocatedMessage[] {
  const canOpen = letters.filter(({ entry: { url } }) => url !== undefined && !isFileAddress(url));
  const byAge = (a: LocatedMessage, b: LocatedMessage): number =>
    dayOf(a).localeCompare(dayOf(b)) || (a.entry.url ?? '').localeCompare(b.entry.url ?? '');
  const of = (state: MessageEntry['state']): LocatedMessage[] =>
    canOpen.filter(({ entry }) => entry.state === state).sort(byAge);
  const first = [...of('waiting'), ...of('unknown')].slice(0, opened);
  const undated = of('answered').filter(({ entry }) => entry.answeredOn === undefined);
  const count = Math.min(undated.length, opened - first.length);
  const evenly = Array.from({ length: count }, (_, at) => undated[Math.floor((at * undated.length) / count)]);
  const chosen = new Map([...first, ...evenly].flatMap((letter, at) => (letter ? [[letter, at] as const] : [])));
  return letters.map((letter) => {
    const at = chosen.get(letter);
    const { url } = letter.entry;
    if (at === undefined || url === undefined)
      return url === undefined ? letter : { ...letter, unreadBecause: 'not-crawled' as const };
    const visit = ground.want(url, { purpose: `item:${ID}`, priority: 470 - at, from: { page: letter.listedOn } });
    if (visit.state === 'seen') return { ...letter, page: visit.page };
    return { ...letter, unreadBecause: visit.state === 'dead' ? ('unreadable' as const) : visit.reason };
  });
}

const dayOf = ({ entry: { askedOn, on, answeredOn } }: LocatedMessage): string => askedOn ?? on ?? answeredOn ?? '';
