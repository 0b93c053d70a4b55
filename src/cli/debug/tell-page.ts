import { matchColumns } from '../../locate/columns/match-column.js';
import type { Debug } from '../../model/debug.js';
import type { Page } from '../../model/page.js';
import { rulesFolder } from '../rules/load-profiles.js';

/** Of one page: how it answered, whether it would need a browser, and which columns of the national rule set its links name. */
export const tellPage = async ({ areas, tell }: Debug, page: Page, bodyBytes: number): Promise<void> => {
  tell('crawl', () => `${page.url}  ${page.status} ${(bodyBytes / 1_000).toFixed(1)} kB, taken for ${page.facts.kind}`);
  tell('browser', () => `needed: ${page.facts.needsBrowser ?? 'no'}`);
  if (!areas.has('locate')) return;
  const [{ loadProfile }, { catalog }] = await Promise.all([
    import('../../profile/load-profile.js'),
    import('../../catalog.js'),
  ]);
  const { vocabulary } = loadProfile('national', { rulesFolder, checks: catalog });
  tell('locate', () => {
    const named = page.links.flatMap(({ text, url, isVisible, region }) => {
      const [match] = matchColumns(text, vocabulary);
      const place = `${region}${isVisible ? '' : ', hidden'}`;
      return match ? [`“${text.trim()}” ${url} names ${match.id} (${match.level}; ${place})`] : [];
    });
    return [`${named.length} of ${page.links.length} links name a column`, ...new Set(named)];
  });
};
