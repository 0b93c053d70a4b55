import { describe, expect, test } from 'vitest';
import { maskAddress, maskAll, maskPersonalNumbers } from '../../../src/lib/text/mask.js';

// Numbers made up for this test; none is anybody's.
describe('masking personal numbers', () => {
  test.each([
    ['resident ID', '身份证号110101199003074514。', '身份证号11*************514。'],
    ['resident ID ending in X', '11010119900307451X', '11*************51X'],
    ['mobile', '联系人王某，13800001234', '联系人王某，138****1234'],
    ['bank card', '账号4111111111111111。', '账号4111*********111。'],
    ['ID with a wrong check digit', '110101199003074510', '11*************510'],
    ['ID in groups', '110101 19900307 4514', '11**** ******** *514'],
    ['first generation ID', '身份证号110101900307451', '身份证号11**********451'],
    ['ID that a quote cut short', '张三，身份证号1101011990030745…', '张三，身份证号11***********745…'],
    ['disability certificate', '37010319850506123443', '37***************443'],
    ['mobile in groups', '138-0000-1234', '138-****-1234'],
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

describe('masking addresses', () => {
  test.each([
    [
      'http://www.qinghe.gov.cn/search?sfz=110101199003074514',
      'http://www.qinghe.gov.cn/search?sfz=11*************514',
    ],
    ['http://www.qinghe.gov.cn/张三13800001234.doc', 'http://www.qinghe.gov.cn/%E5%BC%A0%E4%B8%89138****1234.doc'],
    [
      'http://www.qinghe.gov.cn/%E5%BC%A0%E4%B8%89110101199003074514.doc',
      'http://www.qinghe.gov.cn/%E5%BC%A0%E4%B8%8911*************514.doc',
    ],
  ])('%s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
    expect(maskPersonalNumbers(`见 ${address}，`)).toBe(`见 ${masked}，`);
  });

  test.each([
    ['a serial number like a mobile', 'http://www.qinghe.gov.cn/art/13800001234.html'],
    ['a serial number like a card', 'http://www.qinghe.gov.cn/content_4111111111111111.html'],
    ['escapes that are no UTF-8', 'http://www.qinghe.gov.cn/%C7%E0.html?id=20251118093000123'],
  ])('leaves alone: %s', (_, address) => {
    expect(maskAddress(address)).toBe(address);
    expect(maskPersonalNumbers(`见 ${address}`)).toBe(`见 ${address}`);
  });
});

test('of data every text is masked, keys too', () => {
  expect(maskAll({ names: { 张三13800001234: ['110101199003074514', 7, null] } })).toEqual({
    names: { '张三138****1234': ['11*************514', 7, null] },
  });
});
