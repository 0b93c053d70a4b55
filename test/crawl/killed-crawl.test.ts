import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { serve } from '../support/http-server.js';
import { optionsOf, pageOf, planOf } from './crawl-plan.js';

test('a process killed without warning leaves a snapshot that another goes on with', async () => {
  const paths = Array.from({ length: 30 }, (_, index) => `/item/${index}`);
  let onTwelfth: () => void = () => undefined;
  const twelve = new Promise<void>((done) => (onTwelfth = done));
  const site = await serve({
    '/': pageOf('首页', ...paths),
    '*': ({ path }) => {
      if (path === '/item/12') onTwelfth();
      return { body: pageOf(`条目${path}`), delayMs: 5 };
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-kill-'));
  const snapshot = join(folder, 'snapshot.warc.gz');
  const program = join(folder, 'crawl.mts');
  writeFileSync(
    program,
    `import { crawlSite } from ${JSON.stringify(resolve('src/crawl/crawl-site.ts'))};
     import { optionsOf, planOf } from ${JSON.stringify(resolve('test/crawl/crawl-plan.ts'))};
     await crawlSite(planOf('${site.url}/'), optionsOf({ snapshot: ${JSON.stringify(snapshot)} }));`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['ignore', 'ignore', 'inherit'] });
  await twelve;
  child.kill('SIGKILL');
  await new Promise((ended) => child.once('exit', ended));

  expect(existsSync(snapshot)).toBe(true);
  const left = openSnapshot(snapshot);
  const before = left.exchanges.length;
  expect(before).toBeGreaterThan(5);
  expect(left.crawl).toBeUndefined();
  left.close();
  const asked = site.log.length;
  const info = await crawlSite(planOf(`${site.url}/`), optionsOf({ snapshot, resume: true }));
  expect(info).toMatchObject({ stoppedBecause: 'complete', pages: 31 });
  expect(site.log.length - asked).toBe(32 - before);
  const whole = openSnapshot(snapshot);
  expect(new Set(whole.exchanges.map(({ url }) => url)).size).toBe(32);
  for (const { record } of whole.exchanges) expect(() => whole.body(record)).not.toThrow();
  whole.close();
  await site.close();
});
