import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { CDXIndexer } from 'warcio';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { packWacz } from '../../src/proof/pack-wacz.js';
import { sealedRun, type SealedRun } from '../support/sealed-run.js';

interface Packed {
  readonly name: string;
  readonly content: Buffer;
  readonly isStored: boolean;
}

/** What another program finds in the package; it rejects one whose checksums do not fit. */
const unzip = (bytes: Buffer): Promise<readonly Packed[]> =>
  new Promise((resolve, reject) => {
    const packed: Packed[] = [];
    fromBuffer(bytes, { lazyEntries: true }, (error, zip: ZipFile) => {
      if (error) {
        reject(error);
        return;
      }
      zip.on('entry', (entry: Entry) => {
        zip.openReadStream(entry, (problem, stream) => {
          if (problem) {
            reject(problem);
            return;
          }
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            packed.push({
              name: entry.fileName,
              content: Buffer.concat(chunks),
              isStored: entry.compressionMethod === 0,
            });
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => {
        resolve(packed);
      });
      zip.readEntry();
    });
  });

const pack = async ({ path, report }: SealedRun): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  const contents = { snapshot: path('snapshot.warc.gz'), folder: path('.'), report, createdAt: '2025-11-20T03:00:00Z' };
  for await (const chunk of packWacz(contents)) chunks.push(chunk);
  return Buffer.concat(chunks);
};

let run: SealedRun;
let packed: readonly Packed[];
beforeAll(async () => {
  run = await sealedRun();
  packed = await unzip(await pack(run));
});
const content = (name: string): Buffer => packed.find((one) => one.name === name)?.content ?? Buffer.alloc(0);
const json = (name: string): Record<string, unknown> =>
  JSON.parse(content(name).toString('utf8')) as Record<string, unknown>;
const sha256 = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

describe('a WACZ package (1.1.1)', () => {
  test('holds the archive byte for byte, stored and not packed again', () => {
    const archive = packed.find(({ name }) => name === 'archive/snapshot.warc.gz');
    expect(archive?.isStored).toBe(true);
    expect(archive?.content.equals(readFileSync(run.path('snapshot.warc.gz')))).toBe(true);
  });

  test('lists all that is in it with its hash, and its list has a hash of its own', () => {
    const { resources, ...about } = json('datapackage.json') as {
      resources: { path: string; hash: string; bytes: number }[];
    };
    expect(about).toMatchObject({
      profile: 'data-package',
      wacz_version: '1.1.1',
      title: '青禾区人民政府',
      mainPageUrl: 'http://www.qinghe.gov.cn/',
    });
    const others = packed.filter(({ name }) => !name.startsWith('datapackage'));
    expect(resources.map(({ path, hash, bytes }) => [path, hash, bytes])).toEqual(
      others.map(({ name, content: bytes }) => [name, sha256(bytes), bytes.length]),
    );
    expect(json('datapackage-digest.json')).toEqual({
      path: 'datapackage.json',
      hash: sha256(content('datapackage.json')),
    });
  });

  test('brings the report, its picture and its chain, in a folder that the standard leaves free', () => {
    expect(packed.map(({ name }) => name).filter((name) => name.startsWith('reports/'))).toEqual([
      'reports/report.json',
      'reports/chain.json',
      'reports/evidence/home-updated-1.png',
    ]);
  });

  test('has the index that the library of web archivists makes of the archive', async () => {
    const lines: string[] = [];
    const reader = Readable.toWeb(createReadStream(run.path('snapshot.warc.gz'))) as never;
    await new CDXIndexer({ format: 'cdxj' }).writeAll(
      [{ filename: 'snapshot.warc.gz', reader }] as never,
      { write: (line: string) => lines.push(line) } as never,
    );
    const places = (text: string): readonly string[] =>
      text
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('urn:gongkai:'))
        .map((line) => {
          const [key = '', time = '', ...rest] = line.split(' ');
          const { offset, length, filename } = JSON.parse(rest.join(' ')) as Record<string, string>;
          return [key, time, offset, length, filename].join(' ');
        })
        .sort();
    expect(places(content('indexes/index.cdxj').toString('utf8'))).toEqual(places(lines.join('')));
  });

  test('begins with the home page and the columns, under the names that readers know', () => {
    const [head, ...pages] = content('pages/pages.jsonl')
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(head).toEqual({ format: 'json-pages-1.0', id: 'pages', title: '青禾区人民政府' });
    expect(pages[0]).toMatchObject({
      url: 'http://www.qinghe.gov.cn/',
      title: '青禾区人民政府',
      ts: '2025-11-20T02:00:00.000Z',
    });
    expect(pages.map(({ title }) => title)).toContain('政府信息公开指南 — 政府信息公开指南');
  });

  test('is the same package when it is packed again', async () => {
    expect((await pack(run)).equals(await pack(run))).toBe(true);
  });

  test('says what the disk says where there is no archive', async () => {
    const elsewhere = { ...run, path: (file: string) => join(tmpdir(), 'gongkai-nowhere', file) };
    await expect(pack(elsewhere)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('takes no picture that is none, however its name or a link leads to it', async () => {
    const secret = join(mkdtempSync(join(tmpdir(), 'gongkai-secret-')), 'secret.png');
    writeFileSync(secret, '不该交出去的内容');
    const received = await sealedRun();
    symlinkSync(secret, received.path('evidence/linked-1.png'));
    mkdirSync(received.path('evidence/folder-1.png'));
    const files = ['evidence/linked-1.png', 'evidence/folder-1.png', 'evidence', 'evidence/../report.json'];
    const pictures = { files: files.map((file) => ({ file, marked: true, covered: 0 })), left: 0, failed: 0 };
    const entries = await unzip(await pack({ ...received, report: { ...received.report, pictures } }));
    expect(
      entries
        .map(({ name }) => name)
        .filter((name) => name.startsWith('reports/'))
        .sort(),
    ).toEqual(['reports/chain.json', 'reports/evidence/home-updated-1.png', 'reports/report.json']);
    expect(entries.some(({ content }) => content.includes('不该交出去的内容'))).toBe(false);
  });

  test('takes no file from outside the folder, whatever a report names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-outside-'));
    writeFileSync(join(folder, 'secret.png'), 'not yours');
    const report = {
      ...run.report,
      pictures: { files: [{ file: `../../${folder}/secret.png`, marked: true, covered: 0 }], left: 0, failed: 0 },
    };
    const names = (await unzip(await pack({ ...run, report }))).map(({ name }) => name);
    expect(names.filter((name) => name.includes('secret'))).toEqual([]);
  });
});
