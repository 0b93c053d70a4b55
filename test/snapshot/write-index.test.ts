import { createReadStream, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CDXIndexer } from 'warcio';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { ensureIndex, indexPathOf } from '../../src/snapshot/write-index.js';
import { resumeSnapshot } from '../../src/snapshot/write-snapshot.js';
import type { SnapshotWriter } from '../../src/snapshot/write-snapshot.js';
import { answer, guide, head, info, written } from '../support/snapshots.js';

interface Line {
  readonly key: string;
  readonly time: string;
  readonly entry: Readonly<Record<string, string>>;
}

const parse = (text: string): Line[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [key = '', time = ''] = line.split(' ', 2);
      return { key, time, entry: JSON.parse(line.slice(key.length + time.length + 2)) as Line['entry'] };
    });

const fill = async (writer: SnapshotWriter): Promise<void> => {
  await writer.exchange(answer('/', '<h1>青禾区人民政府</h1>'));
  await writer.exchange(answer('/zfxxgkzn/', guide));
  await writer.exchange(answer('/col/列表?page=2&b=1', guide));
  await writer.exchange(answer('/gone', '', { status: 404 }));
  await writer.exchange(answer('/sousuo', '{}', { method: 'POST', requestBody: 'title=指南&page=2' }));
  await writer.exchange(answer('/api', '{}', { method: 'POST', requestBody: '{"page":2,"size":10}' }));
  await writer.exchange(answer('/zfxxgkzn/', '<p>浏览器里的样子</p>', { via: 'render' }));
  await writer.crawl(info);
};

/** The index that warcio itself makes of the file, less our facts, which are no pages. */
async function indexOfWarcio(path: string): Promise<Line[]> {
  const lines: string[] = [];
  const reader = Readable.toWeb(createReadStream(path)) as never;
  const files = [{ filename: basename(path), reader }] as never;
  await new CDXIndexer({ format: 'cdxj' }).writeAll(files, {
    write: (line: string) => lines.push(line),
  } as never);
  return parse(lines.join('')).filter(({ key }) => !key.startsWith('urn:gongkai:'));
}

describe('the index of a snapshot', () => {
  test('is the one that warcio makes of it', async () => {
    const path = await written(fill);
    const plain = (lines: readonly Line[]): Line[] =>
      lines
        .map(({ key, time, entry }) => {
          const { mime = '', digest = '' } = entry;
          const compared: Line['entry'] = {
            ...entry,
            mime: mime.split(';')[0] ?? '',
            digest: digest.replace('sha256:', ''),
          };
          return { key, time, entry: compared };
        })
        .sort((a, b) => Number(a.entry['offset']) - Number(b.entry['offset']));
    const ours = plain(parse(readFileSync(indexPathOf(path), 'utf8')));
    expect(ours).toHaveLength(7);
    expect(ours).toEqual(plain(await indexOfWarcio(path)));
  });

  test('leads to records that stand by themselves', async () => {
    const path = await written(fill);
    const bytes = readFileSync(path);
    for (const { entry } of parse(readFileSync(indexPathOf(path), 'utf8'))) {
      const offset = Number(entry['offset']);
      const record = gunzipSync(bytes.subarray(offset, offset + Number(entry['length']))).toString('utf8');
      expect(record).toContain(`WARC-Target-URI: ${entry['url']}\r\n`);
      expect(record).toContain(`WARC-Payload-Digest: ${entry['digest']}\r\n`);
    }
  });

  test('is sorted, so that an address is found by halving', async () => {
    const lines = readFileSync(indexPathOf(await written(fill)), 'utf8')
      .trimEnd()
      .split('\n');
    const sorted = [...lines].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(lines).toEqual(sorted);
  });

  test('is written whole, beside the snapshot, and nothing is left lying about', async () => {
    const path = await written(fill);
    expect(readdirSync(dirname(path)).sort()).toEqual(['snapshot.cdxj', 'snapshot.warc.gz']);
  });

  test('covers what came after a resume, and does not stand while it is not true', async () => {
    const path = await written(fill);
    const reader = openSnapshot(path);
    const writer = await resumeSnapshot(path, reader, { environment: head.environment, asksAgain: [] });
    expect(existsSync(indexPathOf(path))).toBe(false);
    await writer.exchange(answer('/later', 'later'));
    await writer.close();
    reader.close();
    const urls = parse(readFileSync(indexPathOf(path), 'utf8')).map(({ entry }) => entry['url']);
    expect(urls).toContain('http://www.qinghe.gov.cn/later');
    expect(urls).toHaveLength(8);
  });

  test('is made anew where it is missing', async () => {
    const path = await written(fill);
    const before = readFileSync(indexPathOf(path), 'utf8');
    rmSync(indexPathOf(path));
    await ensureIndex(path);
    expect(readFileSync(indexPathOf(path), 'utf8')).toBe(before);
  });
});
