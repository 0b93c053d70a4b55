import { expect, test } from 'vitest';
import { bareText, markOut } from '../../../src/lib/text/bare-text.js';
import { quoteCommonRun } from '../../../src/lib/text/quote-common-run.js';

test('the same passage is quoted from both, as each prints it', () => {
  const one = bareText('报告如下。\n全年修桥三座、铺路两条。\n完');
  const other = bareText('工作情况：全年修桥三座，铺路两条；完。');
  expect(quoteCommonRun(one, other, 99)).toEqual({
    length: 11,
    quote: '全年修桥三座、铺路两条',
    otherQuote: '全年修桥三座，铺路两条',
  });
});

test('where names are masked each quote has its own', () => {
  const masked = (source: string) => markOut(bareText(source), /青禾区|临溪镇/g, '某');
  const { quote, otherQuote } = quoteCommonRun(masked('青禾区公开了预算。'), masked('临溪镇公开了预算。'), 99);
  expect([quote, otherQuote]).toEqual(['青禾区公开了预算', '临溪镇公开了预算']);
});

test('of texts with nothing in common nothing is quoted', () => {
  expect(quoteCommonRun(bareText('桥'), bareText('路'), 9)).toEqual({ length: 0, quote: '', otherQuote: '' });
});
