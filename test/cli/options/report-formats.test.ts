import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeUnwritten, holdsBug } from '../../../src/cli/runs/describe-unwritten.js';
import { openFormatMeans, siteFiles } from '../../../src/cli/options/format-means.js';
import { speaker } from '../../../src/cli/language.js';
import { writeSiteFormats } from '../../../src/cli/options/report-formats.js';
import { CannotPrint } from '../../../src/lib/browser/print-pdf.js';
import { DEFAULT_SEVERITIES } from '../../../src/model/severity.js';
import { NO_WISHES } from '../../support/notice-wishes.js';
import { SAMPLE } from '../../support/sample-report.js';

const options = { lang: 'zh', severities: DEFAULT_SEVERITIES, notice: NO_WISHES } as const;
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'gongkai-formats-'));

test('without a browser there is no PDF, the user is told why, and the other formats are written', async () => {
  const folder = newFolder();
  const print = () => Promise.reject(new CannotPrint('no-browser'));
  const unwritten = await writeSiteFormats(
    siteFiles(folder, join(folder, 'snapshot.warc.gz'), { ...openFormatMeans({}, 'zh', NO_WISHES), print }),
    SAMPLE,
    ['pdf', 'html'],
    options,
  );
  expect(existsSync(join(folder, 'report.html'))).toBe(true);
  expect(existsSync(join(folder, 'report.pdf'))).toBe(false);
  expect(describeUnwritten(unwritten, speaker('zh'))).toEqual([
    expect.stringMatching(/^pdf 没有写成：.*gongkai doctor/) as string,
  ]);
  expect(holdsBug(unwritten)).toBe(false);
});

test('a bug in one format is told as one and costs no other', async () => {
  const folder = newFolder();
  const print = () => Promise.reject(new TypeError('没有这一页'));
  const unwritten = await writeSiteFormats(
    siteFiles(folder, join(folder, 'snapshot.warc.gz'), { ...openFormatMeans({}, 'zh', NO_WISHES), print }),
    SAMPLE,
    ['pdf', 'html'],
    options,
  );
  expect(existsSync(join(folder, 'report.html'))).toBe(true);
  expect(describeUnwritten(unwritten, speaker('zh'))).toEqual(['pdf 没有写成：程序出错：没有这一页']);
  expect(holdsBug(unwritten)).toBe(true);
});

test('what a site says is made harmless before any format sees it', async () => {
  const folder = newFolder();
  const seen: string[] = [];
  const print = ({ html }: { readonly html: string }) => {
    seen.push(html);
    return Promise.resolve(new Uint8Array());
  };
  const named = { ...SAMPLE, site: { ...SAMPLE.site, name: '公开\u202Egnp\u0007区' } };
  await writeSiteFormats(
    siteFiles(folder, join(folder, 'snapshot.warc.gz'), { ...openFormatMeans({}, 'zh', NO_WISHES), print }),
    named,
    ['pdf', 'html'],
    options,
  );
  for (const html of [...seen, readFileSync(join(folder, 'report.html'), 'utf8')]) {
    expect(html).toContain('公开\ufffdgnp\ufffd区');
    expect(html).not.toContain('\u202e');
  }
  expect(seen).toHaveLength(1);
});

test('a disk that refuses is no matter of one format', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'report.html'));
  const print = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
  await expect(
    writeSiteFormats(
      siteFiles(folder, join(folder, 'snapshot.warc.gz'), { ...openFormatMeans({}, 'zh', NO_WISHES), print }),
      SAMPLE,
      ['pdf'],
      options,
    ),
  ).rejects.toMatchObject({ code: 'ENOSPC' });
});
