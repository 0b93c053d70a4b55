/**
 * CPU time and memory of one way to crawl a whole site that another process serves, in a process of its own:
 * `node --import tsx --expose-gc test/bench/crawl-costs.ts WAY PORT FOLDER`. Prints JSON. The product is the built one (`dist`).
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CrawlCost, WayToCrawl } from './ways/way-to-crawl.js';

const SAMPLE_MS = 25;

const [way = '', port = '', folder = '.'] = process.argv.slice(2);
const file = join(import.meta.dirname, 'ways', `${way}.ts`);
const chosen = (await import(pathToFileURL(file).href)) as WayToCrawl;
const crawl = await chosen.prepare({ home: `http://www.yunhu.gov.cn:${port}/`, port: Number(port), folder });

const resident: number[] = [];
const sampling = setInterval(() => resident.push(process.memoryUsage.rss()), SAMPLE_MS);
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
  grownBytes: growthOf(resident),
};
process.stdout.write(JSON.stringify(cost));
process.exit(0);

/** From the second quarter, when all code is loaded and the heap has its size, to the last one: the same span as half the crawl. */
function growthOf(samples: readonly number[]): number {
  const most = (from: number, to: number): number =>
    Math.max(0, ...samples.slice(Math.floor(samples.length * from), Math.ceil(samples.length * to)));
  return most(0.75, 1) - most(0.25, 0.5);
}
