import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import type { AuditReport } from '../../../src/model/report.js';
import { neutralise } from '../../../src/report/neutralise.js';
import { renderScorecard } from '../../../src/report/scorecard/render-scorecard.js';
import { bigRun } from '../../support/big-run.js';
import { HOSTILE_RUN, USUAL_RUN, pipelineRun } from '../../support/pipeline-run.js';
import { NO_WISHES } from '../../support/notice-wishes.js';
import { PORTAL, SAMPLE } from '../../support/sample-report.js';
import { sampleRun } from '../../support/sample-run.js';
import { cellsOf, rowsOf, scorecardOf, workbookOf } from './read-workbook.js';

const big = (sites: number, rules: number) => {
  const { run, ranking, reports } = bigRun({ sites, rules });
  const shown = [...reports()].map((report) => neutralise(report));
  return { run: neutralise(run), ranking, reports: () => shown };
};
const FEW = big(6, 40);
const MANY = big(24, 30);
const few = workbookOf(FEW);
const many = workbookOf(MANY, { dueOn: '2026-04-30' });

const confirmed = (report: AuditReport) =>
  report.outcomes
    .filter(({ value }) => value === 'failed')
    .flatMap(({ findings }) => findings.filter(({ value }) => value === 'failed'));

test('few sites have a sheet each, after what is about all of them', () => {
  const names = ['汇总', '排名', '各部分得分', '问题清单', '整改台账', '待核实'];
  expect(few.SheetNames.slice(0, 6)).toEqual(names);
  expect(few.SheetNames.slice(6, 12)).toEqual(FEW.run.sites.map(({ name }) => name));
});

test('many sites stand in one long table', () => {
  expect(many.SheetNames).toEqual([
    '汇总',
    '排名',
    '各部分得分',
    '评分表',
    '问题清单',
    '整改台账',
    '待核实',
    '未能判定的网站',
  ]);
});

test('every rule of every site is there with its points and outcome', () => {
  const rows = rowsOf(many, '评分表').filter((row) => row['规则编号']);
  const due = MANY.reports().flatMap(({ site, outcomes }) =>
    outcomes.map(({ rule, title, points, level }) => [
      site.name,
      rule,
      title,
      points.outOf > 0 ? points.outOf : undefined,
      points.outOf > 0 || level === 'bonus' ? points.min : undefined,
      points.max > points.min ? Math.round((points.max - points.min) * 100) / 100 : undefined,
    ]),
  );
  const shown = rows.map((row) => [
    row['网站']?.v,
    row['规则编号']?.v,
    row['指标']?.v,
    row['分值']?.v,
    row['得分']?.v,
    row['未定']?.v,
  ]);
  // Within a site vetoes come first and bonus rules last.
  expect([...shown].sort()).toEqual([...due].sort());
});

test.each([
  ['a sheet each', few, FEW],
  ['one long table', many, MANY],
])('sums and scores are formulas whose results are those of the reports, to the cent: %s', (_, workbook, given) => {
  const sheets = workbook === few ? few.SheetNames.slice(6) : ['评分表'];
  const ends = sheets.flatMap((sheet) => rowsOf(workbook, sheet, workbook === few ? 5 : 2));
  const figures = (label: string) => ends.filter((row) => row['部分']?.v === label).map((row) => row['得分']);
  const points = given.reports().map(({ scorecard }) => scorecard.points);
  for (const [label, key] of [
    ['得分', 'value'],
    ['最低得分', 'min'],
    ['最高得分', 'max'],
  ] as const) {
    const cells = figures(label);
    expect(cells.map((cell) => cell?.v)).toEqual(points.map((one) => one[key]));
    expect(cells.every((cell) => cell?.f?.includes('ROUND(') === true)).toBe(true);
  }
  const subtotals = ends.filter((row) => row['指标']?.v === '小计' && row['分值'] !== undefined);
  expect(subtotals.map((row) => row['得分']?.v)).toEqual(
    given
      .reports()
      .flatMap(({ outcomes, scorecard }) =>
        scorecard.sections
          .filter(({ id }) => outcomes.some(({ section, level }) => section === id && /deduction|advice/.test(level)))
          .map(({ earned }) => earned),
      ),
  );
  expect(subtotals.every((row) => row['得分']?.f?.startsWith('SUM(') === true)).toBe(true);
});

