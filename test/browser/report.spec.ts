import { expect, test } from './support/pages.js';

for (const name of ['report.html', 'portal-en.html', 'unreachable.html']) {
  test(`${name} opens offline: no error, no request`, async ({ report }) => {
    const page = await report.open(name);
    await expect(page.locator('h1')).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(report.complaints).toEqual([]);
  });

  for (const width of [1280, 390, 320]) {
    test(`${name} fits a screen of ${width} px without scrolling sideways`, async ({ report, page, inPage }) => {
      await page.setViewportSize({ width, height: 900 });
      await report.open(name);
      expect(await inPage('sidewaysOverflow')).toBeLessThanOrEqual(0);
      await inPage('openFolded');
      expect(await inPage('sidewaysOverflow'), 'with everything unfolded').toBeLessThanOrEqual(0);
    });
  }
}

test('verdict, score and veto stand on the first screen', async ({ report, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await report.open('report.html');
  await expect(page.getByText('不合格', { exact: true })).toBeInViewport();
  await expect(page.locator('.score-value strong')).toBeInViewport();
  await expect(page.getByText('首页最新一条信息发布于2025年10月8日').first()).toBeInViewport();
});

test('hostile text in titles, quotes and addresses runs nothing and loads nothing', async ({
  report,
  page,
  inPage,
}) => {
  await report.open('report.html');
  await inPage('openFolded');
  for (const quote of await page.locator('#rule-date-format .evidence').all()) await quote.hover();
  expect(await inPage('wasPwned')).toBe(false);
  expect(report.complaints).toEqual([]);
  await expect(page.locator('#rule-date-format')).toContainText('<script>window.pwned = 1</script>');
});

test('even a script that got into the page would not run', async ({ report, inPage }) => {
  await report.open('report.html');
  await inPage('breakIn');
  expect(await inPage('wasPwned')).toBe(false);
  expect(report.complaints.some((complaint) => complaint.includes('Content Security Policy'))).toBe(true);
  expect(report.complaints.filter((complaint) => complaint.startsWith('request'))).toEqual([]);
});

test('the filter narrows by text and by outcome, says how many are left, and gives all back', async ({
  report,
  page,
}) => {
  await report.open('report.html');
  const shown = page.locator('[data-card]:visible');
  await expect(shown).toHaveCount(7);
  await page.getByLabel('按文字查找').fill('传真 指南');
  await expect(shown).toHaveCount(1);
  await expect(page.locator('#filter-count')).toHaveText('显示 1 / 7 项指标，3 处问题');
  await expect(page.locator('[data-group]:visible')).toHaveCount(1);
  await page.getByLabel('按文字查找').fill('没有这样的文字');
  await expect(page.getByText('没有符合条件的指标。')).toBeVisible();
  await page.getByRole('button', { name: '清除条件' }).click();
  await expect(shown).toHaveCount(7);
  await page.locator('#filter-outcome').selectOption('cantTell');
  await expect(shown).toHaveCount(2);
  await page.locator('#filter-outcome').selectOption('');
  await page.locator('#filter-level').selectOption('veto');
  await expect(shown).toHaveCount(1);
  await page.locator('#filter-level').selectOption('');
  await expect(shown).toHaveCount(7);
});

test('the filter narrows by section, unit and column to single findings, by keyboard alone', async ({
  report,
  page,
}) => {
  await report.open('portal.html');
  await page.getByLabel('按文字查找').focus();
  const findings = page.locator('[data-finding]:visible');
  await page.locator('#filter-unit').selectOption('湖滨镇');
  await expect(findings).toHaveText([/湖滨镇没有公开页面/]);
  await page.locator('#filter-unit').selectOption('');
  await page.locator('#filter-column').selectOption('公开指南');
  await expect(findings).toHaveText([/应当名为“政府信息公开指南”/]);
  await page.locator('#filter-column').selectOption('');
  await page.locator('#filter-section').selectOption('guide');
  await expect(page.locator('[data-card]:visible')).toHaveCount(2);
});

test('what is filtered for stands in the address: sent on, it shows the same', async ({ report, page, folder }) => {
  await report.open('portal.html');
  await page.getByLabel('按文字查找').fill('传真 "<b>&');
  await page.locator('#filter-outcome').selectOption('failed');
  await expect(page).toHaveURL(/#\?words=.*&outcome=failed$/);
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.getByLabel('按文字查找')).toHaveValue('传真 "<b>&');
  await expect(page.getByText('没有符合条件的指标。')).toBeVisible();
  await page.goto(`file://${folder}/portal.html#?words=编排体系%20指南缺少`);
  await expect(page.locator('[data-finding]:visible')).toHaveCount(3);
  expect(report.complaints).toEqual([]);
});

test('a link to a rule that the filter hides shows it again', async ({ report, page }) => {
  await report.open('report.html');
  await page.getByLabel('按文字查找').fill('传真');
  await page.locator('.vetoes a', { hasText: '首页及时更新' }).click();
  await expect(page.locator('#rule-home-updated')).toBeInViewport();
});

test('the whole hash is there to copy though its beginning is shown', async ({ report, page, inPage }) => {
  await report.open('report.html');
  const hash = page.locator('#rule-home-updated .hash').first();
  const box = await hash.boundingBox();
  expect(box?.width).toBeLessThan(140);
  const copied = await inPage('copiedText', hash);
  expect(copied).toHaveLength(64);
});

test('the picture that lies beside the report is shown under its policy', async ({ report, page }) => {
  await report.open('report.html');
  const picture = page.locator('#rule-guide-elements .picture img').first();
  await picture.scrollIntoViewIfNeeded();
  await expect(picture).toHaveJSProperty('complete', true);
  await expect(picture).toHaveJSProperty('naturalWidth', 1);
  expect(report.complaints).toEqual([]);
});

test('paper has everything, whatever the filter hides', async ({ report, page, inPage }) => {
  await report.open('report.html');
  await page.getByLabel('按文字查找').fill('没有这样的文字');
  await expect(page.locator('[data-card]:visible')).toHaveCount(0);
  await inPage('announcePrinting');
  await expect(page.locator('[data-card]:visible')).toHaveCount(7);
});

test('a unit leads to its findings and their evidence', async ({ report, page }) => {
  await report.open('portal.html');
  await page.locator('.units').getByRole('link', { name: '区教育局' }).click();
  const card = page.locator('.unit-card', { hasText: '区教育局' });
  await expect(card).toBeInViewport();
  await card.getByRole('link', { name: '证据' }).click();
  await expect(page.locator('.finding', { hasText: '2024年度报告没有写明发布日期' })).toBeInViewport();
});

test('works without script: everything is there, the filter is not', async ({ browser, folder }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`file://${folder}/report.html`);
  await expect(page.locator('#filter')).toBeHidden();
  await expect(page.locator('[data-card]')).toHaveCount(7);
  await expect(page.locator('#rule-guide-elements')).toBeVisible();
  await context.close();
});

test('prints on A4: folded parts open, controls gone, nothing cut at the side', async ({ report, page, inPage }) => {
  await report.open('report.html');
  await inPage('announcePrinting');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 680, height: 960 }); // the width of A4 inside its margins
  expect(await page.locator('details:not([open])').count()).toBe(0);
  await expect(page.locator('#filter')).toBeHidden();
  await expect(page.locator('.contents')).toBeHidden();
  expect(await inPage('sidewaysOverflow')).toBeLessThanOrEqual(0);
  // A4 is as narrow as a telephone, but paper must not lose the columns that a telephone leaves out.
  await expect(page.locator('.sections thead th:last-child')).toBeVisible();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1')).toContain('/MediaBox [0 0 594.95996 841.91998]');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`text stands out from its ground by 4.5 : 1 or more (${colorScheme})`, async ({ report, page, inPage }) => {
    await page.emulateMedia({ colorScheme });
    await report.open('report.html');
    const weak = await inPage('weakTexts', 4.5);
    expect(weak).toEqual([]);
  });
}
