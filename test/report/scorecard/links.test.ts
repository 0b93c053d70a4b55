import { expect, test } from 'vitest';
import { read } from '@e965/xlsx';
import { Url, Workbook } from 'wasm-xlsxwriter';
import { fileLink, sheetLink, webLink } from '../../../src/report/scorecard/links.js';

/** Where a link leads that the writer wrote, as another program reads it. */
function written(link: string): string | undefined {
  const workbook = new Workbook();
  workbook.addWorksheet().setName("评'分").writeUrlWithText(0, 0, new Url(link), '链接');
  const cell = read(workbook.saveToBufferSync()).Sheets["评'分"]?.['A1'] as { l?: { Target: string } } | undefined;
  const target = cell?.l?.Target;
  // This reader takes the bytes of an address for Latin 1.
  return target?.startsWith('http') ? Buffer.from(target, 'latin1').toString() : target;
}

test.each([
  'http://www.hupan.gov.cn.example/zwgk/t20240101_1.html?a=1&b=2',
  'http://www.hupan.gov.cn.example/%E5%85%AC%E5%BC%80/%E6%8C%87%E5%8D%97.html',
  'https://www.hupan.gov.cn.example/a%20b.html',
  'http://www.hupan.gov.cn.example/%E5%85%AC%E5%BC%80?q=a%20b#%E8%8A%82',
  'http://www.hupan.gov.cn.example/#/zwgk/1',
])('a link leads to the very address: %s', (address) => {
  const target = written(webLink(address) ?? '');
  expect(new URL(target ?? '').href).toBe(new URL(address).href);
});

test.each([
  ['escapes that the writer would escape again', 'http://www.hupan.gov.cn.example/a%2Fb'],
  ['escapes of GBK', 'http://www.hupan.gov.cn.example/?q=%B9%AB%BF%AA'],
  ['longer than Excel allows', `http://www.hupan.gov.cn.example/${'a'.repeat(2_079)}`],
  ['another scheme', 'javascript:alert(1)'],
  ['a file', 'file:///etc/passwd'],
  ['a user name', 'http://www.hupan.gov.cn@evil.example/'],
  ['no address', '公开指南'],
])('an address that cannot be linked rightly is not linked: %s', (_, address) => {
  expect(webLink(address)).toBeUndefined();
});

test('links within the run are relative, and lead to the place in the page', () => {
  expect(written(fileLink('hupan/report.html', 'finding-1f'))).toBe('hupan/report.html#finding-1f');
  expect(written(sheetLink("评'分", 'B2'))).toBe("#'评''分'!B2");
});

test('an escape of what turns or hides text stays an escape', () => {
  const front = 'http://www.hupan.gov.cn.example';
  expect(webLink(`${front}/%E5%85%AC%E5%BC%80/%E2%80%AEgnp.exe%20`)).toBe(
    `${front}/%E5%85%AC%E5%BC%80/%E2%80%AEgnp.exe%20`,
  );
  expect(webLink(`${front}/%E2%80%AEgnp.exe`)).toBeUndefined();
});
