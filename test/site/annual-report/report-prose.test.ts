import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskReport, namesOfBody, reportProse } from '../../../src/site/annual-report/report-prose.js';
import { BRIDGES, reportText } from '../../checks/annual-report/report-sketches.js';

const FIXED = ['信息处理费', '电子版'];
const prose = (contentText: string, grids: readonly (readonly (readonly string[])[])[] = []): string =>
  reportProse({ contentText, grids }, FIXED);

describe('what a report says in its own words', () => {
  const text = prose(reportText({ year: 2024, story: BRIDGES }));

  test('are the sentences of its sections', () => {
    for (const part of BRIDGES) expect(text).toContain(part.slice(0, 12));
  });

  test('are not lead, headings, tables, and sentences that every report has', () => {
    expect(text).not.toMatch(/编制本报告|统计期限|青石路|总体情况|监督保障|现行有效|本年新收|信息处理费/);
  });

  test('a table of contents before them makes no difference', () => {
    const contents = ['目录', '一、总体情况', '二、主动公开政府信息情况', '六、其他需要报告的事项'].join('\n');
    expect(prose(`${contents}\n${reportText({ year: 2024, story: BRIDGES })}`)).toBe(text);
  });

  test('a table that lays out the page is no table of figures', () => {
    const left = BRIDGES[0].repeat(2);
    expect(prose(`${left}\t${left}`)).toContain('乡亲们不出门就知道哪天通车');
  });

  test('cells that stand alone in their line are known by the grid', () => {
    const label = '2.没有现成信息需要另行制作，补正后申请内容仍不明确的情形；';
    expect(prose(`${label}\n按编号逐件答复，附上救济途径。`, [[[label, '0']]])).toBe('按编号逐件答复，附上救济途径。');
  });

  test('of a report that is one line they are its sentences', () => {
    const oneLine = prose(reportText({ year: 2024, story: BRIDGES }).replaceAll('\n', ''));
    expect(oneLine).toContain('两个人对着纸质档案核了三遍');
    expect(oneLine).not.toMatch(/信息处理费|电子版/);
  });
});

describe('masking', () => {
  const mask = (text: string, ...bodies: string[]): string => maskReport(text, bodies.flatMap(namesOfBody)).text;

  test('makes one of reports that differ in names, numbers and dates', () => {
    expect(mask('2024年，青禾区教育局公开政府信息1,203条，占比12.5%。', '青禾区教育局')).toBe(
      mask('2023年，临溪区民政局公开政府信息九百八十条，占比8%。', '临溪区民政局'),
    );
  });

  test('leaves different words different', () => {
    expect(mask('修好三座桥', '青禾区')).not.toBe(mask('种下三亩果园', '青禾区'));
  });

  test('done again changes nothing', () => {
    const words = fc.constantFrom(
      '青禾区',
      '教育局',
      '教育',
      '我区',
      '三',
      '12',
      '，',
      '公开',
      '街道',
      '某',
      '0',
      'ＡＢ',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (pieces) => {
        const once = mask(pieces.join(''), '青禾区教育局');
        expect(mask(once, '青禾区教育局')).toBe(once);
      }),
    );
  });
});

test.each([
  ['青禾区教育局', ['青禾区教育局', '青禾区', '青禾', '教育局', '区教育局', '教育']],
  ['柳林镇人民政府', ['柳林镇人民政府', '柳林镇政府', '柳林镇', '柳林']],
  ['云州市青禾区民政局', ['云州市', '青禾区', '民政局']],
  ['住房和城乡建设局', ['住房和城乡建设局', '住房和城乡建设']],
  ['', []],
])('names that %s goes by', (body, names) => {
  expect(namesOfBody(body)).toEqual(expect.arrayContaining(names));
});
