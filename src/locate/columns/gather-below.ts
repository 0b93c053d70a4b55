/** A column with the columns below it, to two levels: their lists, and the pages of rows that tell most. */
import type { CantTellReason } from '../../model/outcome.js';
import type { BelowPlan } from '../../model/plan.js';
import type { ListItem } from '../../model/page-facts.js';
import { subtractDuration } from '../../lib/date/day.js';
import { squeeze } from '../../lib/text/squeeze.js';
import { isFileAddress, isSameSite, pageKey } from '../address.js';
import { looksLikeColumn } from './child-columns.js';
import { findCandidates } from './column-candidates.js';
import { findColumn } from './find-columns.js';
import { siblingsOf } from '../finding.js';
import type { Finding } from '../finding.js';
import type { MarkedLink } from '../ground.js';
import { readBackTo } from './list-order.js';
import { columnName } from './match-column.js';
import { isOrgan, whoseBody } from '../own-names.js';
import { readColumn } from './read-column.js';
import type { LocatedColumn } from './read-column.js';
import type { SeenPage } from '../seen-page.js';

export interface Gathered {
  /** The column itself first. */
  readonly lists: readonly LocatedColumn[];
  readonly opened: readonly SeenPage[];
  readonly unopened: number;
  readonly isWhole: boolean;
  readonly reason?: CantTellReason;
}

/** Every column that the plan wants read with those below it, by id; those that were not found are left out. */
export function gatherBelow(finding: Finding): ReadonlyMap<string, Gathered> {
  const gathered = new Map<string, Gathered>();
  for (const [id, wish] of finding.ground.plan.below ?? []) {
    const located = findColumn(finding, id);
    const found = located.state === 'found' ? located.value : undefined;
    const links = namesakes(finding, id, found);
    if (found || links.length > 0) gathered.set(id, gather(finding, id, found, links, wish));
  }
  return gathered;
}

/** What is published of one year appears within two; older pages of a list are not turned to. */
const REACH = 'P3Y';
const MOST_PAGES = 4;
/** Priority of the lists of the first level; of those below only a budget's are turned over. */
const FIRST = 700;
/** Years that columns are named for: the present one and those whose accounts may be the newest. */
const YEARS_BACK = 2;
/** 财政预算 beside 财政决算, 机构职能 beside 内设机构 and 领导信息. */
const MOST_NAMESAKES = 6;

/** Other links that name the column: a category may be split into neighbours, and a profile stand on the home page. */
function namesakes(finding: Finding, id: string, column: LocatedColumn | undefined): readonly MarkedLink[] {
  const { ground, platform, home } = finding;
  const term = ground.plan.vocabulary.get(id);
  const statutory = findColumn(finding, 'statutory');
  const pages = new Set([
    ...(column ? [column.from.page] : []),
    ...(statutory.state === 'found' ? statutory.value.pages : []),
    ...platform.pages,
    ...(id === 'cat-agency' ? home.pages : []),
  ]);
  if (!term) return [];
  const known = new Set(column ? [pageKey(column.url)] : []);
  return findCandidates(ground, [...pages], term)
    .filter((marked) => !known.has(marked.key) && marked.link.isVisible && marked.link.text !== '')
    .filter((marked) => looksLikeColumn(marked) && isSameSite(marked.link.url, ground.plan.site.url))
    .filter((marked) => marked.matches[0] !== undefined && mayBeOurs(finding, id, marked))
    .slice(0, MOST_NAMESAKES);
}

