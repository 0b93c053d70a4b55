/** Every page of the route table, with something to show: nothing at fault for axe (light and dark in turn), nothing wider than a telephone, no code where words belong. */
import { serve, type ServerType } from '@hono/node-server';
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { routes } from '../../src/dashboard/routes.js';
import { openLivedInOffice, type LivedInOffice } from '../support/lived-in-office.js';
import { installedBrowser } from './support/installed-browser.js';

test.skip(installedBrowser.path === undefined, installedBrowser.why ?? 'no browser');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let office: LivedInOffice;
let server: ServerType;
let base = '';

test.beforeAll(async () => {
  const hosts = new Set<string>(['office.example']);
  office = await openLivedInOffice({ server: { hosts, isSecure: false, isProxy: () => false } });
  base = await new Promise((resolve) => {
    server = serve({ fetch: office.app.fetch, port: 0, hostname: '127.0.0.1' }, (at: AddressInfo) => {
      resolve(`http://127.0.0.1:${at.port}`);
    });
  });
  hosts.add(base.slice('http://'.length));
});
test.afterAll(async () => {
  server.close();
  await office.drop();
});

/** Not pages: files, pictures, what machines read; and the archived page and the report, which stand apart and are not ours to mend. */
const NOT_PAGES =
  /^\/(?:api|assets|archive|healthz|metrics)\b|\/(?:letter|file|report|reply\.xlsx)$|\/files\/|\/sheet\/file$/;
/** Pages that wait for a question. */
const QUERIES: Readonly<Record<string, string>> = {
  '/runs/:run/compare': '?with=month-2',
  '/sites/:site/compare': '?from=month-1&to=month-2',
};
/** Without what they are about they say so. */
const ASKS = new Set(['/set-password', '/review/batch']);
/** Only the unit fills these in. */
const OF_UNIT = new Set(['/rectification/notices/:notice/reply', '/sites/:site/appeal']);

/** A path for every page of the table: one without is a page that nobody looked at. */
async function pages(): Promise<readonly { readonly path: string; readonly pattern: string }[]> {
  const { db } = office.store;
  const id = async (table: 'users' | 'review_items' | 'appeals' | 'channels' | 'schedules'): Promise<string> =>
    (await db.selectFrom(table).select('id').executeTakeFirstOrThrow()).id;
  const finding = await db
    .selectFrom('findings')
    .selectAll()
    .where('site', '=', 'yunling')
    .where('kind', '=', 'fault')
    .orderBy('rule')
    .executeTakeFirstOrThrow();
  const life = await db
    .selectFrom('findings')
    .select('id')
    .where('site', '=', 'zhuxi')
    .where('times_reopened', '>', 0)
    .executeTakeFirstOrThrow();
  const notice = await db
    .selectFrom('notices')
    .select(['id', 'state'])
    .where('site', '=', 'yunling')
    .where('state', '=', 'issued')
    .executeTakeFirstOrThrow();
  const target = String(new URLSearchParams({ run: 'sample', rule: finding.rule, fingerprint: finding.fingerprint }));
  const values: Readonly<Record<string, string>> = {
    ...{ user: await id('users'), item: await id('review_items'), appeal: await id('appeals') },
    ...{ channel: await id('channels'), schedule: await id('schedules'), notice: notice.id, finding: life.id },
    ...{ site: 'yunling', run: 'sample', rule: 'annual-report-arithmetic', pack: 'national' },
  };
  const known = routes.filter(({ method, path }) => method === 'GET' && !NOT_PAGES.test(path));
  return known.map(({ path: pattern }) => {
    const filled = pattern.replace(/:(\w+)/g, (_, name: string) => {
      expect(values[name], `a value for :${name} of ${pattern}`).toBeDefined();
      return encodeURIComponent(values[name] ?? '');
    });
    const at = pattern.startsWith('/sites/:site/compare') ? filled.replace('yunling', 'zhuxi') : filled;
    const run = pattern === '/runs/:run/compare' ? at.replace('sample', 'month-1') : at;
    const asks = /\/(?:appeal|objection)$/.test(pattern) ? `?${target}` : (QUERIES[pattern] ?? '');
    return { path: run + asks, pattern };
  });
}

test('every page: whole for axe, light and dark in turn, no wider than a telephone, no codes among the words', async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const told: string[] = [];
  let index = 0;
  for (const [role, visitor] of Object.entries({ admin: office.people.admin, office: office.people.office })) {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    await context.addCookies([{ name: 'gongkai', value: visitor.cookie.replace('gongkai=', ''), url: base }]);
    const page = await context.newPage();
    page.on('pageerror', (error) => told.push(`script: ${error.message}`));
    for (const { path, pattern } of await pages()) {
      if (OF_UNIT.has(pattern) !== (role === 'office')) continue;
      const isDark = (index += 1) % 2 === 0;
      await page.setViewportSize({ width: 390, height: 800 });
      await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light', reducedMotion: 'reduce' });
      const answer = await page.goto(base + path);
      const expected = ASKS.has(pattern) ? 422 : 200;
      if (answer?.status() !== expected) told.push(`${path}: ${String(answer?.status())}`);
      await page.evaluate(axe);
      const faults = await page.evaluate<string[]>(`
        axe.run(document, { resultTypes: ['violations'], iframes: false }).then(({ violations }) =>
          violations.flatMap(({ id, nodes }) => nodes.slice(0, 2).map(({ html }) => id + ' ' + html.slice(0, 120))))`);
      told.push(...faults.map((fault) => `${path}${isDark ? ' (dark)' : ''}: ${fault}`));
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
        if (wide > width) told.push(`${path}: ${String(wide)} wide at ${String(width)}`);
      }
      const main = await page.locator('main').innerText();
      for (const code of main.match(/\b[a-z]+(?:-[a-z]+)*\.(?:[a-z]+-)+[a-z]+\b|\bundefined\b|\bNaN\b|\[object/g) ?? [])
        told.push(`${path}: ${code}`);
    }
    await context.close();
  }
  expect(told).toEqual([]);
  expect(office.faults).toEqual([]);
});
