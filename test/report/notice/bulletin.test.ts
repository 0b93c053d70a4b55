import { expect, test } from 'vitest';
import type { RunReports } from '../../../src/report/format.js';
import { writeBulletin } from '../../../src/report/notice/write-notices.js';
import { bigRun } from '../../support/big-run.js';
import { WISHES } from '../../support/notice-wishes.js';
import { rowsOfDocx, textOfDocx, wellFormedParts } from '../../support/read-docx.js';
import { sampleRun } from '../../support/sample-run.js';

const bulletin = async (given: RunReports, lang: 'zh' | 'en' = 'zh') => {
  const [written] = await writeBulletin(given, { lang, notice: WISHES });
  expect(written?.file).toBe('bulletin.docx');
  const { content } = written!;
  return { content, text: await textOfDocx(content), rows: await rowsOfDocx(content) };
};
const run = bigRun({ sites: 24, rules: 24 });
/** The bulletin that most examples look at, written once. */
const whole = bulletin(run);

test('counts what has a verdict, and names sites without one without a reproach', async () => {
  const { text } = await whole;
  const { totals } = run.run;
  expect(text).toContain(`合格${totals.qualified}个、不合格${totals.unqualified}个`);
  const silent = run.run.sites.filter(({ verdict }) => verdict === 'undetermined');
  expect(silent.length).toBeGreaterThan(0);
  const reproached = text.slice(text.indexOf('没有作出结论的网站，不作合格或者不合格的评价'));
  for (const { name } of silent) expect(reproached).toContain(name);
});

test('ranks each kind and profile by itself, with ranges, and gives no place without a verdict', async () => {
  const { rows } = await whole;
  for (const { sites } of run.ranking.groups) {
    for (const { name, place, ifDecided, points } of sites) {
      const row = rows.find((cells) => cells[1] === name && cells.length === 9);
      expect(row?.[0]).toBe(place === undefined ? '—' : String(place));
      const range = ifDecided.best === ifDecided.worst ? `${ifDecided.best}` : `${ifDecided.best}～${ifDecided.worst}`;
      expect(row?.[5]).toBe(range);
      expect(row?.[4]).toContain(String(points.min));
    }
  }
});

test('no site is left out of its group: those of which nothing is decided are counted and listed without a place', async () => {
  const small = sampleRun();
  const { text, rows } = await bulletin(small);
  const counted = [...text.matchAll(/^检测网站(\d+)个/gmu)].map(([, count]) => Number(count));
  expect(counted).toHaveLength(small.ranking.groups.length);
  expect(counted.reduce((sum, count) => sum + count, 0)).toBe(small.run.sites.length);
  expect(small.ranking.groups.flatMap(({ outside }) => outside)).toEqual(['hubin']);
  expect(rows.find((cells) => cells[1] === '湖滨区人民政府' && cells.length === 9)?.slice(0, 5)).toEqual([
    ...['—', '湖滨区人民政府', '未能判定', '—', '0～100'],
  ]);
});

test('each rule set has its own title marks, and a day apart from the one that counts is told', async () => {
  const { text } = await whole;
  expect(text).toContain('我们依据《政府信息公开全国基础规则集》《某市政务公开评估方案》对');
  const later = function* () {
    for (const report of run.reports()) yield { ...report, startedAt: '2026-03-07T02:00:00.000Z' };
  };
  expect((await bulletin({ ...run, reports: later })).text).toContain('2026年3月7日（情况以2026年3月5日为准），我们');
});

test('names a site for a rule only where it failed for sure and no waiver accepts that', async () => {
  const { rows } = await whole;
  const failed = new Map<string, Set<string>>();
  for (const { site, outcomes } of run.reports()) {
    for (const { title, level, value, waiver } of outcomes) {
      if (value !== 'failed' || waiver !== undefined || (level !== 'veto' && level !== 'deduction')) continue;
      failed.set(title, (failed.get(title) ?? new Set()).add(site.name));
    }
  }
  const counted = rows.filter((cells) => cells.length === 6 && /^\d+$/.test(cells[0] ?? ''));
  expect(counted.length).toBeGreaterThan(5);
  const named = new Map<string, Set<string>>();
  for (const [, , rule = '', count, , names = ''] of counted) {
    const title = [...failed.keys()].filter((one) => rule.startsWith(one)).sort((a, b) => b.length - a.length)[0] ?? '';
    const sites = names.split('、');
    expect(sites).toHaveLength(Number(count));
    for (const site of sites) named.set(title, (named.get(title) ?? new Set()).add(site));
  }
  expect([...named.keys()].sort()).toEqual([...failed.keys()].sort());
  for (const [title, sites] of failed) expect([...(named.get(title) ?? [])].sort()).toEqual([...sites].sort());
});

test('sets the work that comes next, with the day and whom to answer', async () => {
  const { text } = await whole;
  expect(text).toContain('三、下一步工作要求');
  expect(text).toContain('于2026年3月31日前完成');
  expect(text).toContain('湖政办字〔2026〕3号');
  expect(text).toContain('各区县人民政府，市政府各部门：');
});

test('a run in which nothing could be judged blames nobody', async () => {
  const silent = sampleRun();
  const nothing: RunReports = {
    run: {
      ...silent.run,
      sites: silent.run.sites.map((site) => ({ ...site, verdict: 'undetermined' as const, vetoes: [] })),
      totals: { ...silent.run.totals, qualified: 0, unqualified: 0, undetermined: silent.run.sites.length },
    },
    ranking: { ...silent.ranking, groups: [] },
    reports: () => [],
  };
  const { text } = await bulletin(nothing);
  expect(text).not.toContain('存在的主要问题');
  expect(text).toContain('二、下一步工作要求');
  expect(text).not.toContain('没有确认需要整改的问题');
  expect(text).toContain('没有作出结论的网站是否存在问题，以后续检测为准');
});

test('is well-formed and says the same in English', async () => {
  const { content, text } = await bulletin(run, 'en');
  expect(await wellFormedParts(content)).toContain('word/document.xml');
  expect(text).toContain('2. Main problems');
  expect(text).not.toMatch(/undefined|NaN/);
});
