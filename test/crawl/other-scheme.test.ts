/** A target whose scheme is dead while the other one answers, as one site in a hundred is. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import { survey } from '../../src/locate/survey.js';
import { buildSite } from '../../src/site/build-site.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { selfSigned } from '../support/certificate.js';
import { serve } from '../support/http-server.js';
import { optionsOf, pageOf, planOf } from './crawl-plan.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function crawl(url: string) {
  const options = optionsOf({ survey });
  const plan = planOf(url, { probes: new Set(['reach'] as const) });
  const info = await crawlSite(plan, options);
  const snapshot = openSnapshot(options.snapshot);
  open.push(() => {
    snapshot.close();
  });
  return { info, snapshot, site: buildSite(snapshot, plan) };
}

test('https is asked where http is dead, and its home page is the home page', async () => {
  const server = createServer(selfSigned, (request, response) => {
    if (request.url === '/') response.end(pageOf('青禾区人民政府', '/zfxxgk/'));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const { info, snapshot, site } = await crawl(`http://127.0.0.1:${port}/`);
  expect(info).toMatchObject({ stoppedBecause: 'complete', pages: 1 });
  expect(snapshot.unanswered).toContainEqual(expect.objectContaining({ url: `http://127.0.0.1:${port}/` }));
  expect(site.home).toMatchObject({ state: 'found', value: { url: `https://127.0.0.1:${port}/` } });
  // Whether the target's own address can be reached is another matter.
  expect(snapshot.probes.filter(({ kind }) => kind === 'reach')).not.toEqual([]);
  expect(snapshot.probes.some((probe) => probe.kind === 'reach' && probe.status !== undefined)).toBe(false);
});

test('http is asked where https is dead', async () => {
  const server = await serve({ '/': pageOf('青禾区人民政府') });
  open.push(() => server.close());
  const { info, site } = await crawl(`https://127.0.0.1:${server.port}/`);
  expect(info.stoppedBecause).toBe('complete');
  expect(site.home).toMatchObject({ state: 'found', value: { url: `http://127.0.0.1:${server.port}/` } });
});

test('where both are dead the crawl says so, and asks no third time', async () => {
  const gone = await serve({});
  await gone.close();
  const { info, snapshot } = await crawl(`http://127.0.0.1:${gone.port}/`);
  expect(info.stoppedBecause).toBe('unreachable');
  const asked = snapshot.unanswered.filter(({ purpose }) => purpose === 'home').map(({ url, why }) => [url, why]);
  expect(asked).toEqual([
    [`http://127.0.0.1:${gone.port}/`, 'refused'],
    [`https://127.0.0.1:${gone.port}/`, 'refused'],
  ]);
});
