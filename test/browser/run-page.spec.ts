import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './support/pages.js';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

test('an index of 120 sites opens offline: no error, no request, nothing ran of what sites are called', async ({
  report,
  inPage,
}) => {
  const page = await report.open('index-big.html');
  await page.waitForLoadState('networkidle');
  await inPage('openFolded');
  expect(await inPage('wasPwned')).toBe(false);
  expect(report.complaints).toEqual([]);
});

test('the index fits screens of 1280, 390 and 320 px, folded parts open too', async ({ report, page, inPage }) => {
  await report.open('index-en.html');
  for (const folded of [true, false]) {
    if (!folded) await inPage('openFolded');
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await inPage('sidewaysOverflow'), `${width} px, ${folded ? 'folded' : 'open'}`).toBeLessThanOrEqual(0);
    }
  }
});

test('axe finds no fault of any weight, in the dark no weak colours', async ({ report, page, inPage }) => {
  await report.open('index-en.html');
  await inPage('openFolded');
  await page.evaluate(axe);
  const faults = (only: string): Promise<unknown> =>
    page.evaluate(
      `axe.run(document, { resultTypes: ['violations']${only} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html.slice(0, 120)))`,
    );
  expect(await faults('')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faults(", runOnly: ['color-contrast']")).toEqual([]);
});

test('the filter finds sites by name, verdict and failed rule, says how many are left, and stands in the address', async ({
  report,
  page,
}) => {
  await report.open('index-big.html');
  const shown = page.locator('[data-site]:visible');
  await expect(shown).toHaveCount(120);
  await page.getByLabel('查找网站或问题').fill('湖');
  const names = await shown.locator('th').allTextContents();
  expect(names.length).toBeGreaterThan(0);
  expect(names.every((name) => name.includes('湖'))).toBe(true);
  await expect(page.locator('#site-count')).toHaveText(`显示 ${names.length} / 120 个网站`);
  expect(page.url()).toContain('#?q=');
  await page.getByLabel('查找网站或问题').fill('');
  await page.locator('#site-verdict').selectOption('unqualified');
  const unqualified = await shown.count();
  expect(await page.locator('[data-verdict="unqualified"]').count()).toBe(unqualified);
  await page.getByRole('button', { name: '清除' }).click();
  await expect(shown).toHaveCount(120);
  await page.getByLabel('查找网站或问题').fill('没有这样的网站');
  await expect(page.getByText('没有符合条件的网站。')).toBeVisible();
});

test('searching for a rule finds the sites that failed it, and a rule leads to its sites', async ({ report, page }) => {
  await report.open('index-big.html');
  const first = page.locator('[data-rule]').first();
  const title = (await first.locator('summary').textContent())?.replace(/made-up-\d+/, '').trim() ?? '';
  const failed = Number(await first.locator('[data-sort]').first().textContent());
  await first.locator('summary').click();
  expect(await first.locator('.rule-sites').first().locator('li').count()).toBe(failed);
  await first.getByRole('button', { name: '只看这些网站' }).click();
  await expect(page.locator('[data-site]:visible')).toHaveCount(failed);
  await expect(page.locator('#ranking')).toBeInViewport();
  await page.getByRole('button', { name: '清除' }).click();
  await page.getByLabel('查找网站或问题').fill(title);
  await expect(page.locator('[data-site]:visible')).toHaveCount(failed);
});

test('an address with a filter opens the page filtered and sorted; a link to a hidden site shows it', async ({
  report,
  page,
}) => {
  await report.open('index-big.html');
  await page.goto(`${page.url()}#?verdict=qualified&sort=failed+descending`);
  await page.reload();
  const shown = page.locator('[data-kind="district"] [data-site]:visible');
  await expect(page.locator('#site-verdict')).toHaveValue('qualified');
  const cells = await page.locator('.ranking-group').first().locator('[data-site]:visible td:nth-child(7)').all();
  const counts = await Promise.all(cells.map(async (cell) => Number(await cell.getAttribute('data-sort'))));
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(await shown.count()).toBeGreaterThan(0);
  const hidden = await page.locator('[data-verdict="unqualified"]').first().getAttribute('id');
  await page.goto(`${page.url().split('#')[0] ?? ''}#${hidden ?? ''}`);
  await expect(page.locator(`[id="${hidden ?? ''}"]`)).toBeInViewport();
});

test('an address that is none of ours troubles nobody', async ({ report, page }) => {
  await report.open('index-big.html');
  for (const end of ['#%E4%ZZ', '#?verdict=constructor&sort=__proto__+up']) {
    await page.goto(`${page.url().split('#')[0] ?? ''}${end}`);
    await expect(page.locator('[data-site]:visible').first()).toBeVisible();
  }
  expect(report.complaints).toEqual([]);
});

test('a heading sorts its column one way and then the other, and says which', async ({ report, page }) => {
  await report.open('index-big.html');
  const table = page.locator('.ranking-group .ranking').first();
  const head = table.locator('[data-column="score"]');
  const scores = async (): Promise<number[]> =>
    (await table.locator('tbody .score-cell b').allTextContents())
      .map(parseFloat)
      .filter((score) => !Number.isNaN(score));
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  const falling = await scores();
  expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  await head.getByRole('button').press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(table.locator('[data-column="place"]')).toHaveAttribute('aria-sort', 'none');
  expect(await scores()).toEqual(falling.toSorted((a, b) => a - b));
});

test('without script all sites, rules and links are there, the filter is not', async ({ browser, folder }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`file://${folder}/index-big.html`);
  await expect(page.locator('#site-filter')).toBeHidden();
  await expect(page.locator('[data-site]:visible')).toHaveCount(120);
  await page.locator('[data-rule] summary').first().click();
  await expect(page.locator('[data-rule] .rule-sites a').first()).toBeVisible();
  await context.close();
});

test('prints on A4 across: nothing cut at the side, no controls', async ({ report, page, inPage }) => {
  await report.open('index-en.html');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 1017, height: 690 }); // the width of A4 across inside its margins
  await expect(page.locator('#site-filter')).toBeHidden();
  expect(await inPage('sidewaysOverflow')).toBeLessThanOrEqual(0);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1')).toContain('/MediaBox [0 0 841.91998 594.95996]');
});
