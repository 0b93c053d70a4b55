import { describe, expect, test } from 'vitest';
import { sheetText } from '../../../src/lib/isolate/sheet-text.js';
import { workbookOf } from '../../support/office-files.js';

const budget = {
  收支总表: [
    ['青禾区部门预算', '', ''],
    ['项目', '2024年', '2025年'],
    ['公共安全', 12.5, 0],
    ['教育', '', 30],
  ],
  空表: [],
};

describe.each(['xlsx', 'biff8', 'xlml'] as const)('a workbook written as %s', (type) => {
  test('is read sheet by sheet, merged cells at each place they cover', async () => {
    expect(await sheetText(workbookOf(budget, type, ['A1:C1']))).toEqual({
      text: '收支总表\n青禾区部门预算\n项目\t2024年\t2025年\n公共安全\t12.5\t0\n教育\t\t30',
      grids: [
        [
          ['青禾区部门预算', '青禾区部门预算', '青禾区部门预算'],
          ['项目', '2024年', '2025年'],
          ['公共安全', '12.5', '0'],
          ['教育', '', '30'],
        ],
      ],
    });
  });
});

test.each(['xlsx', 'biff8'] as const)('hidden sheets of a workbook written as %s stand apart', async (type) => {
  const sheets = {
    名单: [
      ['姓名', '金额'],
      ['张建国', 300],
    ],
    底表: [['张建国', '柳溪村3组']],
  };
  expect(await sheetText(workbookOf(sheets, type, [], ['底表']))).toMatchObject({
    text: '名单\n姓名\t金额\n张建国\t300',
    grids: [
      [
        ['姓名', '金额'],
        ['张建国', '300'],
      ],
    ],
    hidden: '底表\n张建国\t柳溪村3组',
  });
});

test('a workbook without a word in it bears no text', async () => {
  await expect(async () => sheetText(workbookOf({ 空表: [[]] }, 'xlsx'))).rejects.toMatchObject({ failure: 'no-text' });
});

test('a sheet wider than any office prints is refused, not read in part', async () => {
  const wide = [Array.from({ length: 401 }, (_, at) => `第${at}列`)];
  await expect(async () => sheetText(workbookOf({ 名册: wide }, 'xlsx'))).rejects.toMatchObject({
    failure: 'too-large',
  });
});
