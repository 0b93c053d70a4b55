/**
 * CPU time and memory of one way to crawl a whole site that another process serves, in a process of its own:
 * `node --import tsx test/bench/crawl-costs.ts WAY PORT FOLDER`. Prints JSON. The product is the built one (`dist`). With `--expose-gc`
 * garbage is taken away before memory is looked at: what stays is what grows; the CPU time then says nothing.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CrawlCost, WayToCrawl } from './ways/way-to-crawl.js';

const SAMPLE_MS = globalThis.gc ? 400 : 50;

const [way = '', port = '', folder = '.'] = process.argv.slice(2);
const file = join(import.meta.dirname, 'ways', `${way}.ts`);
const chosen = (await import(pathToFileURL(file).href)) as WayToCrawl;
const crawl = await chosen.prepare({ home: `http://www.yunhu.gov.cn:${port}/`, port: Number(port), folder });

const samples: { readonly at: number; readonly resident: number }[] = [];
const sampling = setInterval(() => {
  globalThis.gc?.();
  samples.push({ at: performance.now(), resident: process.memoryUsage.rss() });
}, SAMPLE_MS);
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
const crawled = await crawl();
const { user, system } = process.cpuUsage(cpuBefore);
const wallMs = performance.now() - startedAt;
clearInterval(sampling);

const cost: CrawlCost = {
  ...crawled,
  cpuMs: (user + system) / 1000,
  wallMs,
  peakRss: process.resourceUsage().maxRSS * 1024,
  grownBytes: growth(startedAt, crawled.crawledAt ?? startedAt + wallMs),
};
process.stdout.write(JSON.stringify(cost));
process.exit(0);

/** By which memory grew over the second half of the crawl: by then all code is loaded and the heap has its size. */
function growth(from: number, to: number): number {
  const during = samples
    .filter(({ at }) => at <= to)
    .map(({ at, resident }) => ({ share: (at - from) / (to - from), resident }));
  const near = (share: number): number => {
    const close = during.filter((sample) => Math.abs(sample.share - share) <= 0.05).map(({ resident }) => resident);
    return close.length === 0 ? NaN : close.reduce((sum, one) => sum + one, 0) / close.length;
  };
  return near(0.95) - near(0.45);
}
