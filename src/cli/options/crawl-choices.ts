import { parseActiveHours } from '../../lib/date/active-hours.js';
import type { CrawlOptions } from '../../crawl/crawl-options.js';
import { crawlDefaults } from '../../library/crawl-defaults.js';
import type { SiteEntry } from '../../model/site-entry.js';
import type { Config } from '../config/config.js';
import type { Settings } from './settings.js';
import { joinSecrets, type SiteSecrets } from '../site-list/site-secrets.js';

/** How one site is crawled, every value settled. */
export interface CrawlChoices {
  /** Left out: as many as the rules take of a usual site. */
  readonly maxPages?: number;
  readonly concurrency: number;
  readonly delayMs: number;
  readonly hostsPerAddress?: number;
  /** In one spelling, e.g. `22:00-06:00`. */
  readonly activeHours?: string;
  readonly maxRequestsPerDay?: number;
  /** For the User-Agent. */
  readonly contact?: string;
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

/** What a config and a site leave open. */
export const defaultChoices: CrawlChoices = {
  ...crawlDefaults,
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
  const hostsPerAddress = flags.hostsPerAddress ?? settings.hostsPerAddress;
  const activeHours = flags.activeHours ?? site.activeHours ?? settings.activeHours;
  const maxRequestsPerDay = flags.maxRequestsPerDay ?? site.maxRequestsPerDay ?? settings.maxRequestsPerDay;
  const contact = flags.contact ?? settings.contact;
  const maxPages = flags.maxPages ?? site.maxPages ?? settings.maxPages;
  return {
    ...(maxPages !== undefined && { maxPages }),
    concurrency: flags.concurrency ?? settings.concurrency ?? defaultChoices.concurrency,
    delayMs: flags.delay ?? site.delayMs ?? settings.delay ?? defaultChoices.delayMs,
    ...(hostsPerAddress !== undefined && { hostsPerAddress }),
    ...(activeHours !== undefined && { activeHours }),
    ...(maxRequestsPerDay !== undefined && { maxRequestsPerDay }),
    ...(contact !== undefined && { contact }),
    timeoutMs: (flags.timeout ?? settings.timeout ?? defaultChoices.timeoutMs / 1000) * 1000,
    render: flags.render ?? settings.render ?? defaultChoices.render,
    resolve: [...(flags.resolve ?? settings.resolve ?? []), ...(site.resolve ?? [])],
    ...(dns !== undefined && { dns }),
    privateHosts,
    robots: config.robots,
    secrets: joinSecrets(joinSecrets(config, secrets), config.override ?? {}),
  };
};

/** The same in the crawler's words. `earlierLogs`: request logs of earlier runs over the site. */
export const crawlOptionsOf = (
  choices: CrawlChoices,
  earlierLogs: readonly string[] = [],
): Omit<CrawlOptions, 'snapshot' | 'profile' | 'tool'> => {
  const { hostsPerAddress, maxRequestsPerDay, contact, dns } = choices;
  const activeHours = parseActiveHours(choices.activeHours ?? '');
  return {
    ...(choices.maxPages !== undefined && { maxPages: choices.maxPages }),
    concurrency: choices.concurrency,
    delayMs: choices.delayMs,
    ...(hostsPerAddress !== undefined && { hostsPerAddress }),
    ...(activeHours && { activeHours }),
    ...(maxRequestsPerDay !== undefined && { maxRequestsPerDay, earlierLogs }),
    ...(contact !== undefined && { contact }),
    timeoutMs: choices.timeoutMs,
    render: choices.render,
    robots: choices.robots === 'ignore' ? 'ignored' : 'obeyed',
    allowPrivate: choices.privateHosts.length > 0,
    privateHosts: choices.privateHosts,
    resolve: choices.resolve,
    ...(dns !== undefined && { dns }),
  };
};
