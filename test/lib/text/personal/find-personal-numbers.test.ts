import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalNumbers } from '../../../../src/lib/text/personal/find-personal-numbers.js';
import { maskPersonalNumbers } from '../../../../src/lib/text/mask.js';
import { cardOf, idOf } from '../../../support/personal-numbers.js';

// Numbers made up for this test; none is anybody's.
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const two = (number: number): string => String(number).padStart(2, '0');
const ids = fc
  .tuple(
    fc.constantFrom('110101', '330106', '370103', '440305', '522301', '650102', '500112'),
    fc.integer({ min: 1920, max: 2024 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    digits(3),
  )
  .map(([region, year, month, day, order]) => idOf(region, `${year}${two(month)}${two(day)}`, order));
const cards = fc
  .tuple(fc.constantFrom('622848', '621700', '623091', '622202'), fc.constantFrom(9, 12))
  .chain(([issuer, rest]) => digits(rest).map((more) => cardOf(issuer + more)));
const mobiles = fc
  .tuple(fc.constantFrom('138', '139', '150', '176', '189', '199'), digits(8))
  .map(([network, rest]) => network + rest);

/** Ways in which the same number is printed. */
const PRINTED: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => number.toLowerCase(),
  (number) => number.replace(/[\dX]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  (number) => [...number].join(' '),
  (number) => [...number].join('\u200b'),
  (number) => number.replace(/^(.{6})(.{8})/, '$1 $2 '),
  (number) => number.replace(/(.{4})(?=.)/g, '$1\u00a0'),
];
/** What stands on both sides of it. */
const around = fc.constantFrom(
  ['', ''],
  ['身份证号：', '，现住柳溪村。'],
  ['张建国\t', '\t320.00'],
  ['（', '）'],
  ['1 张建国 ', ' 13800001234'],
  ['2025-11-18 ', ' 元'],
  ['证件号码为"', '"'],
);

describe('personal numbers', () => {
  test('an ID number is found however it is printed, and nothing of it but its ends is shown', () => {
    fc.assert(
      fc.property(ids, fc.constantFrom(...PRINTED), around, (id, print, [before, behind]) => {
        const text = `${before}${print(id)}${behind}`;
        expect(findPersonalNumbers(text)).toContainEqual(expect.objectContaining({ kind: 'resident-id', digits: id }));
        const shown = maskPersonalNumbers(text);
        expect(shown).toHaveLength(text.length);
        expect(bare(shown)).not.toContain(id.slice(2, 10));
        expect(bare(shown)).not.toContain(id.slice(6, 15));
      }),
    );
  });

  test('an ID number in groups of four is no card, though its first sixteen figures would fit one', () => {
    const text = '5223 0119 9403 0390 04';
    expect(findPersonalNumbers(text)).toMatchObject([{ kind: 'resident-id', digits: '522301199403039004' }]);
    expect(bare(maskPersonalNumbers(text))).not.toContain('199403');
  });

  test('an ID number with any other check digit is none', () => {
    fc.assert(
      fc.property(ids, fc.constantFrom(...'0123456789X'), around, (id, last, [before, behind]) => {
        fc.pre(last !== id.at(-1));
        const found = findPersonalNumbers(`${before}${id.slice(0, -1)}${last}${behind}`);
        expect(found.filter(({ kind }) => kind === 'resident-id')).toEqual([]);
      }),
    );
  });

  test('one wrong figure anywhere, and it is none: the check digit sees to that', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (id, at, step) => {
        const changed = id.slice(0, at) + String((Number(id[at]) + step) % 10) + id.slice(at + 1);
        expect(findPersonalNumbers(changed).filter(({ kind }) => kind === 'resident-id')).toEqual([]);
      }),
    );
  });

  test('a card is found with its own check digit alone', () => {
    fc.assert(
      fc.property(cards, fc.integer({ min: 1, max: 9 }), (card, step) => {
        expect(findPersonalNumbers(`账号${card}。`)).toMatchObject([{ kind: 'bank-card', digits: card }]);
        const spoilt = card.slice(0, -1) + String((Number(card.at(-1)) + step) % 10);
        expect(findPersonalNumbers(`账号${spoilt}。`).filter(({ kind }) => kind === 'bank-card')).toEqual([]);
        expect(maskPersonalNumbers(card)).not.toContain(card.slice(4, 10));
      }),
    );
  });

  test('a mobile is found, with the country’s code or hyphens too', () => {
    fc.assert(
      fc.property(mobiles, (mobile) => {
        const printed = [mobile, `+86 ${mobile}`, `86-${mobile}`, mobile.replace(/^(.{3})(.{4})/, '$1-$2-')];
        for (const one of printed) {
          expect(findPersonalNumbers(`电话：${one}`)).toHaveLength(1);
          expect(bare(maskPersonalNumbers(`电话：${one}`))).not.toContain(mobile.slice(3, 7));
        }
      }),
    );
  });

  test('masking twice is masking once', () => {
    fc.assert(
      fc.property(fc.oneof(ids, cards, mobiles), around, (number, [before, behind]) => {
        const once = maskPersonalNumbers(`${before}${number}${behind}`);
        expect(maskPersonalNumbers(once)).toBe(once);
      }),
    );
  });
});

test.each([
  ['统一社会信用代码', '91350703MA2XN0TK5Y'],
  ['二十八位流水号', '2025111812345678901234567890'],
  ['固定电话', '0531-82012345'],
  ['日期和时间', '2025-11-18 09:30:15'],
  ['金额', '13800001234.50元'],
  ['小数', '0.13800001234'],
  ['备案证明的编号', '13100049001-17001'],
  ['公安备案号', '鲁公网安备 37010302000123号'],
  ['网址里的长数字', '/art/20251118138000012345.html'],
])('%s 不是个人号码', (_, text) => {
  expect(findPersonalNumbers(text)).toEqual([]);
});

test('a row of numbers is told apart', () => {
  const [id, card] = [idOf('370103', '19850506', '12'.padStart(3, '0')), cardOf('622848000000000001')];
  const kinds = findPersonalNumbers(`3 张建国 ${id} 13800001234 ${card} 500`).map(({ kind }) => kind);
  expect(kinds).toEqual(['resident-id', 'mobile', 'bank-card']);
});

test('a text of nothing but figures takes no time', () => {
  expect(findPersonalNumbers('1 '.repeat(50_000))).toEqual([]);
  expect(findPersonalNumbers('9'.repeat(100_000))).toEqual([]);
});

function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b-]/g, '');
}
