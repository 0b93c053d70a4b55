/**
 * A site's evidence as one file to hand over: WACZ 1.1.1 (specs.webrecorder.net/wacz/1.1.1). ReplayWeb.page and its like show
 * the pages from it; `reports/` holds the report, its pictures and its chain. Memory stays flat however large the archive is.
 */
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { PassThrough } from 'node:stream';
import { ZipFile } from 'yazl';
import { isPictureName } from '../model/picture-name.js';
import type { AuditReport } from '../model/report.js';
import { attempt } from '../snapshot/attempt.js';
import { openSnapshot } from '../snapshot/open-snapshot.js';
import { formatIndex, readEntries } from '../snapshot/write-index.js';
import { listPages, pagesText, type ArchivePages } from './archive-pages.js';
import { sha256 } from '../lib/text/canonical-json.js';
import { hashFile } from './link-file.js';
import { picturesOf } from './link-report.js';
import { CHAIN_FILE } from './seal.js';

export interface WaczContents {
  /** Path of the WARC file. */
  readonly snapshot: string;
  /** The site's folder: what lies there of report, page, pictures and chain is packed too. */
  readonly folder: string;
  readonly report: AuditReport;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** A file of the package: bytes at hand, or a path on the disk. */
type Source = { readonly text: Buffer } | { readonly path: string };
interface Entry {
  readonly path: string;
  readonly source: Source;
  readonly bytes: number;
  readonly sha256: string;
}

const ARCHIVE = 'snapshot.warc.gz';

/** The bytes of the package. Throws `NoSnapshotError` or the system's error before the first of them. */
export async function* packWacz(contents: WaczContents): AsyncGenerator<Uint8Array> {
  const { snapshot, report } = contents;
  const { chosen, others } = pagesIn(snapshot, report);
  const entries = [
    await onDisk(`archive/${ARCHIVE}`, snapshot),
    atHand('indexes/index.cdxj', formatIndex(readEntries(snapshot), ARCHIVE)),
    atHand('pages/pages.jsonl', pagesText('pages', report.site.name, chosen)),
    ...(others.length > 0 ? [atHand('pages/extraPages.jsonl', pagesText('extraPages', '其他页面', others))] : []),
    ...(await Promise.all(besides(contents).map(([path, file]) => onDisk(path, file)))),
  ].flatMap((entry) => entry ?? []);
  const described = Buffer.from(`${JSON.stringify(describe(contents, entries, chosen), null, 2)}\n`, 'utf8');
  const digest = { path: 'datapackage.json', hash: `sha256:${sha256(described)}` };
  yield* zip(
    [
      ...entries,
      atHand('datapackage.json', described),
      atHand('datapackage-digest.json', Buffer.from(`${JSON.stringify(digest, null, 2)}\n`, 'utf8')),
    ],
    new Date(report.finishedAt),
  );
}

function pagesIn(snapshot: string, report: AuditReport): ArchivePages {
  const reader = openSnapshot(snapshot);
  try {
    return listPages(reader, report);
  } finally {
    reader.close();
  }
}

/**
 * What lies beside the report, as path in the package and path on the disk. The folder may come from elsewhere: names and
 * links in it that lead to other files of this machine are not followed, for the package is handed over.
 */
function besides({ folder, report }: WaczContents): readonly (readonly [string, string])[] {
  const names = ['report.json', 'report.html', CHAIN_FILE, ...picturesOf(report).filter(isPictureName)];
  return names
    .map((name) => [`reports/${name}`, join(folder, name)] as const)
    .filter(([, path]) => isOwnFile(path, folder));
}

function isOwnFile(path: string, folder: string): boolean {
  const real = attempt(() => realpathSync(path));
  return real !== undefined && statSync(real).isFile() && real.startsWith(realpathSync(folder) + sep);
}

const atHand = (path: string, content: string | Buffer): Entry => {
  const text = Buffer.from(content);
  return { path, source: { text }, bytes: text.length, sha256: sha256(text) };
};

const onDisk = async (path: string, file: string): Promise<Entry | undefined> => {
  const hashed = await hashFile(file);
  return hashed && { path, source: { path: file }, ...hashed };
};

/** `datapackage.json`: what is in it, with hashes, and what it is. */
function describe(
  { report, createdAt }: WaczContents,
  entries: readonly Entry[],
  [main]: ArchivePages['chosen'],
): Readonly<Record<string, unknown>> {
  const { site, tool, profile, asOf } = report;
  return {
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: site.name,
    description: `${site.name} ${site.url}，按“${profile.title}”检查，以 ${asOf} 为准。报告、截图和校验链在 reports/ 中。`,
    created: createdAt,
    software: `${tool.name} ${tool.version}`,
    ...(main && { mainPageUrl: main.url, mainPageDate: main.ts }),
    resources: entries.map(({ path, bytes, sha256: hash }) => ({
      name: basename(path),
      path,
      hash: `sha256:${hash}`,
      bytes,
    })),
  };
}

/** Archives and pictures are packed already: they are stored as they are, so that readers find a record by its place. */
const IS_PACKED = /\.(?:gz|png)$/;

async function* zip(entries: readonly Entry[], mtime: Date): AsyncGenerator<Uint8Array> {
  const file = new ZipFile();
  const output = file.outputStream as PassThrough;
  file.on('error', (error: Error) => {
    output.destroy(error);
  });
  for (const { path, source, bytes } of entries) {
    const options = { mtime, mode: 0o100644, compress: !IS_PACKED.test(path) };
    if ('text' in source) file.addBuffer(source.text, path, options);
    else
      file.addReadStreamLazy(path, { ...options, size: bytes }, (give) => {
        give(
          null,
          createReadStream(source.path).on('error', (error) => output.destroy(error)),
        );
      });
  }
  file.end();
  for await (const chunk of output) yield chunk as Uint8Array;
}
