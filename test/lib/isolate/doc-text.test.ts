import { expect, test } from 'vitest';
import { readHere } from '../../../src/lib/isolate/read-here.js';
import { readerOf } from '../../../src/lib/isolate/readers.js';
import type { AttachmentReading } from '../../../src/lib/isolate/attachment-reading.js';
import { docText } from '../../../src/lib/isolate/doc-text.js';
import { compoundOf, docOf } from '../../support/office-files.js';

const read = async (file: Buffer): Promise<AttachmentReading> => readHere(file, 'compound', await readerOf('compound'));

const text = '青禾区政府信息公开指南\r一、公开方式\u0007政府网站\u0007\r二、受理机构：青禾区政府办公室\r';

test('a document of old Word is read as lines, cells as tabs between', async () => {
  expect(await docText(docOf(text))).toEqual({
    text: '青禾区政府信息公开指南\n一、公开方式\t政府网站\n二、受理机构：青禾区政府办公室',
    grids: [],
  });
});

test('the heading behind a table has a line of its own', async () => {
  const table = '结果维持\u0007总计\u0007\u00074\u00074\u0007\u0007存在的主要问题及改进情况\r';
  expect(await docText(docOf(table))).toMatchObject({ text: '结果维持\t总计\t\t4\t4\n存在的主要问题及改进情况' });
});

test('it is told by its streams, and by those whether a password is needed', async () => {
  expect(await read(docOf(text))).toMatchObject({ format: 'doc' });
  expect(await read(docOf(text, { isLocked: true }))).toEqual({ format: 'doc', failure: 'encrypted' });
});

test('cut short, or in a circle, it is broken for everybody; of an unknown program it is not', async () => {
  const whole = docOf(text);
  expect(await read(whole.subarray(0, 6_000))).toEqual({ format: 'doc', failure: 'truncated' });
  const circle = Buffer.from(whole);
  // The table of sectors: the second sector of the document is followed by the first.
  const tableAt = (circle.readUInt32LE(76) + 1) * 512;
  for (let at = 0; at < 512; at += 4)
    if (circle.readUInt32LE(tableAt + at) === at / 4 + 1) circle.writeUInt32LE(at / 4, tableAt + at);
  expect(await read(circle)).toMatchObject({ failure: 'damaged' });
  expect(await read(compoundOf({ 绘图: Buffer.alloc(9_000) }))).toEqual({
    format: 'compound',
    failure: 'unsupported',
  });
});
