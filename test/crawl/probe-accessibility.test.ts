/** axe-core on pages of an installed browser; passed over, and said so, where there is none. */
import { afterEach, describe, expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import { findBrowser } from '../../src/lib/browser/find-browser.js';
import type { AxeProbe } from '../../src/model/snapshot.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { serve } from '../support/http-server.js';
import type { Answers } from '../support/http-server.js';
import { optionsOf, planOf } from './crawl-plan.js';

const browser = await findBrowser(process.env);
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** What axe-core said of the home page. */
async function examined(answers: Answers, limits: { timeoutMs?: number } = {}): Promise<AxeProbe> {
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


const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>青禾区人民政府</title>${head}</head><body>
   <main><h1>青禾区人民政府</h1>${body}</main></body></html>`;

describe.skipIf(!('path' in browser))('a page examined by axe-core', () => {
  test('sound: nothing is found, and what can be clicked is named', async () => {
    const probe = await examined({ '/': page('<a href="/zwgk/">政务公开</a><button>无障碍浏览</button>') });
    expect(probe).toMatchObject({ faults: [], leftOut: [], lost: [], page: 'home' });
    expect(probe.controls).toEqual(['政务公开', '无障碍浏览']);
    expect(probe.engine).toMatch(/^axe-core \d/);
  });
});
