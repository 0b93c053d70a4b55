/** Small snapshots for tests, written by the real writer. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CrawlInfo, SnapshotHead } from '../../src/model/snapshot.js';
import { createSnapshot } from '../../src/snapshot/write-snapshot.js';
import type { NewExchange, SnapshotWriter } from '../../src/snapshot/write-snapshot.js';

/** When the fixtures were seen. */
export const at = '2025-11-20T02:00:00.000Z';
/** What a crawl of 青禾区 was asked for, secrets of its owner included. */
export const head: SnapshotHead = {
  site: {
    id: 'qinghe',
    name: '青禾区人民政府',
    url: 'http://clerk:secret-in-address@www.qinghe.gov.cn/',
    kind: 'district',
    headers: { 'X-Token': 'secret-header' },
    auth: { username: 'clerk', password: 'secret-password' },
  },
  asOf: '2025-11-20',
  profile: { id: 'national', digest: 'd'.repeat(64), resolved: JSON.stringify({ 规则: '全部' }) },
  environment: {
    tool: 'gongkai 0.0.0',
    browser: { available: false, why: 'none' },
    ipv6Route: false,
    userAgent: 'gongkai/0.0.0',
    robots: 'obeyed',
  },
  startedAt: at,
};
/** How it went. */
export const info: CrawlInfo = {
  startedAt: at,
  finishedAt: at,
  requests: 3,
  pages: 2,
  rendered: 0,
  bytes: 10,
  stoppedBecause: 'complete',
};

/** An answer of its server, compressed on the wire. */
export const answer = (path: string, body: string, changes: Partial<NewExchange> = {}): NewExchange => ({
  url: `http://www.qinghe.gov.cn${path}`,
  method: 'GET',
  status: 200,
  statusText: 'OK',
  allHeaders: [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Content-Encoding', 'gzip'],
    ['Content-Length', '17'],
    ['Set-Cookie', 'session=secret-cookie'],
  ],
  capturedAt: at,
  elapsedMs: 12,
  remoteAddress: '203.0.113.7',
  via: 'fetch',
  purpose: 'column:guide',
  body: Buffer.from(body),
  ...changes,
});

/** A path of a snapshot in a folder of its own. */
export const newPath = (): string => join(mkdtempSync(join(tmpdir(), 'gongkai-snapshot-')), 'snapshot.warc.gz');

/** The path of a snapshot that holds what `fill` puts in. */
export async function written(fill: (writer: SnapshotWriter) => Promise<unknown>): Promise<string> {
  const path = newPath();
  const writer = await createSnapshot(path, head);
  await fill(writer);
  await writer.close();
  return path;
}

/** A guide long enough that its record is longer than a reader's first look. */
export const guide = '<title>政府信息公开指南</title>' + '<p>更新日期：2024-05-06</p>'.repeat(500);
