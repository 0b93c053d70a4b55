import { expect, test } from 'vitest';
import { FORMATS } from '../../src/report/formats.js';
import { SAMPLE } from '../support/sample-report.js';

test('every format of the contract is in the table, built or said not to be', () => {
  expect(Object.keys(FORMATS).sort()).toEqual(
    ['csv', 'docx', 'earl', 'html', 'json', 'junit', 'md', 'pdf', 'sarif', 'wacz', 'xlsx'].sort(),
  );
});

test('json keeps the report as it is', async () => {
  const written = await FORMATS.json.site(SAMPLE);
  expect(written.file).toBe('report.json');
  expect(JSON.parse(written.content)).toEqual(SAMPLE);
});

test('html writes report.html in the language asked for', async () => {
  const written = await FORMATS.html.site(SAMPLE, { lang: 'en' });
  expect(written.file).toBe('report.html');
  expect(written.content).toContain('<html lang="en">');
});
