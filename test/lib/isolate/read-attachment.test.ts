import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readAttachment } from '../../../src/lib/isolate/read-attachment.js';
import { compoundOf, docxOf, paragraph, pdfOf, table, zipOf } from '../../support/office-files.js';

const guide = ['青禾区政府信息公开指南', '一、公开方式：政府网站、政务新媒体', '二、受理机构：青禾区人民政府办公室'];

describe('text of a PDF', () => {
  test('is its lines, also where only the character maps know the characters', async () => {
    expect(await readAttachment(pdfOf([guide]))).toMatchObject({ text: guide.join('\n') });
  });

  test('has a paragraph on one line that the width of the page broke', async () => {
    const long = '青禾区人民政府办公室负责推进、指导、协调、监督全区政府信息公开工作，';
    const page = ['总则', long, '办公地址为青禾大道一号。', '二、附则自公布之日起施行'];
    expect(await readAttachment(pdfOf([page]))).toMatchObject({
      text: ['总则', `${long}办公地址为青禾大道一号。`, '二、附则自公布之日起施行'].join('\n'),
    });
  });

  test('is not that of a scan, whatever its scanner printed on every page', async () => {
    const none = { failure: 'no-text' };
    expect(await readAttachment(pdfOf([[]]))).toMatchObject(none);
    const mark = '由青禾扫描全能王扫描创建';
    expect(
      await readAttachment(
        pdfOf([
          [mark, '1'],
          [mark, '2'],
          [mark, '3'],
        ]),
      ),
    ).toMatchObject(none);
  });

  test('needs no password and a whole file', async () => {
    expect(await readAttachment(pdfOf([guide], { encrypted: true }))).toMatchObject({ failure: 'encrypted' });
    expect(await readAttachment(Buffer.from('%PDF-1.5\n坏了'))).toMatchObject({ failure: 'damaged' });
  });
});

describe('text of a DOCX', () => {
  test('is its paragraphs, and its table rows with tabs', async () => {
    const row = (...cells: string[]): string[] => cells.map(paragraph);
    const body =
      paragraph('2024年度报告') + table([row('规章', '0', '2'), row('行政规范性文件', '3', '15')]) + paragraph('完');
    expect(await readAttachment(docxOf(body))).toMatchObject({
      text: '2024年度报告\n规章\t0\t2\n行政规范性文件\t3\t15\n完',
    });
  });

  test('keeps the lines of a frame of one cell', async () => {
    const body = table([[paragraph('受理机构：青禾区政府办') + paragraph('电话：0000-1234567')]]);
    expect(await readAttachment(docxOf(body))).toMatchObject({ text: '受理机构：青禾区政府办\n电话：0000-1234567' });
  });

  test('is missing from an empty, a damaged and a protected one', async () => {
    expect(await readAttachment(docxOf(paragraph('')))).toMatchObject({ failure: 'no-text' });
    const cut = docxOf(paragraph('青禾')).subarray(0, -30);
    expect(await readAttachment(cut)).toMatchObject({ format: 'docx', failure: 'truncated' });
    const broken = zipOf({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<no' });
    expect(await readAttachment(broken)).toMatchObject({ format: 'docx', failure: 'damaged' });
    const locked = compoundOf({ EncryptedPackage: Buffer.alloc(5_000), EncryptionInfo: Buffer.alloc(300) });
    expect(await readAttachment(locked)).toMatchObject({ failure: 'encrypted' });
  });
});

test('other files are told by their bytes, whatever they call themselves', async () => {
  const files: readonly (readonly [Buffer, object])[] = [
    [Buffer.alloc(0), { format: 'unknown', failure: 'empty' }],
    [Buffer.from('PK'), { format: 'text', text: 'PK' }],
    [Buffer.from('89504e470d0a1a0a0000', 'hex'), { format: 'png', failure: 'no-text' }],
    [Buffer.from('526172211a070100', 'hex'), { format: 'rar', failure: 'unsupported' }],
    [Buffer.from('0001000000ff', 'hex'), { format: 'unknown', failure: 'unsupported' }],
    [
      zipOf({ '[Content_Types].xml': '<x/>', 'ppt/presentation.xml': '<x/>' }),
      { format: 'pptx', failure: 'unsupported' },
    ],
  ];
  for (const [file, told] of files) expect(await readAttachment(file)).toMatchObject(told);
});

describe('a file that would harm its reader', () => {
  test('is given up when it takes too long, and the next one is read', async () => {
    const [slow, next] = await Promise.all([
      readAttachment(pdfOf([guide]), { timeoutMs: 1 }),
      readAttachment(docxOf(paragraph('青禾区政府信息公开指南'))),
    ]);
    expect(slow).toMatchObject({ failure: 'timeout' });
    expect(next).toMatchObject({ text: '青禾区政府信息公开指南' });
  });

  test('is given up when it unpacks to more than fits', async () => {
    const bomb = docxOf(paragraph('禾'.repeat(60_000_000)));
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await readAttachment(bomb, { heapMb: 48 })).toMatchObject({ failure: 'too-large' });
    expect(await readAttachment(docxOf(paragraph('禾'.repeat(2_000_001))))).toMatchObject({ failure: 'too-large' });
  });

  test('is given up when it is nested without end', async () => {
    const deep = docxOf('<w:sdt><w:sdtContent>'.repeat(100_000));
    expect(await readAttachment(deep)).toMatchObject({ failure: 'damaged' });
  });

  test('is given up when its buffers outgrow it', async () => {
    const packed = deflateSync(Buffer.alloc(400 * 1024 * 1024, ' '));
    const page = pdfOf([[]]).toString('latin1');
    const stream = `<</Length ${packed.length}/Filter/FlateDecode>>stream\n${packed.toString('latin1')}\nendstream`;
    const bomb = Buffer.from(
      page.replace(/<<\/Length \d+>>stream[^]*?endstream/, () => stream),
      'latin1',
    );
    expect(await readAttachment(bomb, { memoryMb: 250 })).toMatchObject({ failure: 'too-large' });
  });

  test('is left at once when the reading is aborted', async () => {
    const abort = new AbortController();
    const reading = readAttachment(pdfOf([guide]), { signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
  });
});
