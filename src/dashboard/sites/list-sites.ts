import { siteStandings, type SiteStanding } from '../../history/standings.js';
import type { Actor } from '../../model/actor.js';
import { listSites } from '../../store/sites/read-sites.js';
import type { Db } from '../../store/tables.js';

/** A line of the list of sites. Of a portal of which one unit is in sight only its name is told, and the unit. */
export interface SiteLine extends Pick<SiteStanding, 'site' | 'name' | 'url' | 'kind' | 'region' | 'isActive'> {
  readonly known?: SiteStanding;
  readonly unit?: string;
}

/** All sites in sight, by id. */
export async function siteLines(db: Db, actor: Actor, list: string | undefined): Promise<readonly SiteLine[]> {
  const wish = list === undefined ? {} : { list };
  const standings = await siteStandings(db, actor, wish);
  const whole = standings.map((known): SiteLine => ({ ...known, known }));
  if (actor.sight === 'all') return whole;
  const parts = [...actor.sight].flatMap(([site, { unit }]) => (unit === undefined ? [] : [[site, unit] as const]));
  if (parts.length === 0) return whole;
  const units = new Map(parts);
  const stored = await listSites(db, actor, { ...wish, ids: [...units.keys()] });
  return [
    ...whole,
    ...stored.map(({ entry, isActive }): SiteLine => {
      const { id, name, url, kind, region = null } = entry;
      const unit = units.get(id);
      return { site: id, name, url, kind, region, isActive, ...(unit !== undefined && { unit }) };
    }),
  ].sort((a, b) => (a.site < b.site ? -1 : 1));
}

export interface SiteFilter {
  readonly text: string;
  readonly kind: string;
  readonly region: string;
  readonly verdict: string;
}

/** Whether a line fits what the filters say; words are looked for in name, id, address and region. */
export function fitsFilter(line: SiteLine, { text, kind, region, verdict }: SiteFilter): boolean {
  const { known } = line;
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const said = `${line.name} ${line.site} ${line.url} ${line.region ?? ''} ${line.unit ?? ''}`.toLowerCase();
  return (
    (kind === '' || line.kind === kind) &&
    (region === '' || line.region === region) &&
    (verdict === '' || verdictFits(known, verdict)) &&
    words.every((word) => said.includes(word))
  );
}

const verdictFits = (known: SiteStanding | undefined, verdict: string): boolean => {
  if (verdict === 'never') return known !== undefined && known.standing === undefined;
  if (verdict === 'unread') return known?.unread !== undefined;
  if (verdict === 'vetoed') return (known?.standing?.vetoes.length ?? 0) > 0;
  return known?.standing?.verdict === verdict;
};

export const SITE_SORTS = ['name', 'kind', 'score', 'change', 'open', 'doubts', 'audited'] as const;

const KEYS: Readonly<Record<(typeof SITE_SORTS)[number], (line: SiteLine) => number | string>> = {
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  score: ({ known }) => known?.standing?.value ?? -1,
  change: ({ known }) => known?.standing?.change ?? 0,
  open: ({ known }) => known?.open ?? -1,
  doubts: ({ known }) => known?.doubts ?? -1,
  audited: ({ known }) => known?.standing?.crawledAt ?? '',
};

/** Sorted by a column; equal ones by id. */
export function sortLines(
  lines: readonly SiteLine[],
  { by, isDown }: { readonly by: (typeof SITE_SORTS)[number]; readonly isDown: boolean },
): readonly SiteLine[] {
  const key = KEYS[by];
  const sign = isDown ? -1 : 1;
  return [...lines].sort((a, b) => {
    const [one, other] = [key(a), key(b)];
    return one < other ? -sign : one > other ? sign : a.site < b.site ? -1 : 1;
  });
}
