import { expect, test } from 'vitest';
import { readReport } from '../../../src/site/annual-report/read-report.js';
import {
  applicationsTable,
  disputesTable,
  soundFigures,
  type Format,
  type Table,
} from '../../support/annual-report.js';

/** Lines as a PDF's text has them: a label, then its figures, cells apart by blanks. */
const linesOf = (table: Table): string[] => table.map((cells) => cells.map(({ text }) => text).join(' '));
const pdf = (format: Format, change: (lines: string[]) => string[] = (lines) => lines) => {
  const figures = soundFigures(61, format);
  const lines = [
    '三、收到和处理政府信息公开申请情况',
    ...linesOf(applicationsTable(figures)),
    '四、政府信息公开行政复议、行政诉讼情况',
    ...linesOf(disputesTable(figures)),
    '五、存在的主要问题及改进情况',
  ];
  const text = ['一、总体情况', '全年收到申请12件，办结12件。', ...change(lines)].join('\n');
  return { figures, tables: readReport({ grids: [], contentText: text }) };
};
const values = ({ tables }: ReturnType<typeof pdf>) => {
  const { applications, disputes } = tables;
  if (applications.state !== 'read' || disputes.state !== 'read') return [applications.state, disputes.state];
  return [
    [...applications.table.lines.values()].map((line) => line.map(({ value }) => value)),
    disputes.table.groups.map((five) => five.map(({ value }) => value)),
  ];
};

test.each([2021, 2019] as const)(
  'lines with all their figures are read as the tables of the format of %i',
  (format) => {
    const read = pdf(format);
    expect(values(read)).toEqual([read.figures.applications, read.figures.disputes]);
  },
);

test('long labels may be broken around their figures', () => {
  const broken = pdf(2021, (lines) =>
    lines.flatMap((line) => {
      const [, before, after, figures] = /^(.*申请人无正当理由逾期不补正、行政机)(\S+) (.*)$/.exec(line) ?? [];
      return before === undefined ? [line] : [`${before} ${figures ?? ''}`, after ?? ''];
    }),
  );
  expect(values(broken)).toEqual([broken.figures.applications, broken.figures.disputes]);
});

test('a blank cell leaves no trace in a line: then nothing is guessed', () => {
  const short = pdf(2021, (lines) =>
    lines.map((line) => (line.includes('属于国家秘密') ? line.replace(/ \d+ \d+$/, ' 0') : line)),
  );
  expect(values(short)).toEqual(['unreadable', 'read']);
});

test('figures that ran together are not taken apart', () => {
  const glued = pdf(2021, (lines) =>
    lines.map((line) =>
      line.replace(/(^|\D )(\d+(?: \d+)+)$/, (_, label: string, all: string) => label + all.replace(/ /g, '')),
    ),
  );
  expect(values(glued)).toEqual(['unreadable', 'unreadable']);
});
