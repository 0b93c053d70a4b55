import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/model/snapshot.js';
import { NoSnapshotError, openSnapshot, UnreadableRecordError } from '../../src/snapshot/open-snapshot.js';
import { sha256 } from '../../src/snapshot/warc-record.js';
import { resumeSnapshot } from '../../src/snapshot/write-snapshot.js';
import type { SnapshotWriter } from '../../src/snapshot/write-snapshot.js';
import { answer, at, guide, head, info, newPath, written } from '../support/snapshots.js';

describe('a snapshot', () => {
  test('gives back what was put in', async () => {
    const path = await written(async (writer) => {
      await writer.exchange(answer('/zfxxgkzn/', guide));
      await writer.exchange(
        answer('/search', '{}', {
          method: 'POST',
          requestBody: 'title=指南&page=2',
          status: 404,
          purpose: 'item:guide',
        }),
      );
      await writer.exchange(answer('/old', '', { status: 302, location: 'http://www.qinghe.gov.cn/new' }));
      await writer.exchange(answer('/zfxxgkzn/', '<p>rendered</p>', { via: 'render' }));
      await writer.unanswered({ url: 'http://u:p@www.qinghe.gov.cn/x', at, why: 'timeout', purpose: 'population' });
      await writer.probe({ kind: 'reach', url: 'http://www.qinghe.gov.cn/', at, elapsedMs: 9, status: 200 });
      await writer.crawl(info);
    });
    const snapshot = openSnapshot(path);
    const [first, posted, moved, rendered] = snapshot.exchanges;
    expect(first).toMatchObject({
      url: 'http://www.qinghe.gov.cn/zfxxgkzn/',
      status: 200,
      contentType: 'text/html; charset=utf-8',
      sha256: sha256(Buffer.from(guide)),
      bodyBytes: Buffer.byteLength(guide),
      remoteAddress: '203.0.113.7',
      via: 'fetch',
      purpose: 'column:guide',
    });
    expect(posted).toMatchObject({ method: 'POST', requestBody: 'title=指南&page=2', status: 404 });
    expect(moved).toMatchObject({ status: 302, location: 'http://www.qinghe.gov.cn/new', bodyBytes: 0 });
    expect(rendered).toMatchObject({ via: 'render' });
    expect(Buffer.from(snapshot.body(first!.record)).toString('utf8')).toBe(guide);
    expect(Buffer.from(snapshot.body(rendered!.record)).toString('utf8')).toBe('<p>rendered</p>');
    expect(snapshot.body(moved!.record)).toHaveLength(0);
    expect(snapshot.unanswered).toEqual([
      { url: 'http://www.qinghe.gov.cn/x', at, why: 'timeout', purpose: 'population' },
    ]);
    expect(snapshot.probes).toHaveLength(1);
    expect(snapshot.crawl).toEqual(info);
    expect(snapshot.head.profile).toEqual(head.profile);
    snapshot.close();
  });

  test('keeps one copy of a body and finds it for all who sent it', async () => {
    const path = await written(async (writer) => {
      for (const path of ['/a', '/b', '/c']) await writer.exchange(answer(path, guide));
    });
    const snapshot = openSnapshot(path);
    for (const { record } of snapshot.exchanges) expect(snapshot.body(record)).toHaveLength(Buffer.byteLength(guide));
    snapshot.close();
    const text = gunzipSync(readFileSync(path)).toString('utf8');
    expect(text.match(/WARC-Type: revisit/g)).toHaveLength(2);
    expect(text.split(guide)).toHaveLength(2);
  });

  test('keeps an attachment’s text and tables, or why there are none', async () => {
    const files: Exchange[] = [];
    const path = await written(async (writer) => {
      for (const name of ['/a.pdf', '/b.pdf', '/c.pdf']) files.push(await writer.exchange(answer(name, name)));
      await writer.attachment(files[0]!, {
        format: 'docx',
        text: '指南全文',
        grids: [[['电话', '0000-1']]],
        pictures: 2,
        hidden: '底表\n张建国',
      });
      await writer.attachment(files[1]!, { format: 'pdf', failure: 'encrypted' });
    });
    const snapshot = openSnapshot(path);
    expect(files.map(({ record }) => snapshot.attachment(record))).toEqual([
      { format: 'docx', text: '指南全文', grids: [[['电话', '0000-1']]], pictures: 2, hidden: '底表\n张建国' },
      { format: 'pdf', failure: 'encrypted' },
      undefined,
    ]);
    snapshot.close();
  });

  test('holds no secret of the site’s owner, and no session', async () => {
    const path = await written((writer) => writer.exchange(answer('/', guide, { url: head.site.url })));
    const text = gunzipSync(readFileSync(path)).toString('utf8');
    expect(text).not.toMatch(/secret/);
    expect(text).toContain('www.qinghe.gov.cn');
  });
});

