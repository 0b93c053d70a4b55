import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { benchProgram, withServedSite } from './bench-program.mjs';

const WAYS = ['bare', 'own-links', 'own-warc', 'own-audit', 'crawlee'];

/** CPU time and memory of crawling one whole site in several ways, each in a process of its own. */
export const wholeSite = (site, scratch) =>
  withServedSite(site, (served) => {
    const costs = {};
    for (const way of WAYS) {
      const folder = join(scratch, way);
      mkdirSync(folder);
      costs[way] = benchProgram('crawl-costs', [way, served.port, folder]);
    }
    const folder = join(scratch, 'memory');
    mkdirSync(folder);
    const memory = benchProgram('crawl-costs', ['own-audit', served.port, folder], ['--expose-gc']);
    const perPage = (way) => costs[way].cpuMs / costs[way].pages;
    const ratio = (way) => perPage(way) / perPage('bare');
    const { parts, pages } = costs['own-audit'];
    const [survey, checks] = [parts.survey / pages, parts.judge / pages];
    const links = perPage('own-links');
    const warc = perPage('own-warc') - links;
    return {
      site: { ...site, servedPages: served.pages },
      costs,
      cpuMsPerPage: Object.fromEntries(WAYS.map((way) => [way, perPage(way)])),
      ratios: {
        links: ratio('own-links'),
        withWarc: ratio('own-warc'),
        withAudit: ratio('own-audit'),
        crawleeToOwn: perPage('crawlee') / perPage('own-links'),
      },
      // Of a page that is fetched, recorded, read whole and judged; reading is what the others leave.
      splitMsPerPage: {
        fetch: links,
        warc,
        survey,
        checks,
        read: perPage('own-audit') - links - warc - survey - checks,
      },
      grownKbPerPage: memory.grownBytes / 1024 / (memory.pages / 2),
      peakBytes: costs['own-audit'].peakRss,
    };
  });
