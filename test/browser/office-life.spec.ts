/** An office from its first start to a closed rectification, by the pages alone, as four people use it. Long because it is one story. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GONGKAI_PROGRAM, GONGKAI_SURROUNDINGS } from '../support/gongkai-program.js';
import { installedBrowser } from './support/installed-browser.js';
import { serveMendingSite } from './support/mending-site.js';

test.skip(installedBrowser.path === undefined, installedBrowser.why ?? 'no browser');

const PASSWORD = '柳林 丰收 二〇二六 稻田';

/** `gongkai serve` in a folder of its own; `link`: the path that the first start prints. */
async function serveOffice(folder: string): Promise<{ base: string; link: string; process: ChildProcess }> {
  const process = spawn(
    globalThis.process.execPath,
    [...GONGKAI_PROGRAM, 'serve', '--port', '0', '--sites', 'sites.yaml'],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...globalThis.process.env, ...GONGKAI_SURROUNDINGS },
    },
  );
  let said = '';
  const found = await new Promise<RegExpExecArray>((resolve, reject) => {
    process.once('exit', () => reject(new Error(`serve ended: ${said}`)));
    process.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const match = /(http:\/\/127\.0\.0\.1:\d+)(\/set-password\?key=\S+)/.exec(said);
      if (match) resolve(match);
    });
  });
  return { base: found[1] ?? '', link: found[2] ?? '', process };
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A person with a browser of their own, who says yes when asked whether they are sure. */
async function newPerson(browser: Browser, base: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 900 } })).newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  page.on('pageerror', (error) => expect(error.message, 'no script of ours breaks').toBe(''));
  return page;
}

async function setPassword(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.fill('input[name=fresh]', PASSWORD);
  await page.fill('input[name=again]', PASSWORD);
  await page.click('main form button');
  await expect(page).toHaveURL(/\/$/);
}

/** The administrator makes a user; the link to set a password is shown once. */
async function addUser(admin: Page, login: string, role: string, sites = ''): Promise<string> {
  await admin.goto('/users/new');
  await admin.fill('input[name=login]', login);
  await admin.fill('input[name=name]', login);
  await admin.selectOption('select[name=role]', role);
  if (sites !== '') await admin.fill('textarea[name=sites]', sites);
  await admin.click('main form button');
  const link = /\/set-password\?key=[\w-]+/.exec(await admin.locator('main').innerHTML())?.[0];
  expect(link, 'the link is shown').toBeDefined();
  return link ?? '';
}

/** Looks again until the page says it: what works behind it works by itself. */
const sooner = (page: Page, path: string, text: string | RegExp): Promise<void> =>
  expect(async () => {
    await page.goto(path);
    await expect(page.locator('main')).toContainText(text, { timeout: 1_000 });
  }).toPass({ timeout: 150_000, intervals: [1_000] });

test('from the first sign-in to a closed rectification', async ({ browser }) => {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const site = await serveMendingSite(today);
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-office-'));
  writeFileSync(
    join(folder, 'sites.yaml'),
    `sites:\n  - { id: liulin, name: 柳林镇人民政府, url: "${site.url}", kind: township }\n  - { id: elsewhere, name: 青石镇人民政府, url: "http://qingshi.example/", kind: township }\n`,
  );
  writeFileSync(
    join(folder, 'gongkai.yaml'),
    `allow-private: true\ndelay: 0\nrender: never\ndns: ${site.dns}\nresolve:\n${site.resolve.map((rule) => `  - ${rule}\n`).join('')}`,
  );
  const office = await serveOffice(folder);
  try {
    const admin = await newPerson(browser, office.base);
    await setPassword(admin, office.link);
    const reused = await newPerson(browser, office.base);
    await reused.goto(office.link);
    await expect(reused.locator('main'), 'the first link works once').toContainText('已经用过或已过期');
    const links = {
      evaluator: await addUser(admin, 'pinggu', 'evaluator'),
      own: await addUser(admin, 'liulin-zhen', 'office', 'liulin'),
      other: await addUser(admin, 'qingshi-zhen', 'office', 'elsewhere'),
    };

    // An audit, and what it found, with the page as it was.
    await admin.goto('/sites/liulin');
    await admin.getByRole('button', { name: '现在检查' }).click();
    await sooner(admin, '/sites/liulin', '政府信息公开指南没有标注更新日期');
    await admin.getByRole('link', { name: /政府信息公开指南没有标注更新日期/ }).click();
    await expect(admin.locator('main')).toContainText('SHA-256');
    await expect(admin.frameLocator('iframe').locator('body')).toContainText('政府信息公开指南');
    const finding = new URL(admin.url()).pathname;

    // A notice on it, issued to the township.
    await admin.goto('/rectification/notices/new');
    await admin
      .getByRole('row', { name: /指南没有标注更新日期/ })
      .getByRole('checkbox')
      .check();
    await admin.getByRole('button', { name: '拟制所选' }).click();
    await admin.goto('/rectification/notices');
    await admin.locator('tbody th a').first().click();
    const notice = new URL(admin.url()).pathname;
    // By hand: of the year to come nobody knows the working days before its holidays are announced.
    await admin.locator('input[type=date]').first().fill(dayAfter(today, 14));
    await admin.getByRole('button', { name: /^下发/ }).click();
    await expect(admin.locator('main')).toContainText('已下发');
    const letter = await admin.request.get(`${notice}/letter`);
    expect(letter.headers()['content-disposition']).toContain('attachment');
    expect((await letter.body()).subarray(0, 2).toString()).toBe('PK');

    // Another township knows nothing of it.
    const other = await newPerson(browser, office.base);
    await setPassword(other, links.other);
    for (const path of [notice, finding, '/sites/liulin', `${notice}/letter`])
      expect((await other.request.get(path)).status(), path).toBe(404);
    expect(await (await other.goto('/rectification'))?.text()).not.toContain('柳林');

    // The township mends its page and answers.
    site.mend();
    const own = await newPerson(browser, office.base);
    await setPassword(own, links.own);
    await own.goto(`${notice}/reply`);
    await own.locator('input[type=radio][value=mended]').check();
    await own.locator('input[type=url]').fill(site.url);
    await own.getByRole('button', { name: '提交' }).click();
    await sooner(admin, notice, '已反馈');

    // Its open rules are audited again: mended, and closed.
    await admin.goto(notice);
    await admin.getByRole('button', { name: /复查/ }).first().click();
    await sooner(admin, notice, '全部销号');
    await sooner(admin, finding, '已改好');
    await admin.goto('/rectification');
    await expect(admin.locator('main')).toContainText('已销号');
    await admin.goto('/log');
    for (const done of ['下发整改通知', '反馈整改情况', '复查完成', '销号'])
      await expect(admin.locator('tbody')).toContainText(done);
  } finally {
    office.process.kill('SIGTERM');
    await new Promise((resolve) => office.process.once('exit', resolve));
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