test('sections of a site are linked to its table', () => {
  const [first] = rowsOf(few, '各部分得分');
  const report = FEW.reports()[0];
  const section = report?.scorecard.sections[0];
  expect(first?.[section?.title ?? '']).toMatchObject({
    v: section?.earned,
    f: expect.stringContaining(`'${report?.site.name}'!`),
  });
  expect(first?.['得分']).toMatchObject({ v: report?.scorecard.points.value });
});

test('a report whose rules do not add up keeps its own figures and says so', () => {
  const rows = rowsOf(workbookOf(pipelineRun([SAMPLE])), SAMPLE.site.name, 5);
  const score = rows.find((row) => row['部分']?.v === '得分')?.['得分'];
  expect(score).toMatchObject({ v: 62.5 });
  expect(score?.f).toBeUndefined();
  expect(rows.find((row) => row['部分']?.v === '合计')?.['说明']?.v).toContain('不一致');
});

test('the list of problems holds each confirmed one and nothing undecided', () => {
  const shown = rowsOf(many, '问题清单').map((row) => row['问题编号']?.v);
  expect(shown).toEqual(MANY.reports().flatMap((report) => confirmed(report).map(({ fingerprint }) => fingerprint)));
  const open = MANY.reports().flatMap(({ outcomes }) =>
    outcomes.flatMap(({ findings }) => findings.filter(({ value }) => value === 'cantTell')),
  );
  expect(open.length).toBeGreaterThan(0);
  const undecided = rowsOf(many, '待核实').map((row) => row['待核实的内容']?.v);
  for (const { message, fingerprint } of open) {
    expect(undecided).toContain(message);
    expect(shown).not.toContain(fingerprint);
  }
});

test('what is undecided names the reason and is counted once with the points at stake', () => {
  const rows = rowsOf(workbookOf(USUAL_RUN), '待核实');
  expect(rows.map((row) => [row['指标']?.v, row['没有判定的原因']?.v, row['涉及分值']?.v])).toContainEqual([
    '依申请公开入口可用',
    '没有看完',
    2,
  ]);
  const stakes = new Map<string, number>();
  for (const row of rowsOf(many, '待核实'))
    stakes.set(String(row['网站']?.v), (stakes.get(String(row['网站']?.v)) ?? 0) + Number(row['涉及分值']?.v ?? 0));
  const [report] = MANY.reports();
  const open = report?.outcomes.reduce((sum, { points }) => sum + points.max - points.min, 0) ?? 0;
  expect(stakes.get(report?.site.name ?? '')).toBeCloseTo(open, 6);
});

test('a site that never answered has no list of hundred things to settle', () => {
  const names = rowsOf(workbookOf(USUAL_RUN), '待核实').map((row) => row['网站']?.v);
  expect(names).not.toContain('古镇街道办事处');
});

test('the ledger takes what an office must mend, with real dates and columns to fill', () => {
  const due = MANY.reports().flatMap((report) =>
    report.outcomes
      .filter(({ value, level, waiver }) => value === 'failed' && /veto|deduction/.test(level) && !waiver)
      .flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)),
  );
  const rows = rowsOf(many, '整改台账');
  expect(rows.map((row) => row['问题编号']?.v)).toEqual(due);
  // 5 March and 30 April 2026 as sheets count days.
  expect(rows[0]?.['发现日期']).toMatchObject({ t: 'n', v: 46086, z: 'yyyy-mm-dd' });
  expect(rows[0]?.['整改期限']).toMatchObject({ t: 'n', v: 46142, z: 'yyyy-mm-dd' });
  const titles = cellsOf(many)
    .filter(({ sheet, at }) => sheet === '整改台账' && /^[A-Z]+2$/.test(at))
    .map(({ cell }) => cell.v);
  expect(titles.slice(10)).toEqual([
    '责任人',
    '整改措施',
    '整改后的链接',
    '完成日期',
    '复测日期',
    '复测结果',
    '是否销号',
    '备注',
  ]);
});

test('a waived deduction is listed with its end and is not in the ledger', () => {
  const workbook = workbookOf(pipelineRun([SAMPLE]));
  const waived = rowsOf(workbook, '问题清单').filter((row) => row['指标']?.v === '指南更新及时');
  expect(waived.map((row) => row['认定']?.v)).toEqual(['已豁免至 2026-06-30']);
  expect(waived[0]?.['应在此日以前']?.v).toBe(45078);
  expect(rowsOf(workbook, '整改台账').map((row) => row['问题']?.v)).not.toContain(waived[0]?.['问题描述']?.v);
});

