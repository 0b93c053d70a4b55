/** `tsx write-pages.ts FOLDER`: writes the sample pages as files. A program of its own, since Playwright reads JSX as its own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderComparisonHtml } from '../../../src/report/comparison/render-html.js';
import { renderHtml } from '../../../src/report/html.js';
import { renderRunPage } from '../../../src/report/run-page/run-page.js';
import { bigRun } from '../../support/big-run.js';
import { comparedRuns } from '../../support/compared-runs.js';
import { PORTAL, SAMPLE, UNREACHABLE } from '../../support/sample-report.js';
import { sampleRun } from '../../support/sample-run.js';

const folder = process.argv[2] ?? '.';
const pages = {
  'report.html': renderHtml(SAMPLE, { lang: 'zh' }),
  'report-en.html': renderHtml(SAMPLE, { lang: 'en' }),
  'portal.html': renderHtml(PORTAL, { lang: 'zh' }),
  'portal-en.html': renderHtml(PORTAL, { lang: 'en' }),
  'unreachable.html': renderHtml(UNREACHABLE, { lang: 'zh' }),
  'index.html': renderRunPage(sampleRun(), { lang: 'zh' }),
  'comparison.html': renderComparisonHtml(comparedRuns(), 'zh'),
  'index-big.html': renderRunPage(bigRun({ sites: 120, rules: 40 }), { lang: 'zh' }),
  'index-en.html': renderRunPage(bigRun({ sites: 16, rules: 16 }), { lang: 'en' }),
};
for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);

/** A red dot for the picture that the sample names. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
mkdirSync(join(folder, 'evidence'), { recursive: true });
writeFileSync(join(folder, 'evidence', 'guide-1.png'), Buffer.from(DOT, 'base64'));
