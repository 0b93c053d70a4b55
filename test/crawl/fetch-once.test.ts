import { afterEach, describe, expect, test } from 'vitest';
import { fetchOnce } from '../../src/crawl/fetch-once.js';
import { serve } from '../support/http-server.js';
import type { Answers, TestServer } from '../support/http-server.js';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});
async function start(answers: Answers, where: { host?: string } = {}): Promise<TestServer> {
  const server = await serve(answers, where);
  open.push(() => server.close());
  return server;
}
const options = { userAgent: 'gongkai/0.0.0', allowPrivate: true };

describe('one page, fetched now', () => {
  test('is where its redirects end', async () => {
    const site = await start({
      '/': { status: 302, headers: { location: '/guide' } },
      '/guide': '<title>指南</title>',
    });
    const page = await fetchOnce(`${site.url}/`, options);
    expect(page).toMatchObject({ url: `${site.url}/guide`, status: 200, contentType: 'text/html; charset=utf-8' });
    expect('body' in page && Buffer.from(page.body).toString('utf8')).toBe('<title>指南</title>');
  });

  test('a private address needs leave, and the leave is for that host alone', async () => {
    const inside = await start({ '*': '内网' }, { host: '127.0.0.2' });
    const site = await start({ '/': { status: 302, headers: { location: `${inside.url}/` } } });
    expect(await fetchOnce(`${site.url}/`, { userAgent: 'gongkai/0.0.0' })).toMatchObject({ why: 'private-address' });
    expect(await fetchOnce(`${site.url}/`, options)).toMatchObject({ url: `${inside.url}/`, why: 'private-address' });
    expect(inside.log).toEqual([]);
  });

  test('endless redirects and no address at all are faults, not errors', async () => {
    const site = await start({ '*': { status: 302, headers: { location: '/' } } });
    expect(await fetchOnce(`${site.url}/`, options)).toMatchObject({ why: 'too-many-redirects' });
    expect(await fetchOnce('no address', options)).toMatchObject({ why: 'other' });
  });

  test('a name goes where it is told', async () => {
    const site = await start({ '/': '青禾区' });
    const host = `www.qinghe.gov.cn:${site.port}`;
    expect(await fetchOnce(`http://${host}/`, { ...options, resolve: [`${host}:127.0.0.1`] })).toMatchObject({
      status: 200,
    });
  });
});