describe('a torn snapshot', () => {
  const fill = async (writer: SnapshotWriter): Promise<void> => {
    await writer.exchange(answer('/a', guide));
    await writer.exchange(answer('/b', `${guide}b`));
  };

  test('is read up to its last whole record, wherever it was cut', async () => {
    const whole = readFileSync(await written(fill));
    const path = newPath();
    for (let length = whole.length - 1; length > whole.length - 900; length -= 37) {
      writeFileSync(path, whole.subarray(0, length));
      const snapshot = openSnapshot(path);
      expect(snapshot.exchanges.length).toBeLessThanOrEqual(2);
      for (const { record } of snapshot.exchanges) expect(snapshot.body(record).length).toBeGreaterThan(0);
      expect(snapshot.crawl).toBeUndefined();
      snapshot.close();
    }
  });

  test('is gone on with: the torn rest is cut off, what follows is read', async () => {
    const path = await written(fill);
    truncateSync(path, statSync(path).size - 5); // in the last request record
    const reader = openSnapshot(path);
    const writer = await resumeSnapshot(path, reader, { environment: head.environment, asksAgain: ['interrupted'] });
    await writer.exchange(answer('/c', guide));
    await writer.crawl(info);
    await writer.close();
    reader.close();
    const snapshot = openSnapshot(path);
    expect(snapshot.exchanges.map(({ url }) => new URL(url).pathname)).toEqual(['/a', '/b', '/c']);
    expect(Buffer.from(snapshot.body(snapshot.exchanges[2]!.record)).toString('utf8')).toBe(guide);
    expect(snapshot.crawl).toEqual(info);
    snapshot.close();
    expect(() => gunzipSync(readFileSync(path))).not.toThrow();
  });

  test('forgets, once gone on with, what is asked again', async () => {
    const path = await written(async (writer) => {
      await writer.unanswered({ url: 'http://www.qinghe.gov.cn/x', at, why: 'interrupted', purpose: 'home' });
      await writer.unanswered({ url: 'http://www.qinghe.gov.cn/y', at, why: 'robots', purpose: 'home' });
      await writer.crawl({ ...info, stoppedBecause: 'interrupted' });
    });
    const reader = openSnapshot(path);
    const writer = await resumeSnapshot(path, reader, { environment: head.environment, asksAgain: ['interrupted'] });
    await writer.close();
    reader.close();
    const snapshot = openSnapshot(path);
    expect(snapshot.unanswered.map(({ why }) => why)).toEqual(['robots']);
    expect(snapshot.crawl).toBeUndefined();
    snapshot.close();
  });

  test('says so when a body is not what was stored', async () => {
    const path = await written(fill);
    const bytes = readFileSync(path);
    const snapshot = openSnapshot(path);
    const [first] = snapshot.exchanges;
    snapshot.close();
    const spot = bytes.indexOf('sl', 900) + 400; // inside the deflated body of the first response
    bytes[spot] = (bytes[spot] ?? 0) ^ 0xff;
    writeFileSync(path, bytes);
    const damaged = openSnapshot(path);
    expect(() => damaged.body(first!.record)).toThrow(UnreadableRecordError);
    expect(() => damaged.body('urn:uuid:none')).toThrow(UnreadableRecordError);
    damaged.close();
  });

  test.each([
    ['an empty file', ''],
    ['another file', 'PK\u0003\u0004 something else entirely'],
  ])('%s is no snapshot', (_, content) => {
    const path = newPath();
    writeFileSync(path, content);
    expect(() => openSnapshot(path)).toThrow(NoSnapshotError);
  });
});
