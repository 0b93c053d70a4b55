import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ruleFolder } from '../../support/rule-folder.js';
import { gongkai } from '../../support/transcript.js';

const CSV = `编号,原文,类别,期限
LW-1a,加强教育信息公开,B,2026年12月底前
LW-1b,公开指南标注更新日期,A,
LW-2a,建设政务公开专区,M,
LW-3a,严格公文审核,N,
`;

describe('gongkai rules new pack', () => {
  test('writes a rule set that is valid, whose example runs, and says what is left to do', async () => {
    const cwd = ruleFolder({ 'clauses.csv': CSV });
    const made = await gongkai(
      [
        'rules',
        'new',
        'pack',
        'liuwan-2026',
        '--title',
        '2026年柳湾区要点',
        '--issued-on',
        '2026-03-01',
        '--clauses',
        'clauses.csv',
      ],
      { cwd },
    );
    expect([made.status, made.stderr]).toEqual([0, '']);
    expect(made.stdout).toContain('gongkai rules coverage liuwan-2026');
    const valid = await gongkai(['rules', 'validate', 'liuwan-2026'], { cwd });
    expect([valid.status, valid.stderr]).toEqual([0, '']);
    const tested = await gongkai(['rules', 'test', 'liuwan-2026'], { cwd });
    expect([tested.status, tested.stdout]).toEqual([0, expect.stringContaining('3 项预期，0 项不符')]);
    const covered = await gongkai(['rules', 'coverage', 'liuwan-2026'], { cwd });
    expect([covered.status, covered.stdout]).toEqual([1, expect.stringContaining('没有对应的条款：LW-1a、LW-1b')]);
  });

  test('without clauses it begins with one that is covered', async () => {
    const cwd = ruleFolder({});
    await gongkai(['rules', 'new', 'pack', 'liuwan'], { cwd });
    expect((await gongkai(['rules', 'coverage', 'liuwan'], { cwd })).status).toBe(0);
    expect(readFileSync(join(cwd, 'liuwan', 'chapter-1.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\S+\/schema\/rule-set\.schema\.json\n/,
    );
  });

  test('takes plain lines too, numbered or not', async () => {
    const cwd = ruleFolder({ 'list.txt': '# 要点\nLW2026-1a 加强教育信息公开\n2. 公开养老服务清单\n' });
    await gongkai(['rules', 'new', 'pack', 'liuwan', '--clauses', 'list.txt'], { cwd });
    const { status, stdout: out } = await gongkai(['rules', 'coverage', 'liuwan'], { cwd });
    expect(status).toBe(1);
    expect(out).toMatch(/LW2026-1a +B +加强教育信息公开/);
    expect(out).toMatch(/LIUWAN-2 +B +公开养老服务清单/);
  });

  test.each([
    [['Liuwan'], '规则集编号“Liuwan”不能用'],
    [['liuwan', '--issued-on', '2026-02-30'], '--issued-on 的日期“2026-02-30”不存在'],
    [['liuwan', '--clauses', 'twice.csv'], '条款 LW-1a 重复'],
    [['liuwan', '--clauses', 'class.csv'], '类别不能是“C”'],
    [['there'], '已经存在'],
  ])('%j is refused, and nothing is written', async (args, sentence) => {
    const cwd = ruleFolder({
      'twice.csv': `${CSV}LW-1a,再来一遍,A,\n`,
      'class.csv': CSV.replace(',B,', ',C,'),
      'there/rule-set.yaml': '',
    });
    const { status, stderr: err } = await gongkai(['rules', 'new', 'pack', ...args], { cwd });
    expect([status, err]).toEqual([2, expect.stringContaining(sentence)]);
    expect(existsSync(join(cwd, 'liuwan'))).toBe(false);
  });
});

describe('gongkai rules new rule', () => {
  const begin = async (): Promise<string> => {
    const cwd = ruleFolder({});
    await gongkai(['rules', 'new', 'pack', 'liuwan'], { cwd });
    return cwd;
  };

  test('adds a rule over a check, with words for each parameter, and the rule set stays valid', async () => {
    const cwd = await begin();
    const args = [
      'rules',
      'new',
      'rule',
      'liuwan-fresh',
      '--check',
      'guide/updated-fresh',
      '--into',
      'liuwan/chapter-1.yaml',
    ];
    expect((await gongkai(args, { cwd })).status).toBe(0);
    expect((await gongkai(['rules', 'validate', 'liuwan'], { cwd })).stderr).toBe('');
    const text = readFileSync(join(cwd, 'liuwan', 'chapter-1.yaml'), 'utf8');
    expect(text).toContain('# 最新内容距检测日不得超过多久\n      maxAge: P1Y');
    expect((await gongkai(args, { cwd })).stderr).toContain('规则 liuwan-fresh 已经有了');
  });

  test('makes the file, or only prints the rule', async () => {
    const cwd = await begin();
    await gongkai(
      ['rules', 'new', 'rule', 'liuwan-entry', '--check', 'platform/entrance', '--into', 'liuwan/chapter-2.yaml'],
      { cwd },
    );
    expect((await gongkai(['rules', 'validate', 'liuwan'], { cwd })).stdout).toContain('没有问题');
    const { stdout: out } = await gongkai(['rules', 'new', 'rule', 'liuwan-entry', '--check', 'platform/entrance'], {
      cwd,
    });
    expect(out).toMatch(/^liuwan-entry:\n {2}title: /);
  });

  test.each([
    [['x'], '用 --check 说明用哪个检测项\n  annual-report/arithmetic  '],
    [['x', '--check', 'guide/update-fresh'], '没有检测项 guide/update-fresh\n  是不是 guide/updated-fresh？'],
    [['x', '--check', 'platform/entrance', '--section', 'gide'], '没有评分节 gide\n  是不是 guide？'],
    [['X', '--check', 'platform/entrance'], '规则编号“X”不能用'],
    [['x', '--check', 'platform/entrance', '--into', 'nowhere.yaml'], '不在规则集的文件夹里'],
  ])('%j is refused', async (args, sentence) => {
    const { status, stderr: err } = await gongkai(['rules', 'new', 'rule', ...args], { cwd: ruleFolder({}) });
    expect([status, err]).toEqual([2, expect.stringContaining(sentence)]);
  });

  test('a file that goes on after its rules is left alone', async () => {
    const cwd = await begin();
    const file = join(cwd, 'liuwan', 'chapter-1.yaml');
    const text = `${readFileSync(file, 'utf8')}\ncolumns: {}\n`;
    writeFileSync(file, text);
    const { status, stderr: err } = await gongkai(
      ['rules', 'new', 'rule', 'liuwan-entry', '--check', 'platform/entrance', '--into', 'liuwan/chapter-1.yaml'],
      { cwd },
    );
    expect([status, err, readFileSync(file, 'utf8')]).toEqual([2, expect.stringContaining('不能自动添加'), text]);
  });
});
