import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, test } from './support/pages.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds at fault, of any impact. It is put in by the debugger, which the page's policy does not bind. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return await page.evaluate<string[]>(`
    axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => id + ' (' + impact + '): ' + html.slice(0, 160))))`);
}

const looks = {
  telephone: { width: 320 },
  tablet: { width: 768 },
  screen: { width: 1280 },
  dark: { width: 1280, media: { colorScheme: 'dark' } },
  paper: { width: 680, media: { media: 'print' } },
  'forced colours': { width: 1280, media: { forcedColors: 'active' } },
} as const;

for (const [look, { width, ...more }] of Object.entries(looks))
  test(`axe-core finds nothing at fault: ${look}`, async ({ report, page }) => {
    await page.setViewportSize({ width, height: 900 });
    if ('media' in more) await page.emulateMedia(more.media);
    await report.open(look === 'tablet' ? 'portal-en.html' : 'portal.html');
    expect(await faults(page)).toEqual([]);
  });
