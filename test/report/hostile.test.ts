import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeRunFormats, writeSiteFormats } from '../../src/cli/options/report-formats.js';
import { DEFAULT_SEVERITIES } from '../../src/model/severity.js';
import { packWacz } from '../../src/proof/pack-wacz.js';
import type { FormatOptions, SiteFiles } from '../../src/report/format.js';
import { FORMATS, type FormatId } from '../../src/report/formats.js';
import { createSnapshot } from '../../src/snapshot/write-snapshot.js';
import { ATTACKS, sprayer } from '../support/attacks.js';
import { WISHES } from '../support/notice-wishes.js';
import { pipelineRun } from '../support/pipeline-run.js';
import { PORTAL, UNREACHABLE } from '../support/sample-report.js';
import { answer, head, info } from '../support/snapshots.js';
import { readerOf } from './hostile/read-formats.js';

/** Shown as they are: the data itself, and the package that holds it. */
const RAW = new Set<string>(['json', 'wacz']);
const TREACHEROUS =
  // eslint-disable-next-line no-control-regex -- these must be gone
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|\p{Surrogate}/u;
const PERSONAL = /11010519491231002X|13800138000|138.?0013.?8000|6222021234567890128/;

const FORMAT_IDS = Object.keys(FORMATS) as FormatId[];
const folder = mkdtempSync(join(tmpdir(), 'gongkai-hostile-'));
const { spray, count } = sprayer();
const reports = [spray(PORTAL), spray({ ...PORTAL, site: { ...PORTAL.site, id: 'beigang' } }), spray(UNREACHABLE)];
const summary = pipelineRun(reports).run;
const run = { ...spray(summary), failures: [{ site: 'diushi', why: 'crashed' as const, message: `${ATTACKS[0]}哨0` }] };
const written = new Map<FormatId, { readonly file: string; readonly bytes: Buffer }[]>();

async function* packed(siteFolder: string, snapshot: string, report: (typeof reports)[number]) {
  yield* packWacz({ snapshot, folder: siteFolder, report, createdAt: report.finishedAt });
}

const options = (lang: 'zh' | 'en'): FormatOptions => ({
  lang,
  severities: DEFAULT_SEVERITIES,
  notice: { ...WISHES, issuer: '公开\u202e办公室', contact: '{title}<w:p>' },
});

/** Writes one format as the command line does, and notes the files that came of it. */
async function write(id: FormatId): Promise<void> {
  const own = join(folder, id);
  const files: { file: string; bytes: Buffer }[] = [];
  for (const [at, report] of reports.entries()) {
    const siteFolder = join(own, report.site.id);
    mkdirSync(join(siteFolder, 'evidence'), { recursive: true });
    writeFileSync(join(siteFolder, 'report.json'), JSON.stringify(report));
    const snapshot = join(siteFolder, 'snapshot.warc.gz');
    if (id === 'wacz') {
      const writer = await createSnapshot(snapshot, head);
      for (const [page, text] of ATTACKS.slice(0, 20).entries())
        await writer.exchange(answer(`/${page}.html`, `<title>${text}哨</title>`));
      await writer.crawl(info);
      await writer.close();
    }
    const means: SiteFiles = {
      folder: siteFolder,
      snapshot,
      print: ({ html }) => {
        files.push({ file: 'printed.html', bytes: Buffer.from(html) });
        return Promise.resolve(Buffer.from('%PDF-'));
      },
      pack: (given) => packed(siteFolder, snapshot, given),
    };
    expect(await writeSiteFormats(means, report, [id], options(at === 1 ? 'en' : 'zh'))).toEqual([]);
    for (const file of readdirSync(siteFolder))
      if (!/^(?:report\.json|report\.pdf|evidence|snapshot\.\w+(?:\.gz)?)$/.test(file) || file.endsWith('.wacz'))
        files.push({ file, bytes: readFileSync(join(siteFolder, file)) });
  }
  const read = ({ id: site }: { readonly id: string }) => reports.find((report) => report.site.id === site)!;
  expect(await writeRunFormats(own, run, [id], options('zh'), read)).toEqual([]);
  for (const file of readdirSync(own))
    if (file.includes('.') && (file !== 'run.json' || id === 'json'))
      files.push({ file, bytes: readFileSync(join(own, file)) });
  written.set(id, files);
}

beforeAll(async () => {
  for (const id of FORMAT_IDS) await write(id);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('every attack stands somewhere', () => {
  expect(count()).toBeGreaterThan(ATTACKS.length);
});

test.each(FORMAT_IDS)('nothing in %s acts, hides or breaks out, for readers of other makers', async (id) => {
  const files = written.get(id) ?? [];
  expect(files.length).toBeGreaterThan(0);
  for (const { file, bytes } of files) {
    const reader = readerOf(file);
    if (reader === undefined) throw new Error(`nobody reads ${file} here: give it a reader`);
    const { texts, faults } = await reader(bytes);
    expect([file, ...new Set(faults)]).toEqual([file]);
    // What is read is the text that was sprayed, not an empty page.
    expect(texts.filter((text) => text.includes('哨')).length).toBeGreaterThan(0);
    if (RAW.has(id)) continue;
    expect(texts.filter((text) => TREACHEROUS.test(text) || PERSONAL.test(text))).toEqual([]);
  }
});

test('the data keeps every string as it was', () => {
  const [file] = (written.get('json') ?? []).filter((one) => one.file === 'run.json');
  expect(JSON.parse(file?.bytes.toString() ?? '')).toEqual(JSON.parse(JSON.stringify(run)));
});

test.each([
  [
    'page.html',
    '<!doctype html><html><head></head><body><img src="x" onerror="window.pwned=1"></body></html>',
    'onerror',
  ],
  ['page.html', '<!doctype html><html><head></head><body><a href="javascript:x">公开</a></body></html>', 'leads to'],
  ['junit.xml', '<testsuites><script/></testsuites>', 'element script'],
  ['table.csv', '"网站","=1+1"\r\n', 'formula'],
  ['summary.md', '见 @octocat 的说明', 'lively'],
  ['summary.md', '<img src=x>', 'loads'],
  ['annotations.txt', '::error title=x::y\n::stop-commands::z\n', 'line'],
  ['report.sarif', '{"uri":"https://evil.example/"}', 'uri'],
  ['earl.jsonld', '{"graph":{"subject":"javascript:x"}}', 'subject'],
])('the reader of %s sees what acts: %s', async (file, content, fault) => {
  const { faults } = (await readerOf(file)?.(Buffer.from(content))) ?? { faults: [] };
  expect(faults.join('\n')).toContain(fault);
});
