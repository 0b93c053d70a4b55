import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { load, problemsOf, ruleFolder, WILLOW } from '../support/rule-folder.js';

const POND = `id: pond
title: 荷塘区评测方案
version: 2.0.0
extends: [willow]
`;
const pond = (rest: string, more: Readonly<Record<string, string>> = {}): string =>
  ruleFolder({ 'willow.yaml': WILLOW, 'pond.yaml': POND + rest, ...more });

describe('a rule set that is fine', () => {
  test('gives its rules in order, with sources, names of columns and points in hundredths', () => {
    const profile = load(ruleFolder({ 'willow.yaml': WILLOW }));
    expect(profile.rules.map(({ id, points }) => [id, points])).toEqual([
      ['guide-fresh', 300],
      ['guide-contact', 200],
    ]);
    expect(profile.sources.get('notice')).toEqual({
      id: 'notice',
      title: '柳湾区公开工作通知',
      number: '柳政办〔2024〕1号',
      issuedOn: '2024-06-30',
    });
    expect(profile.vocabulary.get('guide')).toMatchObject({
      name: '政府信息公开指南',
      aliases: ['公开指南'],
      not: [],
      under: 'platform',
    });
    expect(profile.vocabulary.get('platform')?.under).toBe('home');
    expect(profile.rules[0]?.appliesTo.kinds).toEqual(['district', 'department', 'township']);
  });

  test('gets the defaults of its checks filled in', () => {
    const [fresh] = load(ruleFolder({ 'willow.yaml': WILLOW })).rules;
    expect(fresh?.params).toEqual({ maxAge: 'P2Y', labels: ['更新日期'] });
  });

  test('may be a folder: rules stand in the order of the sections', () => {
    const folder = ruleFolder({
      'willow/rule-set.yaml': `id: willow
title: 柳湾区
version: 1.0.0
scoring: { base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30 }
sources: { notice: { title: 通知 } }
sections: [{ id: site, title: 网站, outOf: 1 }, { id: guide, title: 指南, outOf: 1 }]
`,
      'willow/a-guide.yaml':
        'rules: { g: { title: 指南, section: guide, level: deduction, points: 1, check: pending, source: { document: notice } } }',
      'willow/b-site.yaml':
        'rules: { s: { title: 网站, section: site, level: deduction, points: 1, check: pending, source: { document: notice } } }',
    });
    expect(load(folder).rules.map(({ id }) => id)).toEqual(['s', 'g']);
    expect(load(folder, join(folder, 'willow')).digest).toBe(load(folder).digest);
    expect(load(folder, join(folder, 'willow', 'rule-set.yaml')).digest).toBe(load(folder).digest);
  });

  test('may lie anywhere when it is given as a file', () => {
    const elsewhere = ruleFolder({ 'mine.yml': POND.replace('id: pond', 'id: mine') });
    expect(load(ruleFolder({ 'willow.yaml': WILLOW }), join(elsewhere, 'mine.yml')).rules).toHaveLength(2);
  });

  test('that nobody knows is said with the ids there are', () => {
    expect(problemsOf(ruleFolder({ 'willow.yaml': WILLOW }), 'wilow')).toMatchObject([
      { message: expect.stringContaining('没有规则集 wilow'), hint: '是不是 willow？可用：willow' },
    ]);
  });
});

