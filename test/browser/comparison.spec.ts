import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from './support/pages.js';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

test('a comparison opens offline, runs nothing of the sites, fits small screens and has no fault for axe', async ({
  report,
  page,
  inPage,
}) => {
  await report.open('comparison.html');
  await inPage('openFolded');
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await inPage('sidewaysOverflow'), `${width} px`).toBeLessThanOrEqual(0);
  }
  expect(await inPage('wasPwned')).toBe(false);
  expect(report.complaints).toEqual([]);
  await page.evaluate(axe);
  const faults = await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html.slice(0, 120)))`,
  );
  expect(faults).toEqual([]);
});

test('its filter narrows by state and text, opens what is folded, and gives all back', async ({ report, page }) => {
  await report.open('comparison.html');
  const all = await page.locator('[data-move]').count();
  await page.getByLabel('按变化筛选').selectOption('persisting');
  const shown = page.locator('[data-move]:visible');
  await expect(shown.first()).toContainText('仍存在');
  await page.getByLabel('按文字查找').last().fill('古镇街道');
  await expect(page.getByText('没有符合条件的问题。')).toBeVisible();
  await page.getByRole('button', { name: '清除' }).click();
  await expect(page.locator('#filter-count')).toHaveText(`显示 ${all} / ${all} 条`);
});
