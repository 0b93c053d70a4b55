import type { Catalog } from '../model/check.js';
import type { Need } from '../model/need.js';
import { owes } from '../model/owes.js';
import type { CrawlPlan, SearchPlan } from '../model/plan.js';
import type { Profile, Rule } from '../model/profile.js';
import type { SiteEntry } from '../model/site-entry.js';
import type { Vocabulary } from '../model/vocabulary.js';
import { newDraft, wantColumn, wantList, type PlanDraft, type SearchExtras } from './plan-draft.js';
import { planUnits } from './plan-units.js';
import { takeNeed } from './take-need.js';
import { usualPages } from './usual-pages.js';

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
  const draft = newDraft();
  for (const rule of rules) for (const need of needsOf(rule, catalog)) takeNeed(draft, need, { rule, site, asOf });

  const units = planUnits(draft.unitRules, site, asOf);
  for (const id of units.columns) wantColumn(draft, id);
  for (const [id, list] of units.lists) wantList(draft, id, list);
  for (const [id, wish] of units.below) if (!draft.below.has(id)) draft.below.set(id, wish);
  if (draft.documents > 0) wantColumn(draft, 'documents');
  if (draft.pairs > 0) wantColumn(draft, 'interpretation');
  if (draft.hasUnits) wantColumn(draft, 'units');
  // The page of the search, where a link leads to it.
  if (draft.search) wantColumn(draft, 'search');
  if (draft.messages) wantColumn(draft, 'mailbox');

  const plan: CrawlPlan = {
    site,
    asOf,
    vocabulary: profile.vocabulary,
    columns: inOrder(withParents(draft.columns, profile.vocabulary), profile.vocabulary),
    ...(units.plan && { unitPlan: units.plan }),
    ...settled(draft),
  };
  const pages = usualPages(plan);
  return { ...plan, ...(pages !== undefined && { usualPages: pages }) };
}

/** The draft without what nothing asked for. */
function settled(draft: PlanDraft): Omit<CrawlPlan, 'site' | 'asOf' | 'vocabulary' | 'columns'> {
  const { below, published, rows, interpretations, reportYears, catalogueYears, personLists, freshKinds } = draft;
  const { attachments, reportTwins, consultations, homeFrom, links, scripts, search, entries, texts, messages } = draft;
  return {
    lists: draft.lists,
    ...(below.size > 0 && { below }),
    ...(published.length > 0 && { published }),
    ...(draft.hasUnits && { units: true }),
    documents: draft.documents,
    pairs: draft.pairs,
    ...(attachments > 0 && { attachments }),
    reportYears: newestFirst(reportYears),
    ...(reportTwins > 0 && { reportTwins }),
    ...(consultations > 0 && { consultations }),
    ...(catalogueYears.size > 0 && { catalogueYears: newestFirst(catalogueYears) }),
    ...(personLists.rows + personLists.files > 0 && { personLists }),
    ...(rows.length > 0 && { rows }),
    ...(interpretations && { interpretations }),
    population: draft.population,
    ...(homeFrom !== undefined && { homeFrom }),
    ...(freshKinds.length > 0 && { freshKinds }),
    ...(links && { links }),
    ...(scripts > 0 && { scripts }),
    ...(search && { search: withFunctions(search, draft.searchExtras) }),
    ...(entries && { entries }),
    ...(texts && { texts }),
    ...(messages && { messages }),
    probes: draft.probes,
    render: draft.render,
    ...(draft.axe.size > 0 && { axe: draft.axe }),
  };
}

const newestFirst = (years: ReadonlySet<number>): readonly number[] => [...years].sort((a, b) => b - a);

function withFunctions(search: SearchPlan, extras: readonly SearchExtras[]): SearchPlan {
  const functions = [...new Set(extras.flatMap((one) => one.functions ?? []))];
  const questions = extras.flatMap((one) => one.questions ?? []);
  return {
    ...search,
    ...(functions.length > 0 && { functions }),
    ...(questions.length > 0 && { questions: [...new Map(questions.map((one) => [one.ask, one])).values()] }),
  };
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
