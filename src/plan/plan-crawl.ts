import { subtractDuration } from '../lib/date/day.js';
import type { Catalog } from '../model/check.js';
import { catalogueYearsAt, dueYears, type DueScheme } from '../model/due-years.js';
import type { Need, ProbeKind } from '../model/need.js';
import { owes } from '../model/owes.js';
import type {
  BelowPlan,
  ColumnKind,
  CrawlPlan,
  EntriesPlan,
  FreshKind,
  LinkPlan,
  ListPlan,
  MessagesPlan,
  PublishedWish,
  RowsPlan,
  SearchPlan,
  TextsPlan,
} from '../model/plan.js';
import type { Profile, Rule } from '../model/profile.js';
import type { SiteEntry } from '../model/site-entry.js';
import type { AxePage } from '../model/snapshot.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { usualPages } from './usual-pages.js';
import { planUnits, type UnitRule } from './plan-units.js';
import { publishedWishes } from './published-wishes.js';

export interface PlanInput {
  readonly profile: Profile;
  readonly catalog: Catalog;
  readonly site: SiteEntry;
  /** `YYYY-MM-DD`, the day as of which the site is judged. */
  readonly asOf: string;
  readonly only?: ReadonlySet<string>;
}

/** What one crawl must see: the union of the needs of the rules that will be judged. */
export function planCrawl({ profile, catalog, site, asOf, only }: PlanInput): CrawlPlan {
  const rules = profile.rules.filter((rule) => isJudged(rule, site, asOf) && only?.has(rule.id) !== false);
  const columns = new Map<string, number>();
  const lists = new Map<string, ListPlan>();
  const below = new Map<string, BelowPlan>();
  const published: PublishedWish[] = [];
  const probes = new Set<ProbeKind>();
  const render = new Set<string>();
  const axe = new Set<AxePage>();
  const reportYears = new Set<number>();
  let documents = 0;
  let pairs = 0;
  let attachments = 0;
  let reportTwins = 0;
  let consultations = 0;
  let scripts = 0;
  const rows: RowsPlan[] = [];
  let interpretations: CrawlPlan['interpretations'];
  const personLists = { rows: 0, files: 0 };
  const catalogueYears = new Set<number>();
  let population = false;
  let units = false;
  const unitRules: UnitRule[] = [];
  let links: LinkPlan | undefined;
  let search: SearchPlan | undefined;
  let entries: EntriesPlan | undefined;
  let texts: TextsPlan | undefined;
  const searchFunctions: SearchExtras[] = [];
  let messages: MessagesPlan | undefined;
  let homeFrom: string | undefined;
  const freshKinds: FreshKind[] = [];
  const want = (column: string, items = 0): void => {
    columns.set(column, Math.max(items, columns.get(column) ?? 0));
  };

  for (const rule of rules) {
    for (const need of needsOf(rule, catalog)) {
      const [what, id = '', count = '', inner = '', last = '', order] = need.split(':');
      if (what === 'column') want(id);
      else if (what === 'items') want(id, Number(count));
      else if (what === 'list') {
        want(id);
        lists.set(id, wider(lists.get(id), { most: Number(count), from: firstDayOf(inner, asOf) }));
      } else if (what === 'below') {
        want(id);
        const known = below.get(id) ?? { lists: 0, rows: 0 };
        below.set(id, { lists: Math.max(known.lists, Number(count)), rows: Math.max(known.rows, Number(inner)) });
      } else if (what === 'rows') {
        want(id);
        lists.set(id, wider(lists.get(id), { most: Number(count), from: firstDayOf(inner, asOf) }));
        rows.push({
          ...rowsOf(rule, id, firstDayOf(inner, asOf), Number(last)),
          ...(order === 'spread' && { isSpread: true }),
        });
      } else if (what === 'interpretations') {
        want('interpretation');
        const from = firstDayOf(count, asOf);
        interpretations = {
          opened: Math.max(Number(id), interpretations?.opened ?? 0),
          from: earlier(interpretations?.from, from),
        };
      } else if (what === 'published') {
        const wishes = publishedWishes(rule, asOf);
        published.push(...wishes);
        for (const { places } of wishes)
          places.forEach(({ column }) => {
            want(column);
          });
      } else if (what === 'units') {
        units = (site.units ?? []).length > 0;
        if (id !== '') unitRules.push({ rule, what: id });
      } else if (what === 'documents') documents = Math.max(documents, Number(id));
      else if (what === 'pairs') pairs = Math.max(pairs, Number(id));
      else if (what === 'attachments') attachments = Math.max(attachments, Number(id));
      else if (what === 'report-twins') reportTwins = Math.max(reportTwins, Number(id));
      else if (what === 'consultations') consultations = Math.max(consultations, Number(id));
      else if (what === 'person-lists') {
        personLists.rows = Math.max(personLists.rows, Number(id));
        personLists.files = Math.max(personLists.files, Number(count));
      } else if (what === 'catalogues') catalogueYearsAt(id, asOf).forEach((year) => catalogueYears.add(year));
      else if (what === 'reports') yearsOf(rule, Number(id), asOf, site).forEach((year) => reportYears.add(year));
      else if (what === 'links' && id.startsWith('alive'))
        links = {
          most: Math.max(Number(count), links?.most ?? 0),
          mostInner: Math.max(Number(inner), links?.mostInner ?? 0),
          isExternal: id === 'alive-anywhere' || links?.isExternal === true,
        };
      else if (what === 'links') population ||= id === 'columns';
      else if (what === 'fresh' && id === 'home') homeFrom = earlier(homeFrom, windowOf(rule, asOf));
      else if (what === 'fresh') freshKinds.push(...freshKindsOf(rule, asOf));
      else if (what === 'messages') messages = { opened: Number(id), from: subtractDuration(asOf, count) };
      else if (what === 'search') search = { titles: Number(id), until: subtractDuration(asOf, count) };
      else if (what === 'entries') entries = widerEntries(entries, rule, Number(id));
      else if (what === 'texts') texts = widerTexts(texts, rule, Number(id));
      else if (what === 'search-functions') searchFunctions.push(rule.params);
      else if (what === 'scripts') scripts = Math.max(scripts, Number(id));
      else if (what === 'probe') probes.add(id as ProbeKind);
      else if (what === 'axe') axe.add(id as AxePage);
      else render.add(id);
    }
  }
  const unitWork = planUnits(unitRules, site, asOf);
  unitWork.columns.forEach((id) => {
    want(id);
  });
  unitWork.lists.forEach((list, id) => lists.set(id, wider(lists.get(id), list)));
  unitWork.below.forEach((wish, id) => {
    if (!below.has(id)) below.set(id, wish);
  });
  if (documents > 0) want('documents');
  if (pairs > 0) want('interpretation');
  if (units) want('units');
  // The page of the search, where a link leads to it.
  if (search) want('search');
  if (messages) want('mailbox');
  const plan: CrawlPlan = {
    site,
    asOf,
    vocabulary: profile.vocabulary,
    columns: inOrder(withParents(columns, profile.vocabulary), profile.vocabulary),
    lists,
    ...(below.size > 0 && { below }),
    ...(published.length > 0 && { published }),
    ...(units && { units }),
    ...(unitWork.plan && { unitPlan: unitWork.plan }),
    documents,
    pairs,
    ...(attachments > 0 && { attachments }),
    reportYears: [...reportYears].sort((a, b) => b - a),
    ...(reportTwins > 0 && { reportTwins }),
    ...(consultations > 0 && { consultations }),
    ...(catalogueYears.size > 0 && { catalogueYears: [...catalogueYears].sort((a, b) => b - a) }),
    ...(personLists.rows + personLists.files > 0 && { personLists }),
    ...(rows.length > 0 && { rows }),
    ...(interpretations && { interpretations }),
    population,
    ...(homeFrom !== undefined && { homeFrom }),
    ...(freshKinds.length > 0 && { freshKinds }),
    ...(links && { links }),
    ...(scripts > 0 && { scripts }),
    ...(search && { search: withFunctions(search, searchFunctions) }),
    ...(entries && { entries }),
    ...(texts && { texts }),
    ...(messages && { messages }),
    probes,
    render,
    ...(axe.size > 0 && { axe }),
  };
  const pages = usualPages(plan);
  return { ...plan, ...(pages !== undefined && { usualPages: pages }) };
}

