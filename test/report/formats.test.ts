import { expect, test } from 'vitest';
import { DEFAULT_SEVERITIES } from '../../src/model/severity.js';
import { FORMATS } from '../../src/report/formats.js';
import { NO_WISHES } from '../support/notice-wishes.js';
import { SAMPLE } from '../support/sample-report.js';

const siteFile = async (id: keyof typeof FORMATS, lang: 'zh' | 'en') => {
  const format = FORMATS[id];
  const unasked = () => Promise.reject(new Error('nothing is printed or packed here'));
  const files = { folder: '/nowhere', print: unasked, pack: unasked as never };
  const [written] =
    (await format.site?.(SAMPLE, { lang, severities: DEFAULT_SEVERITIES, notice: NO_WISHES }, files)) ?? [];
  if (typeof written?.content !== 'string') throw new Error(`${id} wrote no text`);
  return { file: written.file, content: written.content };
};

test('every format of the contract is in the table, and no other', () => {
  const contract = ['csv', 'docx', 'earl', 'html', 'json', 'junit', 'md', 'pdf', 'sarif', 'wacz', 'xlsx'];
  expect(Object.keys(FORMATS).sort()).toEqual([...contract, 'github', 'gitlab'].sort());
});

test('json keeps the report as it is', async () => {
  const written = await siteFile('json', 'zh');
  expect(written.file).toBe('report.json');
  expect(JSON.parse(written.content)).toEqual(SAMPLE);
});

test('html writes report.html in the language asked for', async () => {
  const written = await siteFile('html', 'en');
  expect(written.file).toBe('report.html');
  expect(written.content).toContain('<html lang="en">');
});
