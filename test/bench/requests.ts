/** Requests until every verdict can be given, goal-directed and breadth-first, beside the fewest possible. Prints JSON. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalog } from '../../src/catalog.js';
import { startDemoDns } from '../../src/demo/demo-dns.js';
import { survey } from '../../src/locate/survey.js';
import type { SurveyInput } from '../../src/locate/survey.js';
import type { AuditReport } from '../../src/model/report.js';
import { auditSite, replaySnapshot } from '../../src/pipeline.js';
import type { CrawlWishes, Question } from '../../src/pipeline.js';
import { planCrawl } from '../../src/plan/plan-crawl.js';
import { loadProfile } from '../../src/profile/load-profile.js';
import { makeBigSite } from '../support/big-site/big-site.js';
import { fewestRequests, populationOf } from '../support/big-site/fewest-requests.js';
import { serveBigSite } from '../support/big-site/serve-big-site.js';
import type { ShapeId } from '../support/big-site/shape.js';
import { createBreadthFirst } from './breadth-first.js';

const HOST = 'www.yunhu.gov.cn';
const AS_OF = '2026-06-30';
/** Enough for the whole site. */
const MOST_PAGES = 20_000;
/** So often a breadth-first crawl is asked whether anything is wanting still. */
const PAGES_BETWEEN = 20;

const pages = Number(process.argv[2] ?? 2_000);
const rulesFolder = join(import.meta.dirname, '..', '..', 'rules');
const profile = loadProfile('national', { rulesFolder, checks: catalog });
const shapes: readonly ShapeId[] = ['trs', 'hanweb', 'unknown'];
const figures = [];
for (const shape of shapes) figures.push(await measure(shape));
process.stdout.write(JSON.stringify(figures));

async function measure(shape: ShapeId) {
  const site = makeBigSite({ pages, pageBytes: 0, asOf: AS_OF, shape });
  const question = (port: number): Question => ({
    site: { id: 'yunhu', name: site.content.name, url: `http://${HOST}:${port}/`, kind: 'district' },
    profile,
    asOf: AS_OF,
  });
  const fewest = fewestRequests(site, planCrawl({ ...question(1), catalog }));

  const crawl = async (orderOf: (home: string, judge: () => AuditReport) => CrawlWishes['survey']) => {
    const served = await serveBigSite(site);
    const dns = await startDemoDns([]);
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
    const snapshot = join(folder, 'snapshot.warc.gz');
    const asked = question(served.port);
    const order = orderOf(asked.site.url, () => replaySnapshot(snapshot, 'bench', asked));
    try {
      const report = await auditSite(
        asked,
        {
          ...{ snapshot, maxPages: MOST_PAGES, delayMs: 0, probeSpacingMs: 1, render: 'never', allowPrivate: true },
          ...{ resolve: [`${HOST}:${served.port}:127.0.0.1`], dns: dns.address },
          ...(order && { survey: order }),
        },
        'bench',
      );
      // How many links `links-alive` tries (by HEAD, or for a part) is fixed by its rule: they are left out on both sides.
      return { report, requests: served.requests.filter((request) => !/^(?:HEAD|PART) /.test(request)) };
    } finally {
      await served.close();
      await dns.close();
      rmSync(folder, { recursive: true, force: true });
    }
  };

  const direct = await crawl(() => undefined);
  const breadth = await crawl((home, judge) =>
    untilJudgedAlike(createBreadthFirst(home), () => isAlike(judge(), direct.report)),
  );
  const blankColumns = populationOf(site)
    .filter(({ form, articles }) => form === 'list' && articles.length === 0)
    .map(({ name }) => name);
  const said = JSON.stringify(direct.report.outcomes.find(({ rule }) => rule === 'columns-blank-any')?.measured ?? '');
  return {
    shape,
    sitePages: site.paths.length,
    fewest,
    requests: direct.requests.length,
    ratio: direct.requests.length / fewest.total,
    breadthFirst: breadth.requests.length,
    breadthFirstRatio: breadth.requests.length / fewest.total,
    otherOutcomes: [...valuesOf(breadth.report)].filter(([rule, value]) => valuesOf(direct.report).get(rule) !== value),
    blankMissed: blankColumns.filter((name) => !said.includes(name)),
    undecided: direct.report.outcomes.filter(({ value }) => value === 'cantTell').map(({ rule }) => rule),
    ...(process.argv.includes('--addresses') && { addresses: direct.requests }),
  };
}

/** The other order, until the pages that came are all that the audit wants and give the same outcomes. */
function untilJudgedAlike(
  order: ReturnType<typeof createBreadthFirst>,
  isMet: () => boolean,
): NonNullable<CrawlWishes['survey']> {
  let nextLook = PAGES_BETWEEN;
  let isDone = false;
  return (input: SurveyInput) => {
    if (!isDone && input.pages.length >= nextLook) {
      isDone = survey(input).wanted.length === 0 && isMet();
      nextLook = Math.max(input.pages.length + PAGES_BETWEEN, Math.ceil(input.pages.length * 1.05));
    }
    return isDone ? { wanted: [] } : order(input);
  };
}

/** What is said of every rule; links are tried only after a crawl. */
function valuesOf({ outcomes }: AuditReport): ReadonlyMap<string, string> {
  return new Map(outcomes.filter(({ rule }) => rule !== 'links-alive').map(({ rule, value }) => [rule, value]));
}

function isAlike(one: AuditReport, other: AuditReport): boolean {
  const values = valuesOf(other);
  return [...valuesOf(one)].every(([rule, value]) => values.get(rule) === value);
}
