import { describe, expect, test } from 'vitest';
import { complaints, problemsOf, ruleFolder, WILLOW } from '../support/rule-folder.js';

const change = (from: string, to: string): string => {
  expect(WILLOW).toContain(from);
  return WILLOW.replace(from, to);
};

describe('a name that is not known', () => {
  test.each([
    [
      'a key',
      change('    title: 指南更新及时', '    titel: 指南更新及时'),
      ['13:3 缺少 title', '14:5 不认识的键 titel (是不是 title？可用：'],
    ],
    ['a top-level key', change('rules:', 'ruls:'), ['12:1 不认识的键 ruls (是不是 rules？']],
    [
      'a check',
      change('guide/updated-fresh', 'guide/updated-frech'),
      [
        '18:12 没有检测项 guide/updated-frech (是不是 guide/updated-fresh？可用：guide/published、guide/updated-fresh、pending、statutory/categories)',
      ],
    ],
    ['a section', change('section: guide', 'section: gide'), ['15:14 没有评分节 gide (是不是 guide？可用：guide)']],
    [
      'a source',
      change('{ document: notice, clause', '{ document: notise, clause'),
      ['20:25 没有依据文件 notise (是不是 notice？可用：notice)'],
    ],
    [
      'a column',
      change('under: platform', 'under: platfrom'),
      ['9:52 没有栏目 platfrom (是不是 platform？可用：guide、home、platform)'],
    ],
    [
      'a level',
      change('level: deduction', 'level: deducton'),
      ['16:12 level 不能是“deducton” (是不是 deduction？可用：advice、bonus、deduction、veto)'],
    ],
    [
      'an override target',
      `${WILLOW}overrides:\n  guide-frsh: { points: 1 }\n`,
      ['29:3 没有规则 guide-frsh 可以改动 (是不是 guide-fresh？可用：guide-contact、guide-fresh)'],
    ],
    ['a rule of a clause', `${WILLOW}clauses:\n  - { id: 3a, rules: [guide-old] }\n`, ['29:23 没有规则 guide-old (']],
    [
      'a parameter',
      change('maxAge: P2Y', 'maxAge: P2Y, maxage: P1Y'),
      ['19:28 guide/updated-fresh 的参数：不认识的键 maxage (是不是 maxAge？可用：labels、maxAge)'],
    ],
  ])('%s is told with its place, the nearest name and what is allowed', (_, content, expected) => {
    const said = complaints(content);
    expect(said).toHaveLength(expected.length);
    expected.forEach((start, at) => expect(said[at]).toContain(start));
  });

  test('a column that a parameter names', () => {
    const content = change(
      'check: guide/updated-fresh\n    params: { maxAge: P2Y }',
      'check: statutory/categories\n    params: { columns: [guide, gide] }',
    );
    expect(complaints(content)).toEqual(['19:32 没有栏目 gide (是不是 guide？可用：guide、platform)']);
  });
});

