/**
 * The fewest requests by which every verdict of a plan can be given on a generated site: what any auditor must open, who knows the
 * site by heart. Counted from the generator's truth, never from what a crawler did:
 *
 * - robots.txt once, and the home page as often as `site-reachable` wants to see it (one of these is read too);
 * - the page of the platform and of every column that the plan names and the site has; a column that it does not have costs nothing
 *   more, for home page, navigation, platform and site map show that it is not there;
 * - every column that the menus of home page and platform and the site map print, and those one level below (`population`);
 * - the reports of the wanted years, the documents to sample and all that interprets the sampled ones, each with the list page that
 *   names it and no list page between;
 * - as many items of a column as the plan wants opened; what is opened anyway counts among them.
 *
 * What `links-alive` tries is left out: its rule fixes the number.
 *
 * Nobody knows all that beforehand, so no crawler reaches it; none can do with less.
 */
import type { CrawlPlan } from '../../../src/model/plan.js';
import { HOME } from './big-site.js';
import type { BigSite } from './big-site.js';
import type { Article, Column } from './content.js';
import type { Address } from './shape.js';

/** Keys of the plan's columns in the generator; what is not here the site does not have. */
const COLUMNS: Readonly<Record<string, string>> = {
  platform: 'zfxxgk',
  guide: 'zfxxgkzn',
  system: 'zfxxgkzd',
  statutory: 'fdzdgknr',
  'annual-report': 'zfxxgknb',
  application: 'ysqgk',
  documents: 'zcwj',
  interpretation: 'zcjd',
  consultation: 'yjzj',
  'cat-normative-documents': 'zcwj',
  'cat-agency': 'jgzn',
  'cat-planning': 'ghjh',
  'cat-statistics': 'tjxx',
  'cat-permits': 'xzxk',
  'cat-penalties': 'xzcf',
  'cat-budget': 'czyjs',
  'cat-fees': 'sfxm',
  'cat-procurement': 'zfcg',
  'cat-projects': 'zdxm',
  'cat-livelihood': 'msbz',
  'cat-emergency': 'yjgl',
  'cat-supervision': 'jdjc',
  'cat-recruitment': 'gwyzk',
};

/** national-rules.md, `site-reachable`. */
const PROBES = 5;

export interface FewestRequests {
  readonly total: number;
  /** By what they are for. */
  readonly parts: Readonly<
    Record<'robots' | 'probes' | 'columns' | 'population' | 'reports' | 'pairs' | 'items', number>
  >;
}

export function fewestRequests(site: BigSite, plan: CrawlPlan): FewestRequests {
  const { content } = site;
  const opened = new Set<string>([keyOf({ path: HOME })]);
  const parts = {
    robots: 1,
    probes: plan.probes.has('reach') ? PROBES : 1,
    columns: 0,
    population: 0,
    reports: 0,
    pairs: 0,
    items: 0,
  };
  const open = (part: keyof typeof parts, address: Address): void => {
    const key = keyOf(address);
    if (opened.has(key)) return;
    opened.add(key);
    parts[part] += 1;
  };
  const openArticle = (part: keyof typeof parts, article: Article): void => {
    open(part, site.addressOf(article.column, site.listPageOf(article)));
    open(part, { path: site.shape.articlePath(article) });
  };

  open('columns', site.addressOf(content.siteMap));
  for (const id of ['platform', ...plan.columns.keys()]) {
    const key = COLUMNS[id];
    if (key !== undefined) open('columns', site.addressOf(content.column(key)));
  }
  if (plan.population) for (const column of populationOf(site)) open('population', site.addressOf(column));
  const reports = content.articles.filter(({ year }) => year !== undefined && plan.reportYears.includes(year));
  for (const report of reports) openArticle('reports', report);
  const documents = content.column('zcwj').articles.slice(0, plan.documents);
  for (const document of documents) openArticle('pairs', document);
  for (const document of documents.slice(0, plan.pairs)) {
    for (const other of content.articles.filter(({ about }) => about === document)) openArticle('pairs', other);
  }
  for (const [id, count] of plan.columns) {
    const key = COLUMNS[id];
    if (key === undefined) continue;
    const below = articlesBelow(content.column(key));
    const already = below.filter((article) => opened.has(keyOf({ path: site.shape.articlePath(article) }))).length;
    const missing = Math.max(0, Math.min(count, below.length) - already);
    const fresh = below.filter((article) => !opened.has(keyOf({ path: site.shape.articlePath(article) })));
    for (const article of fresh.slice(0, missing)) open('items', { path: site.shape.articlePath(article) });
  }
  return { total: Object.values(parts).reduce((sum, part) => sum + part, 0), parts };
}

/** What the menus and the site map print, and what stands one level below. */
export function populationOf({ content, shape }: BigSite): readonly Column[] {
  const printed = new Set([
    ...downTo(content.channels, shape.levels.navigation),
    ...downTo(content.platform.children, shape.levels.platform),
    ...downTo(content.channels, shape.levels.siteMap),
  ]);
  return [...new Set([...printed].flatMap((column) => [column, ...column.children]))];
}

const downTo = (columns: readonly Column[], levels: number): readonly Column[] =>
  levels === 0 ? [] : columns.flatMap((column) => [column, ...downTo(column.children, levels - 1)]);

const articlesBelow = (column: Column): readonly Article[] => [
  ...column.articles,
  ...column.children.flatMap((child) => articlesBelow(child)),
];

const keyOf = ({ path, body }: Address): string => (body === undefined ? path : `${path} ${body}`);
