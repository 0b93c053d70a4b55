import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog.js';
import { readExamples } from '../../src/examples/read-examples.js';
import { runExamples, type ExampleResult } from '../../src/examples/run-examples.js';
import { loadProfile } from '../../src/profile/load-profile.js';
import { ProfileError } from '../../src/profile/profile-error.js';

const profile = loadProfile('national', {
  rulesFolder: fileURLToPath(new URL('../../rules', import.meta.url)),
  checks: catalog,
});
const run = (yaml: string): readonly ExampleResult[] =>
  runExamples(readExamples('clinic.yaml', new TextEncoder().encode(yaml)), { profile, catalog, shelf: new Map() });
const problemsOf = (yaml: string): readonly string[] => {
  try {
    run(yaml);
    return [];
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    return error.message.split('\n');
  }
};

const SITES = `
defaults: { asOf: 2024-12-31 }
sites:
  sound:
    guide: { text: 本指南说明青禾区人民政府政府信息的分类、编排体系和获取方式，供公民、法人和其他组织查阅。 }
    emergency-plans: { items: [{ title: 青禾区突发公共事件总体应急预案, on: 2024-05-06 }] }
examples:
`;

describe('a sketched site', () => {
  test.each([
    ['as it is', '{}', 'passed'],
    ['a column taken away', '{ emergency-plans: null }', 'failed'],
    ['a blank column', '{ emergency-plans: { blank: true } }', 'failed'],
    ['a column that is gone', '{ emergency-plans: { dead: 404 } }', 'failed'],
    ['a column that never answered', '{ emergency-plans: { unread: true } }', 'cantTell'],
    ['a crawl that saw the home page only', '{ crawl: truncated }', 'cantTell'],
    ['a sub-column taken away', '{ emergency-plans: { items: [], columns: { 专项预案: null } } }', 'failed'],
    ['items added', "{ emergency-plans: { 'items+': [{ title: 开展应急演练, on: 2024-05-06 }] } }", 'passed'],
    ['other items', '{ emergency-plans: { items: [{ title: 开展应急演练, on: 2024-05-06 }] } }', 'failed'],
  ])('%s', (_, site, value) => {
    const [result] = run(
      `${SITES}  - { name: 预案, from: sound, site: ${site}, expect: { emergency-plans: ${value} } }`,
    );
    expect(result?.mismatches).toEqual([]);
  });

  test('an expectation that is not met says what was due, what was found and why', () => {
    const [result] = run(
      `${SITES}  - { name: 没有预案, from: sound, site: { emergency-plans: null }, expect: { emergency-plans: passed } }`,
    );
    expect(result).toMatchObject({ file: 'clinic.yaml', line: 8, example: '没有预案' });
    expect(result?.mismatches).toMatchObject([{ rule: 'emergency-plans', due: 'passed', found: 'failed' }]);
    expect(result?.mismatches[0]?.messages[0]).toContain('应急预案');
  });

  test('figures and reasons are compared where the example names them', () => {
    const due = '{ emergency-plans: { value: failed, missing: [权责清单] } }';
    const [result] = run(
      `${SITES}  - { name: 没有预案, from: sound, site: { emergency-plans: null }, expect: ${due} }`,
    );
    expect(result?.mismatches).toMatchObject([
      { due: 'failed, missing: ["权责清单"]', found: 'failed, missing: ["应急预案"]' },
    ]);
  });

  test('judged as of an earlier day it is the same site, and younger items do not count', () => {
    const [result] = run(
      `${SITES}  - { name: 发布之前, from: sound, asOf: 2024-05-05, expect: { emergency-plans: { value: cantTell, reason: no-date } } }`,
    );
    expect(result?.mismatches).toEqual([]);
  });
});

