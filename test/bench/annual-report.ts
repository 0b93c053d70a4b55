/** CPU time from the bytes of an annual report's page to its three tables, every sum checked. Prints JSON. */
import { readPage } from '../../src/page/read-page.js';
import { judgeApplications, judgeDisputes } from '../../src/site/annual-report/identities.js';
import { readReport } from '../../src/site/annual-report/read-report.js';
import { DRESSES, reportHtml, soundFigures } from '../support/annual-report.js';
import { sitePage } from '../support/read-html.js';

const rounds = Number(process.argv[2] ?? 20);
const prose = '<p>围绕中心工作推进政务公开，规范目录，完善平台，及时回应社会关切，公开实效不断提升。</p>'.repeat(80);
// The heaviest dress there is: pasted from Word, a span for every character.
const dress = DRESSES['从Word粘贴一字一个span'];
const pages = Array.from({ length: 5 }, (_, seed) =>
  Buffer.from(
    sitePage(
      `<h1>青禾区2024年政府信息公开工作年度报告</h1><div class="TRS_Editor">${prose}${dress ? reportHtml(soundFigures(seed, 2021, 300), dress) : ''}</div>`,
    ),
  ),
);

function readAll(): number {
  let cells = 0;
  for (const bytes of pages) {
    const page = readPage(bytes, { url: 'http://www.qinghe.gov.cn/nb/2024.html', contentType: 'text/html' });
    const { applications, disputes } = readReport(page);
    if (applications.state !== 'read' || disputes.state !== 'read') throw new Error('the report was not read');
    cells += judgeApplications(applications.table).length + judgeDisputes(disputes.table).length;
  }
  return cells;
}

readAll();
const before = process.cpuUsage();
for (let round = 0; round < rounds; round++) readAll();
const { user, system } = process.cpuUsage(before);
const bytesEach = pages.reduce((sum, bytes) => sum + bytes.length, 0) / pages.length;
process.stdout.write(JSON.stringify({ bytesEach, cpuMs: (user + system) / 1000 / rounds / pages.length }));
