import * as cheerio from 'cheerio';
import { HtmlValidate } from 'html-validate';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import type { AuditReport } from '../../../src/model/report.js';
import { renderRunPage } from '../../../src/report/run-page/run-page.js';
import { rankSites } from '../../../src/scoring/rank-sites.js';
import { rankingRow } from '../../../src/scoring/ranking-row.js';
import { bigRun } from '../../support/big-run.js';
import { HOSTILE } from '../../support/sample-report.js';
import { SAMPLE_RUN, sampleRun } from '../../support/sample-run.js';

const sample = cheerio.load(renderRunPage(sampleRun(), { lang: 'zh' }));
const big = bigRun({ sites: 60, rules: 40 });
const bigPage = renderRunPage(big, { lang: 'zh' });
const $ = cheerio.load(bigPage);

const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe('ranking', () => {
  const rowsOf = (kind: string): string[][] =>
    sample(`[data-kind="${kind}"] tbody tr`)
      .map((_, row) => [
        [
          squeezed(sample(row).find('.place').text()),
          sample(row)
            .find('th')
            .contents()
            .first()
            .text()
            .replace(/人民政府.*$/s, ''),
        ],
      ])
      .get();

  test('qualified first, then points; equal sites share a place, a site with nothing decided has none', () => {
    expect(rowsOf('district')).toEqual([
      ['1', '南山区'],
      ['2', '东山区'],
      ['2', '西山区'],
      ['4', '越界区'],
      ['5', '北山区'],
      ['—', '湖滨区'],
    ]);
    expect(rowsOf('township')).toHaveLength(1);
  });

  test('a score stands with its interval, and places that undecided items leave open say so', () => {
    const row = sample('#at-nanshan');
    expect(squeezed(row.find('.score-cell').text())).toBe('8880–90');
    expect(squeezed(row.find('.ranges dd').first().text())).toBe('1–3');
    expect(row.find('.apart summary').text()).toContain('2 个网站分不出先后');
    expect(row.find('.apart').text()).toContain('东山区人民政府、西山区人民政府');
  });

  test('a site without a verdict but with an estimate stands provisionally, with what to do', () => {
    const open = big.ranking.groups.flatMap(({ sites }) => sites).find(({ provisional }) => provisional !== undefined);
    const row = $(`[id="at-${open?.site ?? ''}"]`);
    expect(squeezed(row.find('.place').text())).toBe(`暂列${String(open?.provisional)}`);
    expect(row.find('.sentence').text()).toContain('请核实未定的指标');
  });

  test('kinds and profiles stand apart, each with its own places', () => {
    const titles = $('.ranking-group h3')
      .map((_, title) => $(title).contents().first().text())
      .get();
    expect(titles).toHaveLength(big.ranking.groups.length);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles).toContain('区县 · 某市政务公开评估方案 1.0.0');
    expect($('#ranking').parent().text()).toContain('分开排名，互不比较');
  });

  test('two rule sets of one title and version are told apart by their digests', () => {
    const given = bigRun({ sites: 2, rules: 5 });
    const reports = [...given.reports()].map((report, at) => ({
      ...report,
      profile: { ...report.profile, digest: (at === 0 ? 'a' : 'b').repeat(64) },
    }));
    const run = { ...given.run, profiles: reports.map(({ profile }) => profile) };
    const page = cheerio.load(
      renderRunPage({ run, reports: () => reports, ranking: rankSites(reports.map(rankingRow)) }, { lang: 'zh' }),
    );
    const titles = page('.ranking-group h3').map((_, title) => page(title).contents().first().text());
    expect(titles.get()).toEqual([
      '区县 · 政府信息公开全国基础规则集 1.0.0（规则摘要 aaaaaaaa）',
      '区县 · 政府信息公开全国基础规则集 1.0.0（规则摘要 bbbbbbbb）',
    ]);
  });

  test('how ranges were found is told: draws, seed, how far points moved', () => {
    const { seed, draws } = big.ranking.weighting;
    expect($('.how').text()).toContain(`±20% 以内变动时名次的范围，抽样 ${draws} 次，随机种子 ${seed}`);
  });
});

