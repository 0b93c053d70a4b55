import { describe, expect, test } from 'vitest';
import { readReport } from '../../../src/site/annual-report/read-report.js';
import { judgeApplications, judgeDisputes } from '../../../src/site/annual-report/identities.js';
import { DRESSES, reportHtml, soundFigures, type Format } from '../../support/annual-report.js';
import { prose, readHtml, sitePage } from '../../support/read-html.js';

const reportPage = (body: string) =>
  readHtml(
    sitePage(`<h1>清水县人民政府2023年政府信息公开工作年度报告</h1><div class="TRS_Editor">${prose}${body}</div>`),
  );

describe.each(Object.entries(DRESSES))('a report in the dress %s', (_, dress) => {
  test.each([
    [2021, 1, 40],
    [2021, 2, 1500],
    [2021, 3, 0],
    [2019, 4, 40],
    [2019, 5, 3],
  ] as const)('in the format of %i (seed %i) is read whole', (format: Format, seed, most) => {
    const figures = soundFigures(seed, format, most);
    const { published, applications, disputes } = readReport(reportPage(reportHtml(figures, dress)));
    if (published.state !== 'read' || applications.state !== 'read' || disputes.state !== 'read')
      throw new Error(`${published.state} ${applications.state} ${disputes.state}`);
    expect(published.table).toMatchObject({ format, missing: [] });
    const [made, repealed, inForce] = figures.normative;
    if (format === 2021)
      expect([
        published.table.normative?.made.value,
        published.table.normative?.repealed?.value,
        published.table.normative?.inForce?.value,
      ]).toEqual([made, repealed, inForce]);
    const { table } = applications;
    expect(table).toMatchObject({ format, missing: [], strangeRows: 0 });
    expect([...table.lines.values()].map((line) => line.map(({ value }) => value))).toEqual(figures.applications);
    expect(disputes.table.groups.map((five) => five.map(({ value }) => value))).toEqual(figures.disputes);
    const states = new Set([...judgeApplications(table), ...judgeDisputes(disputes.table)].map(({ state }) => state));
    expect([...states].filter((state) => state !== 'unstated')).toEqual(['holds']);
  });
});
