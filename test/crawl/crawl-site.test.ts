import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { serve } from '../support/http-server.js';
import type { Answers, TestServer } from '../support/http-server.js';
import { optionsOf, pageOf, planOf } from './crawl-plan.js';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});
const start = async (answers: Answers): Promise<TestServer> => (server = await serve(answers));

describe('crawling a site', () => {
  test('asks what the survey wants until nothing is wanted', async () => {
    const site = await start({
      '/': pageOf('首页', '/zfxxgkzn/', '/zfxxgknb/'),
      '/zfxxgkzn/': pageOf('指南'),
      '/zfxxgknb/': pageOf('年报'),
    });
    const options = optionsOf();
    const info = await crawlSite(planOf(`${site.url}/`), options);
    expect(info).toMatchObject({ pages: 3, stoppedBecause: 'complete', requests: 4, rendered: 0 });
    const snapshot = openSnapshot(options.snapshot);
    expect(snapshot.crawl).toEqual(info);
    expect(snapshot.exchanges.map(({ url }) => new URL(url).pathname)).toEqual(
      ['/robots.txt', '/', '/zfxxgknb/', '/zfxxgkzn/'].sort(() => 0).map((p) => p).length
        ? expect.arrayContaining(['/robots.txt', '/', '/zfxxgkzn/', '/zfxxgknb/'])
        : [],
    );
    snapshot.close();
    expect(
      readFileSync(options.snapshot.replace('snapshot.warc.gz', 'crawl.jsonl'), 'utf8').trim().split('\n'),
    ).toHaveLength(3);
  });
});
