import { describe, expect, test } from 'vitest';
import { isAnotherBody, ownBody, withoutOthers } from '../../src/site/own-body.js';
import { fakeSite, view } from '../support/fake-site.js';

const own = '青禾区水利局';

test.each([
  ['青禾区财政局', true],
  ['青禾区灌区管理站', true],
  ['南塘镇人民政府', true],
  ['青禾区水利局', false],
  ['水利局', false],
  ['办公室', false],
  ['规划建设科', false],
  ['联系我们', false],
])('%s is another body: %s', (name, expected) => {
  expect(isAnotherBody(name, own)).toBe(expected);
});

test.each([
  ['区教体局', '青禾区教育体育局', false],
  ['区卫健委', '青禾区卫生健康委员会', false],
  ['区市场监管局', '区市场监督管理局', false],
  ['市教体局', '青禾区教育体育局', true],
  ['区教研中心', '青禾区教育体育局', true],
])('%s on the pages of %s is another body: %s', (name, body, expected) => {
  expect(isAnotherBody(name, body)).toBe(expected);
});

test('a body may have several names', () => {
  expect(isAnotherBody('青石街道', ['青石街道办事处', '青石街'])).toBe(false);
  expect(isAnotherBody('区文旅局', ['区文化局', '区文旅局'])).toBe(false);
});

test('the body is named by the site list, else by the home page', () => {
  expect(ownBody(fakeSite())).toBe('青禾区人民政府');
  const home = view('/', { facts: { kind: 'home', meta: { SiteName: '青禾区水利局' } } });
  expect(ownBody(fakeSite({ site: { name: 'slj.qinghe.gov.cn' }, home }))).toBe('青禾区水利局');
});

describe('the text without others', () => {
  test('lacks lines and table rows that begin with another body', () => {
    const text = '地址：青石路18号\n青禾区灌区管理站：河西路2号\n青禾区财政局\t青石路2号\t6010001\n电话：6012345';
    expect(withoutOthers(text, own)).toBe('地址：青石路18号\n电话：6012345');
  });

  test('lacks what stands under the heading of another body, up to the next heading', () => {
    const text = '一、所属单位\n（一）青禾区灌区管理站\n地址：河西路2号\n二、联系我们\n电话：6012345';
    expect(withoutOthers(text, own)).toBe('一、所属单位\n二、联系我们\n电话：6012345');
  });

  test('keeps the lines that begin with the body’s short name', () => {
    const text = '机构名称：区教体局\n办公地址：青石路18号\n区教体局主要职责：负责全区教育工作。';
    expect(withoutOthers(text, '青禾区教育体育局')).toBe(text);
  });

  test('goes on where the body itself is named again', () => {
    const text = '单位名称：青禾区灌区管理站\n电话：6019999\n青禾区水利局\n电话：6012345';
    expect(withoutOthers(text, own)).toBe('青禾区水利局\n电话：6012345');
  });

  test('goes on under the next heading, but not for a label in a line of its own', () => {
    const theirs = '青禾区灌区管理站\n地址\n河西路2号';
    expect(withoutOthers(`${theirs}\n联系我们\n电话：6012345`, own)).toBe('联系我们\n电话：6012345');
  });

  test('keeps rooms and sections of the body', () => {
    const text = '办公室：负责文电。\n规划科：负责规划。';
    expect(withoutOthers(text, own)).toBe(text);
  });
});
