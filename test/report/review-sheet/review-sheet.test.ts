import { read, utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import type { ReviewRow } from '../../../src/model/review-row.js';
import { readReviewSheet } from '../../../src/report/review-sheet/read-review-sheet.js';
import { HEADINGS } from '../../../src/report/review-sheet/words.js';
import { writeReviewSheet } from '../../../src/report/review-sheet/write-review-sheet.js';

const row = (id: string, more: Partial<ReviewRow> = {}): ReviewRow => ({
  ...{ id: id.repeat(16), state: 'f'.repeat(16), site: 'qinghe', siteName: '青禾区人民政府' },
  ...{ about: 'guide-elements', title: '指南要素齐全', kind: 'candidates', basis: '四（二）' },
  ...{ found: '=HYPERLINK("http://evil")', addresses: ['http://www.qinghe.gov.cn/zwgk/'], worth: 2, isDivisible: true },
  ...more,
});

type Filled = Partial<Record<keyof typeof HEADINGS, string | object>>;

/** The workbook as an evaluator gives it back, his columns filled, row by row. */
function filled(
  rows: readonly ReviewRow[],
  said: readonly Filled[],
  bookType: 'xlsx' | 'ods' | 'csv' | 'biff8' = 'xlsx',
) {
  const book = read(writeReviewSheet(rows, 'zh', '待认定事项'));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('no sheet');
  const table = utils.sheet_to_json<string[]>(sheet, { header: 1 });
  said.forEach((one, nth) => {
    for (const [column, value] of Object.entries(one)) {
      const c = table[1]?.indexOf(HEADINGS[column as keyof typeof HEADINGS].zh) ?? 0;
      sheet[utils.encode_cell({ r: nth + 2, c })] = typeof value === 'string' ? { t: 's', v: value } : value;
    }
  });
  return write(book, { bookType, type: 'buffer' }) as Buffer;
}
const faultsOf = async (bytes: Buffer) => (await readReviewSheet(bytes))?.faults.map(({ cell, zh }) => `${cell} ${zh}`);

describe('a workbook that evaluators fill', () => {
  test.each(['xlsx', 'ods', 'csv', 'biff8'] as const)(
    'comes back as %s, rows without a decision left out',
    async (kind) => {
      const said = [{ value: '部分符合', earned: '50%', reason: '缺传真号码', until: '2026-12-31', by: '林评估' }];
      const sheet = await readReviewSheet(filled([row('a'), row('b')], said, kind));
      expect(sheet?.faults).toEqual([]);
      expect(sheet?.rows).toMatchObject([
        {
          id: 'a'.repeat(16),
          value: 'partly',
          earned: { share: 0.5 },
          reason: '缺传真号码',
          until: '2026-12-31',
          by: '林评估',
        },
      ]);
    },
  );

  test('decisions are chosen from a list, and what is not to be filled is locked', () => {
    const bytes = writeReviewSheet([row('a')], 'zh', '待认定事项');
    const book = read(bytes, { bookFiles: true }) as { files?: Record<string, { content?: Uint8Array }> };
    const xml = Buffer.from(book.files?.['xl/worksheets/sheet1.xml']?.content ?? []).toString('utf8');
    expect(xml).toContain('<formula1>"符合,不符合,部分符合,不适用"</formula1>');
    expect(xml).toContain('<sheetProtection');
    expect(xml.indexOf('<dataValidations')).toBeLessThan(xml.indexOf('<hyperlinks'));
  });

  test('what the site says is text, never a formula', () => {
    const book = read(writeReviewSheet([row('a')], 'zh', '待认定事项'));
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    expect(Object.values(sheet ?? {}).some((cell) => (cell as { f?: string }).f !== undefined)).toBe(false);
  });

  test.each([
    ['a word that is no decision', { value: '大概', reason: '看过' }, 'N3', '不是结论'],
    ['no reason', { value: '符合' }, 'P3', '请写明理由'],
    ['a reason without a decision', { reason: '看过' }, 'N3', '没有填结论'],
    ['partly without points', { value: '部分符合', reason: '看过' }, 'O3', '请填得分'],
    ['points that are none', { value: '部分符合', reason: '看过', earned: '一半' }, 'O3', '不是得分'],
    ['points where it holds', { value: '符合', reason: '看过', earned: '1' }, 'O3', '只有部分符合'],
    ['a day that is none', { value: '符合', reason: '看过', until: '2026-02-30' }, 'Q3', '不是日期'],
    ['a formula', { value: { t: 's', v: '符合', f: 'WEBSERVICE("http://x")' }, reason: '看过' }, 'N3', '公式'],
  ])('%s is told by its cell', async (_, said, cell, words) => {
    const [fault, ...others] = (await faultsOf(filled([row('a')], [said]))) ?? [];
    expect(fault).toContain(`待认定!${cell} `);
    expect(fault).toContain(words);
    expect(others).toEqual([]);
  });

  test('the same item twice is told', async () => {
    const yes = { value: '符合', reason: '看过' };
    expect(await faultsOf(filled([row('a'), row('a')], [yes, yes]))).toEqual(['待认定!A4 与 待认定!A3 是同一事项']);
  });

  test.each([
    ['something else', Buffer.from('%PDF-1.7')],
    ['a workbook of something else', Buffer.from('网站,网址\n青禾,http://a')],
    ['a torn file', filled([row('a')], []).subarray(0, 500)],
  ])('%s is none', async (_, bytes) => {
    expect(await readReviewSheet(bytes)).toBeUndefined();
  });
});
