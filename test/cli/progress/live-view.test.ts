import { afterEach, describe, expect, it } from 'vitest';
import { speaker } from '../../../src/cli/language.js';
import { createProgress, type Progress } from '../../../src/cli/progress.js';
import { handClock, type HandClock } from './hand-clock.js';
import { openTerminal, type Terminal } from './terminal.js';

const NAMES = ['灵溪区人民政府', '青禾县人民政府', '六合街道办事处', '教育局'];

let progress: Progress;
let clock: HandClock;
let terminal: Terminal;
const open = ({ columns = 100, rows = 24, sites = 40, hasColour = false } = {}, lang: 'zh' | 'en' = 'zh'): void => {
  terminal = openTerminal(columns, rows);
  clock = handClock();
  progress = createProgress({ stream: terminal.stream, sites, mode: 'live', say: speaker(lang), clock, hasColour });
};
afterEach(() => {
  progress.end();
});

const begin = (site: string, name?: string): void => {
  progress.siteBegun(site, name);
  progress.stageBegun(site, 'fetching');
};
/** So many pages, one every two seconds, of 60 that are known. */
const fetch = (site: string, pages: number): void => {
  for (let page = 1; page <= pages; page++) {
    clock.move(2_000);
    progress.pageFetched(site, page, { waiting: 60 - page, most: 200 });
  }
};

