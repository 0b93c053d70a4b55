/** `tsx write-pages.ts FOLDER`: writes the sample pages as files. A program of its own, since Playwright reads JSX as its own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderHtml } from '../../../src/report/html.js';
import { renderRunIndex } from '../../../src/report/run-index.js';
import { SAMPLE, UNREACHABLE } from '../../support/sample-report.js';
import { SAMPLE_RUN } from '../../support/sample-run.js';

const folder = process.argv[2] ?? '.';
const pages = {
  'report.html': renderHtml(SAMPLE, { lang: 'zh' }),
  'report-en.html': renderHtml(SAMPLE, { lang: 'en' }),
  'unreachable.html': renderHtml(UNREACHABLE, { lang: 'zh' }),
  'index.html': renderRunIndex(SAMPLE_RUN, { lang: 'zh' }),
};
for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);

/** A red dot for the picture that the sample names. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
mkdirSync(join(folder, 'evidence'), { recursive: true });
writeFileSync(join(folder, 'evidence', 'guide-1.png'), Buffer.from(DOT, 'base64'));
