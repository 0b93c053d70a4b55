/** Pictures of what is at fault, looked at pixel by pixel: the place is framed, Chinese is there, numbers of persons are not. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { holdBrowser, releaseBrowser } from '../../src/crawl/browser/browser.js';
import { illustrated } from '../support/illustrated.js';
import { installedBrowser } from './support/installed-browser.js';

test.skip(installedBrowser.path === undefined, installedBrowser.why);
const browser = installedBrowser.path ?? '';

// One browser for all tests, as a run over many sites has it.
test.beforeAll(holdBrowser);
test.afterAll(releaseBrowser);

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Share of the pixels of a box whose colour is near another. */
  share(
    colour: readonly number[],
    box?: readonly [x: number, y: number, width: number, height: number],
  ): Promise<number>;
}

/** Opens a PNG in a blank page and reads it there. */
async function pixelsOf(page: Page, png: Buffer): Promise<Pixels> {
  await page.setContent('<canvas></canvas>');
  const [width = 0, height = 0] = await page.evaluate<number[]>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = document.querySelector('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext('2d').drawImage(image, 0, 0);
    return [image.width, image.height];
  })()`);
  return {
    width,
    height,
    share: (colour, box = [0, 0, width, height]) =>
      page.evaluate<number>(`(() => {
        const { data } = document.querySelector('canvas').getContext('2d').getImageData(${box.join()});
        const wanted = ${JSON.stringify(colour)};
        let near = 0;
        for (let at = 0; at < data.length; at += 4)
          if (wanted.every((value, channel) => Math.abs(data[at + channel] - value) <= 6)) near += 1;
        return near / (data.length / 4);
      })()`),
  };
}

const RED = [208, 2, 27];
const DARK = [38, 41, 46];
const WHITE = [255, 255, 255];

/** Long enough that the middle is far below the first window. */
const long = (middle: string): string =>
  `<h1>政府信息公开指南</h1>${'<p>机关职能、机构设置。</p>'.repeat(200)}${middle}${'<p>受理机构。</p>'.repeat(200)}`;

test('the quoted place stands framed in the middle, its characters legible', async ({ page }) => {
  const middle = '<p style="position:relative">联系电话：<b>0531</b>-5550101</p>';
  const { report, picture } = await illustrated(
    { '/zn/': long(middle) },
    [{ path: '/zn/', quote: '联系电话：0531-5550101' }],
    browser,
  );
  expect(report?.pictures).toMatchObject({ files: [{ marked: true, covered: 0 }], left: 0, failed: 0 });
  const pixels = await pixelsOf(page, picture());
  expect([pixels.width, pixels.height]).toEqual([1280, 800]);
  expect(await pixels.share(RED)).toBeGreaterThan(0.0005);
  expect(await pixels.share(RED, [0, 370, 1280, 60])).toBeGreaterThan(0.005);
  expect(await pixels.share(RED, [0, 0, 1280, 300])).toBe(0);
  // Strokes under the yellow of the mark.
  expect(await pixels.share([83, 75, 27], [0, 385, 400, 30])).toBeGreaterThan(0.002);
});

test('what is not there leaves the top of the page without a mark, once for all places', async ({ page }) => {
  const { report, picture } = await illustrated(
    { '/zn/': long('') },
    [
      { path: '/zn/', quote: '传真号码' },
      { path: '/zn/', rule: 'meta-site' },
    ],
    browser,
  );
  expect(report?.pictures?.files).toMatchObject([{ marked: false }]);
  const shots = report?.outcomes.flatMap(({ findings }) => findings.map(({ evidence }) => evidence[0]?.screenshot));
  expect(shots).toEqual([report?.pictures?.files[0]?.file, report?.pictures?.files[0]?.file]);
  const pixels = await pixelsOf(page, picture());
  expect(await pixels.share(RED)).toBe(0);
  expect(await pixels.share(WHITE, [0, 0, 600, 80])).toBeLessThan(0.99);
});

test('the marked cells of a table are framed, no others', async ({ page }) => {
  const style = 'position:absolute;left:100px;top:100px;border-collapse:collapse';
  const cell = (text: string): string => `<td style="width:80px;height:40px;padding:0">${text}</td>`;
  const row = (...texts: readonly string[]): string => `<tr>${texts.map(cell).join('')}</tr>`;
  const table = `<table style="${style}">${row('', '自然人', '总计')}${row('新收', '12', '16')}${row('结转', '3', '3')}</table>`;
  const data = {
    table: {
      title: '申请情况',
      columns: ['自然人', '总计'],
      rows: [
        { label: '新收', cells: ['12', '16'] },
        { label: '结转', cells: ['3', '3'] },
      ],
      marks: [{ row: 0, column: 1, as: 'due' }],
    },
  };
  const { report, picture } = await illustrated({ '/nb/': table }, [{ path: '/nb/', data }], browser);
  expect(report?.pictures?.files).toMatchObject([{ marked: true }]);
  const pixels = await pixelsOf(page, picture());
  expect(await pixels.share(RED, [250, 130, 110, 60])).toBeGreaterThan(0.1);
  expect(await pixels.share(RED, [0, 0, 240, 800])).toBe(0);
});

test('numbers of persons are painted over on every picture, in text, fields and alternative texts', async ({
  page,
}) => {
  const at = (top: number, inner: string): string =>
    `<div style="position:absolute;left:40px;top:${top}px;font:20px/40px monospace;white-space:nowrap">${inner}</div>`;
  const body = [
    at(40, '低保对象名单公示'),
    at(100, '王某某 <span>138</span><b>0000</b>0000'),
    at(160, '<input style="width:300px;height:40px;border:0;background:#fff;font:20px monospace" value="13800000000">'),
    at(220, '<img alt="王某某13800000000" width="300" height="40">'),
    at(280, '<svg width="300" height="40"><text x="0" y="25">13800000000</text></svg>'),
    at(340, '咨询电话 0531-5550101'),
  ];
  const { report, picture } = await illustrated(
    { '/gs/': `<style>marquee{color:red}</style>${body.join('')}` },
    [{ path: '/gs/', quote: '王某某 138****0000' }],
    browser,
  );
  expect(report?.pictures?.files[0]).toMatchObject({ marked: true });
  expect(report?.pictures?.files[0]?.covered).toBeGreaterThanOrEqual(4);
  const pixels = await pixelsOf(page, picture());
  for (const [left, top] of [
    [140, 113],
    [60, 170],
    [60, 230],
    [60, 295],
  ] as const) {
    expect(await pixels.share(DARK, [left, top, 60, 10]), `at ${left}, ${top}`).toBe(1);
  }
  expect(await pixels.share(DARK, [0, 340, 600, 40])).toBeLessThan(0.01);
});

test('a page asks for nothing: pictures, frames, styles, refreshes and connections stay in the snapshot', async ({
  page,
}) => {
  const asked: string[] = [];
  const server = createServer(({ url }, response) => {
    asked.push(url ?? '');
    response.end('x');
  });
  server.on('connection', () => asked.push('connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const head = `<link rel="preconnect" href="${outside}"><link rel="dns-prefetch" href="${outside}"><link rel="stylesheet" href="${outside}/a.css">
    <link rel="stylesheet" href="/own.css"><meta http-equiv="refresh" content="0;url=${outside}/refresh"><script src="${outside}/a.js"></script>`;
  const body = `<img src="${outside}/a.png"><iframe src="${outside}/frame"></iframe><video src="${outside}/v.mp4" autoplay></video>
    <object data="${outside}/o"></object><p id="fax">传真号码：无</p><script>document.body.textContent = 'ran'</script>`;
  const { report, picture } = await illustrated(
    { '/zn/': head + body, '/own.css': { body: 'body{background:#00f}', type: 'text/css' } },
    [{ path: '/zn/', quote: '传真号码：无' }],
    browser,
  );
  await new Promise((done) => server.close(done));
  expect(asked).toEqual([]);
  expect(report?.pictures?.files).toMatchObject([{ marked: true }]);
  // The style sheet that was kept is used.
  expect(await (await pixelsOf(page, picture())).share([0, 0, 255])).toBeGreaterThan(0.5);
});

test('pages in GBK, rendered pages and framesets are shown; files and answers to scripts are not', async () => {
  const frameset = '<frameset cols="20%,*"><frame src="/left.htm"><frame src="/main.htm"></frameset>';
  const { report } = await illustrated(
    {
      '/': frameset,
      '/left.htm': '<p>导航</p>',
      '/main.htm': '<p>要闻动态：秋收工作会议召开</p>',
      '/nb/': { body: '<noscript>请启用脚本</noscript><p>2024年度报告</p>', via: 'render' },
      '/a.pdf': { body: '%PDF-1.4 年度报告', type: 'application/pdf' },
      '/api': { body: '{"年度报告":1}', type: 'application/json' },
    },
    [
      { path: '/', quote: '秋收工作会议召开' },
      { path: '/nb/', quote: '2024年度报告' },
      { path: '/a.pdf', quote: '年度报告' },
      { path: '/api', quote: '年度报告' },
    ],
    browser,
  );
  expect(report?.pictures).toMatchObject({ files: [{ marked: true }, { marked: true }], failed: 0 });
});

test('what a page hides, clips away or lays something over is not marked', async () => {
  const { report } = await illustrated(
    {
      '/none': '<p style="display:none">传真号码：无</p><p>正文</p>',
      '/clip': '<div style="height:0;overflow:hidden"><p>传真号码：无</p></div><p>正文</p>',
      '/over': '<p>传真号码：无</p><div style="position:fixed;inset:0;background:#fff">浮窗</div>',
    },
    ['/none', '/clip', '/over'].map((path) => ({ path, quote: '传真号码：无' })),
    browser,
  );
  expect(report?.pictures?.files.map(({ marked }) => marked)).toEqual([false, false, false]);
});

test('hostile pages cost no more than their own picture', async () => {
  const { report, failures } = await illustrated(
    {
      '/loop': '<script>for(;;);</script><p>传真号码：无</p>',
      '/deep': `${'<div>'.repeat(20_000)}<p>传真号码：无</p>`,
      '/many': `${'<p>机关职能</p>'.repeat(50_000)}<p>传真号码：无</p>`,
      '/dialog': '<body onload="alert(1);window.open(\'/loop\')"><p>传真号码：无</p>',
      '/clobber': '<form name="body"><input name="createElement"></form><p>传真号码：无</p>',
      '/hide':
        '<style>*{display:none!important;opacity:0!important;transform:scale(9)!important}</style><p>传真号码：无</p>',
      '/zn/': '<p>传真号码：无</p>',
    },
    ['/loop', '/deep', '/many', '/dialog', '/clobber', '/hide', '/zn/'].map((path) => ({
      path,
      quote: '传真号码：无',
    })),
    browser,
  );
  const { files = [], failed } = report?.pictures ?? {};
  expect(files.length + (failed ?? 0)).toBe(7);
  expect(failures).toHaveLength(failed ?? -1);
  expect(files.filter(({ marked }) => marked).length).toBeGreaterThanOrEqual(4);
});
