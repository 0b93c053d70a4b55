import { describe, expect, test } from 'vitest';
import { maskPersonalNumbers } from '../../../src/lib/text/mask.js';

// Numbers made up for this test; none is anybody's.
describe('masking personal numbers', () => {
  test.each([
    ['resident ID', '身份证号110101199003074514。', '身份证号11*************514。'],
    ['resident ID ending in X', '11010119900307451X', '11*************51X'],
    ['mobile', '联系人王某，13800001234', '联系人王某，138****1234'],
    ['bank card', '账号4111111111111111。', '账号4111*********111。'],
  ])('%s', (_, text, masked) => {
    expect(maskPersonalNumbers(text)).toBe(masked);
  });

  test.each([
    ['office number', '联系电话：0599-6012345'],
    ['credit code in an index number', '索引号 11370112004203737J-A/2023-6505590'],
    ['site code and ICP number', '9901020003 闽ICP备99000001号'],
    ['police record', '闽公网安备 35012802000123号'],
    ['card-like number with a wrong check digit', '单号4111111111111112'],
    ['twelve digits', '流水号202511180001'],
    ['date and time run together', '20251118093000'],
  ])('leaves alone: %s', (_, text) => {
    expect(maskPersonalNumbers(text)).toBe(text);
  });
});
