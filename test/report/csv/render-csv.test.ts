import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { renderCsv } from '../../../src/report/csv/render-csv.js';
import { FORMULAS, hostileReport, HOSTILE_RUN, pipelineRun, USUAL_RUN } from '../../support/pipeline-run.js';
import { PORTAL, SAMPLE } from '../../support/sample-report.js';

type Run = typeof USUAL_RUN;
async function textOf(run: Run, file: string, lang: 'zh' | 'en' = 'zh'): Promise<string> {
  const written = renderCsv(run, { lang }).find((one) => one.file === file);
  const parts: Uint8Array[] = [];
  for await (const part of written?.content as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
const tableOf = (text: string): readonly Readonly<Record<string, string>>[] => {
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
};

describe('results.csv and problems.csv', () => {
  it('begin with the mark that Excel wants and end their lines as Windows does', async () => {
    const text = await textOf(USUAL_RUN, 'results.csv');
    expect(text.startsWith('\ufeff"网站编号","网站"')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('have a row per site and rule, and one of a site without a report', async () => {
    const rows = tableOf(await textOf(USUAL_RUN, 'results.csv'));
    expect(rows.length).toBe(15 + 15 + 1);
    expect(rows.at(-1)).toMatchObject({ 网站编号: 'diushi', 网站结论: '没有报告', 原因: '检测程序出错' });
  });

  it('give outcome, reason and points with their interval', async () => {
    const row = tableOf(await textOf(USUAL_RUN, 'results.csv')).find(
      (one) => one['指标编号'] === 'annual-report-present',
    );
    expect(row).toMatchObject({
      网站: '湖畔区人民政府',
      类型: '区县',
      部分: '政府信息公开年报',
      结果: '待核实',
      原因: '没有日期',
      满分: '6',
      最低得分: '2',
      最高可得: '6',
      待核实数: '1',
      依据: '《中华人民共和国政府信息公开条例》（国务院令第711号）第十二条',
    });
  });

  it('have a row per finding, with place, quote and time', async () => {
    const rows = tableOf(await textOf(USUAL_RUN, 'problems.csv'));
    expect(rows.length).toBe(SAMPLE.outcomes.flatMap(({ findings }) => findings).length);
    expect(rows.find((row) => row['问题描述']?.includes('传真号码'))).toMatchObject({
      页面地址: 'http://www.hupan.gov.cn.example/zwgk/zn/',
      '取证时间（北京时间）': '2026-03-05 09:02:03',
      截图: 'hupan/evidence/guide-1.png',
      发现日期: '2026-03-05',
    });
  });

  it('have names for scripts in English, in the same order', async () => {
    const row = tableOf(await textOf(USUAL_RUN, 'results.csv', 'en'))[1];
    expect(row).toMatchObject({
      site_id: 'hupan',
      rule_id: 'platform-column-names',
      outcome: 'failed',
      level: 'deduction',
    });
  });

  it.each(['results.csv', 'problems.csv'])('%s starts no formula, whatever sites say', async (file) => {
    for (const row of tableOf(await textOf(HOSTILE_RUN, file)))
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[\s"“”‘’]*[=+\-@＝＋－＠]/);
  });

  it('start none for those who split at semicolons or tabs either', async () => {
    const text = await textOf(pipelineRun([hostileReport(FORMULAS)]), 'problems.csv');
    for (const delimiter of [';', '\t', ',']) {
      const { data } = Papa.parse<string[]>(text, { delimiter });
      for (const cell of data.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    }
  });

  it('have a row per unit where units were judged, without a score where nothing of it is decided', async () => {
    const run = { ...pipelineRun([PORTAL]), ranking: { unitGroups: [{ site: 'hupan', units: [], outside: [] }] } };
    const rows = tableOf(await textOf(run, 'units.csv'));
    expect(
      rows.map((row) => [row['单位'], row['类型'], row['得分'], row['最低得分'], row['待核实']]).slice(0, 2),
    ).toEqual([
      ['区教育局', '部门', '100', '50', '1'],
      [expect.stringContaining('区民政局') as string, '部门', '50', '50', '0'],
    ]);
    expect(rows.at(-1)).toMatchObject({ 单位: '城西街道', 得分: '', 最高得分: '100' });
    expect(renderCsv(USUAL_RUN, { lang: 'zh' }).map(({ file }) => file)).toEqual(['results.csv', 'problems.csv']);
  });

  it('keep what was said behind the guard', async () => {
    const rows = tableOf(await textOf(pipelineRun([hostileReport(["=cmd|'/C calc'!A0"])]), 'problems.csv'));
    expect(rows[0]?.['问题描述']).toBe("'=cmd|'/C calc'!A0");
  });
});