function gather(
  finding: Finding,
  id: string,
  column: LocatedColumn | undefined,
  beside: readonly MarkedLink[],
  wish: BelowPlan,
): Gathered {
  const { ground } = finding;
  const from = subtractDuration(ground.plan.asOf, REACH);
  const read = (
    marked: { page: SeenPage; link?: MarkedLink['link'] },
    url: string,
    priority: number,
    own: Partial<Pick<LocatedColumn, 'id' | 'foundOn'>> = {},
  ): LocatedColumn =>
    readColumn(ground, marked, url, {
      purpose: own.id === undefined ? `column:${id}:child` : `column:${id}`,
      priority,
      foundOn: 'parent',
      ...own,
      noise: finding.noise,
      template: finding.template,
      templateLines: finding.templateLines,
      siblings: siblingsOf(finding, marked.page),
      needsMore: (items, pages) =>
        pages < (priority < FIRST && id !== 'cat-budget' ? 1 : MOST_PAGES) && !((readBackTo(items) ?? from) < from),
    });
  const lists: LocatedColumn[] = [];
  const known = new Set<string>();
  let isCut = false;
  const add = (marked: MarkedLink, priority: number): readonly LocatedColumn[] => {
    if (known.has(marked.key)) return [];
    known.add(marked.key);
    isCut ||= lists.length > wish.lists;
    if (lists.length > wish.lists) return [];
    const list = read({ page: marked.page, link: marked.link }, marked.link.url, priority);
    lists.push(list);
    return [list];
  };
  if (column) {
    known.add(pageKey(column.url));
    // A tab of the platform has no page of its own to read again.
    lists.push(column.from.link ? read(column.from, column.url, 740, { id, foundOn: column.foundOn }) : column);
  }
  const first = [...lists, ...beside.flatMap((marked) => add(marked, FIRST))];
  const below = (parents: readonly LocatedColumn[], priority: number): readonly LocatedColumn[] =>
    parents.flatMap(({ subColumns }) =>
      subColumns.filter((marked) => mayBeOurs(finding, id, marked)).flatMap((marked) => add(marked, priority)),
    );
  const second = below(first, 690);
  // A field of the pilot catalogue is told by its name, whatever stands below it.
  const isByName = id === 'grassroots-catalogue';
  if (!isByName) below(second, 680);

  const rows = rowsToOpen(finding, id, lists);
  const opened: SeenPage[] = [];
  let unread: CantTellReason | undefined;
  const listed = lists.flatMap(({ pages }) => pages)[0];
  rows.slice(0, wish.rows).forEach((item, index) => {
    const visit = ground.want(item.url, {
      purpose: `item:${id}`,
      priority: 560 - index,
      ...(listed ? { from: { page: listed } } : {}),
    });
    if (visit.state === 'seen') opened.push(visit.page);
    else if (visit.state !== 'dead') unread ??= visit.reason;
  });
  const reason =
    lists
      .map((list) => (isByName && second.includes(list) ? undefined : shortOf(finding, list, from)))
      .find((why) => why !== undefined) ??
    unread ??
    (isCut ? 'not-crawled' : undefined);
  return {
    lists,
    opened,
    unopened: Math.max(0, rows.length - wish.rows),
    isWhole: reason === undefined,
    ...(reason ? { reason } : {}),
  };
}

/** Not a column of another body, of a year long past, or of another name in the vocabulary that stands beside this one. */
function mayBeOurs({ ground }: Finding, id: string, { link }: MarkedLink): boolean {
  const name = columnName(link.text);
  const year = Number(/^(20\d{2})年?度?/.exec(name)?.[1] ?? NaN);
  if (year < Number(ground.plan.asOf.slice(0, 4)) - YEARS_BACK) return false;
  // A government's budget may be kept by its finance bureau.
  if (id === 'cat-budget' && /财政局$/.test(name)) return true;
  // The long lists of its departments' budgets hold none of its own.
  const isOfDepartments = /部门|单位|镇街|街镇|乡镇|各镇|街道/.test(name) && !/政府(?!部门)|财政|本级/.test(name);
  if (id === 'cat-budget' && ground.plan.site.kind === 'district' && isOfDepartments) return false;
  return !(isOrgan(name) && whoseBody(name, ground.own) === 'other');
}

/** Why rows of a list may be missing. */
function shortOf({ ground, template }: Finding, list: LocatedColumn, from: string): CantTellReason | undefined {
  if (list.deadStatus !== undefined) return undefined;
  if (list.blankness === 'unknown') return list.unknownBecause ?? 'unreadable';
  if (list.pages.some(ground.lacksBrowser)) return 'needs-browser';
  if (!list.isWhole && !(list.readBackTo !== undefined && list.readBackTo < from)) return 'not-crawled';
  return list.pages.some(({ digest }) =>
    digest.links.some(
      ({ region, isVisible, text, url }) =>
        (region === 'content' || region === 'list') &&
        isVisible &&
        /平台|系统|专栏|网站|公示网/.test(text) &&
        /^https?:/i.test(url) &&
        !isSameSite(url, ground.plan.site.url) &&
        !template.has(pageKey(url)),
    ),
  )
    ? 'not-crawled'
    : undefined;
}

/** Titles that tell most of what is asked of a column; the others are opened after them. */
const TELLING: Readonly<Record<string, RegExp>> = {
  'cat-agency': /职能|职责|机构|内设|科室|领导|负责人|简介|概况|介绍|联系|地址|电话/,
  leaders: /(?<!副)(?:区长|县长|市长|镇长|乡长|局长|主任|书记)/,
  'grassroots-catalogue': /目录/,
};

function rowsToOpen({ ground }: Finding, id: string, lists: readonly LocatedColumn[]): readonly ListItem[] {
  const rows = new Map<string, ListItem>();
  for (const item of lists.flatMap(({ items }) => items))
    if (!isFileAddress(item.url) && !isAnothers(item.title, ground.own)) rows.set(pageKey(item.url), item);
  const telling = TELLING[id];
  const all = [...rows.values()];
  if (!telling) return all;
  return [...all.filter(({ title }) => telling.test(title)), ...all.filter(({ title }) => !telling.test(title))];
}

/** The title begins with another body's name, or is nothing else. */
function isAnothers(title: string, own: string): boolean {
  const body = squeeze(title)
    .replace(/^20\d{2}年度?/, '')
    .replace(
      /(?:的)?(?:主要|工作|机构|部门|单位|机关)*(?:职能|职责|机构|内设|领导|负责人|简介|概况|介绍|联系|信息).*$/,
      '',
    );
  return isOrgan(body) && whoseBody(body, own) === 'other';
}