describe('problems by rule', () => {
  test('each rule has the sites that failed it, linked to the finding in their reports', () => {
    const failures = new Map<string, string[]>();
    for (const { site, outcomes } of big.reports())
      for (const { rule, value } of outcomes)
        if (value === 'failed')
          failures.set(rule, [...(failures.get(rule) ?? []), `${site.id}/report.html#rule-${rule}`]);
    expect(failures.size).toBeGreaterThan(20);
    for (const [rule, links] of failures) {
      const row = $(`[data-rule="${rule}"]`);
      const failed = row.find('.rule-sites').first().find('a');
      expect(failed.map((_, link) => $(link).attr('href')).get()).toEqual(links);
      expect(row.find('td').eq(3).text().trim()).toBe(String(links.length));
    }
  });

  test('what is to be verified is listed apart and counts as no problem', () => {
    let [failed, open] = [0, 0];
    for (const { outcomes } of big.reports()) {
      for (const outcome of outcomes) {
        failed += outcome.findings.filter(({ value }) => value === 'failed').length;
        open += outcome.findings.filter(({ value }) => value === 'cantTell').length;
        // Rules that could not be begun, as the sheet of open items has them; not of sites that never answered.
        if (outcome.value === 'untested' && outcome.reason !== 'unreachable') open++;
      }
    }
    expect($('.summary-line').text()).toContain(`确认问题 ${failed} 处`);
    expect($('.summary-line').text()).toContain(`另有 ${open} 条待人工核实，不算问题`);
  });

  test('what two profiles mean by one id is counted apart, each with its own level and a choice of its own', () => {
    const [first, second] = [...bigRun({ sites: 2, rules: 1 }).reports()] as [AuditReport, AuditReport];
    const [outcome] = first.outcomes;
    if (!outcome) throw new Error('a report has outcomes');
    const failed = { ...outcome, value: 'failed' as const, findings: [] };
    const reports = [
      { ...first, outcomes: [{ ...failed, level: 'deduction' as const }] },
      {
        ...second,
        profile: { ...second.profile, id: 'pack', digest: '7'.repeat(64) },
        outcomes: [{ ...failed, level: 'advice' as const, title: '建议公开指南要素齐全' }],
      },
    ];
    const ranking = rankSites(reports.map(rankingRow));
    const page = cheerio.load(
      renderRunPage({ ...bigRun({ sites: 2, rules: 1 }), reports: () => reports, ranking }, { lang: 'zh' }),
    );
    const rows = page('[data-rule]')
      .map((_, row) => [[page(row).attr('data-rule'), page(row).find('.level').text(), page(row).find('ul').text()]])
      .get();
    expect(rows).toEqual([
      [outcome.rule, '扣分', first.site.name],
      [`${outcome.rule}~2`, '建议', second.site.name],
    ]);
    const choices = page('#site-rule option').map((_, option) => page(option).attr('value'));
    expect(choices.get()).toEqual(['', outcome.rule, `${outcome.rule}~2`]);
    expect(page('.summary-line').text()).toContain('确认问题 2 处，涉及 2 项指标');
  });

  test('a site that vetoes alone condemned has no score to show, nor a part in the median', () => {
    const [report] = [...bigRun({ sites: 1, rules: 12 }).reports()] as [AuditReport];
    const outcomes = report.outcomes.map((one) =>
      one.level === 'veto'
        ? { ...one, value: 'failed' as const }
        : {
            ...one,
            value: 'untested' as const,
            reason: 'robots',
            points: { ...one.points, earned: 0, min: 0, max: one.points.outOf },
          },
    );
    const vetoes = outcomes.flatMap(({ rule, level }) => (level === 'veto' ? [rule] : []));
    const points = { value: 0, min: 0, max: 100, outOf: report.scorecard.points.outOf, bonus: 0 };
    const scorecard = { ...report.scorecard, verdict: 'unqualified' as const, vetoes, points };
    const vetoed = { ...report, outcomes, scorecard };
    const given = bigRun({ sites: 1, rules: 12 });
    const run = {
      ...given.run,
      sites: given.run.sites.map((site) => ({ ...site, verdict: scorecard.verdict, points })),
    };
    const ranking = rankSites([rankingRow(vetoed)]);
    const page = cheerio.load(renderRunPage({ run, reports: () => [vetoed], ranking }, { lang: 'zh' }));
    expect(page('.score-cell b').text()).toBe('—');
    expect(page('#summary').parent().find('tbody tr').first().find('td').slice(4).text()).toBe('———');
  });

  test('the numbers by which the filter finds sites are those of the rules as listed', () => {
    const rules = $('[data-rule]')
      .map((_, row) => $(row).attr('data-rule'))
      .get();
    for (const { site, outcomes } of big.reports()) {
      const failed = ($(`[id="at-${site.id}"]`).attr('data-failed') ?? '').split(' ').filter(Boolean);
      const wanted = outcomes.filter(({ value }) => value === 'failed').map(({ rule }) => rule);
      expect(failed.map((at) => rules[Number(at)]).sort()).toEqual(wanted.sort());
    }
  });
});

