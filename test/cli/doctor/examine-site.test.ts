import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { defaultChoices, type CrawlChoices } from '../../../src/cli/options/crawl-choices.js';
import { examineSite } from '../../../src/cli/doctor/examine-site.js';
import { speaker } from '../../../src/cli/language.js';

const say = speaker('en');
const HOST = 'staging.lingxi.example';

/** What would be said of a site that answers so; its name is sent to loopback as `--resolve` does. */
const examined = async (
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  choices: Partial<CrawlChoices> = {},
): Promise<ReadonlyMap<string, { readonly condition: string; readonly message: string; readonly remedy?: string }>> => {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const site = { id: 'lingxi', name: '灵溪区人民政府', url: `http://${HOST}:${port}/`, kind: 'district' };
  try {
    const asked = {
      ...defaultChoices,
      resolve: [`${HOST}:${port}:127.0.0.1`],
      privateHosts: [HOST],
      ...choices,
    };
    const found = await examineSite({ site, choices: asked, version: '0.1.0' }, say);
    return new Map(found.map((one) => [one.id, one]));
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};

const home = (response: ServerResponse): void => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end('<title>灵溪区人民政府</title>');
};

describe('a site that is named to the doctor', () => {
  it('that lets us in is told as it will be met: its address, its answer, robots.txt, its clock', async () => {
    const found = await examined((request, response) => {
      if (request.url === '/robots.txt') response.end('User-agent: *\nCrawl-delay: 2\n');
      else home(response);
    });
    expect([...found].map(([id, { condition }]) => `${id} ${condition}`)).toEqual([
      'site-address ok',
      'site-answer ok',
      'site-robots ok',
      'site-clock ok',
    ]);
    expect(found.get('site-address')?.message).toBe('lingxi: at 127.0.0.1, by --resolve');
    expect(found.get('site-robots')?.message).toContain('2 s between requests');
  });

  it('that wants a password is a fault: none was given, or not that one; with it all is well', async () => {
    const guarded = (request: IncomingMessage, response: ServerResponse): void => {
      const isLetIn = request.headers.authorization === `Basic ${Buffer.from('shen:mima').toString('base64')}`;
      if (isLetIn) home(response);
      else response.writeHead(401).end();
    };
    const login = (password: string): Partial<CrawlChoices> => ({ secrets: { auth: { username: 'shen', password } } });
    expect((await examined(guarded)).get('site-answer')).toMatchObject({
      condition: 'fault',
      remedy: expect.stringContaining('GONGKAI_AUTH') as string,
    });
    const refused = (await examined(guarded, login('falsch'))).get('site-answer');
    expect(refused?.message).toContain('does not accept the user name and password');
    expect(JSON.stringify(refused)).not.toContain('falsch');
    expect((await examined(guarded, login('mima'))).get('site-answer')).toMatchObject({ condition: 'ok' });
  });

  it('that forbids robots, or stands behind a shield, cannot be audited, and what helps is said', async () => {
    const forbidding = (request: IncomingMessage, response: ServerResponse): void => {
      if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /\n');
      else home(response);
    };
    expect((await examined(forbidding)).get('site-robots')).toMatchObject({ condition: 'fault' });
    expect((await examined(forbidding, { robots: 'ignore' })).get('site-robots')).toMatchObject({ condition: 'ok' });
    const shielded = await examined((_, response) => response.writeHead(412).end());
    expect(shielded.get('site-answer')?.remedy).toContain('--contact');
  });

  it('that sends on to another host is told of, and a private one is not followed', async () => {
    const found = await examined((_, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1:9/login' }).end(),
    );
    expect(found.get('site-answer')).toMatchObject({ condition: 'fault' });
    expect(found.get('site-answer')?.message).toContain('sends on to a private address');
  });

  it('whose clock differs shows that one of the two is wrong', async () => {
    const found = await examined((_, response) => {
      response.setHeader('date', new Date(Date.now() - 3 * 3_600_000).toUTCString());
      home(response);
    });
    expect(found.get('site-clock')).toMatchObject({ condition: 'limited' });
    expect(found.get('site-clock')?.message).toContain('180 minutes ahead');
  });

  it('that has no address, none that may be asked, or nobody who answers is a fault with its own remedy', async () => {
    const at = async (url: string, choices: Partial<CrawlChoices>) => {
      const site = { id: 'lingxi', name: '灵溪', url, kind: 'district' };
      return (await examineSite({ site, choices: { ...defaultChoices, ...choices }, version: '0.1.0' }, say)).at(-1);
    };
    expect(await at('http://127.0.0.1:9/', {})).toMatchObject({
      condition: 'fault',
      remedy: expect.stringContaining('--allow-private') as string,
    });
    expect(await at('http://127.0.0.1:9/', { privateHosts: ['127.0.0.1'] })).toMatchObject({
      id: 'site-answer',
      message: expect.stringContaining('refused (ECONNREFUSED)') as string,
    });
  });
});
