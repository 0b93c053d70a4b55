import type { PageRequest } from '../../model/page.js';
import type { FamilyPage } from './family-page.js';
import { hanwebPages } from './hanweb.js';
import { trsPages } from './trs.js';
import { ucapPages } from './ucap.js';

/** Next pages of a list that no link shows, in order, without this page. */
export const readMorePages = (page: FamilyPage): PageRequest[] => {
  const seen = new Set<string>();
  return [trsPages, ucapPages, hanwebPages]
    .flatMap((family) => family(page))
    .filter((request) => {
      const key = `${request.method} ${request.url} ${request.body ?? ''}`;
      return seen.has(key) ? false : seen.add(key);
    });
};
