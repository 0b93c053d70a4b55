import * as cheerio from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditReport, RuleOutcome } from '../../src/model/report.js';
import { diskBlobs } from '../../src/store/blobs/disk-blobs.js';
import { outcomeOf, reportOf } from '../cli/reports.js';
import { openTestOffice, signedIn, type TestOffice, type Visitor } from '../support/office.js';
import { recordAudit } from '../support/record-audit.js';

const NAMES: Readonly<Record<string, string>> = { lingxi: '灵溪区', anji: '安集县', dongping: '东坪区' };

const blank = (site: string, ...columns: string[]): RuleOutcome => ({
  ...outcomeOf({ rule: 'columns-blank', value: columns.length > 0 ? 'failed' : 'passed' }),
  title: '栏目没有空白',
  findings: columns.map((column, at) => ({
    ...{
      fingerprint: `${site}${String(at)}`.padEnd(16, '0'),
      value: 'failed',
      code: 'blank',
      message: `${column}栏目空白`,
    },
    ...{ url: `http://www.${site}.example/`, column, evidence: [] },
  })),
});

function audit(
  site: string,
  day: string,
  value: number,
  outcomes: RuleOutcome[],
  vetoes: readonly string[] = [],
): AuditReport {
  const plain = reportOf({
    id: site,
    value,
    min: value,
    outcomes,
    vetoes,
    verdict: vetoes.length > 0 || value < 60 ? 'unqualified' : 'qualified',
  });
  const url = `http://www.${site}.example/`;
  return {
    ...plain,
    site: { id: site, name: `${NAMES[site] ?? site}人民政府`, url, kind: 'district' },
    ...{ asOf: day, startedAt: `${day}T09:00:00+08:00`, finishedAt: `${day}T09:30:00+08:00` },
    scorecard: { ...plain.scorecard, points: { ...plain.scorecard.points, max: value } },
    crawl: { ...plain.crawl, log: { entries: [{ url, purpose: 'home', at: '', status: 200 }], left: 0 } },
  };
}

const silent = (site: string, day: string): AuditReport => {
  const untested = outcomeOf({
    rule: 'columns-blank',
    title: '栏目没有空白',
    value: 'untested',
    reason: 'unreachable',
  });
  const report = audit(site, day, 0, [untested]);
  return {
    ...report,
    scorecard: {
      ...report.scorecard,
      verdict: 'undetermined',
      points: { value: 0, min: 0, max: 100, outOf: 100, bonus: 0 },
    },
    crawl: { ...report.crawl, stoppedBecause: 'unreachable', truncated: true, log: { entries: [], left: 0 } },
  };
};

let office: TestOffice;
let viewer: Visitor;

beforeAll(async () => {
  office = await openTestOffice();
  const blobs = diskBlobs(office.store.folder);
  for (const report of [
    audit('lingxi', '2026-09-30', 92, [blank('lingxi')]),
    audit('anji', '2026-09-30', 61, [blank('anji', '公开年报', '公开指南')]),
    audit('dongping', '2026-09-30', 75.5, [blank('dongping')]),
  ])
    await recordAudit(office.store, blobs, { run: '2026q3', report });
  for (const report of [
    audit('lingxi', '2026-11-20', 55, [blank('lingxi', '公开年报', '政策解读')], ['columns-blank']),
    audit('anji', '2026-11-20', 88, [blank('anji')]),
    silent('dongping', '2026-11-20'),
  ])
    await recordAudit(office.store, blobs, { run: '2026q4', report });
  for (const [id, name] of Object.entries(NAMES)) {
    const entry = { id, name: `${name}人民政府`, url: `http://www.${id}.example/`, kind: 'district' };
    await office.store.db
      .updateTable('sites')
      .set({ entry: JSON.stringify(entry) })
      .where('id', '=', id)
      .execute();
  }
  viewer = await signedIn(office, 'viewer');
});
afterAll(() => office.drop());

const open = async (path: string) => cheerio.load(await (await viewer.get(path)).text());
/** The words of a block of the overview. */
const block = ($: cheerio.CheerioAPI, title: string): string =>
  $('.card')
    .filter((_, card) => $(card).find('h2').text().startsWith(title))
    .text()
    .replace(/\s+/g, ' ');

describe('总览', () => {
  it('谁变差了、差多少、因为哪条规则；谁变好了', async () => {
    const $ = await open('/');
    expect(block($, '变差的网站')).toMatch(/灵溪区人民政府 ▼ −37 .*合格 → 不合格.*栏目没有空白 2 处/);
    expect(block($, '变差的网站')).not.toContain('安集县');
    expect(block($, '变好的网站')).toMatch(/安集县人民政府 ▲ \+27/);
    expect(block($, '单项否决')).toContain('灵溪区人民政府');
  });

  it('没应答的网站不算变差：它没有被看到，此前的得分还在', async () => {
    const $ = await open('/');
    expect(block($, '变差的网站')).not.toContain('东坪区');
    expect(block($, '没看到、没定的网站')).toMatch(
      /东坪区人民政府 网站没有应答 2026-11-20 09:00 · 上次看到 2026-09-30/,
    );
    const site = await open('/sites/dongping');
    expect(site('.notice-line').text()).toContain('没有看到这个网站');
    expect(site('.tiles').text()).toContain('75.5');
    expect(site('.chart svg desc').first().text()).toContain('2026-11-20 没有看到');
  });

  it('排名用各网站最近一次看得到的结果；批次对比说明只在一边的不比', async () => {
    const ranked = await open('/ranking');
    expect(
      ranked('tbody tr')
        .map((_, row) => ranked(row).find('th').text())
        .get(),
    ).toEqual(['安集县人民政府', '东坪区人民政府', '灵溪区人民政府']);
    const compared = await open('/runs/2026q4/compare?with=2026q3');
    expect(compared('tbody tr').first().text()).toContain('灵溪区人民政府');
    expect(compared('tbody tr').last().find('td').last().text()).toBe('—');
    expect(compared('main').text()).toContain('1 个有一次没能看到');
    const moves = await open('/sites/anji/compare?from=2026q3&to=2026q4');
    expect(
      moves('tbody .badge')
        .map((_, badge) => moves(badge).text())
        .get(),
    ).toEqual(['已改好', '已改好']);
  });

  it('空的总览告诉管理员从哪里开始', async () => {
    const empty = await openTestOffice();
    const admin = await signedIn(empty, 'admin');
    const reader = await signedIn(empty, 'viewer');
    expect(await (await admin.get('/')).text()).toContain('href="/take-in"');
    expect(await (await reader.get('/')).text()).toContain('请管理员登记网站');
    await empty.drop();
  });

  it('没有什么出错', () => {
    expect(office.faults).toEqual([]);
  });
});
