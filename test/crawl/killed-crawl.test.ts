import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { sha256 } from '../../src/snapshot/warc-record.js';
import { serve } from '../support/http-server.js';
import { optionsOf, pageOf, planOf } from './crawl-plan.js';

const run = promisify(execFile);

/** A program that crawls an address into `snapshot.warc.gz` of a folder and prints how that ended. */
function programFor(url: string, folder: string): string {
  const program = join(folder, 'crawl.mts');
  const snapshot = JSON.stringify(join(folder, 'snapshot.warc.gz'));
  writeFileSync(
    program,
    `import { crawlSite } from ${JSON.stringify(resolve('src/crawl/crawl-site.ts'))};
     import { optionsOf, planOf } from ${JSON.stringify(resolve('test/crawl/crawl-plan.ts'))};
     const info = await crawlSite(planOf('${url}'), optionsOf({ snapshot: ${snapshot} }));
     process.stdout.write(info.stoppedBecause);`,
  );
  return program;
}

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
  const child = spawn(process.execPath, ['--import', 'tsx', programFor(`${site.url}/`, folder)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
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

test.skipIf(process.platform === 'win32')(
  'a disk that is full ends the crawl as that, and what fitted is read',
  async () => {
    const paths = Array.from({ length: 30 }, (_, index) => `/item/${index}`);
    const site = await serve({
      '/': pageOf('首页', ...paths),
      // Text that does not compress, so that the file meets its limit of 32 KB after some pages.
      '*': ({ path }) =>
        `<title>${path}</title>${Array.from({ length: 400 }, (_, n) => sha256(Buffer.from(path + n))).join(' ')}`,
    });
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-full-'));
    const { stdout } = await run('bash', [
      '-c',
      'ulimit -f 64; exec "$0" --import tsx "$1"',
      process.execPath,
      programFor(`${site.url}/`, folder),
    ]);
    expect(stdout).toBe('disk');
    const left = openSnapshot(join(folder, 'snapshot.warc.gz'));
    expect(left.exchanges.length).toBeGreaterThan(1);
    expect(left.crawl?.stoppedBecause).toBe('disk');
    for (const { record } of left.exchanges) expect(() => left.body(record)).not.toThrow();
    left.close();
    await site.close();
  },
);