test('the ranking shows places with their ranges and leads to each report', () => {
  const rows = rowsOf(many, '排名');
  const ranked = MANY.ranking.groups.flatMap(({ sites }) => sites);
  expect(rows.slice(0, 3).map((row) => row['名次范围（未定项）']?.v)).toEqual(
    ranked.slice(0, 3).map(({ ifDecided: { best, worst } }) => (best === worst ? String(best) : `${best}–${worst}`)),
  );
  expect(rows).toHaveLength(MANY.run.sites.length);
  expect(rows[0]?.['报告']?.l?.Target).toBe(`${ranked[0]?.site}/report.html`);
  const { seed, draws } = MANY.ranking.weighting;
  expect(many.Sheets['排名']?.['A1']).toMatchObject({ v: expect.stringContaining(`${draws} 次（随机种子 ${seed}`) });
});

test('a site without a verdict has no place and is not called unqualified', () => {
  const workbook = workbookOf(USUAL_RUN);
  const silent = rowsOf(workbook, '排名').find((row) => row['网站']?.v === '古镇街道办事处');
  expect(silent).toMatchObject({ 名次: { v: '—' }, 得分: { v: '—' }, 结论: { v: '未能判定' } });
  const failures = rowsOf(workbook, '未能判定的网站');
  expect(failures.map((row) => [row['网站']?.v, row['原因']?.v])).toEqual([['diushi', '检测程序出错']]);
});

test('units of a portal are ranked on a sheet of their own, things to be brought stand on another', () => {
  const workbook = workbookOf(pipelineRun([PORTAL]));
  const units = rowsOf(workbook, '单位排名');
  expect(units.map((row) => row['单位']?.v).sort()).toEqual(PORTAL.units?.map(({ name }) => name).sort());
  expect(units.find((row) => row['单位']?.v === '城西街道')).toMatchObject({ 名次: { v: '—' }, 得分: { v: '—' } });
  const found = rowsOf(workbook, '问题清单').filter((row) => row['单位']);
  expect(found.map((row) => row['单位']?.v)).toContain('湖滨镇');
  expect(rowsOf(workbook, '人工取证')).toHaveLength(PORTAL.evidenceItems?.length ?? 0);
});