describe('the live view', () => {
  it('has a row for each site at work, and one for the run, drawn in place', async () => {
    open();
    begin('lingxi', NAMES[0]);
    begin('jyj', NAMES[3]);
    fetch('lingxi', 15);
    clock.move(100);
    expect(await terminal.screen()).toEqual([
      '灵溪区人民政府  抓取    [#####...............]  15/60 页           0:30  还需约 2 分钟',
      '教育局          抓取    [....................]                     0:30',
      '完成 0/40  进行 2  等待 38  已用 0:30',
    ]);
  });

  it('says what is done for a site, and what is left where sites before it have shown how long that takes', async () => {
    open({ sites: 3 });
    begin('a', NAMES[0]);
    clock.move(60_000);
    progress.stageBegun('a', 'judging');
    clock.move(30_000);
    progress.siteDone('a', '合格');
    begin('b', NAMES[1]);
    fetch('b', 10);
    progress.stageBegun('b', 'judging');
    clock.move(10_000);
    progress.rulesJudged('b', 64);
    progress.stageBegun('b', 'picturing');
    expect(await terminal.screen()).toEqual([
      'a：合格（完成 1/3 个网站，用时 1:30）',
      '青禾县人民政府  截图    [####################]  64 条规则          0:30  还需不到 1 分钟',
      '完成 1/3  进行 1  等待 1  已用 2:00  还需约 2 分钟',
    ]);
  });

  it('gives way to notes and results, which stay above it', async () => {
    open({ sites: 2, columns: 60 });
    begin('lingxi', NAMES[0]);
    progress.note('这台机器没有中文字体，没有截图；安装 fonts-noto-cjk 一类的字体后，用 gongkai replay 可以补上');
    progress.aside(() => terminal.stream.write('lingxi\tqualified\treports/1/lingxi/report.json\n'));
    progress.note('第二句');
    expect(await terminal.screen()).toEqual([
      '这台机器没有中文字体，没有截图；安装 fonts-noto-cjk 一类的字体后，用 gongkai replay 可以补上',
      expect.stringMatching(/^lingxi +qualified +reports\/1\/lingxi\/report\.json$/),
      '第二句',
      '灵溪区人民政府  抓取         0:00',
      '完成 0/2  进行 1  等待 1  已用 0:00',
    ]);
    progress.end();
    expect((await terminal.screen()).slice(3)).toEqual([]);
  });

  it('shows the longest at work where there are more sites than rows, and never more rows than the screen has', async () => {
    open({ rows: 8 });
    for (let at = 0; at < 15; at++) begin(`site-${at}`);
    clock.move(1_000);
    expect(await terminal.screen()).toEqual([
      expect.stringContaining('site-0 '),
      expect.stringContaining('site-1 '),
      expect.stringContaining('site-2 '),
      expect.stringContaining('site-3 '),
      '… 还有 11 个网站在检查',
      '完成 0/40  进行 15  等待 25  已用 0:01',
    ]);
    progress.siteDone('site-0', '合格');
    clock.move(100);
    const [note, first] = await terminal.screen();
    expect(note).toBe('site-0：合格（完成 1/40 个网站，用时 0:01）');
    expect(first).toContain('site-1 ');
  });

  it('keeps whole on a screen that is made narrower, wider and lower while it is drawn', async () => {
    open({ columns: 100, rows: 24, sites: 4 });
    NAMES.forEach((name, at) => begin(`site-${at}`, name));
    fetch('site-0', 12);
    progress.note('一句话');
    for (const [columns, rows] of [
      [40, 24],
      [24, 12],
      [120, 12],
      [50, 12],
      [50, 6],
    ] as const) {
      await terminal.resize(columns, rows);
      clock.move(1_100);
    }
    const lines = await terminal.screen();
    expect(lines[0]).toBe('一句话');
    expect(lines.filter((line) => line.includes('完成 0/4'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('灵溪区'))).toHaveLength(1);
    progress.end();
    expect(await terminal.screen()).toEqual(['一句话']);
  });

  it('does not let a name break it: neither one of other widths than we think nor one that moves the cursor', async () => {
    open({ columns: 40, sites: 2 });
    begin('a', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦'.repeat(3));
    begin('b', '\u001b[2J\u001b[Hｶﾞ㊙️𠮷é́́́ م');
    for (let at = 0; at < 5; at++) clock.move(1_000);
    const lines = await terminal.screen();
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe('完成 0/2  进行 2  等待 0');
  });

  it('draws ten times a second at most, each time with one write, and goes on counting seconds where nothing happens', async () => {
    open({ sites: 1 });
    begin('lingxi');
    const before = terminal.writes();
    for (let page = 1; page <= 1_000; page++) {
      clock.move(1);
      progress.pageFetched('lingxi', page);
    }
    expect(terminal.writes() - before).toBeLessThanOrEqual(11);
    const idle = terminal.writes();
    clock.move(10_000);
    expect(terminal.writes() - idle).toBeLessThanOrEqual(11);
    expect(await terminal.screen()).toEqual([expect.stringMatching(/0:1[01]$/)]);
  });

  it('hides the cursor from the first row to the end, which comes once', () => {
    open();
    expect(terminal.isCursorShown()).toBe(true);
    begin('lingxi');
    expect(terminal.isCursorShown()).toBe(false);
    progress.end();
    expect(terminal.isCursorShown()).toBe(true);
    const writes = terminal.writes();
    progress.end();
    clock.move(5_000);
    expect(terminal.writes()).toBe(writes);
    progress.note('之后的话');
    expect(terminal.isCursorShown()).toBe(true);
  });

  it('tells until when a site rests, and counts that time in', async () => {
    open({ sites: 1 });
    begin('lingxi', NAMES[0]);
    fetch('lingxi', 10);
    progress.siteWaits('lingxi', '2026-05-06T14:00:00Z');
    clock.move(100);
    expect((await terminal.screen()).at(-1)).toContain('等时段  [###.................]  到 05-06 22:00');
  });

  it('speaks English, and colours its bars where colours are welcome', async () => {
    open({ hasColour: true, sites: 2 }, 'en');
    begin('lingxi', 'Lingxi');
    fetch('lingxi', 10);
    clock.move(100);
    expect(await terminal.screen()).toEqual([
      'Lingxi  fetching                         10/60 pages        0:20  about 3 min left',
      '0/2 done  1 at work  1 waiting  0:20  about 5 min left',
    ]);
  });
});
