/** How long the page layer takes for pages of 100 KB, beside parse5 alone on the same pages. Prints JSON. */
import { parse } from 'parse5';
import { digestPage } from '../../src/page/digest.js';
import { readPage } from '../../src/page/read-page.js';
import { makeBigSite } from '../support/big-site/big-site.js';

const count = Number(process.argv[2] ?? 20);
const site = makeBigSite({ pages: 300, pageBytes: 100_000, asOf: '2026-06-30' });
const step = Math.floor(site.paths.length / count);
const pages = Array.from({ length: count }, (_, at) => {
  const path = site.paths[at * step] ?? '/';
  return { url: `http://www.yunhu.gov.cn${path}`, bytes: Buffer.from(site.page(path) ?? '') };
});
const decoder = new TextDecoder();

const readers = {
  parse5: ({ bytes }: (typeof pages)[number]) => parse(decoder.decode(bytes)),
  page: ({ url, bytes }: (typeof pages)[number]) =>
    digestPage(readPage(bytes, { url, contentType: 'text/html; charset=utf-8', status: 200 })),
};

/** CPU milliseconds a page, after a round that warms up. */
function cpuMsEach(read: (page: (typeof pages)[number]) => unknown): number {
  pages.forEach(read);
  const before = process.cpuUsage();
  pages.forEach(read);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / pages.length;
}

const bytesEach = pages.reduce((sum, { bytes }) => sum + bytes.length, 0) / pages.length;
process.stdout.write(
  JSON.stringify({ bytesEach, parse5Ms: cpuMsEach(readers.parse5), pageMs: cpuMsEach(readers.page) }),
);
