/** `crawl.jsonl` holds every address that any page of the snapshot shows, once, with a reason of the closed list. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { crawlSite } from '../../src/crawl/crawl-site.js';
import { openLedger } from '../../src/crawl/ledger.js';
import type { LedgerEntry } from '../../src/crawl/ledger.js';
import { openSnapshot } from '../../src/snapshot/open-snapshot.js';
import { serve } from '../support/http-server.js';
import { optionsOf, pageOf, planOf, wantAllLinks } from './crawl-plan.js';

const newPath = (): string => join(mkdtempSync(join(tmpdir(), 'gongkai-ledger-')), 'crawl.jsonl');
const at = '2025-11-18T09:00:00.000Z';

function linesOf(path: string): LedgerEntry[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as LedgerEntry);
}

const HOME = `<!doctype html><meta charset="utf-8"><title>青禾区人民政府</title><body>
<map name="dh"><area shape="rect" href="/zwgk/" alt="政务公开"></map>
<ul><li><a href="/zcwj/1.html">关于印发办法的通知</a><span>2025-11-01</span></li>
<li><a href="/zcwj/fj.pdf">附件：办法全文.pdf</a></li><li><a href="/zcwj/1.html#d2">第二条</a></li></ul>
<a href="mailto:xxgk@qinghe.example">信箱</a> <a href="https://www.gov.cn/">中国政府网</a> <a href="/jiu/">旧版</a>
<a href="javascript:void(0)" onclick="window.open('/ldxx/')">领导信箱</a>
<iframe src="/tianqi/"></iframe><form action="/sousuo" method="post"><input name="q"><button>搜索</button></form>
<p>${'青禾区政府信息公开。'.repeat(30)}</p></body>`;

const answers = {
  '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /jinzhi/' },
  '/': HOME,
  '/zwgk/': pageOf('政务公开', '/jinzhi/a.html', '/zwgk/2.html', '/zwgk/'),
  '/jiu/': { status: 302, headers: { location: '/xin/' } },
  '/xin/': pageOf('新版'),
  '/tianqi/':
    '<!doctype html><meta charset="utf-8"><title>天气</title><body><a href="/tianqi/mingtian/">明天</a></body>',
  '/zwgk/2.html': { hangUp: true },
  '*': ({ path }: { readonly path: string }) => pageOf(path),
};

/** All that looks like an address in the stored pages, found by other means than the crawler's own reading. */
function addressesIn(snapshot: string): Set<string> {
  const reader = openSnapshot(snapshot);
  const found = new Set<string>();
  for (const { url, record, location } of reader.exchanges) {
    found.add(url);
    if (location !== undefined) found.add(location);
    const text = Buffer.from(reader.body(record)).toString('utf8');
    for (const [, address = ''] of text.matchAll(/(?:href|src|action)="([^"]+)"|window\.open\('([^']+)'/g)) {
      if (address === '' || address.startsWith('javascript:')) continue;
      const absolute = new URL(address, url);
      absolute.hash = '';
      if (/^https?:/.test(absolute.href)) found.add(absolute.href);
    }
    for (const [, opened = ''] of text.matchAll(/window\.open\('([^']+)'/g)) found.add(new URL(opened, url).href);
  }
  for (const { url } of reader.unanswered) found.add(url);
  reader.close();
  return found;
}

const REASONS = ['visited', 'not-wanted', 'other-site', 'form', 'scheme', 'robots', 'reset', 'budget', 'interrupted'];

