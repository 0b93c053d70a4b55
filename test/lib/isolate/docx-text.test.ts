import { describe, expect, test } from 'vitest';
import type { AttachmentReading } from '../../../src/lib/isolate/attachment-reading.js';
import { readHere } from '../../../src/lib/isolate/read-here.js';
import { readerOf } from '../../../src/lib/isolate/readers.js';
import { tellFormat } from '../../../src/lib/isolate/tell-format.js';
import { compoundOf, docxOf, paragraph, table, zipOf } from '../../support/office-files.js';

async function read(file: Buffer): Promise<AttachmentReading> {
  const format = tellFormat(file);
  return readHere(file, format, await readerOf(format));
}

describe('text of a DOCX', () => {
  test('is its paragraphs, and its table rows with tabs', async () => {
    const row = (...cells: string[]): string[] => cells.map(paragraph);
    const body =
      paragraph('2024年度报告') + table([row('规章', '0', '2'), row('行政规范性文件', '3', '15')]) + paragraph('完');
    expect(await read(docxOf(body))).toMatchObject({
      text: '2024年度报告\n规章\t0\t2\n行政规范性文件\t3\t15\n完',
    });
  });

  test('keeps the lines of a frame of one cell', async () => {
    const body = table([[paragraph('受理机构：青禾区政府办') + paragraph('电话：0000-1234567')]]);
    expect(await read(docxOf(body))).toMatchObject({ text: '受理机构：青禾区政府办\n电话：0000-1234567' });
  });

  test('is read though a download page sent line breaks behind it', async () => {
    const sent = Buffer.concat([docxOf(paragraph('青禾区申请表')), Buffer.from('\r\n\r\n')]);
    expect(await read(sent)).toMatchObject({ format: 'docx', text: '青禾区申请表' });
  });

  test('is missing from an empty, a damaged and a protected one', async () => {
    expect(await read(docxOf(paragraph('')))).toMatchObject({ failure: 'no-text' });
    const cut = docxOf(paragraph('青禾')).subarray(0, -30);
    expect(await read(cut)).toMatchObject({ format: 'docx', failure: 'truncated' });
    const broken = zipOf({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<no' });
    expect(await read(broken)).toMatchObject({ format: 'docx', failure: 'damaged' });
    const locked = compoundOf({ EncryptedPackage: Buffer.alloc(5_000), EncryptionInfo: Buffer.alloc(300) });
    expect(await read(locked)).toMatchObject({ failure: 'encrypted' });
  });

  test('has its tables beside it, a merged cell at each place that it covers', async () => {
    const cell = (text: string, properties = ''): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const rows = [
      cell('办理结果', '<w:vMerge w:val="restart"/>') + cell('予以公开') + cell('3'),
      cell('', '<w:vMerge/>') + cell('不予公开') + cell(''),
      cell('总计', '<w:gridSpan w:val="2"/>') + cell('3'),
    ];
    const body = `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
    expect(await read(docxOf(body))).toMatchObject({
      grids: [
        [
          ['办理结果', '予以公开', '3'],
          ['办理结果', '不予公开', ''],
          ['总计', '总计', '3'],
        ],
      ],
    });
  });

  test('has the table in a frame, not the frame, as a table', async () => {
    const inner = table([[paragraph('电话'), paragraph('0000-1')]]);
    const body = table([[paragraph('指南') + inner, paragraph('旁注')]]);
    expect(await read(docxOf(body))).toMatchObject({ grids: [[['电话', '0000-1']]] });
  });
});
