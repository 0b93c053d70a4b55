/** A crawl that was cut short, wherever it was cut, judges nothing otherwise than the whole one: it only knows less. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { catalog } from '../../src/catalog.js';
import { evaluate } from '../../src/evaluate/evaluate.js';
import { planCrawl } from '../../src/plan/plan-crawl.js';
import { reviveProfile } from '../../src/profile/serialize-profile.js';
import { buildSite } from '../../src/site/build-site.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import type { OpenSnapshot } from '../../src/snapshot/open-snapshot.js';
import { auditSite } from './audit-site.js';
import { withoutBrowser } from './site-case.js';
import { siteCases } from './sites/index.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Outcomes by rule, of the first `count` exchanges of a snapshot whose crawl ran out of pages there. */
function judgeFirst(snapshot: OpenSnapshot, count: number): ReadonlyMap<string, string> {
  const exchanges = snapshot.exchanges.slice(0, count);
  const last = exchanges.at(-1)?.capturedAt ?? '';
  const isWhole = count >= snapshot.exchanges.length;
  const { crawl } = snapshot;
  const cut = {
    ...snapshot,
    exchanges,
    unanswered: isWhole ? snapshot.unanswered : snapshot.unanswered.filter(({ at }) => at <= last),
    crawl: crawl && (isWhole ? crawl : { ...crawl, stoppedBecause: 'budget' as const }),
  };
  const { site, asOf, profile: kept } = snapshot.head;
  const profile = reviveProfile(kept.resolved);
  const model = buildSite(cut, planCrawl({ profile, catalog, site, asOf }));
  return new Map(evaluate({ profile, catalog, site: model }).map(({ rule, value }) => [rule, value]));
}

const DECIDED = new Set(['passed', 'failed', 'inapplicable']);

test.each(['sound-hanweb', 'statutory-missing-two'])('%s, cut after any number of answers', async (id) => {
  const site = siteCases.find((one) => one.id === id);
  if (!site) throw new Error(`no site ${id}`);
  const { runFolder, report } = await auditSite(withoutBrowser(site));
  folders.push(dirname(dirname(runFolder)));
  const snapshot = openSnapshot(join(runFolder, report?.site.id ?? '', 'snapshot.warc.gz'));
  try {
    const whole = judgeFirst(snapshot, snapshot.exchanges.length);
    expect([...whole.values()].filter((value) => DECIDED.has(value)).length).toBeGreaterThan(30);
    const otherwise: string[] = [];
    for (let count = 1; count < snapshot.exchanges.length; count += 13)
      for (const [rule, value] of judgeFirst(snapshot, count))
        if (DECIDED.has(value) && value !== whole.get(rule))
          otherwise.push(`${rule} after ${String(count)}: ${value}, whole: ${String(whole.get(rule))}`);
    expect(otherwise).toEqual([]);
  } finally {
    snapshot.close();
  }
});
