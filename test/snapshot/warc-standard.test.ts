/** What ISO 28500 (WARC 1.1) asks of a file, read by a tool that others made. */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { WARCParser } from 'warcio';
import type { WARCRecord } from 'warcio';
import type { SnapshotWriter } from '../../src/snapshot/write-snapshot.js';
import { answer, at, guide, info, written } from '../support/snapshots.js';

/** One of everything that a crawl writes. */
async function everything(writer: SnapshotWriter): Promise<void> {
  await writer.exchange(answer('/zfxxgkzn/', guide));
  await writer.exchange(answer('/zfxxgkzn/index.html', guide));
  await writer.exchange(answer('/sousuo', '{"条数":2}', { method: 'POST', requestBody: 'title=指南&page=2' }));
  await writer.exchange(answer('/fujian.pdf', '', { method: 'HEAD' }));
  const file = await writer.exchange(answer('/nianbao.pdf', '%PDF-1.4 年报'));
  await writer.attachment(file, { format: 'pdf', text: '年报全文', grids: [] });
  await writer.attachment(file, { format: 'pdf', failure: 'encrypted' });
  const dom = await writer.exchange(answer('/liebiao/', '<p>浏览器里的样子</p>', { via: 'render' }));
  await writer.exchange(answer('/api/liebiao', '{}', { purpose: 'xhr', concurrentTo: dom.record }));
  await writer.unanswered({ url: 'http://www.qinghe.gov.cn/x', at, why: 'timeout', purpose: 'population:1' });
  await writer.probe({ kind: 'reach', url: 'http://www.qinghe.gov.cn/', at, elapsedMs: 9, status: 200 });
  await writer.crawl(info);
}

async function recordsOf(path: string): Promise<WARCRecord[]> {
  const records: WARCRecord[] = [];
  const source = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  for await (const record of new WARCParser(source as never)) {
    await record.readFully();
    records.push(record);
  }
  return records;
}

const field = (record: WARCRecord | undefined, name: string): string | undefined =>
  record?.warcHeaders.headers.get(name) ?? undefined;

const sha256 = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const MANDATORY = ['WARC-Record-ID', 'Content-Length', 'WARC-Date', 'WARC-Type'];

test('every record bears the fields that its type must, and none that it must not', async () => {
  const records = await recordsOf(await written(everything));
  const types = records.map(({ warcType }) => warcType);
  expect(new Set(types)).toEqual(
    new Set(['warcinfo', 'metadata', 'response', 'request', 'revisit', 'resource', 'conversion']),
  );
  for (const record of records) {
    for (const name of MANDATORY) expect(field(record, name), name).toBeTruthy();
    expect(field(record, 'WARC-Record-ID')).toMatch(/^<urn:uuid:[0-9a-f-]{36}>$/);
    expect(field(record, 'WARC-Date')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/);
    if (record.warcType !== 'warcinfo') expect(record.warcTargetURI).toMatch(/^(?:https?|urn):[^\s<>]+$/);
    if (['warcinfo', 'response', 'resource', 'request'].includes(record.warcType ?? ''))
      expect(field(record, 'WARC-Refers-To'), record.warcType ?? '').toBeUndefined();
    if (['warcinfo', 'conversion'].includes(record.warcType ?? ''))
      expect(field(record, 'WARC-Concurrent-To')).toBeUndefined();
  }
  const ids = records.map((record) => field(record, 'WARC-Record-ID'));
  expect(new Set(ids).size).toBe(ids.length);
});

test('digests are those of the bytes, of blocks and of bodies', async () => {
  const path = await written(everything);
  const text = gunzipSync(readFileSync(path));
  let proved = 0;
  for (let start = 0; start < text.length;) {
    const headEnd = text.indexOf('\r\n\r\n', start);
    const head = text.toString('utf8', start, headEnd);
    const value = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1]?.trim() ?? '';
    const length = Number(value('Content-Length'));
    const block = text.subarray(headEnd + 4, headEnd + 4 + length);
    expect(head).toMatch(/^WARC\/1\.1\r\n/);
    expect(value('WARC-Block-Digest')).toBe(sha256(block));
    const type = value('WARC-Type');
    if (type === 'response') {
      const body = block.subarray(block.indexOf('\r\n\r\n') + 4);
      expect(value('WARC-Payload-Digest')).toBe(sha256(body));
      if (!value('Gongkai-Exchange').includes('"HEAD"'))
        expect(block.toString()).toContain(`Content-Length: ${body.length}`);
    }
    if (type === 'resource') expect(value('WARC-Payload-Digest')).toBe(sha256(block));
    expect(text.toString('latin1', headEnd + 4 + length, headEnd + 8 + length)).toBe('\r\n\r\n');
    start = headEnd + 8 + length;
    proved += 1;
  }
  expect(proved).toBeGreaterThan(15);
});

