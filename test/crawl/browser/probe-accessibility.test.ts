/** axe-core on pages of an installed browser; passed over, and said so, where there is none. */
import { afterEach, describe, expect, test } from 'vitest';
import { crawlSite } from '../../../src/crawl/crawl-site.js';
import { findBrowser } from '../../../src/lib/browser/find-browser.js';
import type { AxeProbe } from '../../../src/model/snapshot.js';
import { openSnapshot } from '../../../src/snapshot/open-snapshot.js';
import { serve } from '../../support/http-server.js';
import type { Answers } from '../../support/http-server.js';
import { optionsOf, planOf } from '../crawl-plan.js';

const browser = await findBrowser(process.env);
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** What axe-core said of the home page. */
async function examined(answers: Answers, limits: { readonly timeoutMs?: number } = {}): Promise<AxeProbe> {
  const site = await serve({ '/robots.txt': { status: 404 }, ...answers });
  open.push(() => site.close());
  const options = optionsOf({ render: 'auto', findBrowser: () => Promise.resolve(browser), limits });
  await crawlSite(planOf(`${site.url}/`, { axe: new Set(['home']) }), options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  const [probe] = snapshot.probes.filter((one): one is AxeProbe => one.kind === 'axe');
  if (!probe) throw new Error('nothing was examined');
  return probe;
}

const TEXT = '青禾区政府信息公开平台，欢迎访问。'.repeat(20);
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>青禾区人民政府</title>${head}</head><body>
   <main><h1>青禾区人民政府</h1><p>${TEXT}</p>${body}</main></body></html>`;
const NAMELESS_PICTURE = '<img src="/flag.png">';
const PALE = '<p class="pale" style="color:#bbb">浅得看不清的字</p>';
const rulesOf = ({ faults }: AxeProbe): readonly string[] => faults.map(({ rule }) => rule).sort();

describe.skipIf(!('path' in browser))('a page examined by axe-core', () => {
  test('sound: nothing is found, and what can be clicked is named, made by script or in a shadow tree too', async () => {
    const probe = await examined({
      '/': page(
        `<a href="/zwgk/">政务公开</a><a href="/wza/"><img alt="无障碍浏览" src="/w.png"></a><a style="display:none" href="/x">隐藏的</a>
         <b style="cursor:pointer">关怀版</b><b>不能点的</b><div id="host"></div>
         <script>host.attachShadow({ mode: 'open' }).innerHTML = '<button>长者模式</button>';</script>`,
      ),
    });
    expect(probe).toMatchObject({ faults: [], leftOut: [], lost: [], page: 'home' });
    expect(probe.controls).toEqual(['政务公开', '无障碍浏览', '关怀版', '长者模式']);
    expect(probe.engine).toMatch(/^axe-core \d/);
  });

  test('faulty: rule, weight, words in both languages, place and number; whatever its own scripts may or forge', async () => {
    const forged = `<script>
      window.axe = { run: () => Promise.resolve({ violations: [] }), runPartial: () => ({}) };
      Array.prototype.map = () => []; Array.prototype.push = () => 0; JSON.stringify = () => '{}';
      Promise.prototype.then = () => undefined; Document.prototype.querySelectorAll = () => [];
    </script><form name="querySelectorAll"></form>`;
    const body = `${NAMELESS_PICTURE}${NAMELESS_PICTURE}<form><input name="q"></form><a href="javascript:aria.start()" id="wza"></a>${PALE}`;
    const probe = await examined({ '/': page(body + forged) });
    expect(rulesOf(probe)).toEqual(['color-contrast', 'image-alt', 'label', 'link-name']);
    expect(probe.faults.find(({ rule }) => rule === 'image-alt')).toEqual({
      rule: 'image-alt',
      impact: 'critical',
      help: '图像必须有替代文本',
      helpEn: 'Images must have alternative text',
      count: 2,
      places: [
        { selector: 'img:nth-child(3)', html: '<img src="/flag.png">' },
        { selector: 'img:nth-child(4)', html: '<img src="/flag.png">' },
      ],
    });
    expect(probe.nameless).toEqual(['wza javascript:aria.start()']);
  });

  test('whose policy forbids all scripts', async () => {
    const headers = { 'content-type': 'text/html', 'content-security-policy': "default-src 'none'" };
    expect(rulesOf(await examined({ '/': { headers, body: page(NAMELESS_PICTURE) } }))).toEqual(['image-alt']);
  });

  test('made of frames: each is examined as a frame, and said to be where it is', async () => {
    const probe = await examined({
      '/': `<html lang="zh"><head><meta charset="utf-8"><title>首页</title></head><frameset cols="20%,80%">
            <frame src="/left" title="菜单"><frame src="/right" title="正文"></frameset></html>`,
      '/left': page('<a href="/z">长者版</a>').replace(/<title>.*?<\/title>/, ''),
      '/right': page(NAMELESS_PICTURE),
    });
    expect(rulesOf(probe)).toEqual(['image-alt']);
    expect(new URL(probe.faults[0]?.places[0]?.frame ?? '').pathname).toBe('/right');
    expect(probe.controls).toContain('长者版');
  });

  test('that never rests: it goes elsewhere, asks, and grows all the while', async () => {
    const restless = page(
      `${NAMELESS_PICTURE}<script>setInterval(() => alert('x'), 300);
       setInterval(() => document.body.append(document.createElement('p')), 20);
       setTimeout(() => { window['loca' + 'tion'] = '/?' + Math.random(); }, 900);</script>`,
    );
    expect(rulesOf(await examined({ '*': restless }))).toEqual(['image-alt']);
  });

  test('with a text over a picture that did not come: no fault of its own', async () => {
    const probe = await examined({
      '/': page(
        `<div style="position:relative"><img src="/banner.png" alt="横幅"><b style="position:absolute;left:9px;color:#fff">白字</b></div>${PALE}`,
      ),
      '/banner.png': { hangUp: true },
    });
    expect(probe.faults.flatMap(({ places }) => places.map(({ selector }) => selector))).toEqual(['.pale']);
    const open = probe.undecided.flatMap(({ places }) => places.map(({ html }) => html.replace(/<.*?>/g, '')));
    expect(open).toEqual(['白字']);
  });

  test('of which a style sheet did not come is not what readers see; one that is not there is', async () => {
    const sheets = '<link rel="stylesheet" href="/broken.css"><link rel="stylesheet" href="/absent.css">';
    const probe = await examined({ '/': page('', sheets), '/broken.css': { hangUp: true } });
    expect(probe.lost.map(({ url, type }) => `${type} ${new URL(url).pathname}`)).toEqual(['stylesheet /broken.css']);
  });

  test('that falls into a loop is given up', async () => {
    const loop = page('<script>setTimeout(() => { for (;;) {} }, 100)</script>');
    expect(await examined({ '/': loop }, { timeoutMs: 2_000 })).toMatchObject({ why: 'browser-failed', faults: [] });
  });
});

test('without a browser nothing is examined', async () => {
  const site = await serve({ '/robots.txt': { status: 404 }, '/': page('') });
  open.push(() => site.close());
  const options = optionsOf({ render: 'auto', findBrowser: () => Promise.resolve({ why: 'none installed' }) });
  await crawlSite(planOf(`${site.url}/`, { axe: new Set(['home']) }), options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  expect(snapshot.probes).toEqual([]);
});
