import * as XLSX from '@e965/xlsx';
import { Ajv } from 'ajv';
import * as cheerio from 'cheerio';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { ComparisonSchema } from '../../../src/model/comparison.js';
import { comparisonJson } from '../../../src/report/comparison/render-json.js';
import { renderComparisonHtml } from '../../../src/report/comparison/render-html.js';
import { renderComparisonMarkdown } from '../../../src/report/comparison/render-markdown.js';
import { comparisonText } from '../../../src/report/comparison/render-text.js';
import { renderComparisonWorkbook } from '../../../src/report/comparison/render-workbook.js';
import { neutralise } from '../../../src/report/neutralise.js';
import { comparedRuns, comparedSite } from '../../support/compared-runs.js';
import { HOSTILE } from '../../support/sample-report.js';

const runs = comparedRuns();
const textOf = (given = runs, lang: 'zh' | 'en' = 'zh'): string => [...comparisonText(given, lang)].join('');
/** What every site is called that comes before another. */
const inOrder = (text: string, ...names: string[]): boolean =>
  names.every((name, at) => at === 0 || text.indexOf(names[at - 1]!) < text.indexOf(name));

describe('text', () => {
  test('says first what got worse, and of what was not seen that nobody knows', () => {
    const text = textOf();
    expect(inOrder(text, 'worse  ', 'mended  ', 'silent  ')).toBe(true);
    expect(text).toContain('下降 −28.50  合格 → 不合格');
    expect(text).toContain('后一次没有检测这条指标（网站没有应答）');
    expect(text).toContain('3 个网站：后一次没有抓取完整');
    expect(text).toContain('只在前一次：lone');
  });

  test('a score of a silent site is a dash, its direction uncertain', () => {
    expect(textOf()).toContain('62.50 [41.67, 75.00] → — [0.00, 100.00]  说不准  ');
  });

  test('of one site the rules that moved are listed, in English too', () => {
    const text = textOf(comparedSite(), 'en');
    expect(text).toContain('guide-elements  Failed → Passed  3.33/5 → 5/5');
    expect(text).not.toMatch(/new problem/i);
  });
});

test('words of a site make no line of their own, which a runner of pipelines could take for a command', () => {
  const forge = <T extends { readonly name: string }>(site: T): T => ({ ...site, name: '青禾区\n::error::伪造' });
  const text = textOf({
    ...runs,
    summaries: runs.summaries.map(forge),
    read: (site) => {
      const whole = runs.read(site);
      const rules = whole.rules.map((rule) => ({
        ...rule,
        title: '标题\n::stop-commands::x',
        findings: rule.findings.map((finding) => ({ ...finding, message: '缺少\r\n  ::error::伪造' })),
      }));
      return { ...whole, rules };
    },
  });
  expect(text).toContain('缺少 ::error::伪造');
  expect(text.split('\n').filter((line) => /^\s*::/.test(line))).toEqual([]);
});

describe('page', () => {
  const page = (given: typeof runs) => cheerio.load(renderComparisonHtml(given, 'zh'));
  const madeHarmless = { ...runs, read: (site: string) => neutralise(runs.read(site)) };

  test('shows each state and leads from the table to the site', () => {
    const $ = page(madeHarmless);
    const link = $('#sites').parent().find('tbody a').first();
    expect(link.text()).toContain('云岭区');
    expect($(link.attr('href')).text()).toContain('云岭区');
    expect($('[data-move=new]').text()).toContain('首页没有');
    expect($('[data-move=unseen]').length).toBeGreaterThan(3);
  });

  test('of very many problems those of the worst sites are shown; the others are counted and not linked', () => {
    const read = (site: string) => {
      const whole = madeHarmless.read(site);
      const [first] = whole.rules;
      const findings = Array.from({ length: 3_000 }, () => first!.findings[0]!);
      return site === 'worse' ? { ...whole, rules: [{ ...first!, findings }] } : whole;
    };
    const $ = page({ ...madeHarmless, read });
    expect($('[data-move]')).toHaveLength(3_000);
    expect($('#sites').parent().find('tbody a')).toHaveLength(1);
    expect($('.warning').text()).toMatch(/另有 \d+ 条没有列在这一页/);
  });

  test('hostile text stays text, hostile addresses are no links', () => {
    const $ = page(madeHarmless);
    expect($('script')).toHaveLength(1);
    expect($('img, iframe, svg, object')).toHaveLength(0);
    expect(
      $('*').filter((_, element) => Object.keys($(element).attr() ?? {}).some((name) => /^(?:on|style$)/.test(name))),
    ).toHaveLength(0);
    $('a[href]').each((_, link) => expect($(link).attr('href')).toMatch(/^(?:#|https?:)/));
    expect($('body').text()).toContain(HOSTILE.script);
  });

  test('is valid HTML without faults of accessibility', async () => {
    const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard', 'html-validate:a11y'] });
    for (const page of [renderComparisonHtml(madeHarmless, 'zh'), renderComparisonHtml(comparedSite(), 'en')]) {
      const { results } = await validator.validateString(page);
      expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`))).toEqual(
        [],
      );
    }
  });
});

describe('workbook', () => {
  test('holds every problem with its state and no formula, as another reader finds it', () => {
    const book = XLSX.read(renderComparisonWorkbook(runs, 'zh'), { cellFormula: true });
    expect(book.SheetNames).toEqual(['两次检查对比', '各网站的变化', '问题的变化', '结果变了的指标', '各部分得分']);
    const cells = book.SheetNames.flatMap((name) => Object.values(book.Sheets[name] ?? {}) as XLSX.CellObject[]);
    expect(cells.filter((cell) => cell.f !== undefined)).toEqual([]);
    const rows = XLSX.utils.sheet_to_json<Record<string, string>>(book.Sheets['问题的变化']!, { range: 1 });
    const many = Object.values(runs.head.totals.findings).reduce((sum, count) => sum + count, 0);
    expect(rows).toHaveLength(many);
    expect(rows[0]).toMatchObject({ 变化: '新出现', 单位: '=HYPERLINK("http://evil.example","教育局")' });
  });
});

describe('Markdown', () => {
  test('fits a comment, is worst first and keeps hostile text inert', () => {
    const text = renderComparisonMarkdown(runs, 'zh');
    expect(text.length).toBeLessThan(65_536);
    expect(inOrder(text, '云岭区', '青禾区人民政府', '古镇街道办事处')).toBe(true);
    expect(text).toContain('| 说不准 |');
    expect(text).not.toMatch(/(?<!\\)<(?:script|img)/);
  });
});

describe('JSON', () => {
  test('fits its published schema, whole and without sites', () => {
    const validate = new Ajv({ allErrors: true }).compile(ComparisonSchema);
    for (const given of [runs, { ...runs, summaries: [] }]) {
      const value = JSON.parse([...comparisonJson(given)].join('')) as { sites: unknown[] };
      expect(validate(value) ? [] : validate.errors).toEqual([]);
      expect(value.sites).toHaveLength(given.summaries.length);
    }
  });
});
