/**
 * The whole product over every page of the site: first what the audit wants, the survey asked after each arrival; when it wants nothing
 * more, every page that is left. Each page is read whole and recorded, and all checks run on all of them.
 */
import type * as Survey from '../../../src/locate/survey.js';
import type * as Pipeline from '../../../src/pipeline.js';
import { createBreadthFirst } from '../breadth-first.js';
import { built } from './built.js';
import { questionOf, wishesOf } from './own-crawl.js';
import type { WayToCrawl } from './way-to-crawl.js';

export const prepare: WayToCrawl['prepare'] = async (target) => {
  const { auditSite } = await built<typeof Pipeline>('pipeline.js');
  const { survey } = await built<typeof Survey>('locate/survey.js');
  const question = await questionOf(target);
  const order = createBreadthFirst(target.home);
  let surveyMs = 0;
  let isMet = false;
  let crawledMs = 0;
  let crawledAt = 0;
  let pages = 0;
  const wishes: Pipeline.CrawlWishes = {
    ...wishesOf(target),
    survey: (input) => {
      const rest = order(input);
      if (isMet) return rest;
      const before = cpuMs();
      const { wanted } = survey(input);
      surveyMs += cpuMs() - before;
      isMet = wanted.length === 0;
      return isMet ? rest : { wanted };
    },
    onProgress: (progress) => {
      if (progress.doing !== 'done') return;
      crawledMs = cpuMs();
      crawledAt = performance.now();
      pages = progress.pages;
    },
  };
  return async () => {
    await auditSite(question, wishes, 'bench');
    return { pages, links: 0, crawledAt, parts: { survey: surveyMs, judge: cpuMs() - crawledMs } };
  };
};

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
