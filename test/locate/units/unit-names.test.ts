import { describe, expect, it } from 'vitest';
import { mayShorten, nameUnits } from '../../../src/locate/units/unit-names.js';

const education = { name: '青禾区教育和体育局', aliases: ['区教体局'] };
const finance = { name: '青禾区财政局' };
const health = { name: '青禾区卫生健康委员会' };
const town = { name: '南塘镇人民政府' };
const street = { name: '稻香街道办事处' };
const names = nameUnits('南屏市青禾区人民政府', [education, finance, health, town, street]);

describe('a text that is a unit', () => {
  it.each([
    ['财政局', finance],
    ['区财政局政府信息公开', finance],
    ['南屏市青禾区财政局', finance],
    ['教体局', education],
    ['区卫生健康委', health],
    ['南塘镇', town],
    ['稻香街道办', street],
    ['水利局', undefined],
  ])('%s', (text, unit) => {
    expect(names.named(text)).toBe(unit);
  });
});

describe('a title that bears a unit', () => {
  it.each([
    ['2021年青禾区财政局政务公开实施方案', finance],
    ['财政局2021年政务公开工作要点', finance],
    ['关于印发《区教体局政务公开实施方案》的通知', education],
    ['南塘镇2021年政务公开工作方案', town],
    ['南屏市财政局2021年政务公开工作方案', undefined],
    ['南塘镇中心小学2021年招生简章', undefined],
    ['2021年政务公开工作方案', undefined],
    ['青禾区卫生健康委员会2021年部门预算', health],
  ])('%s', (title, unit) => {
    expect(names.borne(title)).toBe(unit);
  });
});

describe('a page for several units', () => {
  it('names each in its lines, and in the cells of a table', () => {
    const text = '改造计划\n街道\t小区\n稻香\t百花园\n由南塘镇实施二期';
    expect(names.mentioned(text)).toEqual(
      new Map([
        [street, '稻香\t百花园'],
        [town, '由南塘镇实施二期'],
      ]),
    );
  });
  it('does not name them by the offices of another place', () => {
    expect(names.mentioned('抄送南屏市财政局').size).toBe(0);
  });
});

describe('a name shortened', () => {
  it.each([
    ['教体局', true],
    ['区教体局', true],
    ['财政局', false],
    ['教育和体育局', false],
    ['体教局', false],
  ])('%s', (text, expected) => {
    expect(mayShorten(text, { name: '青禾区教育和体育局' }, '青禾区人民政府')).toBe(expected);
  });
});
