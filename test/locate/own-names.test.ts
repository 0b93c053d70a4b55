import { describe, expect, it } from 'vitest';
import { bodyName, isOfAnotherGovernment, whoseBody } from '../../src/locate/own-names.js';

describe('bodyName: the body behind a site name', () => {
  it.each([
    ['青禾区人民政府门户网站', '青禾区人民政府'],
    ['青禾区政府网站', '青禾区人民政府'],
    ['中国·青禾区人民政府', '青禾区人民政府'],
    ['青禾区财政局', '青禾区财政局'],
    ['云岭街道办事处信息公开平台', '云岭街道办事处'],
    ['www.example.gov.cn', ''],
  ])('%s → %s', (name, body) => expect(bodyName(name)).toBe(body));
});

describe('whoseBody: whom a title names, on the site of the district', () => {
  it.each([
    ['', 'unnamed'],
    ['本机关', 'unnamed'],
    ['青禾区人民政府', 'own'],
    ['青禾区政府', 'own'],
    ['区人民政府', 'own'],
    ['青禾区', 'own'],
    ['山河市青禾区人民政府', 'own'],
    ['青禾区财政局', 'other'],
    ['青禾区人民政府办公室', 'other'],
    ['云岭街道', 'other'],
    ['白石镇人民政府', 'other'],
    ['云岭区人民政府', 'other'],
  ])('%s → %s', (body, whose) => expect(whoseBody(body, '青禾区人民政府')).toBe(whose));

  it('knows a district whose city stands before it by its own short name', () => {
    expect(whoseBody('青禾区', '山河市青禾区人民政府')).toBe('own');
    expect(whoseBody('白石区', '山河市青禾区人民政府')).toBe('other');
    expect(whoseBody('山河市', '山河市青禾区人民政府')).toBe('other');
  });

  it('knows a department by its short names', () => {
    expect(whoseBody('青禾区财政局', '青禾区财政局')).toBe('own');
    expect(whoseBody('区财政局', '青禾区财政局')).toBe('own');
    expect(whoseBody('青禾区民政局', '青禾区财政局')).toBe('other');
  });
});

describe('a document of another government', () => {
  it.each([
    ['北湾省重大行政决策程序规定', true],
    ['《北湾省供热条例》', true],
    ['北湾省青禾区供热办法', false],
    ['青禾区重大行政决策程序规定', false],
    ['北湾省人民政府关于公布清理结果的决定', true],
    ['省级补助资金管理办法', false],
  ])('%s', (title, expected) => {
    expect(isOfAnotherGovernment(title, '青禾区人民政府')).toBe(expected);
  });
});
