/** Each unit of the roster: the link that bears its name, on the platform or its lists of units, and what it leads to. */
import type { CantTellReason } from '../../model/outcome.js';
import type { Unit } from '../../model/site-entry.js';
import { isArticleAddress, isFileAddress, pageKey } from '../address.js';
import { findCandidates } from './column-candidates.js';
import { findColumn } from './find-columns.js';
import { siblingsOf } from '../finding.js';
import type { Finding } from '../finding.js';
import type { MarkedLink } from '../ground.js';
import { columnName } from './match-column.js';
import { readColumn } from './read-column.js';
import type { LocatedColumn } from './read-column.js';
import type { SeenPage } from '../seen-page.js';
import { mayShorten, namingsOf } from '../units/unit-names.js';

export interface LocatedUnit {
  readonly unit: Unit;
  readonly column?: LocatedColumn;
  /** A link whose text may be its name shortened, where none bears it whole. */
  readonly mayBe?: MarkedLink;
}

export interface LocatedUnits {
  readonly units: readonly LocatedUnit[];
  readonly isWhole: boolean;
  readonly reason?: CantTellReason;
  readonly looked: readonly SeenPage[];
}

/** Lists of units that are read below the column of units: 区直部门, 镇街 and the like. */
const MOST_LISTS = 6;
/** Columns that bear the name of the column of units, besides the one found. */
const MOST_PLACES = 4;
/** A district has fewer; beyond it their pages are not asked for. */
const MOST_UNITS = 150;

export function findUnits(finding: Finding): LocatedUnits {
  const { ground, platform } = finding;
  const roster = ground.plan.site.units ?? [];
  if (ground.plan.units !== true || roster.length === 0)
    return { units: [], isWhole: false, reason: 'not-crawled', looked: [] };
  const { pages, reason } = placesOfUnits(finding);
  const links = pages.flatMap((page) => ground.links(page)).filter(isLead);
  const namesOf = namingsOf(ground.own);
  const byName = new Map<string, MarkedLink[]>();
  for (const marked of links)
    for (const name of namesOf(marked.link.text)) byName.set(name, [...(byName.get(name) ?? []), marked]);
  const units = roster.slice(0, MOST_UNITS).map((unit): LocatedUnit => {
    const names = new Set([unit.name, ...(unit.aliases ?? [])].flatMap((name) => [...namesOf(name)]));
    const named = [...names].flatMap((name) => byName.get(name) ?? []);
    const address = unit.url === undefined ? [] : links.filter(({ key }) => key === pageKey(unit.url ?? ''));
    const leads = [...new Map([...address, ...named].map((marked) => [marked.key, marked])).values()].slice(0, 2);
    const read = leads.map((marked) => readUnit(finding, marked));
    const column = fullest(read) ?? read[0];
    const mayBe = column ? undefined : links.find(({ link }) => mayShorten(link.text, unit, ground.own));
    return { unit, ...(column ? { column } : {}), ...(mayBe ? { mayBe } : {}) };
  });
  const why = reason ?? (roster.length > MOST_UNITS ? 'not-crawled' : undefined);
  return {
    units,
    isWhole: why === undefined && platform.state !== 'undecided',
    ...(why ? { reason: why } : platform.state === 'undecided' ? { reason: platform.reason ?? 'truncated' } : {}),
    looked: pages,
  };
}

/** The page of a unit has columns of its own; 机构职能, which also bears its name, is one page. */
const fullest = (read: readonly LocatedColumn[]): LocatedColumn | undefined =>
  read
    .filter(({ blankness }) => blankness === 'filled')
    .reduce<LocatedColumn | undefined>(
      (best, column) => (best && best.subColumns.length >= column.subColumns.length ? best : column),
      undefined,
    );

function placesOfUnits(finding: Finding): { pages: readonly SeenPage[]; reason?: CantTellReason } {
  const { platform, ground } = finding;
  const pages = new Set<SeenPage>(platform.pages);
  let reason: CantTellReason | undefined =
    platform.state === 'found' && !platform.isWhole ? (platform.wholeReason ?? 'truncated') : undefined;
  const located = findColumn(finding, 'units');
  if (located.state === 'undecided') reason ??= located.reason;
  if (located.state === 'found') {
    const found = [located.value, ...othersOfThatName(finding, located.value)];
    const below = found.flatMap(({ subColumns }) => subColumns.filter(isListOfUnits)).slice(0, MOST_LISTS);
    for (const list of [...found, ...below.map((marked) => readUnit(finding, marked))]) {
      list.pages.forEach((page) => pages.add(page));
      if (list.pages.length === 0 && list.deadStatus === undefined) reason ??= list.unknownBecause ?? 'truncated';
    }
  }
  if ([...pages].some(ground.lacksMenu)) reason ??= 'needs-browser';
  return { pages: [...pages], ...(reason ? { reason } : {}) };
}

/** 区政府部门 below 机构职能 may be found first; the pages of the units are listed in 部门信息公开 of the home page. */
function othersOfThatName(finding: Finding, found: LocatedColumn): readonly LocatedColumn[] {
  const { ground, platform, home } = finding;
  const term = ground.plan.vocabulary.get('units');
  if (!term) return [];
  const known = new Set([found.url, ...found.pages.map((page) => page.exchange.url)].map(pageKey));
  return findCandidates(ground, [...platform.pages, ...home.pages], term)
    .filter((marked) => !known.has(marked.key) && isLead(marked))
    .slice(0, MOST_PLACES)
    .map((marked) => readUnit(finding, marked));
}

/** 区直部门, 镇街: not itself the name of a unit. */
const isListOfUnits = ({ link }: MarkedLink): boolean =>
  /部门|镇街|街镇|乡镇|街道$|单位|机构|镇$/.test(columnName(link.text)) && columnName(link.text).length <= 12;

/** A visible link or choice of a list; an article or a file gathers nothing. */
const isLead = ({ link }: MarkedLink): boolean =>
  (link.isVisible || link.from === 'option') &&
  link.region !== 'footer' &&
  link.region !== 'breadcrumb' &&
  !link.publishedOn &&
  !isArticleAddress(link.url) &&
  !isFileAddress(link.url);

const readUnit = (finding: Finding, marked: MarkedLink): LocatedColumn =>
  readColumn(finding.ground, { page: marked.page, link: marked.link }, marked.link.url, {
    purpose: 'unit',
    priority: 430,
    foundOn: 'parent',
    noise: finding.noise,
    template: finding.template,
    templateLines: finding.templateLines,
    siblings: siblingsOf(finding, marked.page),
  });
