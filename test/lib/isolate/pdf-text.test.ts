import { describe, expect, test } from 'vitest';
import type { AttachmentReading } from '../../../src/lib/isolate/attachment-reading.js';
import { readHere } from '../../../src/lib/isolate/read-here.js';
import { readerOf } from '../../../src/lib/isolate/readers.js';
import { drawnTable, pdfOf } from '../../support/office-files.js';

const read = async (file: Buffer): Promise<AttachmentReading> => readHere(file, 'pdf', await readerOf('pdf'));

const guide = ['青禾区政府信息公开指南', '一、公开方式：政府网站、政务新媒体', '二、受理机构：青禾区人民政府办公室'];

describe('text of a PDF', () => {
  test('is its lines, also where only the character maps know the characters', async () => {
    expect(await read(pdfOf([guide]))).toMatchObject({ text: guide.join('\n') });
  });

  test('has a paragraph on one line that the width of the page broke', async () => {
    const long = '青禾区人民政府办公室负责推进、指导、协调、监督全区政府信息公开工作，';
    const page = ['总则', long, '办公地址为青禾大道一号。', '二、附则自公布之日起施行'];
    expect(await read(pdfOf([page]))).toMatchObject({
      text: ['总则', `${long}办公地址为青禾大道一号。`, '二、附则自公布之日起施行'].join('\n'),
    });
  });

  test('has its ruled tables as rows of cells, and as a table that the page broke in two', async () => {
    const head = ['事项', '件数'];
    const pages = [['收件情况与上年度相比有所增加'], ['', '', '', '其余事项与上年度情况大致相同']];
    const drawn = [drawnTable([head, ['自然人', '12']], 700), drawnTable([head, ['总计', '15']], 780)];
    expect(await read(pdfOf(pages, { drawn }))).toEqual({
      format: 'pdf',
      text: '收件情况与上年度相比有所增加\n事项\t件数\n自然人\t12\n事项\t件数\n总计\t15\n其余事项与上年度情况大致相同',
      grids: [[head, ['自然人', '12'], ['总计', '15']]],
    });
  });

  test('is not that of a scan, whatever its scanner printed on every page', async () => {
    const none = { failure: 'no-text' };
    expect(await read(pdfOf([[]]))).toMatchObject(none);
    const mark = '由青禾扫描全能王扫描创建';
    expect(
      await read(
        pdfOf([
          [mark, '1'],
          [mark, '2'],
          [mark, '3'],
        ]),
      ),
    ).toMatchObject(none);
  });

  test('says that it holds pictures, or a page that is nothing else', async () => {
    const scanned = pdfOf([guide, []]);
    expect(await read(scanned)).toMatchObject({ text: guide.join('\n'), pictures: 1 });
    const stamped = Buffer.from(
      pdfOf([guide])
        .toString('latin1')
        .replace('/Type/FontDescriptor', '/Stamp<</Subtype /Image>>/Type/FontDescriptor'),
      'latin1',
    );
    expect(await read(stamped)).toMatchObject({ pictures: 1 });
    expect(await read(pdfOf([guide]))).not.toHaveProperty('pictures');
  });

  test('needs no password and a whole file', async () => {
    expect(await read(pdfOf([guide], { encrypted: true }))).toMatchObject({ failure: 'encrypted' });
    expect(await read(Buffer.from('%PDF-1.5\n坏了'))).toMatchObject({ failure: 'damaged' });
  });
});
