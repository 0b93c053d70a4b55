/** A package opened by the engine of ReplayWeb.page: every page that evidence rests on is shown, with no server of the site there. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, test } from '@playwright/test';
import { packWacz } from '../../src/proof/pack-wacz.js';
import { sealedRun } from '../support/sealed-run.js';
import { installedBrowser } from './support/installed-browser.js';
import { openReplayTool } from './support/replay-tool.js';

test.skip(installedBrowser.path === undefined, installedBrowser.why);

test('every address that a finding names is served from the package', async ({ page }) => {
  const { path, report } = await sealedRun();
  const file = path('snapshot.wacz');
  const contents = { snapshot: path('snapshot.warc.gz'), folder: path('.'), report, createdAt: '2025-11-20T03:00:00Z' };
  await pipeline(Readable.from(packWacz(contents)), createWriteStream(file));
  const tool = await openReplayTool(page, file);
  const recorded = report.outcomes.flatMap(({ findings }) =>
    findings.flatMap(({ evidence }) => evidence.flatMap(({ url, record }) => (record === undefined ? [] : [url]))),
  );
  const addresses = [...new Set(recorded)];
  expect(addresses).toContain('http://www.qinghe.gov.cn/zfxxgk/zn/');
  for (const address of addresses) {
    const answer = await page.evaluate(async (url) => {
      const response = await fetch(`/w/seen/mp_/${url}`);
      return { status: response.status, text: await response.text() };
    }, address);
    expect(answer.status, address).toBe(200);
    expect(answer.text, address).toMatch(/青禾区人民政府|政府信息公开/);
  }
  const shown = await tool.show('http://www.qinghe.gov.cn/zfxxgk/zn/');
  await expect(shown.getByRole('heading', { name: '政府信息公开指南' })).toBeVisible();
  await tool.close();
});
