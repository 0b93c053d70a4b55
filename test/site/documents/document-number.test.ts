import { expect, test } from 'vitest';
import { documentNumber } from '../../../src/site/documents/document-number.js';

test.each([
  ['青政发〔2025〕12号', { series: '青政发〔2025〕', year: 2025, number: 12 }],
  ['青政办字[2025]第3号 关于护林的通知', { series: '青政办字〔2025〕', year: 2025, number: 3 }],
  ['青政发（2025）12 号', { series: '青政发〔2025〕', year: 2025, number: 12 }],
  ['关于护林的通知', undefined],
  ['2025年第3号公告', undefined],
])('%s', (text, number) => {
  expect(documentNumber(text)).toEqual(number);
});