describe('the ledger of a crawl', () => {
  /** Wants what is linked, but leaves frames and the town's hotline alone. */
  const survey: typeof wantAllLinks = (input) => ({
    wanted: wantAllLinks(input).wanted.filter(
      ({ url }) => new URL(url).hostname === '127.0.0.1' && !url.endsWith('/ldxx/'),
    ),
  });

  test('has every address of every stored page once, with one reason and how it was found', async () => {
    const site = await serve(answers);
    const options = optionsOf({ survey });
    await crawlSite(planOf(`${site.url}/`), options);
    const entries = linesOf(join(dirname(options.snapshot), 'crawl.jsonl'));
    const keys = entries.map(({ url, method = 'GET' }) => `${method} ${url}`);
    expect(new Set(keys).size).toBe(keys.length);
    const urls = new Set(entries.map(({ url }) => url));
    expect([...addressesIn(options.snapshot)].filter((url) => !urls.has(url))).toEqual([]);
    for (const { why } of entries) expect(REASONS).toContain(why);
    const told = (path: string): unknown[] | undefined => {
      const entry = entries.find(({ url }) => url === new URL(path, site.url).href);
      return entry && [entry.why, entry.by, entry.foundOn && new URL(entry.foundOn).pathname, entry.anchor];
    };
    expect(told('/')).toEqual(['visited', 'start', undefined, undefined]);
    expect(told('/robots.txt')).toEqual(['visited', 'robots', undefined, undefined]);
    expect(told('/zwgk/')).toEqual(['visited', 'link', '/', '政务公开']);
    expect(told('/xin/')).toEqual(['visited', 'redirect', '/jiu/', undefined]);
    expect(told('/zcwj/fj.pdf')?.slice(0, 3)).toEqual(['visited', 'attachment', '/']);
    expect(told('/zwgk/2.html')?.slice(0, 3)).toEqual(['reset', 'link', '/zwgk/']);
    expect(told('/jinzhi/a.html')?.slice(0, 3)).toEqual(['robots', 'link', '/zwgk/']);
    expect(told('/ldxx/')?.slice(0, 3)).toEqual(['not-wanted', 'link', '/']);
    expect(told('/tianqi/')?.slice(0, 3)).toEqual(['not-wanted', 'frame', '/']);
    expect(told('/sousuo')?.slice(0, 3)).toEqual(['form', 'form', '/']);
    expect(told('https://www.gov.cn/')?.slice(0, 3)).toEqual(['other-site', 'link', '/']);
    await site.close();
  });

  test('says of what a budget kept away first that, and after a further crawl that it was visited', async () => {
    const site = await serve(answers);
    const options = optionsOf({ survey, maxPages: 2 });
    const path = join(dirname(options.snapshot), 'crawl.jsonl');
    await crawlSite(planOf(`${site.url}/`), options);
    expect(linesOf(path).find(({ url }) => url.endsWith('/xin/') || url.endsWith('/zcwj/fj.pdf'))?.why).toBe('budget');
    await crawlSite(planOf(`${site.url}/`), { ...options, maxPages: 50, resume: true });
    const last = new Map(linesOf(path).map((entry) => [`${entry.method ?? 'GET'} ${entry.url}`, entry.why]));
    expect([...last.values()].filter((why) => why === 'budget')).toEqual([]);
    expect(last.get(`GET ${site.url}/zcwj/fj.pdf`)).toBe('visited');
    expect(
      [...addressesIn(options.snapshot)].filter((url) => !last.has(`GET ${url}`) && !last.has(`POST ${url}`)),
    ).toEqual([]);
    await site.close();
  });
});

test('a POST is another address than a GET, and two spellings are one', () => {
  const path = newPath();
  const ledger = openLedger(path, false);
  const list = 'http://www.qinghe.gov.cn/dataproxy.jsp';
  ledger.note({ url: list, at, why: 'visited', by: 'link' });
  ledger.note({ url: list, method: 'POST', body: 'page=2', at, why: 'visited', by: 'paging' });
  ledger.note({ url: list, method: 'POST', body: 'page=3', at, why: 'reset', by: 'paging' });
  ledger.note({ url: `${list}#top`, at, why: 'reset', by: 'link' });
  ledger.close();
  expect(linesOf(path).map(({ method, body, why }) => [method, body, why])).toEqual([
    [undefined, undefined, 'visited'],
    ['POST', 'page=2', 'visited'],
    ['POST', 'page=3', 'reset'],
  ]);
});

test('credentials of an address are not written down', () => {
  const path = newPath();
  const ledger = openLedger(path, false);
  ledger.note({
    url: 'http://u:s3cret@www.qinghe.gov.cn/',
    foundOn: 'http://u:s3cret@www.qinghe.gov.cn/a',
    at,
    why: 'visited',
    by: 'start',
  });
  ledger.close();
  expect(readFileSync(path, 'utf8')).not.toContain('s3cret');
});

test('taken up again it keeps what stands, less a torn last line, and passes over a damaged one', () => {
  const path = newPath();
  const line = (url: string, why: string): string => JSON.stringify({ url, at, why, by: 'link' });
  const [a, b, c] = ['http://a.example/', 'http://b.example/', 'http://c.example/'];
  writeFileSync(path, `${line(a, 'visited')}\n{"url":\n${line(b, 'interrupted')}\n${line(c, 'visited').slice(0, 20)}`);
  const ledger = openLedger(path, true);
  for (const url of [a, b, c]) ledger.note({ url, at, why: 'visited', by: 'link' });
  ledger.noteNew([{ url: b, at, why: 'not-wanted', by: 'link' }]);
  ledger.close();
  const text = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(text.filter((one) => one !== '{"url":').map((one) => (JSON.parse(one) as LedgerEntry).why)).toEqual([
    'visited',
    'interrupted',
    'visited',
    'visited',
  ]);
});
