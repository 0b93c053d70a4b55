import type { CrawlOptions } from '../crawl/crawl-options.js';
import type { SiteEntry } from '../model/site-entry.js';
import type { Config } from './config.js';
import type { Settings } from './settings.js';
import type { SiteSecrets } from './site-secrets.js';

/** How one site is crawled, every value settled. */
export interface CrawlChoices {
  readonly maxPages: number;
  readonly concurrency: number;
  readonly delayMs: number;
  readonly timeoutMs: number;
  readonly render: 'auto' | 'never' | 'always';
  /** `HOST:PORT:ADDRESS` each. */
  readonly resolve: readonly string[];
  /** `ADDRESS:PORT` of the resolver for DNS facts. */
  readonly dns?: string;
  /** The only hosts that may lie at private addresses. */
  readonly privateHosts: readonly string[];
  readonly robots: 'obey' | 'ignore';
  /** Sent to the site's own host only, written nowhere. */
  readonly secrets: SiteSecrets;
}

/** Polite, and still done with a site of 200 pages in a few minutes. */
export const defaultChoices: CrawlChoices = {
  maxPages: 200,
  concurrency: 2,
  delayMs: 500,
  timeoutMs: 1_800_000,
  render: 'auto',
  resolve: [],
  privateHosts: [],
  robots: 'obey',
  secrets: {},
};

interface ChoiceSources {
  /** Flags alone: they win over the site's own entry, which wins over the config. */
  readonly flags: Settings;
  readonly config: Config;
  readonly privateHosts: readonly string[];
}

/** Settles how a site is crawled. */
export const chooseCrawl = (
  site: SiteEntry,
  secrets: SiteSecrets,
  { flags, config, privateHosts }: ChoiceSources,
): CrawlChoices => {
  const { settings } = config;
  const dns = flags.dns ?? settings.dns;
  const headers = { ...config.headers, ...secrets.headers };
  const auth = secrets.auth ?? config.auth;
  return {
    maxPages: flags.maxPages ?? site.maxPages ?? settings.maxPages ?? defaultChoices.maxPages,
    concurrency: flags.concurrency ?? settings.concurrency ?? defaultChoices.concurrency,
    delayMs: flags.delay ?? site.delayMs ?? settings.delay ?? defaultChoices.delayMs,
    timeoutMs: (flags.timeout ?? settings.timeout ?? defaultChoices.timeoutMs / 1000) * 1000,
    render: flags.render ?? settings.render ?? defaultChoices.render,
    resolve: [...(flags.resolve ?? settings.resolve ?? []), ...(site.resolve ?? [])],
    ...(dns !== undefined && { dns }),
    privateHosts,
    robots: config.robots,
    secrets: {
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(auth && { auth }),
    },
  };
};

/** The same in the crawler's words. */
export const crawlOptionsOf = (choices: CrawlChoices): Omit<CrawlOptions, 'snapshot' | 'profile' | 'tool'> => ({
  maxPages: choices.maxPages,
  concurrency: choices.concurrency,
  delayMs: choices.delayMs,
  timeoutMs: choices.timeoutMs,
  render: choices.render,
  robots: choices.robots === 'ignore' ? 'ignored' : 'obeyed',
  allowPrivate: choices.privateHosts.length > 0,
  privateHosts: choices.privateHosts,
  resolve: choices.resolve,
  ...(choices.dns !== undefined && { dns: choices.dns }),
});
