/** `crawlSite` as the product has it, snapshot and all, links harvested. */
import type * as Pipeline from '../../../src/pipeline.js';
import { createBreadthFirst } from '../breadth-first.js';
import { createHarvester } from '../harvest-links.js';
import { built } from './built.js';
import { questionOf, wishesOf } from './own-crawl.js';
import type { WayToCrawl } from './way-to-crawl.js';

export const prepare: WayToCrawl['prepare'] = async (target) => {
  const { crawlSnapshot } = await built<typeof Pipeline>('pipeline.js');
  const question = await questionOf(target);
  const read = createHarvester();
  let links = 0;
  const wishes = {
    ...wishesOf(target),
    survey: createBreadthFirst(target.home),
    readDigest: (...asked: Parameters<typeof read>) => {
      const digest = read(...asked);
      links += digest.links.length;
      return digest;
    },
  };
  return async () => ({ pages: (await crawlSnapshot(question, wishes, 'bench')).pages, links });
};
