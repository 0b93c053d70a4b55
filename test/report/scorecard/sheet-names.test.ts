import { expect, test } from 'vitest';
import { cut, sheetNames } from '../../../src/report/scorecard/sheet-names.js';

test.each([
  ['what sheets may not hold', ['东[山]区:人民/政府*?\\'], ['东 山 区 人民 政府']],
  ['apostrophes at an end', ["'南山'"], ['南山']],
  ['an empty name', ['  '], ['1']],
  ['more than 31 characters', ['长'.repeat(40)], ['长'.repeat(31)]],
  ['the same name twice', ['西山区', '西山区'], ['西山区', '西山区 (2)']],
  ['names that differ in case alone', ['ABC', 'abc'], ['ABC', 'abc (2)']],
  [
    'long names that differ at their end',
    ['长'.repeat(40), `${'长'.repeat(39)}二`],
    ['长'.repeat(31), `${'长'.repeat(27)} (2)`],
  ],
  ['a name that Excel keeps for itself', ['History'], ['History (2)']],
  ['a name that our own sheets have', ['排名'], ['排名 (2)']],
])('a sheet is never named in a way that Excel refuses: %s', (_, wanted, names) => {
  expect(sheetNames(wanted, ['排名'])).toEqual(names);
});

test('text is never cut through a character', () => {
  expect(cut('公开😀', 3)).toBe('公开');
  expect(cut('公开😀', 4)).toBe('公开😀');
});