/** A day as it is, a duration back from `asOf`. */
const firstDayOf = (window: string, asOf: string): string =>
  window.startsWith('P') ? subtractDuration(asOf, window) : window;

/** The rows of a column that the rule's titles pick, in its period. */
function rowsOf({ params }: Rule, column: string, from: string, opened: number): RowsPlan {
  const { titles, not, period } = params as {
    titles?: readonly string[];
    not?: readonly string[];
    period?: { readonly to?: string };
  };
  return {
    column,
    opened,
    from,
    ...(period?.to !== undefined && { to: period.to }),
    ...(titles && { titles }),
    ...(not && { not }),
  };
}

/** Words of all entries that rules want. */
function widerEntries(known: EntriesPlan | undefined, { params }: Rule, most: number): EntriesPlan {
  const { entries } = params as { entries: readonly { links: readonly string[] }[] };
  return {
    most: most + (known?.most ?? 0),
    words: [...new Set([...(known?.words ?? []), ...entries.flatMap(({ links }) => links)])],
  };
}

function widerTexts(known: TextsPlan | undefined, { params }: Rule, most: number): TextsPlan {
  const { texts = [], titles = [] } = params as {
    texts?: readonly { title: string }[];
    titles?: readonly string[];
  };
  return {
    most: Math.max(most, known?.most ?? 0),
    titles: [...new Set([...(known?.titles ?? []), ...titles, ...texts.map(({ title }) => title)])],
  };
}

