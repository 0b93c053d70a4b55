import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArchive } from '../../../src/cli/office/open-archive.js';
import type { AuditReport } from '../../../src/model/report.js';
import { diskBlobs } from '../../../src/store/blobs/disk-blobs.js';

const SAMPLE = 'reports/sample';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  for (let nth = 0; nth < 10; nth++) {
    const site = join(folder, `runs/2025-11-${nth}/yunling`);
    mkdirSync(site, { recursive: true });
    cpSync(`${SAMPLE}/yunling/snapshot.warc.gz`, join(site, 'snapshot.warc.gz'));
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const report = JSON.parse(readFileSync(`${SAMPLE}/yunling/report.json`, 'utf8')) as AuditReport;
const evidence = report.outcomes
  .flatMap(({ findings }) => findings)
  .flatMap(({ evidence: all }) => all)
  .filter(({ record, quote }) => record !== undefined && quote !== undefined && !quote.startsWith('<'));

describe('records of stored runs', () => {
  test('are the bytes that the evidence names, and are shown with its quote, of more runs than stay open', async () => {
    const archive = openArchive(diskBlobs(folder));
    expect(evidence.length).toBeGreaterThan(10);
    for (const [at, { record = '', quote = '', sha256 }] of evidence.entries()) {
      const place = { run: `2025-11-${at % 10}`, site: 'yunling', record };
      const raw = await archive.raw(place);
      expect(
        createHash('sha256')
          .update(raw?.bytes ?? '')
          .digest('hex'),
      ).toBe(sha256);
      expect(await archive.show(place, { quotes: [quote] })).toMatchObject({ record, sha256, form: 'page' });
    }
  });

  test('are not found in other runs, other sites or other folders', async () => {
    const archive = openArchive(diskBlobs(folder));
    const record = evidence[0]?.record ?? '';
    for (const [run, site] of [
      ['2025-12', 'yunling'],
      ['2025-11-0', 'liuhe'],
      ['..', 'yunling'],
      ['2025-11-0', '../../2025-11-1/yunling'],
      ['2025-11-0\0', 'yunling'],
    ] as const) {
      expect(await archive.show({ run, site, record }, { quotes: [] })).toBeUndefined();
      expect(await archive.raw({ run, site, record })).toBeUndefined();
    }
    expect(await archive.raw({ run: '2025-11-0', site: 'yunling', record: 'urn:uuid:nobody' })).toBeUndefined();
  });
});
