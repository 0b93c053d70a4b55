/** crawlee's CheerioCrawler as its manual has it: links only, everything in memory. */
import { CheerioCrawler, Configuration, LogLevel, log } from '@crawlee/cheerio';
import { AT_ONCE } from './way-to-crawl.js';
import type { WayToCrawl } from './way-to-crawl.js';

export const prepare: WayToCrawl['prepare'] = ({ home, port }) => {
  log.setLevel(LogLevel.ERROR);
  // It has no way to say where a name is connected to; the site's links have no host.
  const start = `http://127.0.0.1:${port}${new URL(home).pathname}`;
  let pages = 0;
  let links = 0;
  const crawler = new CheerioCrawler(
    {
      minConcurrency: AT_ONCE,
      maxConcurrency: AT_ONCE,
      requestHandler: async ({ $, enqueueLinks }) => {
        pages += 1;
        links += $('a[href]').length;
        await enqueueLinks({ strategy: 'same-hostname' });
      },
    },
    new Configuration({ persistStorage: false, purgeOnStart: true, systemInfoV2: true }),
  );
  return Promise.resolve(async () => {
    await crawler.run([start]);
    return { pages, links };
  });
};
