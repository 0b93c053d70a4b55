import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readAttachment } from '../../../src/lib/isolate/read-attachment.js';
import { docxOf, paragraph, pdfOf, zipOf } from '../../support/office-files.js';

const guide = ['青禾区政府信息公开指南', '一、公开方式：政府网站、政务新媒体', '二、受理机构：青禾区人民政府办公室'];

test('a PDF is read in a process of its own', async () => {
  expect(await readAttachment(pdfOf([guide]))).toEqual({ format: 'pdf', text: guide.join('\n'), grids: [] });
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
    expect(await readAttachment(deep)).toMatchObject({ failure: 'too-large' });
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
