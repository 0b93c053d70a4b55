/** The pages on which a unit's columns are linked: its own page, the platform of its own site, its statutory content. */
import type { CantTellReason } from '../../model/outcome.js';
import { countFixed } from '../find-platform.js';
import { pageKey } from '../address.js';
import type { MarkedLink } from '../ground.js';
import { matchColumns } from '../columns/match-column.js';
import { readFrames } from '../columns/read-frames.js';
import type { SeenPage } from '../seen-page.js';
import type { UnitGround } from './unit-ground.js';
import { UNIT_PRIORITY } from './unit-ground.js';

export interface UnitPages {
  readonly pages: readonly SeenPage[];
  /** Why links of these pages may be missing. */
  readonly reason?: CantTellReason;
}

/** The unit's page with its frames; of a site of its own also the platform that it links. */
export function pagesOfUnit(unit: UnitGround): UnitPages {
  const { ground, column } = unit;
  const pages = [...column.pages];
  const [first] = pages;
  if (!first) return { pages, reason: column.unknownBecause ?? 'truncated' };
  let reason = menuOf(unit, pages);
  if (countFixed(ground, pages) < 2) {
    const link = platformLink(unit, pages);
    const visit =
      link &&
      ground.want(link.link.url, {
        purpose: 'unit:platform',
        priority: UNIT_PRIORITY - 1,
        from: { page: link.page, link: link.link },
        part: 'menu',
      });
    if (visit?.state === 'seen') {
      const shown = [visit.page, ...readFrames(ground, visit.page, 'unit:platform', UNIT_PRIORITY - 1).pages];
      pages.push(...shown.filter((page) => !pages.includes(page)));
      reason = menuOf(unit, shown) ?? reason;
    } else if (visit && visit.state !== 'dead') reason ??= visit.reason;
  }
  return { pages, ...(reason ? { reason } : {}) };
}

/** Menus that a script makes are asked for in the browser. */
function menuOf({ ground }: UnitGround, pages: readonly SeenPage[]): CantTellReason | undefined {
  const short = pages.filter(ground.lacksMenu);
  for (const page of short)
    ground.want(page.exchange.url, { purpose: 'unit', priority: UNIT_PRIORITY, from: { page }, part: 'menu' });
  return short.length > 0 ? 'needs-browser' : undefined;
}

/** 信息公开 on the home page of a unit's own site. */
function platformLink({ ground }: UnitGround, pages: readonly SeenPage[]): MarkedLink | undefined {
  const own = new Set(pages.map((page) => pageKey(page.exchange.url)));
  return pages
    .flatMap((page) => ground.links(page))
    .filter(({ key, link, matches }) => link.isVisible && !own.has(key) && matches.some(({ id }) => id === 'platform'))
    .sort((a, b) => levelOf(a) - levelOf(b))[0];
}

const levelOf = ({ matches }: MarkedLink): number =>
  matches[0]?.id === 'platform' && matches[0].level === 'exact' ? 0 : 1;

/** A page names the column in its tabs, which have no address, or as a heading over what it shows itself. */
export function namesWithoutLink({ ground }: UnitGround, pages: readonly SeenPage[], id: string): boolean {
  const { vocabulary } = ground.plan;
  return pages.some((page) =>
    [...page.digest.tabs, ...page.digest.contentStart.split(/[\n\t]/)].some((text) =>
      matchColumns(text, vocabulary).some((match) => match.id === id && match.level !== 'pattern'),
    ),
  );
}
