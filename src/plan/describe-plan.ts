import type { CrawlPlan } from '../model/plan.js';

/** What a crawl must see, in lines for whoever wonders why it went there. */
export function describePlan(plan: CrawlPlan): readonly string[] {
  const { columns, lists, below, documents, pairs, reportYears, probes, render, axe, population, usualPages } = plan;
  const opened = (id: string, count: number): string => (count > 0 ? `${id} (${count} items opened)` : id);
  return [
    `as of ${plan.asOf}, ${columns.size} columns: ${[...columns].map(([id, count]) => opened(id, count)).join(', ') || 'none'}`,
    ...[...lists].map(([id, { most, from }]) => `list of ${id}: up to ${most} pages, back to ${from}`),
    ...[...(below ?? [])].map(([id, wish]) => `below ${id}: ${wish.lists} lists, ${wish.rows} rows opened`),
    ...(plan.published ?? []).map(({ places, titles = [], enough, from = 'ever', to }) => {
      const where = places.map(({ column, isBelow }) => `${column}${isBelow ? ' and below' : ''}`).join(', ');
      return `published ${from} to ${to}, ${enough} will do, in ${where}: ${titles.join(' | ') || 'anything'}`;
    }),
    ...(documents > 0 ? [`${documents} documents, ${pairs} of them with their interpretations`] : []),
    ...(reportYears.length > 0 ? [`annual reports of ${reportYears.join(', ')}`] : []),
    ...(plan.units ? ['the page of each unit of the roster'] : []),
    ...(population ? ['every column of menus and site map, to depth 2'] : []),
    ...(plan.links ? [`${plan.links.most} links asked whether they answer`] : []),
    ...(plan.search ? [`the site's search asked for ${plan.search.titles} titles`] : []),
    `probes: ${[...probes].join(', ') || 'none'}; in the browser: ${[...render, ...[...(axe ?? [])].map((page) => `axe of ${page}`)].join(', ') || 'only what needs it'}`,
    ...(usualPages === undefined ? [] : [`about ${usualPages} pages on a usual site`]),
  ];
}
