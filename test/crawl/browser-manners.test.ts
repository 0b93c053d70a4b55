/** What the browser asks stands in the request log too, and keeps to robots.txt where it is content. */
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import type { CrawlOptions } from '../../src/crawl/crawl-site.js';
import { readRequestLog } from '../../src/crawl/manners/request-log.js';
import { findBrowser } from '../../src/lib/browser/find-browser.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { findImpoliteness } from '../support/check-politeness.js';
import { serve } from '../support/http-server.js';
import type { Answers } from '../support/http-server.js';
import { optionsOf, planOf } from './crawl-plan.js';

const browser = await findBrowser(process.env);
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const scripts = Array.from({ length: 9 }, (_, index) => `/js/${index}.js`);
const home = `<!doctype html><meta charset="utf-8"><title>首页</title><div id="list"></div>
<img src="/logo.png">${scripts.map((path) => `<script src="${path}"></script>`).join('')}
<script>
  new WebSocket('ws://' + location.host + '/tui');
  fetch('/old/list.json').then((answer) => answer.json()).then((rows) => {
    document.getElementById('list').innerHTML = rows.map((row) => '<a href="' + row.url + '">' + row.title + '</a>').join('');
  });
</script>`;
const portal: Answers = {
  '/': home,
  '/old/list.json': { status: 302, headers: { location: '/data/list.json' } },
  '/data/list.json': {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ url: '/art/1.html', title: '青禾区政府信息公开指南' }]),
  },
  ...Object.fromEntries(
    scripts.map((path) => [path, { headers: { 'content-type': 'text/javascript' }, body: 'void 0', delayMs: 30 }]),
  ),
};

async function visit(answers: Answers) {
  const site = await serve(answers);
  open.push(() => site.close());
  const options: CrawlOptions = optionsOf({
    render: 'auto',
    delayMs: 200,
    survey: ({ plan, pages, unanswered }) => ({
      wanted: [
        ...(pages.length === 0
          ? [{ url: plan.site.url, method: 'GET' as const, purpose: 'home', priority: 1, render: false }]
          : pages.length === 1 && unanswered.size === 0
            ? [{ url: plan.site.url, method: 'GET' as const, purpose: 'home', priority: 1, render: true }]
            : []),
      ],
    }),
  });
  const info = await crawlSite(planOf(`${site.url}/`), options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  const log = [...readRequestLog(join(dirname(options.snapshot), 'requests.jsonl'))];
  return { site, info, snapshot, log: log.sort((a, b) => a.startedMs - b.startedMs) };
}

test.skipIf(!('path' in browser))('every request of a page has its line, and the server saw no other', async () => {
  const { site, info, snapshot, log } = await visit(portal);
  const paths = (lines: readonly { readonly url: string }[]) => lines.map(({ url }) => new URL(url).pathname).sort();
  expect(paths(log)).toEqual(site.log.map(({ path }) => path).sort());
  expect(site.log.map(({ path }) => path)).not.toContain('/tui');
  expect(log.find(({ purpose }) => purpose === 'browser:navigation')).toMatchObject({
    via: 'browser',
    status: 200,
    delayMs: 200,
    address: '127.0.0.1',
    robots: 'allowed',
  });
  expect(log.filter(({ purpose }) => purpose === 'browser:script')).toHaveLength(9);
  expect(log.find(({ purpose }) => purpose === 'browser:redirect')?.url).toContain('/data/list.json');
  expect(findImpoliteness(log)).toEqual([]);
  expect(info.requests).toBe(log.length);
  expect(snapshot.exchanges.filter(({ via }) => via === 'render')).toHaveLength(1);
});

test.skipIf(!('path' in browser))(
  'data that robots.txt forbids is not asked for, and the page is not taken as whole',
  async () => {
    const { site, snapshot, log } = await visit({
      ...portal,
      '/robots.txt': {
        headers: { 'content-type': 'text/plain' },
        body: 'User-agent: *\nDisallow: /old/\nDisallow: /js/\n',
      },
    });
    const asked = site.log.map(({ path }) => path);
    expect(asked).toContain('/js/0.js');
    expect(asked).not.toContain('/old/list.json');
    expect(snapshot.exchanges.filter(({ via }) => via === 'render')).toEqual([]);
    expect(snapshot.unanswered).toEqual([
      expect.objectContaining({ url: `${site.url}/`, why: 'browser-failed', detail: 'robots.txt' }),
    ]);
    expect(findImpoliteness(log)).toEqual([]);
  },
);