describe('extends', () => {
  test('takes all of the other rule set, and changes what it overrides', () => {
    const profile = load(
      pond('overrides: { guide-fresh: { points: 1, params: { maxAge: P1Y } }, guide-contact: { level: advice } }'),
      'pond',
    );
    expect(profile.id).toBe('pond');
    expect(profile.rules.map(({ id, level, points, params }) => ({ id, level, points, params }))).toEqual([
      { id: 'guide-fresh', level: 'deduction', points: 100, params: { maxAge: 'P1Y', labels: ['更新日期'] } },
      { id: 'guide-contact', level: 'advice', points: 0, params: {} },
    ]);
    expect(profile.rules[0]?.title).toBe('指南更新及时');
  });

  test('can switch a rule off, which frees its points', () => {
    const profile = load(pond('overrides: { guide-fresh: { enabled: false }, guide-contact: { points: 5 } }'), 'pond');
    expect(profile.rules.map(({ id }) => id)).toEqual(['guide-contact']);
  });

  test('replaces a list, or adds to it with +', () => {
    const names = (rest: string): readonly string[] | undefined =>
      load(pond(rest), 'pond').vocabulary.get('guide')?.aliases;
    expect(names('columns: { guide: { aliases: [查阅指南] } }')).toEqual(['查阅指南']);
    expect(names('columns: { guide: { aliases+: [查阅指南, 公开指南] } }')).toEqual(['公开指南', '查阅指南']);
  });

  test('keeps the sections of the other, and changes the one it names', () => {
    const profile = load(
      pond('sections: [{ id: guide, title: 指南, outOf: 8 }, { id: site, title: 网站, outOf: 2 }]'),
      'pond',
    );
    expect(profile.sections).toMatchObject([
      { id: 'guide', title: '指南', outOf: 8 },
      { id: 'site', outOf: 2 },
    ]);
  });

  test('lets the later one win, and a shared base does not undo what an earlier one changed', () => {
    const folder = ruleFolder({
      'willow.yaml': WILLOW,
      'east.yaml':
        POND.replace('pond', 'east') + 'overrides: { guide-fresh: { points: 1 }, guide-contact: { points: 1 } }',
      'west.yaml': POND.replace('pond', 'west') + 'overrides: { guide-contact: { points: 2 } }',
      'both.yaml': 'id: both\ntitle: 东西\nversion: 1.0.0\nextends: [east, west]\n',
    });
    expect(load(folder, 'both').rules.map(({ points }) => points)).toEqual([100, 200]);
  });

  test('does not carry params over to another check', () => {
    const profile = load(
      pond('overrides: { guide-fresh: { check: statutory/categories, params: { columns: [guide] } } }'),
      'pond',
    );
    expect(profile.rules[0]?.params).toEqual({ columns: ['guide'] });
  });

  test('takes a path inside the rules folder, from the folder or from the file', () => {
    const folder = ruleFolder({
      'willow.yaml': WILLOW,
      'towns/reed.yaml': POND.replace('pond', 'reed').replace('[willow]', '[../willow.yaml]'),
      'marsh.yaml': POND.replace('pond', 'marsh').replace('[willow]', '[towns/reed.yaml]'),
    });
    expect(load(folder, 'marsh').rules).toHaveLength(2);
  });

  test.each([
    ['an address', 'https://rules.example.cn/willow.yaml', 'extends 不能用网址'],
    ['a path that leaves the folder', '../willow.yaml', 'extends 不能指向规则目录之外'],
    ['an absolute path', '/etc/passwd', 'extends 不能指向规则目录之外'],
    ['an unknown id', 'wilow', '没有规则集 wilow'],
  ])('refuses %s', (_, reference, message) => {
    const [problem, ...rest] = problemsOf(
      ruleFolder({ 'willow.yaml': WILLOW.replace('version: 1.0.0\n', `version: 1.0.0\nextends: ['${reference}']\n`) }),
    );
    expect(problem).toMatchObject({ line: 4, column: 11, message: expect.stringContaining(message) });
    expect(rest).toEqual([]);
  });

  test('refuses a symbolic link that leads out of the folder', () => {
    const outside = ruleFolder({ 'willow.yaml': WILLOW });
    const folder = ruleFolder({ 'pond.yaml': POND.replace('willow', 'in/willow.yaml') });
    mkdirSync(join(folder, 'in'));
    symlinkSync(join(outside, 'willow.yaml'), join(folder, 'in', 'willow.yaml'));
    expect(problemsOf(folder, 'pond')[0]?.message).toContain('规则目录之外');
  });

  test('refuses a circle and names it', () => {
    const folder = ruleFolder({
      'willow.yaml': WILLOW.replace('version: 1.0.0\n', 'version: 1.0.0\nextends: [pond]\n'),
      'pond.yaml': POND,
    });
    expect(problemsOf(folder, 'pond')).toMatchObject([
      { file: 'willow.yaml', message: '扩展关系绕成了圈：pond → willow → pond' },
    ]);
  });

  test('reports the faults of the extended rule set in its own file', () => {
    const folder = ruleFolder({
      'willow.yaml': WILLOW.replace('level: deduction', 'level: deducton'),
      'pond.yaml': POND,
    });
    expect(problemsOf(folder, 'pond')).toMatchObject([{ file: 'willow.yaml', line: 16, column: 12 }]);
  });
});
