/** Pages of what is known, as a browser shows them: evidence beside the archived page, nothing at fault for axe, nothing wider than the screen, worked by keyboard. */
import { serve, type ServerType } from '@hono/node-server';
import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { importRuns } from '../../src/cli/office/import/import-runs.js';
import { createApp } from '../../src/dashboard/app.js';
import { diskBlobs } from '../../src/store/blobs/disk-blobs.js';
import { openTestOffice, signedIn, type TestOffice } from '../support/office.js';
import { installedBrowser } from './support/installed-browser.js';

test.skip(installedBrowser.path === undefined, installedBrowser.why ?? 'no browser');
test.describe.configure({ mode: 'serial' });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let office: TestOffice;
let server: ServerType;
let base = '';
let cookie = '';
let finding = '';

test.beforeAll(async () => {
  const hosts = new Set<string>();
  office = await openTestOffice({ server: { hosts, isSecure: false, isProxy: () => false } });
  const { store } = office;
  await importRuns({ store, blobs: diskBlobs(store.folder), now: office.office.now, version: '0.0.0' }, [
    'reports/sample',
  ]);
  const app = createApp(office.office);
  base = await new Promise((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (at: AddressInfo) => {
      resolve(`http://127.0.0.1:${at.port}`);
    });
  });
  hosts.add(base.slice('http://'.length));
  cookie = (await signedIn(office, 'viewer')).cookie.replace('gongkai=', '');
  const row = await store.db
    .selectFrom('findings')
    .select('id')
    .where('site', '=', 'yunling')
    .where('rule', '=', 'annual-report-arithmetic')
    .executeTakeFirstOrThrow();
  finding = row.id;
});
test.afterAll(async () => {
  server.close();
  await office.drop();
});

async function signIn(page: Page): Promise<void> {
  await page.context().addCookies([{ name: 'gongkai', value: cookie, url: base }]);
  page.on('pageerror', (error) => expect(error.message).toBe(''));
}

/** What axe-core finds at fault. The debugger puts it in, which the page's policy does not bind. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(`
    axe.run(document, { resultTypes: ['violations'], iframes: false }).then(({ violations }) =>
      violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => id + ' (' + impact + '): ' + html.slice(0, 160))))`);
}

for (const [look, width] of [
  ['screen', 1280],
  ['telephone', 390],
] as const)
  test(`axe finds nothing at fault and nothing is wider than the ${look}`, async ({ page }) => {
    await signIn(page);
    await page.setViewportSize({ width, height: 900 });
    for (const path of [
      '/',
      '/ranking',
      '/sites/yunling',
      '/findings',
      `/findings/${finding}`,
      '/rules/annual-report-arithmetic',
      '/runs/sample',
    ]) {
      await page.goto(base + path);
      expect(await faults(page), path).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(width);
    }
  });

test('the page as archived opens where the figures stand, marked, and runs and asks for nothing', async ({ page }) => {
  await signIn(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${base}/findings/${finding}`);
  const marked = page.frameLocator('iframe.archived').locator('.gongkai-place').first();
  await expect(marked).toHaveText('162');
  const frame = await page.locator('iframe.archived').boundingBox();
  const place = await marked.boundingBox();
  expect(place?.y).toBeGreaterThan(frame?.y ?? Infinity);
  expect(place?.y).toBeLessThan((frame?.y ?? 0) + (frame?.height ?? 0));
  expect(asked.filter((url) => !url.startsWith(`${base}/`))).toEqual([]);
});

test('worked by keyboard: / searches, j walks the lines, Enter opens one', async ({ page }) => {
  await signIn(page);
  await page.goto(`${base}/findings`);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/findings\/[0-9a-f]+$/);
  await page.keyboard.press('/');
  await page.keyboard.type('云岭');
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toContainText('云岭区人民政府');
});
