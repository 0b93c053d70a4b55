/** The whole product over every page of the site: each is read whole, the survey asked after each, all recorded, all checks run. */
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
  let crawledMs = 0;
  let pages = 0;
  const wishes: Pipeline.CrawlWishes = {
    ...wishesOf(target),
    // What the audit wants comes first, then every page that is left.
    survey: (input) => {
      const before = cpuMs();
      const { wanted } = survey(input);
      surveyMs += cpuMs() - before;
      return { wanted: [...wanted, ...order(input).wanted] };
    },
    onProgress: (progress) => {
      if (progress.doing !== 'done') return;
      crawledMs = cpuMs();
      pages = progress.pages;
    },
  };
  return async () => {
    await auditSite(question, wishes, 'bench');
    return { pages, links: 0, parts: { survey: surveyMs, judge: cpuMs() - crawledMs } };
  };
};

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
