// node audit-site.js http://127.0.0.1:18801/ : audits a site before it goes live, and says what to mend.
import { writeFile } from 'node:fs/promises';
import { auditSite, renderReport } from 'gongkai';

const [address = 'http://127.0.0.1:18801/'] = process.argv.slice(2);

const audit = await auditSite(
  { url: address, name: '某某区人民政府', kind: 'district' },
  {
    only: ['guide-elements', 'guide-updated-date', 'annual-report-present'],
    maxPages: 20,
    delayMs: 0,
    render: 'never',
    allowPrivate: true, // a machine of our own
    signal: AbortSignal.timeout(10 * 60_000),
    onProgress: ({ stage, pages, maxPages }) => process.stderr.write(`${stage} ${pages}/${maxPages}\n`),
  },
);

const { verdict, points } = audit.report.scorecard;
console.log(`${verdict}: ${points.value} [${points.min}, ${points.max}] of ${points.outOf}`);
for (const { title, value, findings, remedy } of audit.report.outcomes) {
  if (value === 'failed')
    console.log(`- ${title}: ${findings.map(({ message }) => message).join('；')} → ${remedy ?? ''}`);
}

for (const { file, content } of await renderReport(audit.report, 'html')) await writeFile(file, content);
await audit.remove(); // the snapshot and its logs, which lie in a temporary folder unless `out` names one
