import { expect, test } from 'vitest';
import { judgeApplications } from '../../../src/site/annual-report/identities.js';
import { readReport } from '../../../src/site/annual-report/read-report.js';
import { applicationsTable, soundFigures } from '../../support/annual-report.js';
import { readHtml, sitePage } from '../../support/read-html.js';

/** The table of section three whose first line of figures is written like this. */
const judgedWith = (firstLine: string) => {
  const rows = applicationsTable(soundFigures(3, 2021)).map((cells) => {
    const isFirst = cells[0]?.text.startsWith('一、') === true;
    const shown = cells
      .filter(({ isFigure }) => !isFirst || isFigure !== true)
      .map(({ text, rows: high = 1, columns = 1 }) => `<td rowspan="${high}" colspan="${columns}">${text}</td>`);
    return `<tr>${shown.join('')}${isFirst ? firstLine : ''}</tr>`;
  });
  const { applications } = readReport(
    readHtml(sitePage(`<div class="TRS_Editor"><table>${rows.join('')}</table></div>`)),
  );
  return applications.state === 'read'
    ? judgeApplications(applications.table).map(({ state }) => state)
    : applications.state;
};
const [first = []] = soundFigures(3, 2021).applications;
const cells = (texts: readonly (string | number)[]): string => texts.map((text) => `<td>${text}</td>`).join('');

test('a figure that covers two columns is nobody’s, and accuses nobody', () => {
  const states = judgedWith(`${cells(first.slice(0, 1))}<td colspan="2">96</td>${cells(first.slice(3))}`);
  expect(states).not.toContain('broken');
  expect(states).toContain('unread');
});

test('a nought that covers several columns is a nought in each', () => {
  const states = judgedWith(`${cells([7])}<td colspan="5">0</td>${cells([7])}`);
  expect(states).not.toContain('unread');
});

test('two figures in one cell beside a blank one are a doubt, not a wrong sum', () => {
  const two = `${String(first[1])} ${String((first[2] ?? 0) + 1)}`;
  const states = judgedWith(cells([first[0] ?? 0, two, '', ...first.slice(3)]));
  expect(states).not.toContain('broken');
  expect(states).toContain('doubtful');
});

test('a wrong figure in a cell of its own is a wrong sum', () => {
  expect(judgedWith(cells([(first[0] ?? 0) + 1, ...first.slice(1)]))).toContain('broken');
});
