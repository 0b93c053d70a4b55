import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cheerio from 'cheerio';
import { describe, expect, test } from 'vitest';
import { ruleFolder } from '../../support/rule-folder.js';
import { gongkai } from '../../support/transcript.js';

const HEAD = `id: liuwan-2024
title: 柳湾区2024年评测方案
version: 1.0.0
extends: [national]
sources: { liuwan: { title: 2024年柳湾区政务公开工作要点, issuedOn: 2024-06-30 } }
`;
const LIST = `clauses:
  - { id: LW-1a, phrase: 公开指南标注更新日期, class: A, dueOn: 2024-12-31 }
  - { id: LW-2a, phrase: 推进就业创业信息公开, class: B }
  - { id: LW-3a, phrase: 建设政务公开专区, class: M }
  - { id: LW-4a, phrase: 严格公文审核, class: N }
`;
const COVERED = `clauses:
  - { id: LW-1a, rules: [guide-updated-date] }
  - { id: LW-2a, rules: [meeting-column] }
  - { id: LW-3a, manual: 专区照片 }
  - { id: LW-4a, notObservable: 审核在单位内部进行 }
`;
const RULE = `rules:
  liuwan-extra:
    title: 另一条
    section: guide
    level: advice
    check: guide/updated-fresh
    like: guide-updated-fresh
    source: { document: liuwan }
`;
const pack = (covered = COVERED, more: Readonly<Record<string, string>> = {}): string =>
  join(
    ruleFolder({
      'p/rule-set.yaml': HEAD,
      'p/clauses.yaml': LIST,
      'p/traceability.yaml': covered,
      'p/rules.yaml': RULE,
      ...more,
    }),
    'p',
  );

describe('gongkai rules coverage', () => {
  test('shows clause, class, rules, checks and what is no matter of machines', async () => {
    const { status, stdout: out } = await gongkai(['rules', 'coverage', pack()]);
    expect(status).toBe(0);
    expect(out).toContain('liuwan-2024 1.0.0  柳湾区2024年评测方案\n4 条都有对应  A 1/1  B 1/1  M 1/1  N 1/1\n');
    expect(out).toMatch(
      /LW-1a +A +公开指南标注更新日期 +2024-12-31 +guide-updated-date → guide\/updated-date，\S+ 起$/m,
    );
    expect(out).toMatch(/LW-3a +M +建设政务公开专区 +人工取证：专区照片$/m);
    expect(out).toMatch(/LW-4a +N +严格公文审核 +看不到：审核在单位内部进行$/m);
    expect(out).toContain('不对应任何条款的规则\n  liuwan-extra  另一条');
  });

  test('says what to look at twice: judged by machine alone, or before its day', async () => {
    const { stdout: out } = await gongkai(['rules', 'coverage', pack()]);
    expect(out).toContain('  LW-1a  规则的施行早于文件写明的期限');
    expect(out).toContain('  LW-2a  B 类条款，却没有一条规则由人确认');
  });

  test('an uncovered clause is listed, and ends it with 1', async () => {
    const covered = COVERED.replace('  - { id: LW-2a, rules: [meeting-column] }\n', '');
    const { status, stdout: out } = await gongkai(['rules', 'coverage', pack(covered)]);
    expect(status).toBe(1);
    expect(out).toMatch(/^✗ +LW-2a +B .* 没有对应$/m);
    expect(out).toContain('没有对应的条款：LW-2a');
  });

  test('is data too', async () => {
    const folder = pack(COVERED.replace('[meeting-column]', '[liuwan-extra]'));
    const { stdout: out } = await gongkai(['rules', 'coverage', '--json', folder]);
    expect(JSON.parse(out)).toMatchObject({
      ruleSets: [
        { id: 'liuwan-2024', counts: { B: { clauses: 1, covered: 1 } }, uncovered: [], rulesWithoutClause: [] },
      ],
    });
  });

  test('writes one offline page that shows text as text', async () => {
    const folder = pack(COVERED.replace('专区照片', '"<script>alert(1)</script>照片"'));
    const file = join(folder, 'coverage.html');
    const { status } = await gongkai(['rules', 'coverage', folder, '--html', file]);
    expect(status).toBe(0);
    const html = readFileSync(file, 'utf8');
    const $ = cheerio.load(html);
    expect($('tbody tr')).toHaveLength(4);
    expect($('tbody').text()).toContain('<script>alert(1)</script>照片');
    expect($('tbody').text()).toContain('guide-updated-date');
    expect($('.count-passed')).toHaveLength(4);
    expect(html).not.toMatch(/(?:src|href)="https?:/);
  });

  test('a rule set that is wrong is told as ever, with 2', async () => {
    const { status, stderr: err } = await gongkai(['rules', 'coverage', pack(COVERED.replace('LW-3a', 'LW-3b'))]);
    expect(status).toBe(2);
    expect(err).toContain('条款清单里没有 LW-3b (是不是 LW-3a？');
  });
});
