import type { Rule } from './profile.js';
import type { SiteEntry } from './site-entry.js';

/** True if this kind of body owes what the rule wants; some rules only of a body with a host of its own. */
export function owes(rule: Pick<Rule, 'appliesTo'>, site: Pick<SiteEntry, 'kind' | 'url'>): boolean {
  const { kinds, onOwnHost } = rule.appliesTo;
  if (!kinds.includes(site.kind)) return false;
  return onOwnHost?.includes(site.kind) !== true || hasOwnHost(site.url);
}

/** A sub-site under a portal is a path of the portal's host; a home page file in the root is none. */
const hasOwnHost = (url: string): boolean => /^\/[^/]*$/.test(new URL(url).pathname);
