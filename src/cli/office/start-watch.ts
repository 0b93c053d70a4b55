import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { readActor } from '../../access/read-actor.js';
import { normOf, type Norm } from '../../availability/norm.js';
import type { ProbedSite } from '../../availability/probe.js';
import { startProber } from '../../availability/start-prober.js';
import { parseActiveHours } from '../../lib/date/active-hours.js';
import { SYSTEM } from '../../model/actor.js';
import type { SiteEntry } from '../../model/site-entry.js';
import type { MailServer } from '../../notify/channels/sending.js';
import { storedMailServer } from '../../notify/manage-channels.js';
import { startSender } from '../../notify/start-sender.js';
import type { Store } from '../../store/open-store.js';
import { readSettings } from '../../store/settings/read-settings.js';
import { listSites } from '../../store/sites/read-sites.js';
import type { CliContext } from '../command.js';
import type { CommandSettings } from '../options/command-settings.js';
import { chooseCrawl, type CrawlChoices } from '../options/crawl-choices.js';
import { UsageError } from '../errors.js';
import type { Log } from '../log.js';
import { messageOf } from '../errors/message-of.js';
import { readNotifyConfig } from '../config/notify-config.js';
import type { SiteSecrets } from '../site-list/site-secrets.js';
import { privateHostsOf } from '../../library/private-sites.js';
import { openProfiles } from './open-profiles.js';
import { openSiteProber } from './probe-site.js';

export interface WatchOrder {
  readonly store: Store;
  readonly settings: Pick<CommandSettings, 'flags' | 'settings' | 'config' | 'say'>;
  readonly env: CliContext['env'];
  readonly secrets: ReadonlyMap<string, SiteSecrets>;
  readonly version: string;
  readonly now: () => Date;
  readonly log: Log;
}

export interface OfficeWatch {
  /** There may be something to tell. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

const FALLBACK = 'national';

/** Watches the sites of an office and tells what happens, until it is stopped. Throws `UsageError` for settings that cannot be. */
export function startWatch(order: WatchOrder): OfficeWatch {
  const { store, settings, now, version, log } = order;
  const holder = `${hostname()}-${String(process.pid)}-${randomBytes(3).toString('hex')}`;
  const onError = (error: unknown): void => {
    log('watch-trouble', { message: messageOf(error) });
  };
  const notify = notifyOf(order);
  const sender = startSender({
    ...{ store, holder, now, onError },
    actorOf: readActor,
    publicUrl: async () => (await readSettings(store.db)).publicUrl,
    mailServer: async () => {
      const { officeName } = await readSettings(store.db);
      const senderName = officeName === '' ? settings.say('政务公开检查', 'Disclosure checks') : officeName;
      return notify.server ? { ...notify.server, senderName } : storedMailServer(store.db, senderName);
    },
    allowPrivate: notify.allowPrivate,
    userAgent: `gongkai/${version}`,
  });
  const prober = settings.config.availability?.watch === false ? undefined : watchSites(order, holder, onError);
  return {
    wake: sender.wake,
    stop: async () => {
      await prober?.stop();
      await sender.stop();
    },
  };
}

function watchSites(
  { store, settings, secrets, now, version }: WatchOrder,
  holder: string,
  onError: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  const { config } = settings;
  const profileOf = openProfiles(now);
  const choices = new Map<string, CrawlChoices>();
  const entries = new Map<string, SiteEntry>();
  const norms = new Map<string, Norm>();
  const site = openSiteProber({
    version,
    now,
    choicesOf: (id) => choices.get(id),
    // Asked for sites whose norm is known, and for controls, which go by the strictest there is.
    limitSeconds: (id) =>
      norms.get(id)?.limitSeconds ?? Math.min(...[...norms.values()].map((norm) => norm.limitSeconds)),
  });
  const { visitsPerDay, controls } = config.availability ?? {};
  return startProber({
    ...{ store, holder, now, onError, ...site },
    ...(visitsPerDay !== undefined && { visitsPerDay }),
    ...(controls !== undefined && { controls }),
    sites: async () => {
      const active = await listSites(store.db, SYSTEM, { isActive: true });
      entries.clear();
      return active.map(({ entry }): ProbedSite => {
        entries.set(entry.id, entry);
        const privateHosts = privateHostsOf([entry], settings.settings);
        const chosen = chooseCrawl(entry, secrets.get(entry.id) ?? {}, { flags: settings.flags, config, privateHosts });
        choices.set(entry.id, chosen);
        const hours = parseActiveHours(chosen.activeHours ?? '');
        return {
          id: entry.id,
          url: entry.url,
          ...(hours && { hours }),
          ...(chosen.maxRequestsPerDay !== undefined && { mostPerDay: chosen.maxRequestsPerDay }),
        };
      });
    },
    normOf: async (id) => {
      const wanted = entries.get(id)?.profile ?? settings.settings.profile ?? FALLBACK;
      // A rule set with a fault is told of by audits; the watch goes by the national norm meanwhile.
      const own = await profileOf(wanted).catch(() => undefined);
      const norm = (own && normOf(own)) ?? normOf(await profileOf(FALLBACK));
      if (norm === undefined) throw new Error(`no rule says when ${id} counts as unreachable`);
      norms.set(id, norm);
      return norm;
    },
  });
}

/** What config and environment say of sending: the config wins. */
function notifyOf({ settings: { config, say }, env }: WatchOrder): {
  readonly server: Omit<MailServer, 'senderName'> | undefined;
  readonly allowPrivate: boolean;
} {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const fromEnv = {
    ...(given('GONGKAI_SMTP_URL') !== undefined && { smtp: given('GONGKAI_SMTP_URL') }),
    ...(given('GONGKAI_SMTP_FROM') !== undefined && { from: given('GONGKAI_SMTP_FROM') }),
  };
  const { smtp, from, allowPrivate = false } = { ...readNotifyConfig(fromEnv, say), ...config.notify };
  if ((smtp === undefined) !== (from === undefined))
    throw new UsageError(
      say('发邮件要同时写 notify.smtp 和 notify.from', 'mail wants both notify.smtp and notify.from'),
    );
  return {
    server: smtp === undefined || from === undefined ? undefined : { url: smtp, sender: from, isTrusted: true },
    allowPrivate,
  };
}
