import type { Resolve } from '../links/address.js';
import type { Tree } from '../tree/element.js';

/** What a family of page systems looks at to name the next pages of a list. */
export interface FamilyPage {
  readonly tree: Tree;
  readonly url: string;
  readonly resolve: Resolve;
}

/** Most list pages that a family names: a list of ten thousand pages is not walked. */
export const mostPages = 200;
