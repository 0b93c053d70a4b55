import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { national } from '../support/judge.js';
import { ruleFolder, WILLOW } from '../support/rule-folder.js';
import { gongkai } from '../support/transcript.js';

describe('gongkai rules', () => {
  test('list names the rule sets that come along', async () => {
    const { status, stdout: out } = await gongkai(['rules', 'list']);
    expect(status).toBe(0);
    const count = national.rules.length;
    expect(out).toMatch(new RegExp(`^national +1\\.0\\.0 +${count} 条规则 +政府信息公开全国基础规则集$`, 'm'));
    const { stdout: json } = await gongkai(['rules', 'list', '--json']);
    expect(JSON.parse(json)).toContainEqual(expect.objectContaining({ id: 'national', rules: count, problems: 0 }));
  });

  test('show lists all rules of a rule set by section, with points as people count them', async () => {
    const { status, stdout: out } = await gongkai(['rules', 'show']);
    expect(status).toBe(0);
    expect(out).toMatch(/^政府信息公开指南 {2}8 分$/m);
    expect(out).toMatch(/^ {2}guide-updated-date +扣分 1\.5 分 +区县、部门、镇街 +指南明确标注更新日期$/m);
    expect(out).toMatch(/^ {2}site-reachable +单项否决 /m);
    const { stdout: json } = await gongkai(['rules', 'show', 'national', '--json']);
    expect((JSON.parse(json) as { rules: unknown[] }).rules[0]).toMatchObject({ id: 'platform-entrance', points: 3 });
  });

  test('show --columns lists what columns may be called', async () => {
    const { stdout: out } = await gongkai(['rules', 'show', '--columns']);
    expect(out).toMatch(/^政府信息公开指南（guide），挂在政府信息公开下\n {2}也叫：信息公开指南、/m);
  });

  test('validate says that a rule set is fine', async () => {
    const { status, stdout: out } = await gongkai(['rules', 'validate']);
    expect(status).toBe(0);
    expect(out).toMatch(/^national 1\.0\.0 没有问题：\d+ 条规则，摘要 [0-9a-f]{12}$/m);
  });

  test('validate says every fault of every file, in both languages, and ends with 2', async () => {
    const folder = ruleFolder({
      'a.yaml': WILLOW.replace('points: 3', 'points: 30').replace('guide/updated-fresh', 'pending'),
      'b.yaml': 'id: [',
    });
    const [a, b] = [join(folder, 'a.yaml'), join(folder, 'b.yaml')];
    const { status, stdout: out, stderr: err } = await gongkai(['rules', 'validate', 'national', a, b]);
    expect(status).toBe(2);
    expect(out).toContain('national 1.0.0 没有问题');
    expect(err).toContain(`${a}:11:38 评分节 guide 的扣分规则合计 32 分，超过满分 5 分 (调低规则分值，或提高 outOf)\n`);
    expect(err).toContain(`${b}:1:6 YAML 写法有误：`);
    const english = await gongkai(['rules', 'validate', a, '--lang', 'en']);
    expect(english.stderr).toContain(
      `${a}:11:38 the deduction rules of section guide sum up to 32, more than its outOf 5`,
    );
    const { status: jsonStatus, stdout: json } = await gongkai(['rules', 'validate', a, '--json']);
    expect([jsonStatus, JSON.parse(json)]).toMatchObject([
      2,
      { valid: [], problems: [{ file: a, line: 11, column: 38 }] },
    ]);
  });

  test('takes a path from where the user stands', async () => {
    const folder = ruleFolder({ 'mine.yaml': WILLOW.replace('guide/updated-fresh', 'pending') });
    expect((await gongkai(['rules', 'validate', 'mine.yaml'], { cwd: folder })).stdout).toContain(
      'willow 1.0.0 没有问题',
    );
  });

  test.each([
    [['rules'], 'rules 后面要写做什么'],
    [['rules', 'lst'], '没有 rules lst 这个命令\n  是不是 list？'],
    [['rules', 'diff', 'a', 'b'], '没有规则集 a'],
    [['rules', 'show', 'natinal'], '没有规则集 natinal'],
    [['explain', 'guide-element'], '规则集 national 里没有规则 guide-element\n  是不是 guide-elements？'],
    [['explain', 'ipv6-dns', '--site', 'qinghe'], '--site 要和 --run 一起用'],
    [['explain', 'ipv6-dns', '--run', 'no-such-run'], '找不到检查 no-such-run'],
    [['schema', 'rules'], 'report、run、chain、comparison、site-list、page-facts'],
  ])('%j is a usage error with what to do', async (args, sentence) => {
    const { status, stderr: err } = await gongkai(args);
    expect(status).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe('gongkai explain', () => {
  test('tells what a rule wants, by which clause, with which figures, and the remedy', async () => {
    const { status, stdout: out } = await gongkai(['explain', 'guide-updated-fresh']);
    expect(status).toBe(0);
    expect(out).toMatch(/^guide-updated-fresh {2}指南更新及时$/m);
    expect(out).toMatch(/性质 +扣分 1\.5 分$/m);
    expect(out).toContain('《中华人民共和国政府信息公开条例》（国务院令第711号）第十二条第一款：“应当及时更新”');
    expect(out).toContain('尚未与原文核对');
    expect(out).toContain('maxAge: P2Y');
    expect(out).toMatch(/要看到 +column:guide/);
    expect(out).toContain('整改办法\n  核对指南中的机构名称');
  });

  test('tells what passes and fails, what each parameter is for, its unit and where it was written', async () => {
    const { stdout: out } = await gongkai(['explain', 'guide-updated-fresh']);
    expect(out).toMatch(/写在 +rules\/national\/guide\.yaml:\d+$/m);
    expect(out).toMatch(/^ {2}✗ .*更新.* \[stale\]$/m);
    expect(out).toMatch(/# 最新内容距检测日不得超过多久；2 年；rules\/national\/guide\.yaml:\d+\n {2}maxAge: P2Y/);
  });

  test('tells which file changed a parameter, which clause it serves, and what waits for an evaluator', async () => {
    const folder = ruleFolder({
      'mine.yaml': `id: mine
title: 柳湾区评测方案
version: 1.0.0
extends: [national]
overrides:
  guide-updated-fresh:
    params: { maxAge: P6M }
    decidedBy: evaluator
clauses:
  - { id: LW-1a, phrase: 半年一更新, class: B, dueOn: 2024-12-31, rules: [guide-updated-fresh] }
`,
    });
    const mine = join(folder, 'mine.yaml');
    const { stdout: out } = await gongkai(['explain', 'guide-updated-fresh', '--profile', mine]);
    expect(out).toContain(`改动在 ${mine}:6`);
    expect(out).toContain(`# 最新内容距检测日不得超过多久；6 个月；${mine}:7\n  maxAge: P6M`);
    expect(out).toMatch(/# .*；rules\/national\/guide\.yaml:\d+\n {2}labels:/);
    expect(out).toContain('对应的条款\n  LW-1a [B]  半年一更新（2024-12-31 以前）');
    expect(out).toContain('机器只找候选');
    const { stdout: json } = await gongkai(['explain', 'guide-updated-fresh', '--profile', mine, '--json']);
    expect(JSON.parse(json)).toMatchObject({
      writtenAt: { params: { maxAge: { file: mine, line: 7, ruleSet: 'mine' }, labels: { ruleSet: 'national' } } },
      clauses: [{ id: 'LW-1a' }],
    });
  });

  test('tells of a check what parameters it takes and what it can find', async () => {
    const { status, stdout: out } = await gongkai(['explain', 'guide/updated-fresh']);
    expect(status).toBe(0);
    expect(out).toMatch(/^ {2}maxAge +必写 +最新内容距检测日不得超过多久$/m);
    expect(out).toContain('[stale]');
  });

  test('tells in English too, and as data', async () => {
    const { stdout: out } = await gongkai(['explain', 'meeting-column', '--lang', 'en']);
    expect(out).toContain('There is a column of open meetings with a recent item');
    const { stdout: json } = await gongkai(['explain', 'meeting-column', '--json']);
    expect(JSON.parse(json)).toMatchObject({
      profile: 'national',
      rule: { id: 'meeting-column', points: 0.75 },
      outcomes: [],
    });
  });

  test('tells how a rule came out at a site, with finding, place and quote made harmless', async () => {
    const folder = ruleFolder({});
    const outcome = {
      rule: 'guide-updated-fresh',
      title: '指南更新及时',
      section: 'guide',
      level: 'deduction',
      value: 'failed',
      points: { earned: 0, min: 0, max: 0, outOf: 1.5 },
      checked: 1,
      measured: { updatedOn: '2020-01-02', ageDays: 2000 },
      basis: [],
      findings: [
        {
          fingerprint: '0123456789abcdef',
          value: 'failed',
          code: 'stale',
          message: '指南更新于2020-01-02，已过两年',
          url: 'http://www.qinghe.gov.cn/zn/',
          evidence: [
            {
              url: 'http://www.qinghe.gov.cn/zn/',
              capturedAt: '2026-01-01T00:00:00Z',
              sha256: '0',
              quote: '更新日期：\u001b[31m2020-01-02\u202e',
            },
          ],
        },
      ],
    };
    writeFileSync(
      join(folder, 'report.json'),
      JSON.stringify({
        schemaVersion: 1,
        site: { id: 'qinghe', name: '青禾区' },
        asOf: '2026-01-01',
        scorecard: {},
        outcomes: [outcome],
      }),
    );
    const { status, stdout: out } = await gongkai([
      'explain',
      'guide-updated-fresh',
      '--run',
      folder,
      '--site',
      'qinghe',
    ]);
    expect(status).toBe(0);
    expect(out).toContain('青禾区（qinghe），按 2026-01-01 评判');
    expect(out).toMatch(/结果 +未通过\n {2}得分 +0 \/ 1\.5/);
    expect(out).toContain(
      '  ✗ 指南更新于2020-01-02，已过两年\n    http://www.qinghe.gov.cn/zn/\n    原文：更新日期： [31m2020-01-02 \n',
    );
    const other = await gongkai(['explain', 'guide-updated-fresh', '--run', folder, '--site', 'hetang']);
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('可用：qinghe')]);
  });
});
