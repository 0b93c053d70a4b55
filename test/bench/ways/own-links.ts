/** Our own loop (client, guard, robots, politeness without delay, frontier, request log, ledger), links harvested, no snapshot. */
import { join } from 'node:path';
import type * as Catalog from '../../../src/catalog.js';
import type * as CrawlPages from '../../../src/crawl/crawl-pages.js';
import type * as CrawlSession from '../../../src/crawl/crawl-session.js';
import type * as CrawlState from '../../../src/crawl/crawl-state.js';
import type * as Halt from '../../../src/crawl/halt.js';
import type * as Ledger from '../../../src/crawl/ledger.js';
import type * as Outbound from '../../../src/crawl/manners/open-outbound.js';
import type * as Plan from '../../../src/plan/plan-crawl.js';
import type * as Format from '../../../src/snapshot/format-exchange.js';
import { createBreadthFirst } from '../breadth-first.js';
import { createHarvester } from '../harvest-links.js';
import { built } from './built.js';
import { questionOf, wishesOf } from './own-crawl.js';
import type { WayToCrawl } from './way-to-crawl.js';

export const prepare: WayToCrawl['prepare'] = async (target) => {
  const { catalog } = await built<typeof Catalog>('catalog.js');
  const { crawlPages } = await built<typeof CrawlPages>('crawl/crawl-pages.js');
  const { openSession, guardOf } = await built<typeof CrawlSession>('crawl/crawl-session.js');
  const { emptyState } = await built<typeof CrawlState>('crawl/crawl-state.js');
  const { haltOf } = await built<typeof Halt>('crawl/halt.js');
  const { openLedger } = await built<typeof Ledger>('crawl/ledger.js');
  const { openOutbound } = await built<typeof Outbound>('crawl/manners/open-outbound.js');
  const { planCrawl } = await built<typeof Plan>('plan/plan-crawl.js');
  const { describeExchange } = await built<typeof Format>('snapshot/format-exchange.js');
  const question = await questionOf(target);
  const plan = planCrawl({ ...question, catalog });
  const profile = { id: 'national', digest: '', resolved: '' };
  const options = { ...wishesOf(target), tool: 'gongkai bench', profile };
  const nothing = (): Promise<void> => Promise.resolve();

  return async () => {
    const state = emptyState();
    const halt = haltOf(options);
    const guard = guardOf(plan, options);
    const outbound = openOutbound(plan, options, guard, halt, () => undefined);
    const ledger = openLedger(join(target.folder, 'crawl.jsonl'), false);
    const session = openSession(
      {
        ...{ plan, options, state, outbound, readDigest: createHarvester(), signal: halt.signal },
        ...{ userAgent: 'gongkai/bench', browserPath: undefined, reader: undefined },
        writer: {
          exchange: (answer) => Promise.resolve(describeExchange(answer)),
          ...{ unanswered: nothing, probe: nothing, attachment: nothing, crawl: nothing, close: nothing },
        },
      },
      guard,
    );
    await crawlPages(session, {
      survey: createBreadthFirst(target.home),
      ledger,
      maxPages: options.maxPages ?? 0,
      afterErrand: nothing,
      onProgress: () => undefined,
      halted: () => undefined,
    });
    halt.end();
    await session.close();
    outbound.close();
    ledger.close();
    const links = [...state.pages.values()].reduce((sum, { digest }) => sum + digest.links.length, 0);
    return { pages: state.pageCount, links };
  };
};