type SearchExtras = Pick<SearchPlan, 'functions' | 'questions'>;

function withFunctions(search: SearchPlan, extras: readonly SearchExtras[]): SearchPlan {
  const functions = [...new Set(extras.flatMap((one) => one.functions ?? []))];
  const questions = extras.flatMap((one) => one.questions ?? []);
  return {
    ...search,
    ...(functions.length > 0 && { functions }),
    ...(questions.length > 0 && { questions: [...new Map(questions.map((one) => [one.ask, one])).values()] }),
  };
}

const earlier = (one: string | undefined, other: string): string => (one !== undefined && one < other ? one : other);

/** The first day of the rule's `maxAge`. */
const windowOf = ({ params }: Rule, asOf: string): string =>
  subtractDuration(asOf, (params as { maxAge: string }).maxAge);

/** The rule's kinds of columns, each with the first day of its window. */
const freshKindsOf = ({ params }: Rule, asOf: string): readonly FreshKind[] =>
  (params as { kinds: readonly (ColumnKind & { maxAge: string })[] }).kinds.map(
    ({ names, not, columnTypes, maxAge }) => ({
      names,
      ...(not && { not }),
      ...(columnTypes && { columnTypes }),
      from: subtractDuration(asOf, maxAge),
    }),
  );

/** What two rules ask of the same list. */
function wider(one: ListPlan | undefined, other: ListPlan): ListPlan {
  if (!one) return other;
  return { most: Math.max(one.most, other.most), from: one.from < other.from ? one.from : other.from };
}

function isJudged(rule: Rule, site: SiteEntry, asOf: string): boolean {
  const { from, to } = rule.effective ?? {};
  return owes(rule, site) && (from === undefined || asOf >= from) && (to === undefined || asOf <= to);
}

function needsOf(rule: Rule, catalog: Catalog): readonly Need[] {
  const check = catalog.get(rule.check);
  if (!check) return [];
  return typeof check.needs === 'function' ? check.needs(rule.params) : check.needs;
}

/**
 * Years whose reports are looked for: those due by the rule's own deadlines, and the year just ended, which may be out
 * before it is due. A rule without deadlines gets the last years.
 */
function yearsOf(rule: Rule, count: number, asOf: string, site: SiteEntry): readonly number[] {
  const lastYear = Number(asOf.slice(0, 4)) - 1;
  const { deadlines, firstYear } = rule.params as Partial<DueScheme>;
  const scheme = deadlines && { deadlines, years: count, firstYear: firstYear ?? 0 };
  const due = scheme && dueYears(scheme, asOf, site);
  const oldest = site.since ?? 0;
  const years = due ?? Array.from({ length: count }, (_, back) => lastYear - back);
  return [...new Set([lastYear, ...years])].filter((year) => year >= oldest);
}

/** A column is looked for in the column that must link it. */
function withParents(columns: ReadonlyMap<string, number>, vocabulary: Vocabulary): ReadonlyMap<string, number> {
  const all = new Map(columns);
  for (const id of columns.keys()) {
    let parent = vocabulary.get(id)?.under;
    while (parent !== undefined && vocabulary.has(parent) && !all.has(parent)) {
      all.set(parent, 0);
      parent = vocabulary.get(parent)?.under;
    }
  }
  return all;
}

/** In the order of the vocabulary, so that the plan does not depend on the order of rules. */
function inOrder(columns: ReadonlyMap<string, number>, vocabulary: Vocabulary): ReadonlyMap<string, number> {
  const order = [...vocabulary.keys()];
  const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return new Map([...columns].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)));
}
