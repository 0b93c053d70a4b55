/** A plan and options for crawls of a test: a survey that wants every link of the site. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CrawlOptions } from '../../src/crawl/crawl-site.js';
import { createPoliteness } from '../../src/crawl/manners/politeness.js';
import type { SurveyInput, Wanted } from '../../src/locate/survey.js';
import type { CrawlPlan } from '../../src/model/plan.js';
import type { SiteEntry } from '../../src/model/site-entry.js';

export function planOf(url: string, changes: Partial<CrawlPlan> = {}, site: Partial<SiteEntry> = {}): CrawlPlan {
  return {
    site: { id: 'qinghe', name: '青禾区人民政府', url, kind: 'district', ...site },
    asOf: '2025-11-20',
    vocabulary: new Map(),
    columns: new Map(),
    lists: new Map(),
    documents: 0,
    pairs: 0,
    reportYears: [],
    population: false,
    probes: new Set(),
    render: new Set(),
    ...changes,
  };
}

export function optionsOf(changes: Partial<CrawlOptions> = {}): CrawlOptions {
  return {
    snapshot: join(mkdtempSync(join(tmpdir(), 'gongkai-crawl-')), 'snapshot.warc.gz'),
    profile: { id: 'national', digest: 'd'.repeat(64), resolved: '{}' },
    tool: 'gongkai 0.0.0',
    allowPrivate: true,
    render: 'never',
    delayMs: 0,
    backOffMs: 1,
    probeSpacingMs: 1,
    politeness: createPoliteness(),
    survey: wantAllLinks,
    ...changes,
  };
}

/** Wants the home page, then every link of it and of what it leads to, in order of address. */
export function wantAllLinks({ plan, pages, redirects, unanswered }: SurveyInput): {
  readonly wanted: readonly Wanted[];
} {
  const known = new Set([...pages.map(({ exchange }) => exchange.url), ...redirects.keys(), ...unanswered.keys()]);
  const links = pages.flatMap(({ exchange, digest }) =>
    digest.links.map(({ url, text }) => ({ url, foundOn: exchange.url, anchor: text })),
  );
  const wanted = [{ url: plan.site.url }, ...links]
    .filter(({ url }) => /^https?:/.test(url) && !known.has(url))
    .map((link): Wanted => ({ ...link, method: 'GET', purpose: 'population', priority: 1, render: false }));
  return { wanted };
}

/** A page that links these paths. */
export const pageOf = (title: string, ...paths: readonly string[]): string =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><body><h1>${title}</h1><p>${'青禾区政府信息公开。'.repeat(20)}</p>` +
  `<ul>${paths.map((path) => `<li><a href="${path}">${path}的标题</a></li>`).join('')}</ul></body>`;
