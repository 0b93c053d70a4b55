/** What every finder of columns is handed: the ground, the places found so far, and what the template repeats. */
import type { CantTellReason } from '../model/outcome.js';
import type { LocatedHome, LocatedPlatform } from './find-platform.js';
import type { Ground } from './ground.js';
import type { FoundOn, Located } from './columns/read-column.js';
import type { SeenPage } from './seen-page.js';

/** Pages on which a column's link may stand, and whether all of them were seen. */
export interface Place {
  readonly foundOn: FoundOn;
  readonly pages: readonly SeenPage[];
  readonly isWhole: boolean;
  readonly reason?: CantTellReason;
}

export interface Finding {
  readonly ground: Ground;
  readonly home: LocatedHome;
  readonly platform: LocatedPlatform;
  readonly siteMap: Place;
  readonly noise: ReadonlySet<string>;
  readonly template: ReadonlySet<string>;
  readonly templateLines: ReadonlySet<string>;
  /** Columns found so far, by id. */
  readonly found: Map<string, Located>;
}

/** Links of the pages above a column: what they print too is its sibling, not its child. */
export function siblingsOf(finding: Finding, parent: SeenPage): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const page of new Set([parent, ...finding.home.pages, ...finding.platform.pages]))
    for (const { key } of finding.ground.links(page)) keys.add(key);
  return keys;
}
