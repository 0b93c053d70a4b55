import * as cheerio from 'cheerio';
import { describe, expect, test } from 'vitest';
import type { MarkedTable } from '../../../src/model/marked-table.js';
import { renderHtml } from '../../../src/report/html.js';
import { HOSTILE, SAMPLE } from '../../support/sample-report.js';

const TABLE: MarkedTable = {
  title: '收到和处理政府信息公开申请情况',
  columns: ['自然人', '商业企业', '总计'],
  rows: [
    { label: '（一）予以公开', cells: ['12', '3', '15'] },
    { label: '（二）部分公开', cells: ['2', '', '4'] },
    { label: '四、结转下年度继续办理', cells: ['0', '0', '0'] },
  ],
  marks: [
    { row: 1, column: 0, as: 'likely' },
    { row: 1, column: 0, as: 'part' },
    { row: 1, column: 1, as: 'part' },
    { row: 1, column: 2, as: 'due' },
  ],
};

const finding = SAMPLE.outcomes.flatMap(({ findings }) => findings)[0]!;
const shown = (table: unknown, lang: 'zh' | 'en' = 'zh') => {
  const outcomes = SAMPLE.outcomes.map((outcome) =>
    outcome.findings.includes(finding) ? { ...outcome, findings: [{ ...finding, data: { table } }] } : outcome,
  );
  return cheerio.load(renderHtml({ ...SAMPLE, outcomes }, { lang }))(`#finding-${finding.fingerprint}`);
};

describe('a finding with a table', () => {
  test('shows the line at fault with its cells marked and told apart without colours', () => {
    const table = shown(TABLE).find('.marked-table > .table-scroll');
    expect(
      table
        .find('tbody th')
        .map((_, cell) => cheerio.load(cell).text())
        .get(),
    ).toEqual(['（二）部分公开']);
    expect(table.find('td.mark-likely').text()).toBe('!2');
    expect(table.find('td.mark-part').text()).toBe('+');
    expect(table.find('td.mark-due').text()).toBe('=4');
    expect(shown(TABLE).find('.figures-legend').text()).toContain('最可能写错的一格');
    expect(shown(TABLE, 'en').find('.figures-legend').text()).toContain('most likely wrong');
  });

  test('has the whole table one click away', () => {
    expect(shown(TABLE).find('.whole-table tbody tr')).toHaveLength(3);
    const allMarked = { ...TABLE, rows: TABLE.rows.slice(1, 2), marks: [{ row: 0, column: 0, as: 'part' }] };
    expect(shown(allMarked).find('.whole-table')).toHaveLength(0);
  });

  test('never runs what a site wrote into its cells', () => {
    const hostile = {
      ...TABLE,
      title: HOSTILE.image,
      columns: [HOSTILE.script, HOSTILE.closing, HOSTILE.attribute],
      rows: [{ label: HOSTILE.closing, cells: [HOSTILE.script, HOSTILE.image, HOSTILE.bidi] }],
      marks: [{ row: 0, column: 0, as: 'due' }],
    };
    const card = shown(hostile);
    expect(card.find('script, img, svg, [onmouseover]')).toHaveLength(0);
    expect(card.find('.figures tbody th').text()).toContain(HOSTILE.closing);
  });

  test.each([
    ['no table', '收到和处理政府信息公开申请情况'],
    ['a mark of another kind', { ...TABLE, marks: [{ row: 0, column: 0, as: 'x' }] }],
    ['a cell that is no text', { ...TABLE, rows: [{ label: '一', cells: [1] }] }],
    ['no marks', { title: '', columns: [], rows: [] }],
  ])('whose data is %s shows the finding without it', (_, table) => {
    const card = shown(table);
    expect(card.find('.marked-table')).toHaveLength(0);
    expect(card.find('.message').text()).toContain(finding.message.slice(0, 6));
  });
});