test('heads of answers tell the truth about the bodies that follow them', async () => {
  const response = (await recordsOf(await written(everything))).find(({ warcType }) => warcType === 'response');
  const headers = response?.httpHeaders?.headers;
  expect(headers?.get('Content-Encoding')).toBeFalsy();
  expect(headers?.get('X-Archive-Orig-Content-Encoding')).toBe('gzip');
  expect(headers?.get('Content-Length')).toBe(String(Buffer.byteLength(guide)));
  expect(response?.httpHeaders?.statusCode).toBe(200);
});

test('a body seen before is a revisit that says where it stands', async () => {
  const records = await recordsOf(await written(everything));
  const [original] = records.filter(({ warcType }) => warcType === 'response');
  const revisit = records.find(({ warcType }) => warcType === 'revisit');
  expect(field(revisit, 'WARC-Profile')).toBe('http://netpreserve.org/warc/1.1/revisit/identical-payload-digest');
  expect(field(revisit, 'WARC-Refers-To')).toBe(field(original, 'WARC-Record-ID'));
  expect(field(revisit, 'WARC-Refers-To-Target-URI')).toBe(original?.warcTargetURI);
  expect(field(revisit, 'WARC-Refers-To-Date')).toBe(field(original, 'WARC-Date'));
  expect(field(revisit, 'WARC-Payload-Digest')).toBe(field(original, 'WARC-Payload-Digest'));
});

test('what scripts of a page fetched leads to the page’s DOM, a file’s text to the file', async () => {
  const records = await recordsOf(await written(everything));
  const of = (path: string, type: string): WARCRecord | undefined =>
    records.find((record) => record.warcType === type && record.warcTargetURI === `http://www.qinghe.gov.cn${path}`);
  expect(field(of('/api/liebiao', 'response'), 'WARC-Concurrent-To')).toBe(
    field(of('/liebiao/', 'resource'), 'WARC-Record-ID'),
  );
  expect(field(of('/nianbao.pdf', 'conversion'), 'WARC-Refers-To')).toBe(
    field(of('/nianbao.pdf', 'response'), 'WARC-Record-ID'),
  );
  const about = records.filter(({ warcType }) => warcType === 'metadata').map(({ warcTargetURI }) => warcTargetURI);
  expect(about).toEqual([
    'urn:gongkai:head',
    'urn:gongkai:attachment:http://www.qinghe.gov.cn/nianbao.pdf',
    'urn:gongkai:unanswered:http://www.qinghe.gov.cn/x',
    'urn:gongkai:probe:http://www.qinghe.gov.cn/',
    'urn:gongkai:crawl',
  ]);
});

test('requests are kept as they may be repeated', async () => {
  const records = await recordsOf(await written(everything));
  const posted = records.find(
    ({ warcType, warcTargetURI }) => warcType === 'request' && warcTargetURI?.endsWith('/sousuo') === true,
  );
  expect(posted?.httpHeaders?.method).toBe('POST');
  expect(posted?.httpHeaders?.headers.get('User-Agent')).toBe('gongkai/0.0.0');
  expect(posted?.httpHeaders?.headers.get('Content-Type')).toBe('application/x-www-form-urlencoded; charset=UTF-8');
  expect(Buffer.from(posted?.payload ?? []).toString('utf8')).toBe('title=指南&page=2');
});

test('the first record says who made the file, by which manners, and which page it begins with', async () => {
  const [info] = await recordsOf(await written(everything));
  expect(info?.warcType).toBe('warcinfo');
  const lines = Buffer.from(info?.payload ?? [])
    .toString('utf8')
    .trim()
    .split('\r\n');
  const value = (name: string): string =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
  expect(value('software')).toBe('gongkai 0.0.0');
  expect(value('robots')).toBe('RFC 9309');
  expect(value('http-header-user-agent')).toBe('gongkai/0.0.0');
  expect(JSON.parse(value('json-metadata'))).toEqual({
    type: 'collection',
    title: '青禾区人民政府',
    pages: [{ url: 'http://www.qinghe.gov.cn/', timestamp: '20251120020000', title: '青禾区人民政府' }],
  });
});