describe('a value that cannot be', () => {
  test.each([
    [
      'a day that does not exist',
      change('issuedOn: 2024-06-30', 'issuedOn: 2024-02-30'),
      '6:62 issuedOn 的日期“2024-02-30”不存在 (写成 YYYY-MM-DD)',
    ],
    [
      'a period that ends before it begins',
      change('    points: 3\n', '    points: 3\n    effective: { from: 2024-06-30, to: 2024-06-29 }\n'),
      '18:16 施行期间的起始日 2024-06-30 晚于截止日 2024-06-29',
    ],
    ['points with three decimals', change('points: 3', 'points: 2.125'), '17:13 points 最多两位小数'],
    ['negative points', change('points: 3', 'points: -1'), '17:13 points 应 >= 0'],
    ['no points', change('    points: 3\n', ''), '16:5 规则 guide-fresh 缺少 points (扣分和加分规则要写分值)'],
    [
      'a version that YAML takes for a number',
      change('version: 1.0.0', 'version: 1.0'),
      "3:10 version 应为文字，现在是数 (加上引号：'1')",
    ],
    [
      'a list written as a text',
      change('aliases: [公开指南]', 'aliases: 公开指南'),
      '9:37 aliases 应为列表，现在是文字 (写成列表：[…])',
    ],
    ['an id in capitals', change('guide-contact:', 'Guide-Contact:'), '21:3 编号“Guide-Contact”不能用'],
    [
      'a parameter of the wrong form',
      change('maxAge: P2Y', 'maxAge: 2年'),
      '19:23 guide/updated-fresh 的参数：maxAge 不能是“2年” (时长，ISO 8601, e.g. P1Y)',
    ],
    ['a missing parameter', change('{ maxAge: P2Y }', '{}'), '19:5 guide/updated-fresh 的参数：缺少 maxAge'],
    [
      'a pattern with look-behind',
      change('aliases: [公开指南]', "patterns: ['(?<!依申请)公开指南']"),
      '9:39 正则写法不能用：',
    ],
    [
      'a pattern with a back-reference',
      change('aliases: [公开指南]', "patterns: ['(公开)\\1']"),
      '9:39 正则写法不能用：invalid escape sequence: \\1 (用 RE2 语法；没有前后断言和反向引用)',
    ],
    [
      'a column that lies under itself',
      change('platform: { name: 政府信息公开 }', 'platform: { name: 政府信息公开, under: guide }'),
      '8:36 栏目 platform 的 under 绕成了圈',
    ],
    [
      'a column without a name',
      change('platform: { name: 政府信息公开 }', 'platform: { aliases: [政务公开] }'),
      '8:3 栏目 platform 缺少 name',
    ],
  ])('%s', (_, content, expected) => {
    expect(complaints(content)[0]).toContain(expected);
  });

  test('a period among the parameters that ends before it begins', () => {
    const content = change(
      'check: guide/updated-fresh\n    params: { maxAge: P2Y }',
      'check: guide/published\n    params: { period: { from: 2024-12-31, to: 2024-01-01 } }',
    );
    expect(complaints(content)).toEqual(['19:23 期间的起始日 2024-12-31 晚于截止日 2024-01-01']);
  });

  test('a deadline before the document was issued', () => {
    const content = change(
      'check: guide/updated-fresh\n    params: { maxAge: P2Y }',
      'check: guide/published\n    params: { publishedBy: 2024-06-29 }',
    );
    expect(complaints(content)).toEqual(['19:28 期限 2024-06-29 早于文件印发的日期 2024-06-30']);
    expect(complaints(content.replace('2024-06-29', '2024-06-30'))).toEqual([]);
  });

  test('a section whose rules are worth more than it: names section, sum and outOf', () => {
    expect(complaints(change('outOf: 5', 'outOf: 4.5'))).toEqual([
      '11:38 评分节 guide 的扣分规则合计 5 分，超过满分 4.5 分 (调低规则分值，或提高 outOf)',
    ]);
  });

  test('sums are exact where floating point is not', () => {
    expect(
      complaints(
        change('points: 3', 'points: 0.1').replace('points: 2', 'points: 0.2').replace('outOf: 5', 'outOf: 0.3'),
      ),
    ).toEqual([]);
  });

  test('a pattern in a parameter', () => {
    const content = change(
      'check: guide/updated-fresh\n    params: { maxAge: P2Y }',
      "check: statutory/categories\n    params: { columns: [], names: ['公开(?=指南)'] }",
    );
    expect(complaints(content)[0]).toContain('19:36 正则写法不能用：');
  });
});

