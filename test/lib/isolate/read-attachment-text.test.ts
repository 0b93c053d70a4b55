import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readAttachmentText } from '../../../src/lib/isolate/read-attachment-text.js';
import { docxOf, paragraph, pdfOf, table, zipOf } from '../../support/office-files.js';

const guide = ['青禾区政府信息公开指南', '一、公开方式：政府网站、政务新媒体', '二、受理机构：青禾区人民政府办公室'];

describe('text of a PDF', () => {
  test('is its lines, also where only the character maps know the characters', async () => {
    expect(await readAttachmentText(pdfOf([guide]))).toEqual({ text: guide.join('\n') });
  });

  test('has a paragraph on one line that the width of the page broke', async () => {
    const long = '青禾区人民政府办公室负责推进、指导、协调、监督全区政府信息公开工作，';
    const page = ['总则', long, '办公地址为青禾大道一号。', '二、附则自公布之日起施行'];
    expect(await readAttachmentText(pdfOf([page]))).toEqual({
      text: ['总则', `${long}办公地址为青禾大道一号。`, '二、附则自公布之日起施行'].join('\n'),
    });
  });

  test('is not that of a scan, whatever its scanner printed on every page', async () => {
    const none = { failure: 'no-text' };
    expect(await readAttachmentText(pdfOf([[]]))).toEqual(none);
    const mark = '由青禾扫描全能王扫描创建';
    expect(
      await readAttachmentText(
        pdfOf([
          [mark, '1'],
          [mark, '2'],
          [mark, '3'],
        ]),
      ),
    ).toEqual(none);
  });

  test('needs no password and a whole file', async () => {
    expect(await readAttachmentText(pdfOf([guide], { encrypted: true }))).toEqual({ failure: 'encrypted' });
    expect(await readAttachmentText(Buffer.from('%PDF-1.5\n坏了'))).toEqual({ failure: 'damaged' });
  });
});

describe('text of a DOCX', () => {
  test('is its paragraphs, and its table rows with tabs', async () => {
    const row = (...cells: string[]): string[] => cells.map(paragraph);
    const body =
      paragraph('2024年度报告') + table([row('规章', '0', '2'), row('行政规范性文件', '3', '15')]) + paragraph('完');
    expect(await readAttachmentText(docxOf(body))).toEqual({
      text: '2024年度报告\n规章\t0\t2\n行政规范性文件\t3\t15\n完',
    });
  });

  test('keeps the lines of a frame of one cell', async () => {
    const body = table([[paragraph('受理机构：青禾区政府办') + paragraph('电话：0000-1234567')]]);
    expect(await readAttachmentText(docxOf(body))).toEqual({ text: '受理机构：青禾区政府办\n电话：0000-1234567' });
  });

  test('is missing from an empty, a damaged and a protected one', async () => {
    expect(await readAttachmentText(docxOf(paragraph('')))).toEqual({ failure: 'no-text' });
    expect(await readAttachmentText(docxOf(paragraph('青禾')).subarray(0, -30))).toEqual({ failure: 'damaged' });
    expect(await readAttachmentText(zipOf({ 'word/document.xml': '<no' }))).toEqual({ failure: 'damaged' });
    const compound = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await readAttachmentText(compound)).toEqual({ failure: 'encrypted' });
  });
});

test('other files are not read, whatever they call themselves', async () => {
  const files = [
    Buffer.alloc(0),
    Buffer.from('PK'),
    zipOf({ 'xl/workbook.xml': '<x/>' }),
    Buffer.from('word/document.xml'),
  ];
  for (const file of files) expect(await readAttachmentText(file)).toEqual({ failure: 'unsupported' });
});

describe('a file that would harm its reader', () => {
  test('is given up when it takes too long, and the next one is read', async () => {
    const [slow, next] = await Promise.all([
      readAttachmentText(pdfOf([guide]), { timeoutMs: 1 }),
      readAttachmentText(docxOf(paragraph('青禾区政府信息公开指南'))),
    ]);
    expect(slow).toEqual({ failure: 'timeout' });
    expect(next).toEqual({ text: '青禾区政府信息公开指南' });
  });

  test('is given up when it unpacks to more than fits', async () => {
    const bomb = docxOf(paragraph('禾'.repeat(60_000_000)));
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await readAttachmentText(bomb, { heapMb: 48 })).toEqual({ failure: 'too-large' });
    expect(await readAttachmentText(docxOf(paragraph('禾'.repeat(2_000_001))))).toEqual({ failure: 'too-large' });
  });

  test('is given up when it is nested without end', async () => {
    const deep = docxOf('<w:sdt><w:sdtContent>'.repeat(100_000));
    expect(await readAttachmentText(deep)).toEqual({ failure: 'damaged' });
  });

  test('is given up when its buffers outgrow it', async () => {
    const packed = deflateSync(Buffer.alloc(400 * 1024 * 1024, ' '));
    const page = pdfOf([[]]).toString('latin1');
    const stream = `<</Length ${packed.length}/Filter/FlateDecode>>stream\n${packed.toString('latin1')}\nendstream`;
    const bomb = Buffer.from(
      page.replace(/<<\/Length \d+>>stream[^]*?endstream/, () => stream),
      'latin1',
    );
    expect(await readAttachmentText(bomb, { memoryMb: 250 })).toEqual({ failure: 'too-large' });
  });

  test('is left at once when the reading is aborted', async () => {
    const abort = new AbortController();
    const reading = readAttachmentText(pdfOf([guide]), { signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
  });
});
