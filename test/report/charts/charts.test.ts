import * as cheerio from 'cheerio';
import { describe, expect, test } from 'vitest';
import { countedBars, countedColumns } from '../../../src/report/charts/counted-bars.js';
import { scoreScale } from '../../../src/report/charts/score-scale.js';
import { scoreOverTime, type ScorePoint } from '../../../src/report/charts/score-over-time.js';
import { sectionBars } from '../../../src/report/charts/section-bars.js';
import { HOSTILE } from '../../support/sample-report.js';

const name = { id: 'fenshu', title: '各部分得分', description: '公开平台 8.5 / 15' };
const sections = [
  { title: '公开平台', earned: 8.5, open: 2, lost: 4.5 },
  { title: '公开年报', earned: 0, open: 8, lost: 0 },
  { title: 'IPv6 支持', earned: 0, open: 0, lost: 0 },
];
const widthOf = (path: string | undefined): number => Number(/l(-?[\d.]+) 0/.exec(path ?? '')?.[1]);
const bars = ($: cheerio.CheerioAPI, ink: string): number[] =>
  $(`path.fill-${ink}`)
    .map((_, path) => widthOf($(path).attr('d')))
    .get();

describe('bars of sections', () => {
  test('are as long as the points: earned, open and lost, one after the other', () => {
    const $ = cheerio.load(sectionBars(sections, name, 'wide'));
    const [earned = 0] = bars($, 'earned');
    expect(bars($, 'band').map((width) => Math.round((width / earned) * 8.5 * 10) / 10)).toEqual([2, 8, 0]);
    expect(bars($, 'lost').map((width) => Math.round((width / earned) * 8.5 * 10) / 10)).toEqual([4.5, 0, 0]);
    expect($.text()).toContain('8.5 / 15');
  });

  test('on a telephone the title stands above its bar, so that neither is cut', () => {
    const $ = cheerio.load(sectionBars(sections, name, 'narrow'));
    expect($('svg').attr('viewBox')).toMatch(/^0 0 340 /);
    for (const { title } of sections) expect($.text()).toContain(title);
  });
});

describe('the scale of a score', () => {
  const band = (interval: Parameters<typeof scoreScale>[0]): number =>
    Math.round(bars(cheerio.load(scoreScale(interval, name, 'wide')), 'band')[0]! / 7.72);

  test('has a band as wide as the interval, and always one to be seen', () => {
    expect(band({ min: 41.67, max: 75, value: 62.5 })).toBe(33);
    expect(band({ min: 100, max: 100, value: 100 })).toBeGreaterThan(0);
  });

  test('has a mark with its figure only where there is an estimate', () => {
    const marked = cheerio.load(scoreScale({ min: 41.67, max: 75, value: 62.5 }, name, 'wide'));
    expect(marked('text').text()).toContain('62.5');
    expect(marked('path.fill-ink, rect.fill-ink')).toHaveLength(1);
    const open = cheerio.load(scoreScale({ min: 0, max: 100 }, name, 'wide'));
    expect(open('path.fill-ink, rect.fill-ink')).toHaveLength(0);
  });
});

test('columns say their sums, and nothing over an empty class', () => {
  const series = [
    { ink: 'failed', values: [2, 0] },
    { ink: 'passed', values: [1, 0] },
  ] as const;
  const texts = cheerio.load(countedColumns(['0–50', '50–100'], series, name, 'wide'))('text');
  expect(texts.map((_, text) => cheerio.load(text).text()).get()).toEqual(['0–50', '50–100', '3']);
});

describe.each(['wide', 'narrow'] as const)('every %s chart', (width) => {
  const hostile = [...Object.values(HOSTILE), '{a|b}{value}{b}', '换\n行\t格', '长'.repeat(200)];
  const title = { id: 'x" onload="window.pwned=1', title: HOSTILE.closing, description: HOSTILE.attribute };
  const draw = (): string[] => [
    sectionBars(
      hostile.map((text) => ({ title: text, earned: 1, open: 1, lost: 1 })),
      title,
      width,
    ),
    countedBars(hostile, [{ ink: 'failed', values: hostile.map((_, index) => index) }], title, width),
    countedColumns(hostile, [{ ink: 'cantTell', values: hostile.map((_, index) => index) }], title, width),
    scoreScale({ min: 12.5, max: 99, value: 50 }, title, width),
  ];

  test('holds shapes and words only: no style, no script, no fixed colour, whatever its labels say', () => {
    for (const svg of draw()) {
      const $ = cheerio.load(svg, null, false);
      const shapes = $('*').map((_, shape) => $(shape).prop('tagName')?.toLowerCase());
      expect(['svg', 'title', 'desc', 'path', 'text'].filter((tag) => shapes.get().includes(tag))).toEqual(
        expect.arrayContaining([...new Set(shapes.get())]),
      );
      expect($('[style], [onload], [onmouseover], [href], [stroke]')).toHaveLength(0);
      expect($('[fill]').filter((_, shape) => $(shape).attr('fill') !== 'none')).toHaveLength(0);
    }
  });

  test('is the same every time', () => {
    expect(draw()).toEqual(draw());
  });
});

describe('a score over time', () => {
  const audit = (label: string, min: number, max: number, more: Partial<ScorePoint> = {}): ScorePoint => ({
    ...{ label, verdict: 'unqualified', score: { min, max, value: (min + max) / 2 } },
    ...more,
  });
  const chart = (audits: readonly ScorePoint[]) => cheerio.load(scoreOverTime(audits, { passMark: 60 }, name, 'wide'));
  const lines = ($: cheerio.CheerioAPI): number => $('path.stroke-ink, polyline.stroke-ink').length;

  test('has a bar for what was open, as high as the interval, and none where all was decided', () => {
    const $ = chart([audit('05-06', 40, 60), audit('06-06', 50, 50)]);
    const heights = $('path.fill-band')
      .map((_, path) =>
        Math.round(Math.abs(Number(/l0 (-?[\d.]+)|V?v(-?[\d.]+)/.exec($(path).attr('d') ?? '')?.[1] ?? 0))),
      )
      .get();
    // 176 px are 100 points.
    expect(heights[0]).toBe(35);
    expect(heights[1] ?? 0).toBe(0);
  });

  test('draws no line over an audit without a score, nor from one measure to another', () => {
    const plain = chart([audit('1', 40, 60), audit('2', 50, 60), audit('3', 55, 60)]);
    expect(lines(plain)).toBe(1);
    const changed = chart([
      audit('1', 40, 60),
      audit('2', 50, 60),
      audit('3', 55, 60, { hasOtherRules: true }),
      audit('4', 50, 60),
    ]);
    expect(lines(changed)).toBe(2);
    expect(changed('path.fill-soft, rect.fill-soft')).toHaveLength(1);
    const silent = chart([audit('1', 40, 60), { label: '2', verdict: 'undetermined' }, audit('3', 50, 60)]);
    expect(silent('path.fill-untested, rect.fill-untested')).toHaveLength(1);
  });

  test('has no style, id or colour of its own', () => {
    const svg = scoreOverTime([audit('1', 40, 60)], { passMark: 60 }, name, 'narrow');
    expect(svg).not.toMatch(/style=|clip|#c0de|class="zr/);
  });
});