describe('a file that is more than plain data', () => {
  test.each([
    ['the same id twice', `${WILLOW}  guide-fresh: {}\n`, '28:3 同一处写了两个相同的键'],
    ['two documents', `${WILLOW}---\nid: other\n`, '一个文件只能有一份 YAML 文档'],
    ['a merge key', change('{ name: 政府信息公开 }', '{ <<: { name: 政府信息公开 } }'), '8:15 不能用合并键 <<'],
    ['a custom tag', change('title: 柳湾区评测方案', 'title: !js/function "x"'), '不能用自定义标签'],
    [
      '__proto__',
      change('params: { maxAge: P2Y }', 'params: { __proto__: { maxAge: P2Y } }'),
      '19:15 不能用 __proto__ 作键',
    ],
    [
      'an alias that loops',
      change('params: { maxAge: P2Y }', 'params: &loop { maxAge: *loop }'),
      '别名（*）指向它自己所在的内容',
    ],
    ['broken syntax', change('rules:', 'rules: ['), 'YAML 写法有误'],
    ['no map', '- 指南\n- 年报\n', '1:1 整个文件 应为映射（键: 值），现在是列表'],
    ['a list for a key', `${WILLOW}? [a]\n: b\n`, '键必须是文字'],
    ['an item of nothing', `${WILLOW}clauses: [~]\n`, '28:11 第 1 项 应为映射（键: 值），现在是空'],
    ['nesting without end', `${WILLOW}clauses: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, '嵌套太深'],
  ])('%s', (_, content, expected) => {
    expect(complaints(content).join('\n')).toContain(expected);
  });

  test('more than 100 aliases', () => {
    const many = change(
      'aliases: [公开指南]',
      `aliases: [&a 公开指南, ${Array.from({ length: 101 }, () => '*a').join(', ')}]`,
    );
    expect(complaints(many)).toEqual(['1:1 别名（*）超过 100 个']);
  });

  test('few aliases that expand to a flood', () => {
    const bomb = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(
      (name, at, all) =>
        `  - &${name} [${Array.from({ length: 9 }, () => (at === 0 ? '灌水' : `*${all[at - 1]}`)).join(', ')}]`,
    );
    expect(complaints(`${WILLOW}clauses:\n${bomb.join('\n')}\n`)).toEqual(['1:1 别名（*）展开后太大']);
  });

  test('not UTF-8: the line and column of the first bad byte', () => {
    const bytes = Buffer.concat([Buffer.from('id: willow\ntitle: 柳'), Buffer.from([0xcd, 0xe5]), Buffer.from('\n')]);
    expect(complaints(bytes)).toEqual(['2:9 文件不是 UTF-8 编码 (请在编辑器里另存为 UTF-8)']);
  });

  test('more than 5 MB', () => {
    expect(complaints(`${WILLOW}# ${'长'.repeat(2_000_000)}\n`)).toEqual(['1:1 文件超过 5 MB (把规则集拆成多个文件)']);
  });

  test('a byte order mark is no fault', () => {
    expect(complaints(`\ufeff${WILLOW}`)).toEqual([]);
  });
});

describe('all faults at once', () => {
  test('of one file, in its order, in both languages', () => {
    const content = change('level: deduction', 'level: deducton')
      .replace('section: guide\n    level: deduction', 'section: gide\n    level: deduction')
      .replace('2024-06-30', '2024-02-30')
      .replace('under: platform', 'under: platfrom');
    const problems = problemsOf(ruleFolder({ 'willow.yaml': content }));
    expect(problems.map(({ line }) => line)).toEqual([6, 9, 16, 23]);
    for (const { messageEn } of problems) expect(messageEn).toMatch(/^[\x20-\x7e“”]+$/);
  });

  test('of all files of a folder; a file that cannot be read does not make its names unknown', () => {
    const [head, rules] = [WILLOW.slice(0, WILLOW.indexOf('rules:')), WILLOW.slice(WILLOW.indexOf('rules:'))];
    const folder = ruleFolder({
      'willow/rule-set.yaml': `${head.slice(0, head.indexOf('sources:'))}sections: [{ id: guide, title: 指南, outOf: 5 }]\n`,
      'willow/columns.yaml': `${head.slice(head.indexOf('sources:'), head.indexOf('sections:'))}  broken: [`,
      'willow/rules.yaml': rules
        .replace('points: 3', 'points: 3.001')
        .replace('check: guide/updated-fresh', 'check: guide/fresh'),
    });
    expect(problemsOf(folder).map(({ file }) => file)).toEqual(['willow/columns.yaml', 'willow/rules.yaml']);
  });

  test('the same id in two files of a folder', () => {
    const folder = ruleFolder({
      'willow/rule-set.yaml': WILLOW,
      'willow/more.yaml': `rules:\n  guide-fresh:\n${WILLOW.slice(WILLOW.indexOf('    title: 指南更新'), WILLOW.indexOf('  guide-contact'))}`,
    });
    expect(problemsOf(folder)).toMatchObject([
      {
        file: 'willow/more.yaml',
        line: 2,
        column: 3,
        message: 'rules 里的 guide-fresh 重复',
        hint: expect.stringMatching(/rule-set\.yaml:13$/),
      },
    ]);
  });

  test('an override of a rule that the rule set writes itself', () => {
    expect(complaints(`${WILLOW}overrides: { guide-fresh: { points: 1 } }\n`)).toEqual([
      expect.stringMatching(/^28:14 规则 guide-fresh 就写在本规则集里，不必再改动一次 \(改 .*willow\.yaml:13\)$/),
    ]);
  });

  test('two overrides of the same rule in two files of a folder', () => {
    const folder = ruleFolder({
      'willow.yaml': WILLOW,
      'pond/rule-set.yaml':
        'id: pond\ntitle: 荷塘\nversion: 1.0.0\nextends: [willow]\noverrides: { guide-fresh: { points: 1 } }\n',
      'pond/more.yaml': 'overrides: { guide-fresh: { points: 2 } }\n',
    });
    expect(problemsOf(folder, 'pond')).toMatchObject([
      { file: 'pond/more.yaml', line: 1, message: 'overrides 里的 guide-fresh 重复' },
    ]);
  });

  test('a list of a column that is replaced and added to at once', () => {
    expect(complaints(change('aliases: [公开指南]', 'aliases: [公开指南], aliases+: [查阅指南]'))).toEqual([
      '9:45 栏目 guide 同时写了 aliases 和 aliases+ (替换写 aliases，添加写 aliases+)',
    ]);
  });

  test('the head of a folder stands in rule-set.yaml alone', () => {
    const folder = ruleFolder({ 'willow/rule-set.yaml': WILLOW, 'willow/more.yaml': 'version: 2.0.0\n' });
    expect(problemsOf(folder)).toMatchObject([
      { file: 'willow/more.yaml', line: 1, message: 'version 只能写在 rule-set.yaml 里' },
    ]);
  });

  test('the id is the name of the file', () => {
    expect(complaints(change('id: willow', 'id: wilow'))).toEqual(['1:5 id 应与名称一致：willow']);
  });

  test('an empty file lacks everything', () => {
    expect(complaints('')).toEqual([
      '1:1 缺少 id',
      '1:1 缺少 title',
      '1:1 缺少 version',
      expect.stringContaining('scoring 缺少 base、'),
      '1:1 一个评分节也没有（sections）',
    ]);
  });
});