describe('what stands around it', () => {
  test('sites without a verdict say why and what to do, those without a report too', () => {
    const text = squeezed(sample('[aria-labelledby=failures]').text());
    expect(text).toContain('湖滨区人民政府网站没有应答网站没有应答，请核对网址，稍后再试');
    expect(text).toContain('lost检测程序出错');
  });

  test('totals are those of the run', () => {
    expect(squeezed(sample('.run-counts').text())).toContain('5合格1不合格1未能判定');
  });

  test('files of the run are linked, nothing outside its folder', () => {
    const files = ['scorecard.xlsx', 'index.html', '../other/run.json', 'summary.md'];
    const page = cheerio.load(renderRunPage({ ...sampleRun(), files }, { lang: 'zh' }));
    expect(
      page('.files a')
        .map((_, link) => page(link).attr('href'))
        .get(),
    ).toEqual(['scorecard.xlsx', 'summary.md']);
    const links = sample('main a:not(.address)')
      .map((_, link) => sample(link).attr('href'))
      .get();
    expect(links).toContain('nanshan/report.html');
    expect(links.filter((href) => href.includes('..'))).toEqual([]);
    expect(sample('body').text()).toContain('越界区人民政府');
  });

  test('over several runs each site says which run it comes from, and reports are linked where they lie', () => {
    const run = { ...SAMPLE_RUN, sites: SAMPLE_RUN.sites.slice(3, 5) };
    const bySite = new Map(
      run.sites.map(({ id }, at) => [
        id,
        { run: '第一季度', asOf: `2026-03-0${at + 1}`, ...(at === 0 && { page: `../第一季度/${id}/report.html` }) },
      ]),
    );
    const page = cheerio.load(
      renderRunPage({ ...sampleRun(run), sources: { runs: 2, left: 3, bySite } }, { lang: 'zh' }),
    );
    expect(page('#at-nanshan th a').first().attr('href')).toBe(
      '../%E7%AC%AC%E4%B8%80%E5%AD%A3%E5%BA%A6/nanshan/report.html',
    );
    expect(page('#at-xishan th > a')).toHaveLength(0);
    expect(page('#at-nanshan th').text()).toContain('来自 第一季度 · 2026-03-01');
    expect(page('main').text()).toContain('汇总 2 次检查');
    expect(page('main').text()).toContain('另有 3 份较早的报告没有计入');
    expect(page('main').text()).toContain('各网站的检查日不同');
  });

  test('units of a portal are ranked in a table of their own', () => {
    const unit = (name: string, value: number) => ({
      name,
      kind: 'department',
      points: { value, min: value, max: value, outOf: 5 },
      outcomes: { passed: 1 },
    });
    const { run, reports } = sampleRun();
    const withUnits = reports().map((report): AuditReport =>
      report.site.id === 'nanshan' ? { ...report, units: [unit('教育局', 60), unit('公安局', 90)] } : report,
    );
    const page = cheerio.load(
      renderRunPage({ run, reports: () => withUnits, ranking: rankSites(withUnits.map(rankingRow)) }, { lang: 'zh' }),
    );
    expect(page('.unit-group summary').first().text()).toContain('南山区人民政府 · 部门');
    expect(
      page('.units tbody th')
        .map((_, cell) => page(cell).text())
        .get(),
    ).toEqual(['公安局', '教育局']);
  });

  test('a run in which nothing could be judged does not say that nothing failed', () => {
    const { run } = sampleRun();
    const sites = run.sites.filter(({ id }) => id === 'hubin');
    const totals = { ...run.totals, sites: 1, qualified: 0, unqualified: 0, undetermined: 1, withoutReport: 0 };
    const page = renderRunPage(sampleRun({ ...run, sites, totals, failures: [] }), { lang: 'zh' });
    expect(page).toContain('没有列出问题，不等于没有问题');
    expect(page).not.toContain('没有未通过的指标');
  });

  test('a run without sites says so', () => {
    const page = renderRunPage(sampleRun({ ...SAMPLE_RUN, sites: [], failures: [] }), { lang: 'zh' });
    expect(page).toContain('这次没有检测任何网站');
    expect(page).toContain('没有未通过的指标');
  });
});

