/** A snapshot opened by the engine of ReplayWeb.page: what was seen is shown, with no server of the site there. */
import { expect, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { answer, written } from '../support/snapshots.js';
import { installedBrowser } from './support/installed-browser.js';
import { openReplayTool } from './support/replay-tool.js';
import type { ReplayTool } from './support/replay-tool.js';

test.skip(installedBrowser.path === undefined, installedBrowser.why);

const gbk = (title: string, rest: string): Buffer =>
  iconv.encode(
    `<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>${title}</title></head>${rest}</html>`,
    'gbk',
  );

const frames = gbk('青禾区人民政府', '<frameset cols="20%,*"><frame src="left.htm"><frame src="main.htm"></frameset>');
const left = gbk('left', '<body><a href="zn/index.htm">政府信息公开指南</a></body>');
const main = gbk('main', '<body>要闻动态：秋收工作会议召开</body>');
const guide = gbk('指南', '<body><h1>政府信息公开指南</h1>办公地址：禾苗大街18号</body>');
const shell = Buffer.from(
  '<!doctype html><meta charset="utf-8"><title>年报</title><div id="app"></div><script src="/app.js"></script>',
);
const dom = Buffer.from(
  '<!doctype html><meta charset="utf-8"><title>年报</title><div id="app"><a>2024年政府信息公开工作年度报告</a></div>',
);

const site = 'http://www.qinghe.gov.cn';
const html = [['Content-Type', 'text/html']] as const;

let tool: ReplayTool;
test.beforeEach(async ({ page }) => {
  const archive = await written(async (writer) => {
    const put = (path: string, body: Buffer, second: number, via: 'fetch' | 'render' = 'fetch') =>
      writer.exchange(
        answer(path, '', { body, via, allHeaders: html, capturedAt: `2025-11-20T02:00:0${second}.000Z` }),
      );
    await put('/', frames, 0);
    await put('/left.htm', left, 1);
    await put('/main.htm', main, 2);
    await put('/zn/index.htm', guide, 3);
    await put('/zn/', guide, 4);
    await put('/nb/', shell, 5);
    const { record } = await put('/nb/', dom, 6, 'render');
    await writer.exchange(answer('/api/nb', '{"rows":[]}', { concurrentTo: record, purpose: 'xhr' }));
  });
  tool = await openReplayTool(page, archive);
});
test.afterEach(() => tool.close());

test('a home page in frames, in GBK, and the page that its menu leads to', async () => {
  const shown = await tool.show(`${site}/`);
  await expect(shown.frameLocator('frame').nth(1).getByText('秋收工作会议召开')).toBeVisible();
  await shown.frameLocator('frame').nth(0).getByText('政府信息公开指南').click();
  await expect(shown.frameLocator('frame').nth(0).getByText('办公地址：禾苗大街18号')).toBeVisible();
});

test('a body that is kept once, under both its addresses', async () => {
  for (const path of ['/zn/index.htm', '/zn/']) {
    const shown = await tool.show(site + path);
    await expect(shown.getByRole('heading', { name: '政府信息公开指南' })).toBeVisible();
  }
});

test('a page that scripts filled, as the browser saw it', async () => {
  const shown = await tool.show(`${site}/nb/`);
  await expect(shown.getByText('2024年政府信息公开工作年度报告')).toBeVisible();
});
