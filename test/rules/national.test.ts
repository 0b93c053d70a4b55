import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog.js';
import { compilePattern } from '../../src/lib/pattern/pattern.js';
import { squeeze } from '../../src/lib/text/squeeze.js';
import { loadProfile } from '../../src/profile/load-profile.js';

const rulesFolder = fileURLToPath(new URL('../../rules/', import.meta.url));
const national = loadProfile('national', { rulesFolder, checks: catalog });

/** Ids are stable for ever: what is listed here may not go away. */
const IDS = {
  platform:
    'entrance column-guide column-system column-statutory column-annual-report column-names application-entry same-host no-news',
  guide: 'guide-elements guide-updated-date guide-updated-fresh guide-application-terms',
  statutory:
    'statutory-categories statutory-fresh agency-profile powers-list budget-current emergency-plans enforcement-publicity grassroots-catalogue unit-pages unit-columns unit-annual-reports publication-lag index-number',
  'annual-report': 'present on-time sections tables arithmetic carry-over text-figures original contact',
  documents:
    'documents-column documents-metadata documents-validity documents-not-expired documents-clean-up attachments-open documents-same-source',
  interpretation: 'column coverage linked timely forms elements original',
  decisions:
    'decision-catalogue decision-catalogue-links consultation-column consultation-period consultation-feedback meeting-column proposals-column',
  site: 'site-reachable home-updated columns-stale columns-blank columns-blank-any interaction-replied links-alive meta-site meta-column meta-article footer-identity error-report-entry site-search date-format https accessibility-basics privacy-leak external-links-marked',
  ipv6: 'dns reachable consistent links-secondary links-tertiary resources label nameservers',
};
const PREFIXED = new Set(['platform', 'annual-report', 'interpretation', 'ipv6']);

describe('the national rule set', () => {
  test.each(Object.entries(IDS))('holds every rule of %s, in order', (section, names) => {
    const expected = names.split(' ').map((name) => (PREFIXED.has(section) ? `${section}-${name}` : name));
    expect(national.rules.filter((rule) => rule.section === section).map(({ id }) => id)).toEqual(expected);
  });

  test('fills every section exactly, one hundred in all', () => {
    for (const { id, outOf } of national.sections) {
      const sum = national.rules
        .filter((rule) => rule.section === id && rule.level === 'deduction')
        .reduce((all, { points }) => all + points, 0);
      expect([id, sum]).toEqual([id, outOf * 100]);
    }
    expect(national.sections.reduce((all, { outOf }) => all + outOf, 0)).toBe(100);
    expect(national.scoring).toEqual({ base: 100, passMark: 60, bonusAbove: 80, bonusCap: 30 });
  });

  test('has the five vetoes of the site inspection', () => {
    expect(national.rules.filter(({ level }) => level === 'veto').map(({ id }) => id)).toEqual([
      'site-reachable',
      'home-updated',
      'columns-stale',
      'columns-blank',
      'interaction-replied',
    ]);
  });

  test('every rule cites a source, says what to do, and does both in English too', () => {
    for (const rule of national.rules) {
      expect(rule.source.length, rule.id).toBeGreaterThan(0);
      for (const text of [rule.titleEn, rule.remedy, rule.remedyEn]) expect(text, rule.id).toMatch(/\S/);
      expect(rule.remedyEn, rule.id).toMatch(/[a-z]{3}/);
    }
  });

  test('every figure rests on a clause or is marked as not verified', () => {
    const unfounded = national.rules
      .filter(({ params }) => /"P\d|:\d|"\d\d-\d\d"/.test(JSON.stringify(params)))
      .filter(({ isUnverified, source }) => !isUnverified && !source.some(({ quote, clause }) => quote ?? clause));
    expect(unfounded.map(({ id }) => id)).toEqual([]);
  });

  test('a district owes the fourteen categories of article 20, a township the eight of article 21, any body its functions and budget', () => {
    const { categories } = national.rules.find(({ id }) => id === 'statutory-categories')?.params as {
      categories: { column: string; kinds: string[] }[];
    };
    const owedBy = (kind: string): string[] =>
      categories.filter(({ kinds }) => kinds.includes(kind)).map(({ column }) => column);
    expect(owedBy('district')).toHaveLength(14);
    expect(owedBy('department')).toEqual(['cat-agency', 'cat-budget']);
    expect(owedBy('township').filter((column) => column.startsWith('town-'))).toHaveLength(8);
  });

  test('a department or township owes no more than its share', () => {
    const owes = (id: string, kind: string): boolean =>
      national.rules.find((rule) => rule.id === id)?.appliesTo.kinds.includes(kind) ?? false;
    expect(
      [
        'platform-entrance',
        'guide-elements',
        'annual-report-present',
        'documents-column',
        'home-updated',
        'ipv6-dns',
      ].every((id) => owes(id, 'department') && owes(id, 'township')),
    ).toBe(true);
    expect(
      ['documents-validity', 'meeting-column', 'decision-catalogue', 'powers-list'].some((id) =>
        owes(id, 'department'),
      ),
    ).toBe(false);
  });
});

describe('the names of columns', () => {
  const term = (id: string) => {
    const found = national.vocabulary.get(id);
    if (!found) throw new Error(`no column ${id}`);
    return found;
  };
  const names = (id: string, text: string): boolean => {
    const { name, aliases, patterns, not } = term(id);
    if (text === name || aliases.includes(text)) return true;
    return (
      !not.some((word) => text.includes(word)) && patterns.some((pattern) => compilePattern(pattern).matchesWhole(text))
    );
  };

  test.each([
    ['platform', '政务公开'],
    ['platform', '本机关政府信息公开专栏'],
    ['guide', '本局政府信息公开指南'],
    ['guide', '政府信息公开指南(2024年修订版)'],
    ['annual-report', '政府信息公开工作年度报告'],
    ['cat-livelihood', '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况'],
    ['cat-permits', '行政许可和其他对外管理服务事项'],
    ['cat-emergency', '突发公共事件的应急预案、预警信息及应对情况'],
    ['town-homestead', '宅基地的使用情况审核'],
    ['cat-agency', '领导之窗'],
    ['cat-budget', '财政资金'],
    ['cat-permits', '双公示'],
    ['cat-livelihood', '社会救助'],
    ['interpretation', '图解政策'],
  ])('%s is also called %s', (id, text) => {
    expect(names(id, text)).toBe(true);
  });

  test.each([
    ['platform', '青禾区公共企事业单位信息公开'],
    ['platform', '申请政府信息公开'],
    ['guide', '政府信息公开指南解读'],
    ['guide', '芦苇区财政局政府信息公开指南'],
    ['annual-report', '2024年政府信息公开工作年度报告'],
    ['guide', '依申请公开指南'],
    ['guide', '办事指南'],
    ['annual-report', '图解政府信息公开年报'],
    ['annual-report', '统计年报'],
    ['annual-report', '政府网站工作年度报表'],
    ['interpretation', '政策解读回放'],
    ['cat-livelihood', '教育局'],
  ])('%s is not %s', (id, text) => {
    expect(names(id, text)).toBe(false);
  });

  test('hold no alias twice and none that is empty; path words are in lower case', () => {
    for (const { id, aliases, paths } of national.vocabulary.values()) {
      expect(new Set(aliases).size, id).toBe(aliases.length);
      expect(new Set(paths).size, id).toBe(paths.length);
      expect(paths, id).toEqual(paths.map((path) => path.toLowerCase()));
      for (const alias of aliases) expect(squeeze(alias).length, `${id} ${alias}`).toBeGreaterThan(0);
    }
  });
});
