import { expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { serve } from '../support/http-server.js';
import { optionsOf, pageOf, planOf } from './crawl-plan.js';

test('two pages asked at once that both redirect to themselves until their cookie comes back are both read', async () => {
  const site = await serve({
    '/': pageOf('青禾区人民政府', '/zwgk/', '/zcwj/'),
    // Both are under way before either has set its cookie.
    '*': ({ path, headers }) =>
      headers.cookie?.includes('CT6T') === true
        ? pageOf(path)
        : { status: 302, headers: { location: path, 'set-cookie': 'CT6T=ok; path=/' }, delayMs: 60 },
  });
  const options = optionsOf({ concurrency: 2 });
  expect(await crawlSite(planOf(`${site.url}/`), options)).toMatchObject({ stoppedBecause: 'complete', pages: 3 });
  const snapshot = openSnapshot(options.snapshot);
  expect(snapshot.unanswered).toEqual([]);
  snapshot.close();
  await site.close();
});