describe('whatever sites are called', () => {
  const errors: string[] = [];
  parse(bigPage, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine }) => errors.push(`${code} ${startLine}`),
  });

  test('names are text: no element, no attribute, no broken markup comes of them', () => {
    expect(errors).toEqual([]);
    expect($('script')).toHaveLength(1);
    expect($('img, iframe, object, embed, base, form[action]')).toHaveLength(0);
    expect(bigPage).not.toMatch(/<[a-z][^<>]*\s(?:on[a-z]+|style)=/i);
    const addresses = $('a[href]')
      .map((_, link) => $(link).attr('href') ?? '')
      .get();
    expect(addresses.filter((href) => !/^(?:#|https?:\/\/|site-\d+\/report\.html)/.test(href))).toEqual([]);
    const names = $('.ranking th[scope=row]').text();
    expect(names).toContain(HOSTILE.script);
  });

  test('the markup is what the standard asks, for people who hear the page too', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] });
    const { results } = await validator.validateString(bigPage);
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => `${ruleId} ${line} ${message}`)),
    ).toEqual([]);
  });

  test('the page in English has no sentence left in Chinese but what sites and rule sets say', () => {
    const page = cheerio.load(renderRunPage(big, { lang: 'en' }));
    page('.filter option').remove();
    for (const section of ['.how', '.filter label', 'h2', '.legend-line', '.contents'])
      expect(page(section).text()).not.toMatch(/\p{Script=Han}/u);
    expect(page('[data-rule]').first().text()).toContain('Made-up requirement');
  });

  test('a site whose id is a word of the page is a row like any other', () => {
    const ids = ['none', 'filter', 'count'];
    const sites = SAMPLE_RUN.sites.slice(3, 6).map((site, at) => ({ ...site, id: ids[at] ?? '' }));
    const $ = cheerio.load(renderRunPage(sampleRun({ ...SAMPLE_RUN, sites, failures: [] }), { lang: 'zh' }));
    const all = $('[id]')
      .toArray()
      .map(({ attribs }) => attribs['id']);
    expect(all.filter((id, at) => all.indexOf(id) !== at)).toEqual([]);
    expect($('[data-site]').length).toBe(3);
  });
});
