import { expect, it } from 'vitest';
import { readReport, unlistedRequests } from '../../src/history/read-report.js';
import { reportOf } from '../cli/reports.js';
import { memoryBlobs } from '../support/memory-blobs.js';

it('a report that was written again is read again, and one that is lost is not there', async () => {
  const blobs = memoryBlobs();
  const [key, audit] = ['runs/night/lingxi/report.json', { run: 'night', site: 'lingxi' }];
  await blobs.put(key, JSON.stringify(reportOf({ value: 90 })));
  expect((await readReport(blobs, audit))?.scorecard.points.value).toBe(90);
  await blobs.put(key, JSON.stringify(reportOf({ value: 9 })));
  expect((await readReport(blobs, audit))?.scorecard.points.value).toBe(9);
  await blobs.remove(key);
  expect(await readReport(blobs, audit)).toBeUndefined();
});

it.each(['../night', 'night/../..', '', '/etc'])('a run called %j is nowhere', async (run) => {
  expect(await readReport(memoryBlobs(), { run, site: 'lingxi' })).toBeUndefined();
});

it('requests that a report has no room for are read from the log beside it, a torn line passed over', async () => {
  const blobs = memoryBlobs();
  const report = reportOf();
  const long = { ...report, crawl: { ...report.crawl, log: { entries: [], left: 2 } } };
  const audit = { run: 'night', site: 'lingxi' };
  expect(await unlistedRequests(blobs, { ...audit, report: long })).toEqual([]);
  const line = JSON.stringify({ url: 'http://www.lingxi.example/zn/', purpose: 'column:guide', status: 200 });
  await blobs.put('runs/night/lingxi/requests.jsonl', `${line}\n{"url":"http://www.lingx`);
  expect(await unlistedRequests(blobs, { ...audit, report: long })).toMatchObject([{ purpose: 'column:guide' }]);
  expect(await unlistedRequests(blobs, { ...audit, report })).toEqual([]);
});