test('no text of a site becomes a formula, and no link leads to anything but the web or a report of the run', () => {
  const cells = cellsOf(workbookOf(HOSTILE_RUN));
  const [report] = HOSTILE_RUN.reports();
  const texts = new Set(cells.filter(({ cell }) => cell.t === 's').map(({ cell }) => String(cell.v)));
  const asRead = (text: string): string => text.replaceAll('\r\n', '\n');
  const said = report?.outcomes.flatMap(({ findings }) => findings.map(({ message }) => message)) ?? [];
  expect(said.filter((text) => text !== '' && !texts.has(text) && !texts.has(asRead(text)))).toEqual([]);
  const ours = /^(?:SUM\([A-Z]+\d+:[A-Z]+\d+\)|[A-Z]+\d+(?:\+[A-Z]+\d+)*|IF\(.*|ROUND\(.*|'[^']*'![A-Z]+\d+|0)$/;
  expect(cells.filter(({ cell }) => cell.f !== undefined && !ours.test(cell.f))).toEqual([]);
  const targets = cells.flatMap(({ cell }) => (cell.l ? [cell.l.Target] : []));
  expect(targets.length).toBeGreaterThan(100);
  expect(targets.filter((target) => !/^(?:https?:\/\/|#|wenti\/report\.html)/.test(target))).toEqual([]);
});

test('a path that leads out of the run is not linked', () => {
  const row = rowsOf(workbookOf(sampleRun()), '排名').find((one) => one['网站']?.v === '越界区人民政府');
  expect(row?.['名次']).toBeDefined();
  expect(row?.['报告']).toBeUndefined();
});

test('a ranking over several runs leads to the pages where they lie and says from which run a site comes', () => {
  const [first, second] = FEW.run.sites;
  const bySite = new Map([
    [first?.id ?? '', { run: '2026-02', asOf: '2026-02-05', page: `../2026-02/${first?.id}/report.html` }],
    [second?.id ?? '', { run: '2026-03', asOf: '2026-03-05' }],
  ]);
  const workbook = workbookOf({ ...FEW, sources: { runs: 2, left: 3, bySite } });
  const rowOf = (name = '') => rowsOf(workbook, '排名').find((row) => row['网站']?.v === name);
  expect(rowOf(first?.name)?.['报告']?.l?.Target).toBe(`../2026-02/${first?.id}/report.html`);
  expect(rowOf(first?.name)?.['来自哪次检测']?.v).toBe('2026-02 2026-02-05');
  expect(rowOf(second?.name)?.['报告']).toBeUndefined();
  expect(workbook.Sheets['排名']?.['A1']).toMatchObject({ v: expect.stringContaining('另有 3 份较早的没有计入') });
});

test('an English workbook says everything in English and keeps the names', () => {
  const workbook = workbookOf(FEW, { lang: 'en' });
  expect(workbook.SheetNames.slice(0, 6)).toEqual([
    'Overview',
    'Ranking',
    'Sections',
    'Problems',
    'Rectification',
    'Undecided',
  ]);
  expect(rowsOf(workbook, 'Problems')[0]?.['Problem']?.v).toMatch(/^What made-up-\d+ wants was not found\.$/);
});

test('a run without any report still has its sheets, which say that there is nothing', () => {
  const { run } = USUAL_RUN;
  const workbook = workbookOf({ run: { ...run, sites: [] }, reports: () => [] });
  expect(workbook.SheetNames).toContain('问题清单');
  expect(workbook.Sheets['问题清单']?.['A3']).toMatchObject({ v: '没有确认的问题。' });
});

test('the bars of scores run from 0 to the base, or to where a bonus may lead', () => {
  const [written] = renderScorecard(FEW, { lang: 'zh', notice: NO_WISHES });
  const charts = new PizZip(written!.content as Uint8Array)
    .file(/xl\/charts\/chart\d+\.xml/)
    .map((one) => one.asText());
  const bars = charts.filter((chart) => chart.includes('barDir val="bar"'));
  expect(bars).toHaveLength(2);
  for (const chart of bars) expect(chart).toMatch(/<c:valAx>(?:(?!<\/c:scaling>).)*<c:min val="0"\/>/u);
  expect(bars[0]).toMatch(/<c:valAx>(?:(?!<\/c:scaling>).)*<c:max val="1[03]0"\/>/u);
});

test('document properties tell the run and no machine', () => {
  expect(few.Props).toMatchObject({
    Title: '政府信息公开检测评分簿',
    Author: 'gongkai',
    Subject: expect.stringContaining('big-6'),
  });
});

test('details of very many findings stand in further files too, known before a report is read', () => {
  const files = scorecardOf({ ...big(24, 3), findings: 48_000 });
  expect([...files.keys()]).toEqual(['scorecard.xlsx', 'scorecard-1.xlsx', 'scorecard-2.xlsx']);
  const listed = ['scorecard-1.xlsx', 'scorecard-2.xlsx'].flatMap((file) => files.get(file) ?? []);
  const names = listed.map((part) => new Set(rowsOf(part, '评分表').map((row) => row['网站']?.v)));
  expect(names.map(({ size }) => size)).toEqual([12, 12]);
});

test('details of very many sites stand in further files of equal size, each site in one of them', () => {
  const given = big(602, 3);
  const files = scorecardOf(given);
  expect([...files.keys()]).toEqual(['scorecard.xlsx', 'scorecard-1.xlsx', 'scorecard-2.xlsx']);
  const main = files.get('scorecard.xlsx');
  const parts = ['scorecard-1.xlsx', 'scorecard-2.xlsx'].flatMap((file) => files.get(file) ?? []);
  const names = parts.map((part) => new Set(rowsOf(part, '评分表').map((row) => row['网站']?.v)));
  expect(names.map(({ size }) => size)).toEqual([301, 301]);
  expect(main && rowsOf(main, '各部分得分').map((row) => row['得分']?.f)).not.toContain(expect.anything());
  expect(main && rowsOf(main, '排名')).toHaveLength(602);
  const links = main ? cellsOf(main).flatMap(({ cell }) => cell.l?.Target ?? []) : [];
  expect(links).toContain('scorecard-2.xlsx');
});
