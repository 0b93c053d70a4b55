import { describe, expect, test } from 'vitest';
import { createDemoSites } from '../../src/demo/create-demo-sites.js';
import type { DemoSite } from '../../src/demo/demo-site.js';

const AS_OF = '2026-11-20';
const sites = createDemoSites({ asOf: AS_OF });
const site = (id: string): DemoSite => sites.find((candidate) => candidate.id === id)!;
const get = (from: DemoSite, path: string) => from.answer({ method: 'GET', path, body: '' });

/** The text of an answer, in the charset that the site really uses. */
function textOf(from: DemoSite, path: string): string {
  return new TextDecoder(from.id === 'liuhe' ? 'gb18030' : 'utf-8').decode(get(from, path).body);
}
const pagesOf = (from: DemoSite): string[] =>
  from.paths.filter((path) => get(from, path).headers['content-type']?.startsWith('text/html'));

/** Links and pictures of a page that stay on the site, as paths. */
function localLinks(from: DemoSite, path: string): string[] {
  const html = textOf(from, path).replaceAll('&amp;', '&');
  return [...html.matchAll(/(?:href|src|value)\s*=\s*"([^"]+)"/gi)]
    .map((match) => match[1]!)
    .filter((address) => /^(?:\.{0,2}\/|[a-z]+\.(?:asp|htm))/.test(address))
    .map((address) => new URL(address, `http://demo.invalid${path}`))
    .map((url) => url.pathname + url.search);
}

describe.each(sites.map((each) => [each.id, each] as const))('%s', (_, each) => {
  test('every link on every page leads somewhere on the site', () => {
    const dead = pagesOf(each).flatMap((path) =>
      localLinks(each, path)
        .filter((address) => get(each, address).status >= 400)
        .map((address) => `${path} → ${address}`),
    );
    expect(dead).toEqual([]);
  });

  test('has the size of a small portal and no unfilled word', () => {
    const pages = pagesOf(each);
    expect(pages.length).toBeGreaterThanOrEqual(80);
    expect(pages.filter((path) => /\{[\u4e00-\u9fff]+\}|undefined|NaN/.test(textOf(each, path)))).toEqual([]);
  });

  test('the same day gives the same bytes', () => {
    const again = createDemoSites({ asOf: AS_OF }).find((candidate) => candidate.id === each.id)!;
    expect(again.paths).toEqual(each.paths);
    for (const path of each.paths)
      expect(Buffer.from(get(again, path).body)).toEqual(Buffer.from(get(each, path).body));
  });

  test('nothing is dated after the day of the audit', () => {
    const later = pagesOf(each).flatMap((path) =>
      [...textOf(each, path).matchAll(/(?:发布日期|发布时间)：(\d{4})-(\d+)-(\d+)/g)]
        .map((match) => `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`)
        .filter((day) => day > AS_OF),
    );
    expect(later).toEqual([]);
  });

  test('an address it does not have is 404, and the faults are named', () => {
    expect(get(each, '/no-such-page.html').status).toBe(404);
    expect(each.faults.length).toBeGreaterThan(2);
  });
});

describe('what tells them apart', () => {
  test('柳河县 answers GB18030 bytes and names the charset in a meta tag alone', () => {
    const { body, headers } = get(site('liuhe'), '/top.htm');
    expect(headers['content-type']).toBe('text/html');
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(body)).toThrow();
    expect(new TextDecoder('gb18030').decode(body)).toContain('charset=gb2312');
  });

  test('柳河县 has a frameset home page with nothing newer than five months', () => {
    expect(textOf(site('liuhe'), '/')).toContain('<FRAMESET');
    const days = [...textOf(site('liuhe'), '/main.htm').matchAll(/\[(\d{4}-\d{1,2}-\d{1,2})\]/g)].map((m) => m[1]!);
    expect(Math.max(...days.map((day) => Date.parse(day)))).toBeLessThan(Date.parse('2026-06-30'));
  });

  test('云岭区 writes relative addresses and script pagers', () => {
    const list = textOf(site('yunling'), '/xwzx/jryl/');
    expect(list).toMatch(/href="\.\/\d{6}\/t\d{8}_\d+\.html"/);
    expect(list).toContain('createPageHTML(3, 0, "index", "html")');
    expect(textOf(site('yunling'), '/xwzx/jryl/index_2.html')).toContain('var currentPage = 2');
  });

  test('青禾区 hides its rows in datastore records and gives the rest to the paging request', () => {
    const news = site('qinghe');
    const column = textOf(news, '/col/col1002/index.html');
    expect(column).toContain('<datastore>');
    const rest = news.answer({
      method: 'POST',
      path: '/module/web/jpage/dataproxy.jsp?startrecord=16&endrecord=30&perpage=15',
      body: 'col=1&webid=1&columnid=1002',
    });
    expect([
      ...Buffer.from(rest.body)
        .toString()
        .matchAll(/<record>/g),
    ]).toHaveLength(5);
  });

  test('青禾区 finds a published article by its title', () => {
    const words = '青禾区居家养老服务补贴实施细则';
    expect(textOf(site('qinghe'), `/jsearchfront/search.do?q=${encodeURIComponent(words)}`)).toMatch(
      /art_\d+_\d+\.html/,
    );
  });
});
