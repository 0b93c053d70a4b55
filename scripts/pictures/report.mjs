import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { ROOT } from '../run-program.mjs';

// The READMEs' pictures of a report, taken of the one in reports/sample/. Needs a build and a browser.
const REPORT = join(ROOT, 'reports', 'sample', 'liuhe', 'report.html');
const FOLDER = join(ROOT, 'reports', 'pictures');
const WIDTH = 1000;
/** Down to the vetoes: what a reader of the report sees first. */
const TOP_ENDS_BELOW = '.vetoes';
const FINDING = '#rule-guide-updated-date';

const { findBrowser } = await import(pathToFileURL(join(ROOT, 'dist', 'lib', 'browser', 'find-browser.js')).href);
const found = await findBrowser(process.env);
if (found.path === undefined) {
  console.error(`No pictures: ${found.why}.`);
  process.exit(1);
}
const isRoot = process.getuid?.() === 0;
const browser = await chromium.launch({
  executablePath: found.path,
  args: ['--disable-gpu', '--disable-background-networking', '--no-first-run', ...(isRoot ? ['--no-sandbox'] : [])],
});
try {
  mkdirSync(FOLDER, { recursive: true });
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 1400 } });
  await page.goto(pathToFileURL(REPORT).href);
  const vetoes = await page.locator(TOP_ENDS_BELOW).first().boundingBox();
  const height = Math.round(vetoes.y + vetoes.height + 24);
  await page.screenshot({ path: join(FOLDER, 'report.png'), clip: { x: 0, y: 0, width: WIDTH, height } });
  const finding = page.locator(FINDING);
  await finding.scrollIntoViewIfNeeded();
  await finding
    .locator('img')
    .first()
    .evaluate((picture) => picture.decode());
  await finding.screenshot({ path: join(FOLDER, 'finding.png') });
} finally {
  await browser.close();
}
