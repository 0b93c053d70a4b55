import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditReport, RuleOutcome } from '../../src/model/report.js';
import type { RunSummary } from '../../src/model/run.js';
import { runGongkai } from '../e2e/run-gongkai.js';

// What is planted in the demo sites must come out, and nothing else: a whole run of `gongkai demo`, without a browser.

const folder = mkdtempSync(join(tmpdir(), 'gongkai-demo-'));
let status: number | null;
let lines: string[];
let notes: string;

beforeAll(async () => {
  const words = [
    'demo',
    '--out',
    folder,
    '--run',
    'demo',
    '--as-of',
    '2026-11-20',
    '--render',
    'never',
    '--no-progress',
  ];
  const ended = await runGongkai(words, { cwd: folder });
  status = ended.status;
  lines = ended.stdout.trimEnd().split('\n');
  notes = ended.stderr;
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const read = <T>(path: string): T => JSON.parse(readFileSync(join(folder, 'demo', path), 'utf8')) as T;
const report = (site: string): AuditReport => read(`${site}/report.json`);
const outcome = (site: string, rule: string): RuleOutcome =>
  report(site).outcomes.find((candidate) => candidate.rule === rule)!;

test('three lines, a page for each site and an overview; a veto is no failure of the run', () => {
  expect(status).toBe(0);
  expect(lines.map((line) => line.split('\t').slice(0, 2))).toEqual([
    ['qinghe', 'qualified'],
    ['yunling', 'qualified'],
    ['liuhe', 'unqualified'],
  ]);
  expect(notes).toMatch(/报告写好了，用浏览器打开：file:\/\/.*index\.html/);
  for (const site of ['qinghe', 'yunling', 'liuhe'])
    expect(readFileSync(join(folder, 'demo', site, 'report.html'), 'utf8')).toContain('<!doctype html>');
  expect(read<RunSummary>('run.json').totals).toMatchObject({ sites: 3, qualified: 2, unqualified: 1 });
});

test('the careful site scores clearly above the middling one, the abandoned one below the pass mark', () => {
  const value = (site: string): number => report(site).scorecard.points.value;
  expect(value('qinghe')).toBeGreaterThan(90);
  expect(value('yunling')).toBeGreaterThan(60);
  expect(value('yunling')).toBeLessThan(80);
  expect(value('liuhe')).toBeLessThan(60);
  expect(report('liuhe').scorecard.vetoes.sort()).toEqual(['columns-blank', 'home-updated', 'interaction-replied']);
});

/** Rules that fail by what was planted; `measured` where the figures are the point. Every other judged rule passes. */
const PLANTED: Record<string, Record<string, Record<string, unknown>>> = {
  qinghe: {
    'guide-elements': { missing: ['传真号码'] },
    'statutory-categories': { missing: ['公务员招考'] },
    'columns-blank-any': { count: 1 },
    'index-number': { without: ['青禾区人民政府办公室关于印发《青禾区粮食生产功能区建设和保护办法》的通知'] },
    'decision-catalogue-links': {},
    'unit-annual-reports': { late: [{ unit: '雁湖镇人民政府', year: 2025, publishedOn: '2026-02-10' }] },
    // The demo is served on loopback, where nobody signs certificates.
    https: {},
  },
  yunling: {
    'platform-column-names': {
      names: {
        信息公开指南: '政府信息公开指南',
        信息公开制度: '政府信息公开制度',
        信息公开年报: '政府信息公开年报',
      },
    },
    'guide-elements': { missing: ['编排体系'] },
    'guide-updated-fresh': { updatedOn: '2023-10-17' },
    'statutory-categories': { missing: ['行政事业性收费', '政府集中采购', '公务员招考'] },
    'powers-list': {},
    'grassroots-catalogue': {},
    'annual-report-present': { missing: [2023] },
    'annual-report-on-time': { late: [{ year: 2025, publishedOn: '2026-04-27' }] },
    'unit-columns': { missing: ['望峰街道办事处', '茶溪镇人民政府', '竹坞镇人民政府'] },
    'unit-annual-reports': { missing: ['云岭区教育体育局', '茶溪镇人民政府'] },
    'annual-report-arithmetic': { count: 2, years: [2024] },
    'annual-report-text-figures': { count: 1 },
    'documents-metadata': { missing: { 有效性: 6 } },
    'documents-validity': { share: 0 },
    'documents-clean-up': {},
    'interpretation-coverage': {},
    'interpretation-linked': {},
    'decision-catalogue': { missing: [2026] },
    'consultation-period': {},
    'meeting-column': {},
    'proposals-column': {},
    'meta-site': { missing: ['SiteIDCode'] },
    'meta-article': {},
    'footer-identity': { missing: ['公安备案号'] },
    'error-report-entry': {},
    https: {},
    'ipv6-dns': {},
    'ipv6-links-secondary': { share: 0 },
    'ipv6-links-tertiary': { share: 0 },
  },
  liuhe: {
    'platform-column-system': {},
    'platform-column-names': {
      names: { 公开指南: '政府信息公开指南', 公开目录: '法定主动公开内容', 年度报告: '政府信息公开年报' },
    },
    'platform-application-entry': {},
    'platform-no-news': {},
    'guide-elements': { missing: ['编排体系', '获取方式', '办公时间', '传真号码'] },
    'guide-updated-date': {},
    'guide-application-terms': { missing: ['答复期限'] },
    'statutory-categories': {
      missing: [
        '统计信息',
        '行政许可和其他对外管理服务事项',
        '行政处罚、行政强制',
        '行政事业性收费',
        '政府集中采购',
        '重大建设项目',
        '民生保障',
        '突发公共事件应急',
        '监督检查',
        '公务员招考',
      ],
    },
    'powers-list': {},
    'budget-current': { missing: ['2025年决算'] },
    'grassroots-catalogue': {},
    'emergency-plans': {},
    'enforcement-publicity': {},
    'annual-report-present': { missing: [2025, 2024, 2021] },
    'annual-report-sections': { missing: ['存在的主要问题及改进情况', '其他需要报告的事项'] },
    'documents-metadata': { missing: { 发文机关: 4, 发文字号: 2, 成文日期: 4, 索引号: 4, 有效性: 4 } },
    'documents-validity': { share: 0 },
    'index-number': { share: 0 },
    'documents-clean-up': {},
    'interpretation-column': {},
    'interpretation-coverage': {},
    'decision-catalogue': {},
    'consultation-column': {},
    'meeting-column': {},
    'proposals-column': {},
    'home-updated': {},
    'columns-blank': {},
    'columns-blank-any': {},
    'meta-site': {},
    'meta-column': {},
    'meta-article': {},
    'footer-identity': { missing: ['网站标识码', '公安备案号', '主办单位', '联系方式'] },
    'interaction-replied': { waiting: 6 },
    'site-search': {},
    'date-format': {},
    'error-report-entry': {},
    https: {},
    'ipv6-dns': {},
    'ipv6-links-secondary': { share: 0 },
    'ipv6-links-tertiary': { share: 0 },
    'ipv6-label': {},
  },
};

const OF_THE_MACHINE = new Set(['ipv6-reachable', 'ipv6-consistent', 'ipv6-links-secondary', 'ipv6-links-tertiary']);

describe.each(Object.keys(PLANTED))('%s', (site) => {
  test.each(Object.entries(PLANTED[site]!))('planted: %s', (rule, measured) => {
    const found = outcome(site, rule);
    expect(found.value).toBe('failed');
    expect(found.measured ?? {}).toMatchObject(measured);
    expect(found.findings.length).toBeGreaterThan(0);
    for (const finding of found.findings) expect(finding.evidence.length).toBeGreaterThan(0);
  });

  test('nothing else is found', () => {
    const asked = ['passed', 'failed', 'cantTell'];
    // Whether this machine has IPv6 is no fault of the site.
    const others = report(site).outcomes.filter(
      ({ rule, value }) => !(rule in PLANTED[site]!) && asked.includes(value) && !OF_THE_MACHINE.has(rule),
    );
    expect(others.filter(({ value }) => value !== 'passed').map(({ rule, value }) => `${rule} ${value}`)).toEqual([]);
    expect(others.length).toBeGreaterThan(8);
  });
});

describe('units of the demo districts', () => {
  const scores = (site: string): readonly (readonly [string, number])[] =>
    (report(site).units ?? []).map(({ name, points }) => [name, points.value]);

  test('each has its own score, by its page, its four columns and its report', () => {
    expect(scores('yunling')).toEqual([
      ['云岭区财政局', 100],
      ['云岭区教育体育局', 70],
      ['松涛街道办事处', 100],
      ['望峰街道办事处', 40],
      ['茶溪镇人民政府', 40],
      ['竹坞镇人民政府', 40],
    ]);
    expect(scores('qinghe').filter(([, value]) => value < 100)).toEqual([['雁湖镇人民政府', 70]]);
    expect(scores('qinghe')).toHaveLength(12);
  });

  test('each leads to its own page; a site without a roster has none', () => {
    for (const { url } of report('qinghe').units ?? []) expect(url).toMatch(/\/col\/col\d+\/index\.html$/);
    expect(report('liuhe')).not.toHaveProperty('units');
  });
});
