import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { AttachmentReading } from '../../../src/lib/isolate/attachment-reading.js';
import { readHere } from '../../../src/lib/isolate/read-here.js';
import { readerOf } from '../../../src/lib/isolate/readers.js';
import { tellFormat } from '../../../src/lib/isolate/tell-format.js';
import { docxOf, paragraph, workbookOf, zipOf } from '../../support/office-files.js';

async function read(file: Buffer | string): Promise<AttachmentReading> {
  const bytes = Buffer.from(file);
  const format = tellFormat(bytes);
  return readHere(bytes, format, await readerOf(format));
}

const gbk = (text: string): Buffer => iconv.encode(text, 'gbk');
const table = {
  text: '登记表\n姓名\t电话\n青禾\t0000-1',
  grids: [
    [
      ['姓名', '电话'],
      ['青禾', '0000-1'],
    ],
  ],
};

describe('a document saved as mark-up', () => {
  const markup =
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>x</title><style>p{}</style></head><body><p>登<b>记</b>表</p><table><tr><td>姓名<td>电话<tr><td><p>青禾</p><td>0000-1</table><p style="display:none">草稿</p></body></html>';

  test('is read with its tables, in the encoding that it is in', async () => {
    expect(await read(gbk(`<meta charset="gb2312">${markup}`))).toEqual({ format: 'html', ...table });
    expect(await read(markup)).toEqual({ format: 'html', ...table });
  });

  test('may be packed with its pictures into one file', async () => {
    const lines = Buffer.from(markup)
      .toString('base64')
      .replace(/(.{76})/g, '$1\r\n');
    const archive = `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="--=_青"\r\n\r\n----=_青\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n----=_青\r\nContent-Type: image/png\r\n\r\nx\r\n`;
    expect(await read(archive.replaceAll('青', 'q'))).toEqual({ format: 'mht', ...table });
  });

  test('has each cell at all the places that it covers', async () => {
    const spanned = '<table><tr><td rowspan="2">结果<td>公开<tr><td>不公开<tr><td colspan="2">总计</table>';
    expect(await read(`<html><body>${spanned}`)).toMatchObject({
      grids: [
        [
          ['结果', '公开'],
          ['结果', '不公开'],
          ['总计', '总计'],
        ],
      ],
    });
  });
});

test('a document says how many pictures it holds, whose words nobody read', async () => {
  expect(await read('<html><body><p>年报</p><p><img src="1.png"><b><img src="2.png"></b></p>')).toMatchObject({
    pictures: 2,
  });
  expect(await read('{\\rtf1 (1){\\pict 89504e47}}')).toMatchObject({ text: '(1)', pictures: 1 });
  const sheet = workbookOf({ 名单: [['姓名', '电话']] }, 'xlsx');
  expect(await read(sheet)).not.toHaveProperty('pictures');
});

describe('an RTF', () => {
  const hex = (text: string): string => [...gbk(text)].map((byte) => `\\'${byte.toString(16)}`).join('');

  test('is read in Chinese however it is written, without its fonts and settings', async () => {
    const rtf = `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 ${hex('宋体')};}}{\\*\\generator Word;}\\pard ${hex('申请表')}\\par\\uc1\\u38738?\\u31166 ?{\\b ${hex('区')}} (1)\\par}`;
    expect(await read(rtf)).toEqual({ format: 'rtf', text: '申请表\n青禾区 (1)', grids: [] });
  });

  test('has tables whose cells are fitted together by where they end', async () => {
    const row = (edges: readonly number[], cells: readonly string[]): string =>
      `\\trowd${edges.map((edge) => `\\cellx${edge}`).join('')}\\pard\\intbl ${cells.map((cell) => `${hex(cell)}\\cell `).join('')}\\row `;
    const rtf = `{\\rtf1\\ansicpg936 ${row([3000], ['合并'])}${row([1000, 3010], ['姓名', '电话'])}\\pard ${hex('完')}\\par}`;
    expect(await read(rtf)).toEqual({
      format: 'rtf',
      text: '合并\n姓名\t电话\n完',
      grids: [
        [
          ['合并', '合并'],
          ['姓名', '电话'],
        ],
      ],
    });
  });

  test('nested without end is refused', async () => {
    expect(await read(`{\\rtf1${'{'.repeat(200_000)}`)).toEqual({ format: 'rtf', failure: 'damaged' });
  });
});

describe('a text file', () => {
  test('is read in its encoding, rows of values as a table', async () => {
    expect(await read(gbk('姓名,电话\r\n青禾,0000-1\r\n'))).toEqual({
      format: 'text',
      text: '姓名\t电话\n青禾\t0000-1',
      grids: table.grids,
    });
    expect(await read('青禾区，电话：一\n第二行')).toEqual({
      format: 'text',
      text: '青禾区，电话：一\n第二行',
      grids: [],
    });
  });
});

describe('an archive', () => {
  test('names its files and says what they say, names in GBK too', async () => {
    const archive = zipOf({
      '附件/指南.docx': docxOf(paragraph('公开指南')),
      '名单.xlsx': workbookOf(
        {
          名单: [
            ['姓名', '电话'],
            ['青禾', '0000-1'],
          ],
        },
        'xlsx',
      ),
      '../../etc/说明.txt': '见附件',
      '图.png': Buffer.from('89504e470d0a1a0a', 'hex'),
    });
    expect(await read(archive)).toEqual({
      format: 'zip',
      text: '附件/指南.docx\n公开指南\n名单.xlsx\n名单\n姓名\t电话\n青禾\t0000-1\n../../etc/说明.txt\n见附件\n图.png',
      grids: table.grids,
      pictures: 1,
    });
    const named = Buffer.from(
      zipOf({ abcd: '见' }).toString('latin1').replaceAll('abcd', gbk('附件').toString('latin1')),
      'latin1',
    );
    expect(await read(named)).toMatchObject({ text: '附件\n见' });
  });

  test('in an archive is named and not opened, for it may hold itself', async () => {
    expect(await read(zipOf({ '全部.zip': zipOf({ '一.txt': '秘密' }) }))).toEqual({
      format: 'zip',
      text: '全部.zip',
      grids: [],
      pictures: 1,
    });
  });

  test('that unpacks to more than it says, to nothing, or holds nothing is broken or empty', async () => {
    const whole = zipOf({ '一.txt': '青禾区政府信息公开指南'.repeat(50) });
    const torn = Buffer.from(whole);
    torn.fill(0xff, 40, 60);
    expect(await read(torn)).toEqual({ format: 'zip', failure: 'damaged' });
    expect(await read(whole.subarray(0, 90))).toEqual({ format: 'zip', failure: 'truncated' });
    expect(await read(zipOf({}))).toEqual({ format: 'zip', failure: 'empty' });
  });

  test('of too many files is refused', async () => {
    const many = zipOf(Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`${at}.txt`, '青'])));
    expect(await read(many)).toEqual({ format: 'zip', failure: 'too-large' });
  });

  test('under a password says so', async () => {
    const locked = zipOf({ '一.txt': '青禾' });
    locked.writeUInt16LE(1, 6);
    locked.writeUInt16LE(1, locked.indexOf('PK\u0001\u0002') + 8);
    expect(await read(locked)).toEqual({ format: 'zip', failure: 'encrypted' });
  });
});
