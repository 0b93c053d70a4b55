/** A run of one site as an audit leaves it: snapshot, report, a picture, chains. Made once, copied for each test. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProfiles } from '../../src/cli/rules/load-profiles.js';
import { summarizeSite } from '../../src/library/summarize-run.js';
import type { AuditReport } from '../../src/model/report.js';
import type { RunSummary } from '../../src/model/run.js';
import type { SiteEntry } from '../../src/model/site-entry.js';
import type { SnapshotHead } from '../../src/model/snapshot.js';
import { replaySnapshot } from '../../src/pipeline.js';
import { serializeProfile } from '../../src/profile/serialize-profile.js';
import { sealRun, sealSite } from '../../src/proof/seal.js';
import { createSnapshot } from '../../src/snapshot/write-snapshot.js';
import { answer, head, info } from './snapshots.js';

const VERSION = '0.0.0-test';
const PICTURE = 'evidence/home-updated-1.png';

const PAGES: Readonly<Record<string, string>> = {
  '/': `<html><head><title>青禾区人民政府</title></head><body><a href="/zfxxgk/">政府信息公开</a>
    <ul><li><a href="/yw/1.html">青禾区召开春耕备耕会议</a><span>2025-08-01</span></li></ul></body></html>`,
  '/zfxxgk/': '<title>政府信息公开</title><a href="/zfxxgk/zn/">政府信息公开指南</a>',
  '/zfxxgk/zn/': `<title>政府信息公开指南</title><h1>政府信息公开指南</h1>${'<p>更新日期：2021-05-06</p>'.repeat(40)}`,
};

export interface SealedRun {
  readonly folder: string;
  readonly site: string;
  readonly report: AuditReport;
  /** Path of a file of the site. */
  readonly path: (file: string) => string;
  /** Rewrites a JSON file of the site. */
  readonly edit: (file: string, change: (value: never) => unknown) => void;
  /** Makes the chains of site and run anew, as somebody would who hides what he did. */
  readonly reseal: () => Promise<void>;
}

const question = (site: SiteEntry): { site: SiteEntry; asOf: string } => ({ site, asOf: head.asOf });

async function make(): Promise<{ folder: string; report: AuditReport; profile: string; site: SiteEntry }> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-sealed-'));
  const { headers: _headers, auth: _auth, ...rest } = head.site;
  const site: SiteEntry = { ...rest, url: 'http://www.qinghe.gov.cn/' };
  const profile = (await loadProfiles([site], { flag: 'national' })).get(site);
  if (!profile) throw new Error('there is no national profile');
  const text = serializeProfile(profile);
  const stored: SnapshotHead = { ...head, site, profile: { id: profile.id, digest: profile.digest, resolved: text } };
  const path = join(folder, site.id, 'snapshot.warc.gz');
  const writer = await createSnapshot(path, stored);
  for (const [page, body] of Object.entries(PAGES))
    await writer.exchange(answer(page, body, { purpose: page === '/' ? 'home' : 'column:guide' }));
  await writer.exchange(answer('/index.html', PAGES['/'] ?? ''));
  await writer.crawl(info);
  await writer.close();
  const judged = JSON.parse(JSON.stringify(replaySnapshot(path, VERSION))) as AuditReport;
  const report = withPicture(judged);
  mkdirSync(join(folder, site.id, 'evidence'));
  writeFileSync(join(folder, site.id, PICTURE), 'as it was seen');
  writeFileSync(join(folder, site.id, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(join(folder, 'run.json'), `${JSON.stringify(runOf(report), null, 2)}\n`);
  return { folder, report, profile: text, site };
}

function withPicture(report: AuditReport): AuditReport {
  const evidence = report.outcomes.flatMap(({ findings }) => findings.flatMap((finding) => finding.evidence))[0];
  if (evidence) evidence.screenshot = PICTURE;
  return { ...report, pictures: { files: [{ file: PICTURE, marked: true, covered: 0 }], left: 0, failed: 0 } };
}

const runOf = (report: AuditReport): RunSummary => ({
  schemaVersion: 1,
  id: '2025q4',
  tool: report.tool,
  asOf: report.asOf,
  startedAt: report.startedAt,
  finishedAt: report.finishedAt,
  profiles: [report.profile],
  sites: [summarizeSite({ snapshot: 'qinghe/snapshot.warc.gz' }, report, (zh) => zh).summary],
  totals: {
    sites: 1,
    qualified: 0,
    unqualified: 0,
    undetermined: 1,
    withoutReport: 0,
    requests: 4,
    pages: 3,
    bytes: 10,
  },
  failures: [],
});

let made: ReturnType<typeof make> | undefined;

/** A copy of its own. */
export async function sealedRun(): Promise<SealedRun> {
  made ??= make();
  const { folder: original, report, profile, site } = await made;
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-sealed-'));
  cpSync(original, folder, { recursive: true });
  const path = (file: string): string => join(folder, site.id, file);
  const reseal = async (): Promise<void> => {
    const snapshot = path('snapshot.warc.gz');
    await sealSite({ folder: path('.'), snapshot, profile, question: question(site), toolVersion: VERSION });
    await sealRun({ folder, toolVersion: VERSION });
  };
  await reseal();
  return {
    folder,
    site: site.id,
    report,
    path,
    edit: (file, change) => {
      const value = change(JSON.parse(readFileSync(path(file), 'utf8')) as never);
      writeFileSync(path(file), `${JSON.stringify(value, null, 2)}\n`);
    },
    reseal,
  };
}
