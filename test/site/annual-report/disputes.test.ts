import { expect, test } from 'vitest';
import { readReport } from '../../../src/site/annual-report/read-report.js';
import { readHtml, sitePage } from '../../support/read-html.js';

const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const cells = (texts: readonly string[], more = ''): string =>
  texts.map((text) => `<td${more}><p>${text.slice(0, 2)}</p><p>${text.slice(2)}</p></td>`).join('');

test('the names of results may span two rows of the head', () => {
  const { disputes } = readReport(
    readHtml(
      sitePage(`<table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
<tr>${cells(RESULTS, ' rowspan="2"')}<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
<tr>${cells(RESULTS)}${cells(RESULTS)}</tr>
<tr>${['4', '2', '1', '', '7', '4', '', '1', '', '5', '', '', '', '', ''].map((text) => `<td><p>${text}</p></td>`).join('')}</tr></table>`),
    ),
  );
  expect(disputes.state === 'read' && disputes.table.groups.map((five) => five.map(({ value }) => value))).toEqual([
    [4, 2, 1, 0, 7],
    [4, 0, 1, 0, 5],
    [0, 0, 0, 0, 0],
  ]);
});
