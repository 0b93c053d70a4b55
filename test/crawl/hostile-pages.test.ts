/** Pages made to harm the browser: each ends by itself, the next page is read as if nothing had been. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import { findBrowser } from '../../src/lib/browser/find-browser.js';
import type { SurveyInput, Wanted } from '../../src/locate/survey.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { serve } from '../support/http-server.js';
import type { Answers, TestServer } from '../support/http-server.js';
import { optionsOf, planOf } from './crawl-plan.js';

const browser = await findBrowser(process.env);
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

interface Visited {
  /** Path → what the browser made of it: `page`, or the code of why not. */
  readonly ends: Readonly<Record<string, string>>;
  readonly site: TestServer;
  html(path: string): string;
}

/** Opens the pages one after the other in one browser. */
async function visit(pages: Answers, timeoutMs: number): Promise<Visited> {
  const site = await serve({ '/robots.txt': { status: 404 }, ...pages });
  open.push(() => site.close());
  const survey = ({ pages: seen, unanswered }: SurveyInput): { readonly wanted: readonly Wanted[] } => ({
    wanted: Object.keys(pages)
      .filter((path) => path !== '*' && !path.includes('?'))
      .flatMap((path) => [false, true].map((render) => ({ url: `${site.url}${path}`, render })))
      .filter(
        ({ url, render }) =>
          !seen.some(({ exchange }) => exchange.url === url && (exchange.via === 'render') === render) &&
          !(render && unanswered.has(url)),
      )
      .map((want) => ({ ...want, method: 'GET', purpose: 'population', priority: 1 })),
  });
  const options = optionsOf({
    render: 'auto',
    findBrowser: () => Promise.resolve(browser),
    survey,
    concurrency: 1,
    limits: { timeoutMs, bodyBytes: 2_000_000 },
  });
  await crawlSite(planOf(`${site.url}/`), options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  const rendered = snapshot.exchanges.filter(({ via }) => via === 'render');
  return {
    site,
    ends: Object.fromEntries([
      ...snapshot.unanswered.map(({ url, why }) => [new URL(url).pathname, why] as const),
      ...rendered.map(({ url }) => [new URL(url).pathname, 'page'] as const),
    ]),
    html: (path) => {
      const page = rendered.find(({ url }) => new URL(url).pathname === path);
      return page ? Buffer.from(snapshot.body(page.record)).toString('utf8') : '';
    },
  };
}

const script = (code: string): string =>
  `<!doctype html><meta charset="utf-8"><title>公开</title><body><div id="app"></div><script>${code}</script>`;
const framed =
  '<title>框架</title><iframe src="/frame-in-itself?1"></iframe><iframe src="/frame-in-itself?2"></iframe>';
const AWAY = `setTimeout(() => { location.href = '/away?' + Math.random() }, 20)`;

/** Path → script, and what becomes of it. After each comes the next, in the same browser. */
const HARM: Readonly<Record<string, readonly [code: string, end: 'page' | 'browser-failed']>> = {
  '/loop': ['for (;;) {}', 'browser-failed'],
  '/late-loop': ['setTimeout(() => { for (;;) {} }, 50)', 'browser-failed'],
  '/heap': ['const all = []; for (;;) all.push(new Array(1e5).fill(String(Math.random())))', 'browser-failed'],
  '/longer-than-any-page': [`document.body.append('公'.repeat(3e6))`, 'browser-failed'],
  '/alerts': ['for (let n = 0; n < 20; n++) alert(n)', 'page'],
  '/question-on-leaving': [`onbeforeunload = () => '留下'; setInterval(() => {}, 1)`, 'page'],
  '/windows': [`for (let n = 0; n < 100; n++) window.open('/w' + n)`, 'page'],
  '/downloads': [
    `for (let n = 0; n < 20; n++) { const a = document.createElement('a'); a.href = '/f' + n; a.download = 'x'; document.body.append(a); a.click(); }`,
    'page',
  ],
  '/workers-and-sockets': [
    `navigator.serviceWorker?.register('/sw.js').catch(() => {});
     new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.2:3478' }] }).createDataChannel('x');
     new EventSource('/events'); new WebSocket('ws://127.0.0.3/');`,
    'page',
  ],
  '/deep': [
    `let at = document.body; for (let n = 0; n < 2000; n++) at = at.appendChild(document.createElement('div'));`,
    'page',
  ],
  '/forged': [
    `Object.defineProperty(Element.prototype, 'outerHTML', { get: () => '<title>假的</title>' });
     XMLSerializer.prototype.serializeToString = () => '<!--假的-->'; document.title = '真的';`,
    'page',
  ],
  '/calm': [`document.title = '平静'`, 'page'],
};

/** Processor time of this process's children that are still there, in clock ticks. */
function busyChildren(): number {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => {
      try {
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        const isRenderer = readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('--type=renderer');
        return isRenderer && ownProcesses(Number(name)) ? Number(fields[11]) : 0;
      } catch {
        return 0;
      }
    })
    .reduce((sum, one) => sum + one, 0);
}

function ownProcesses(id: number): boolean {
  for (let at = id; at > 1;) {
    if (at === process.pid) return true;
    at = Number(
      readFileSync(`/proc/${at}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  }
  return false;
}

test.skipIf(!('path' in browser))(
  'pages made to harm end by themselves, and the next is read as if nothing had been',
  async () => {
    const inside = await serve({ '*': '内网' }, { host: '127.0.0.3' });
    open.push(() => inside.close());
    const visited = await visit(
      {
        ...Object.fromEntries(Object.entries(HARM).map(([path, [code]]) => [path, script(code)])),
        '/inside': script(`location.href = '${inside.url}/'`),
        '/frame-in-itself': framed,
        '/away': script(AWAY),
        '/frame-in-itself?1': framed,
        '/frame-in-itself?2': framed,
        '*': ({ path }) => script(HARM[path.replace(/\?.*$/, '')]?.[0] ?? AWAY),
      },
      3_000,
    );
    expect(visited.ends).toMatchObject({
      ...Object.fromEntries(Object.entries(HARM).map(([path, [, end]]) => [path, end])),
      // Frames within frames are shown as far as the time goes.
      '/frame-in-itself': expect.any(String) as string,
      // The error page of the browser is not taken for the page.
      '/inside': 'browser-failed',
    });
    expect(inside.log).toEqual([]);
    expect(visited.html('/calm')).toContain('<title>平静</title>');
    expect(visited.html('/forged')).toMatch(/^<!DOCTYPE html>.*<title>真的<\/title>/s);
    expect(visited.site.paths().filter((path) => path.startsWith('/away?')).length).toBeLessThan(6);
    expect(visited.site.paths().some((path) => /^\/w\d/.test(path))).toBe(false);
  },
  120_000,
);

test.skipIf(!('path' in browser) || process.platform !== 'linux')(
  'a page that hung leaves no process at work behind',
  async () => {
    await visit({ '/': script('for (;;) {}') }, 1_500);
    const before = busyChildren();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(busyChildren() - before).toBeLessThan(10);
  },
  60_000,
);
