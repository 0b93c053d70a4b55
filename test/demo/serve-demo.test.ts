import { createSocket } from 'node:dgram';
import dnsPacket from 'dns-packet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDemoSites } from '../../src/demo/create-demo-sites.js';
import { serveDemo, type ServedDemo } from '../../src/demo/serve-demo.js';

let demo: ServedDemo;
beforeAll(async () => {
  demo = await serveDemo(createDemoSites({ asOf: '2026-11-20' }));
});
afterAll(async () => {
  await demo.close();
});

/** One question to the demo's resolver. */
function ask(name: string, type: 'A' | 'AAAA' | 'NS'): Promise<dnsPacket.DecodedPacket> {
  const [host = '', port = ''] = demo.dns.split(':');
  const socket = createSocket('udp4');
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('message', (message) => {
      socket.close();
      resolve(dnsPacket.decode(message));
    });
    socket.send(dnsPacket.encode({ type: 'query', id: 7, questions: [{ name, type }] }), Number(port), host);
  });
}

const NO_ERROR = 0;
const NO_SUCH_NAME = 3;
const resultCode = (packet: dnsPacket.DecodedPacket): number => (packet.flags ?? 0) & 15;

test('every site answers on its own loopback port', async () => {
  for (const served of demo.sites) {
    const response = await fetch(served.loopbackUrl);
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(300);
    expect(served.resolve).toBe(`${served.site.host}:${served.port}:127.0.0.1`);
  }
});

test('a page that is not there gets the 404 page of the site', async () => {
  const qinghe = demo.sites[0]!;
  const missing = await fetch(new URL('/col/col9999/index.html', qinghe.loopbackUrl));
  expect(missing.status).toBe(404);
  expect(await missing.text()).toContain('您访问的页面不存在');
});

test('only 青禾区 has an AAAA record; the others say there is none', async () => {
  const answers = await Promise.all(demo.sites.map(({ site }) => ask(site.host, 'AAAA')));
  expect(answers.map((packet) => packet.answers?.length)).toEqual([1, 0, 0]);
  expect(answers.map(resultCode)).toEqual([NO_ERROR, NO_ERROR, NO_ERROR]);
});

test('a name outside the demo does not exist, so nothing leaves the machine', async () => {
  expect(resultCode(await ask('www.example.com', 'A'))).toBe(NO_SUCH_NAME);
});
