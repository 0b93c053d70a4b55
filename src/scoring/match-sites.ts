import { normaliseUrl } from '../lib/url/normalise-url.js';

/** A site of a run as it is matched. */
export interface SiteOfRun {
  readonly id: string;
  readonly url: string;
}

export interface MatchedSites<T> {
  readonly pairs: readonly (readonly [T, T])[];
  readonly onlyBefore: readonly T[];
  readonly onlyAfter: readonly T[];
}

/** Matches the sites of two runs by id; those left over by address, where only one in each run has it. In the order of the later run. */
export function matchSites<T extends SiteOfRun>(before: readonly T[], after: readonly T[]): MatchedSites<T> {
  const byId = new Map(before.map((site) => [site.id, site]));
  const known = new Set(after.map(({ id }) => id));
  const lost = onlyOnes(before.filter(({ id }) => !known.has(id)));
  const found = onlyOnes(after.filter(({ id }) => !byId.has(id)));
  const partner = (site: T): T | undefined => {
    const key = addressOf(site);
    return byId.get(site.id) ?? (found.get(key) === site ? lost.get(key) : undefined);
  };
  const pairs = after.flatMap((site): (readonly [T, T])[] => {
    const earlier = partner(site);
    return earlier ? [[earlier, site]] : [];
  });
  const matched = new Set(pairs.flat());
  return {
    pairs,
    onlyBefore: before.filter((site) => !matched.has(site)),
    onlyAfter: after.filter((site) => !matched.has(site)),
  };
}

/** Sites by address; an address that several have tells nothing. */
function onlyOnes<T extends SiteOfRun>(sites: readonly T[]): ReadonlyMap<string, T> {
  const all = new Map<string, T[]>();
  for (const site of sites) all.set(addressOf(site), [...(all.get(addressOf(site)) ?? []), site]);
  return new Map([...all].flatMap(([key, [first, ...more]]) => (first && more.length === 0 ? [[key, first]] : [])));
}

/** Host and path; http or https is one site. */
const addressOf = ({ url }: SiteOfRun): string =>
  (normaliseUrl(url) ?? url).replace(/^https?:\/\//, '').replace(/\/$/, '');
