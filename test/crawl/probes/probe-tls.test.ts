import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { crawlSite } from '../../../src/crawl/crawl-site.js';
import { probeTls } from '../../../src/crawl/probes/probe-tls.js';
import { createGuard } from '../../../src/lib/net/guard.js';
import { openSnapshot } from '../../../src/snapshot/open-snapshot.js';
import { selfSigned, signed, testRoot } from '../../support/certificate.js';
import { optionsOf, pageOf, planOf } from '../crawl-plan.js';

const HOST = 'www.qinghe.example';
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A server that tells whoever asks for what it is. */
async function secure(
  certificate: { readonly key: string; readonly cert: string },
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const server = createServer({ ...certificate }, (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(`${pageOf('青禾区人民政府')}<script src="http://static.qinghe.example/a.js"></script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

const guard = createGuard({ privateHosts: [HOST], lookup: () => Promise.resolve(['127.0.0.1']) });
const trusting = { authorities: [testRoot] };

describe('a certificate', () => {
  test('in order is valid, and told for whom, by whom and until when', async () => {
    expect(await probeTls(guard, HOST, await secure(signed.good), trusting)).toMatchObject({
      result: 'valid',
      certificate: {
        names: [HOST, 'qinghe.example'],
        issuer: 'Qinghe Test Authority',
        validFrom: '2020-01-01T00:00:00.000Z',
        validTo: '2120-01-01T00:00:00.000Z',
      },
    });
  });

  test.each([
    ['whose root nobody trusts', signed.good, {}, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['that has expired', signed.expired, trusting, 'CERT_HAS_EXPIRED'],
    ['that is not valid yet', signed.future, trusting, 'CERT_NOT_YET_VALID'],
    ['for another name', signed.other, trusting, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['without its intermediate', signed.chained, trusting, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['that the server made for itself', selfSigned, trusting, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ])('%s is not', async (_, certificate, options, code) => {
    const probe = await probeTls(guard, HOST, await secure(certificate), options);
    expect(probe).toMatchObject({ result: 'invalid', code, codes: expect.arrayContaining([code]) });
  });
});

describe('beside the handshake', () => {
  const crawled = async (port: number, plan = planOf(`https://${HOST}:${port}/`, { probes: new Set(['tls']) })) => {
    const options = optionsOf({ ...trusting, resolve: [`${HOST}:${port}:127.0.0.1`] });
    await crawlSite(plan, options);
    const snapshot = openSnapshot(options.snapshot);
    open.push(() => {
      snapshot.close();
    });
    return snapshot;
  };

  test('the home page is asked by both schemes, and what HTTPS brought is kept', async () => {
    const snapshot = await crawled(await secure(signed.good));
    const [tls, https, http] = snapshot.probes;
    expect(tls).toMatchObject({ kind: 'tls', result: 'valid' });
    expect(https).toMatchObject({ kind: 'scheme', url: expect.stringMatching(/^https:/), status: 200 });
    expect(https).not.toHaveProperty('upgradesResources');
    // Node's server hangs up on whoever speaks no TLS.
    expect(http).toMatchObject({ kind: 'scheme', url: expect.stringMatching(/^http:/), why: 'reset' });
    const { record = '' } = https as { record?: string };
    expect(Buffer.from(snapshot.body(record)).toString('utf8')).toContain('static.qinghe.example');
  });

  test('a policy that has browsers turn to HTTPS for what the page loads is noted', async () => {
    const policy = { 'content-security-policy': 'default-src *; upgrade-insecure-requests' };
    const snapshot = await crawled(await secure(signed.good, policy));
    expect(snapshot.probes[1]).toMatchObject({ kind: 'scheme', upgradesResources: true });
  });
});
