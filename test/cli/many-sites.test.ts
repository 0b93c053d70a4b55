import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAudit, type AuditOrder } from '../../src/cli/runs/audit-run.js';
import { defaultChoices } from '../../src/cli/options/crawl-choices.js';
import { openFormatMeans } from '../../src/cli/options/format-means.js';
import { speaker } from '../../src/cli/language.js';
import { loadProfiles } from '../../src/cli/rules/load-profiles.js';
import { createProgress } from '../../src/cli/progress.js';
import type { RunContext } from '../../src/cli/runs/run-context.js';
import type { Profile } from '../../src/model/profile.js';
import type { SiteEntry } from '../../src/model/site-entry.js';
import type { AuditReport } from '../../src/model/report.js';
import { replaySnapshot } from '../../src/pipeline.js';
import { startDemoDns } from '../../src/demo/demo-dns.js';
import { NO_WISHES } from '../support/notice-wishes.js';
import { serveManySites, type Misbehaviour, type ServedManySites } from '../support/many-sites.js';

const AS_OF = '2026-06-30';
let dns: Awaited<ReturnType<typeof startDemoDns>>;
let profile: Profile;

beforeAll(async () => {
  dns = await startDemoDns([]);
  const asked: SiteEntry = { id: 'any', name: '', url: 'http://any.example/', kind: 'district' };
  profile = (await loadProfiles([asked], { flag: 'national' })).get(asked) as Profile;
});
afterAll(() => dns.close());

const serve = (how: readonly (Misbehaviour | undefined)[]): Promise<ServedManySites> =>
  serveManySites({
    count: how.length,
    pageBytes: 2_000,
    asOf: AS_OF,
    misbehaviour: (number) => how[number - 1],
  });

const folderFor = (): string => join(mkdtempSync(join(tmpdir(), 'gongkai-many-')), 'spring');

const orderOf = ({ sites, port }: ServedManySites, folder: string, extra: Partial<AuditOrder> = {}): AuditOrder => ({
  id: 'spring',
  folder,
  jobs: sites.map(({ id, name, host, misbehaves }) => {
    const at = misbehaves === 'refuses' ? 1 : port;
    const site = { id, name, url: `http://${host}:${at}/`, kind: 'district', resolve: [`${host}:${at}:127.0.0.1`] };
    const crawl = { ...defaultChoices, delayMs: 0, render: 'never' as const, dns: dns.address, privateHosts: [host] };
    return { site, profile, crawl };
  }),
  asOf: AS_OF,
  startedAt: '2026-06-30T09:00:00+08:00',
  formats: ['json'],
  sitesAtOnce: 4,
  ...extra,
});

const contextOf = (extra: Partial<RunContext> = {}): RunContext => {
  const say = speaker('zh');
  return {
    version: '0.0.0-test',
    means: openFormatMeans({}, 'zh', NO_WISHES),
    say,
    log: () => undefined,
    progress: createProgress({ stream: process.stderr, sites: 0, mode: 'silent', say }),
    now: () => '2026-06-30T09:10:00+08:00',
    ...extra,
  };
};

const reportIn = (folder: string, id: string): AuditReport =>
  JSON.parse(readFileSync(join(folder, id, 'report.json'), 'utf8')) as AuditReport;

describe('an audit of many sites', () => {
  it('gives each the verdict it would have alone, whatever the others do', async () => {
    const served = await serve([undefined, 'refuses', 'loops', 'barred', 'challenges', 'knotted', undefined]);
    const folder = folderFor();
    const { run } = await runAudit(orderOf(served, folder, { sitesAtOnce: 8 }), contextOf());
    await served.close();

    expect(run.sites.map(({ id }) => id)).toEqual(served.sites.map(({ id }) => id));
    const stopped = Object.fromEntries(run.sites.map(({ id }) => [id, reportIn(folder, id).crawl.stoppedBecause]));
    expect(stopped).toMatchObject({
      s0001: 'complete',
      s0002: 'unreachable',
      s0004: 'robots',
      s0005: 'blocked',
      s0007: 'complete',
    });
    const decided = run.sites.filter(({ verdict }) => verdict !== 'undetermined').map(({ id }) => id);
    expect(decided).toContain('s0001');
    expect(decided).toContain('s0007');
    expect(run.failures.map(({ site }) => site)).toEqual(['s0002', 's0003', 's0004', 's0005', 's0006']);
    // Judged in another process or in this one: the same bytes, but for the pictures made afterwards.
    const again = replaySnapshot(join(folder, 's0007', 'snapshot.warc.gz'), '0.0.0-test');
    const { pictures, ...written } = JSON.parse(
      readFileSync(join(folder, 's0007', 'report.json'), 'utf8'),
    ) as AuditReport;
    expect(pictures).toMatchObject({ files: [], why: 'switched-off' });
    expect(JSON.stringify(again)).toBe(JSON.stringify(written));
  });

  it('interrupted and gone on with, asks nothing of the sites that were done and finishes the others', async () => {
    const served = await serve(Array.from({ length: 4 }, () => undefined));
    const folder = folderFor();
    const interruption = new AbortController();
    const first = await runAudit(
      orderOf(served, folder, { sitesAtOnce: 1 }),
      contextOf({
        signal: interruption.signal,
        // The second site is in the middle of its pages.
        progress: {
          ...contextOf().progress,
          pageFetched: (site, pages) => {
            if (site === 's0002' && pages === 9) interruption.abort();
          },
        },
      }),
    );
    expect(first.wasInterrupted).toBe(true);
    expect(first.run.failures.map(({ site, why }) => [site, why])).toEqual([
      ['s0002', 'interrupted'],
      ['s0003', 'not-begun'],
      ['s0004', 'not-begun'],
    ]);
    expect(existsSync(join(folder, 's0003'))).toBe(false);
    const asked = served.sites.map(({ host }) => served.requestsOf(host));
    const before = readFileSync(join(folder, 's0001', 'report.json'), 'utf8');

    const second = await runAudit(orderOf(served, folder, { isResumed: true }), contextOf());
    await served.close();
    expect(second.run.failures).toEqual([]);
    expect(second.run.sites.map(({ id }) => id)).toEqual(['s0001', 's0002', 's0003', 's0004']);
    expect(served.requestsOf('www.qh0001.gov.cn')).toBe(asked[0]);
    expect(readFileSync(join(folder, 's0001', 'report.json'), 'utf8')).toBe(before);
    const [whole = 0] = asked;
    expect((asked[1] ?? 0) + 10).toBeLessThan(whole);
    // What was answered is not asked again; only a probe of the home page may be.
    expect(served.requestsOf('www.qh0002.gov.cn')).toBeLessThanOrEqual(whole + 1);
    expect(second.run.sites.map(({ points }) => points)).toEqual(Array(4).fill(second.run.sites[0]?.points));
  });

  it('interrupted again before it comes to sites that were done, still counts them as done', async () => {
    const served = await serve([undefined]);
    const folder = folderFor();
    await runAudit(orderOf(served, folder), contextOf());
    await served.close();
    const { run } = await runAudit(
      orderOf(served, folder, { isResumed: true }),
      contextOf({ signal: AbortSignal.abort() }),
    );
    expect(run.sites.map(({ id }) => id)).toEqual(['s0001']);
  });
});