describe('an expectation may be short', () => {
  test.each([
    ['a reason for its outcome', 'emergency-plans: no-date', '2024-05-05', []],
    ['a name with * for many rules', "'guide-*': not-in-force", '2019-05-14', []],
    ['in force, whatever comes out', "'guide-*': in-force", '2019-05-15', []],
    ['in force, but not yet', 'guide-elements: in-force', '2019-05-14', ['guide-elements']],
    [
      'a rule by its own name before one by *',
      "'guide-*': in-force, guide-elements: not-in-force",
      '2019-05-15',
      ['guide-elements'],
    ],
  ])('%s', (_, due, asOf, unmet) => {
    const [result] = run(`${SITES}  - { name: 甲, from: sound, asOf: ${asOf}, expect: { ${due} } }`);
    expect(result?.mismatches.map(({ rule }) => rule)).toEqual(unmet);
  });
});

describe('an example may be like another', () => {
  const first = '  - { name: 预案, from: sound, expect: { emergency-plans: passed, enforcement-publicity: failed } }\n';
  test.each([
    ['the same on another day', '{ name: 甲, like: 预案, allOn: 2019-01-01 }', [[], []]],
    [
      'of its rules some',
      '{ name: 甲, like: 预案, rules: [enforcement-publicity], allIn: cat-permits }',
      [[], ['enforcement-publicity']],
    ],
    [
      'all items in another column',
      '{ name: 甲, like: 预案, allIn: cat-permits, expect: { passed: [enforcement-publicity], failed: [emergency-plans] } }',
      [[], []],
    ],
    [
      'or in a column below it',
      '{ name: 甲, like: 预案, allIn: cat-permits/食品, expect: { emergency-plans: failed } }',
      [[], []],
    ],
    [
      'of another kind of body',
      '{ name: 甲, like: 预案, kind: township, expect: { kind: [emergency-plans] } }',
      [[], []],
    ],
    [
      'like one that is like another',
      '{ name: 甲, like: 预案, asOf: 2024-05-06 }\n  - { name: 乙, like: 甲, asOf: 2024-05-05 }',
      [[], [], ['emergency-plans']],
    ],
  ])('%s', (_, example, unmet) => {
    const results = run(`${SITES}${first}  - ${example}`);
    expect(results.map(({ mismatches }) => mismatches.map(({ rule }) => rule))).toEqual(unmet);
  });
});

describe('a fault of an examples file is told at its place, with what is allowed', () => {
  test.each([
    [
      'an unknown rule',
      '  - { name: 甲, expect: { emergency-plan: passed } }',
      'clinic.yaml:8:26 national 没有规则 emergency-plan',
    ],
    [
      'an unknown column',
      '  - { name: 甲, site: { guides: {} }, expect: { https: passed } }',
      'clinic.yaml:8:24 没有栏目 guides',
    ],
    ['an unknown site', '  - { name: 甲, from: sund, expect: { https: passed } }', 'clinic.yaml:8:22 没有网站 sund'],
    ['an unknown outcome', '  - { name: 甲, expect: { https: pass } }', 'clinic.yaml:8:33 https 不能是“pass”'],
    ['an unknown key', '  - { name: 甲, form: sound, expect: { https: passed } }', 'clinic.yaml:8:16 不认识的键 form'],
    ['an example like none', '  - { name: 甲, like: 乙 }', 'clinic.yaml:8:22 没有另一个样例“乙”'],
    [
      'a pattern that is none',
      "  - { name: 甲, without: ['应急('], expect: { https: passed } }",
      'clinic.yaml:8:26 正则写法不能用',
    ],
    ['no expectation', '  - { name: 甲 }', 'clinic.yaml:8:5 缺少 expect'],
    [
      'rules under a word that is none',
      '  - { name: 甲, expect: { fine: [https] } }',
      'clinic.yaml:8:26 fine 不是结果',
    ],
    [
      'a link to nowhere',
      '  - { name: 甲, site: { home: { links: { 区长信箱: mail } } }, expect: { https: passed } }',
      'clinic.yaml:8:13 样例“甲”的链接指向不存在的 mail',
    ],
  ])('%s', (_, example, message) => {
    expect(problemsOf(`${SITES}${example}`).join('\n')).toContain(message);
  });
});
