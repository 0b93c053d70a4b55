import { sees, type Actor } from '../model/actor.js';
import type { OfficeEvent, OfficeEventKind } from '../model/office-event.js';

/** Who wants to be told what, and how. */
export interface Subscription {
  readonly id: string;
  /** Whose it is; undefined: a channel's. */
  readonly user: string | undefined;
  /** By which way; undefined: by mail to the user. */
  readonly channel: string | undefined;
  readonly kinds: readonly OfficeEventKind[];
  /** Undefined: all that may be seen. */
  readonly scope: Scope | undefined;
  readonly rhythm: 'at-once' | 'daily';
  /** `HH:MM` in Asia/Shanghai, with `daily`. */
  readonly dailyAt: string | undefined;
  /** Nothing is sent between the two. */
  readonly quiet: { readonly from: string; readonly to: string } | undefined;
  readonly lang: 'zh' | 'en';
  readonly isActive: boolean;
}

export interface Scope {
  readonly lists: readonly string[];
  readonly sites: readonly string[];
}

/**
 * Whether an event is for a subscription: its kind, within its scope (the sites of its lists and its own), within the sight of
 * its owner. What names no site concerns the whole office; of a run that holds for whoever sees any of its sites (`runSites`).
 */
export function wants(
  { kinds, scope, isActive }: Pick<Subscription, 'kinds' | 'scope' | 'isActive'>,
  event: Pick<OfficeEvent, 'kind' | 'site' | 'data'>,
  { owner, scopeSites, runSites }: { owner: Actor; scopeSites: ReadonlySet<string>; runSites: readonly string[] },
): boolean {
  if (!isActive || !kinds.includes(event.kind)) return false;
  const isInScope = (site: string): boolean => scope === undefined || scopeSites.has(site);
  if (event.site !== undefined) {
    const { unit } = event.data;
    return isInScope(event.site) && sees(owner, event.site, typeof unit === 'string' ? unit : undefined);
  }
  // Only how a run came out is also told to those who see some of its sites.
  const isShared = event.kind === 'run-finished' || owner.sight === 'all';
  if (runSites.length > 0 && isShared) return runSites.some((site) => isInScope(site) && sees(owner, site));
  return scope === undefined && owner.sight === 'all';
}
