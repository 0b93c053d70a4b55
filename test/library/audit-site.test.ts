import { createServer, type Server } from 'node:http';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { auditSite, loadProfile, renderReport, replaySnapshot, type AuditOptions } from '../../src/index.js';

/** A site whose home page never comes to its end: whoever audits it waits. */
let server: Server;
let address: string;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-library-'));
beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(request.url === '/robots.txt' ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    if (request.url === '/robots.txt') response.end();
    else response.write('<title>青禾区人民政府</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const wishes: AuditOptions = { allowPrivate: true, render: 'never', delayMs: 0, only: ['guide-elements'] };

it('an audit that is aborted rejects with the reason, and leaves no folder and no process', async () => {
  vi.stubEnv('TMPDIR', folder);
  const before = readdirSync(folder);
  const stop = new AbortController();
  server.once('request', () => {
    stop.abort(new Error('改天再查'));
  });
  await expect(auditSite(address, { ...wishes, signal: stop.signal })).rejects.toThrow('改天再查');
  expect(readdirSync(folder)).toEqual(before);
  expect(process.getActiveResourcesInfo()).not.toContain('ProcessWrap');
});

it('what onProgress throws ends the audit', async () => {
  const onProgress = (): never => {
    throw new Error('看够了');
  };
  await expect(auditSite(address, { ...wishes, onProgress })).rejects.toThrow('看够了');
});

it('an aborted audit is kept where a folder was named, and gone on with only by order', async () => {
  const out = join(folder, '检查');
  const signal = AbortSignal.abort(new Error('停'));
  const stop = new AbortController();
  const onProgress = (): void => {
    stop.abort(new Error('停'));
  };
  const site = { id: 'qinghe', url: address, name: '青禾区人民政府' };
  await expect(auditSite(site, { ...wishes, out, signal: stop.signal, onProgress })).rejects.toThrow('停');
  expect(readdirSync(join(out, 'qinghe'))).toContain('snapshot.warc.gz');
  await expect(auditSite(site, { ...wishes, out })).rejects.toMatchObject({ code: 'folder-in-use' });
  await expect(auditSite(site, { ...wishes, out, resume: true, signal })).rejects.toThrow('停');
});

it.each<readonly [what: string, call: () => Promise<unknown>, code: string, words: RegExp]>([
  ['an address without scheme', () => auditSite('www.qinghe.example'), 'bad-address', /http:\/\//],
  ['a password in the address', () => auditSite('http://a:b@www.qinghe.example/'), 'bad-address', /auth/],
  ['a private address', () => auditSite(address), 'private-address', /allowPrivate/],
  ['a misspelt option', () => auditSite(address, { maxpages: 9 } as AuditOptions), 'bad-option', /mean maxPages\?/],
  ['no pages at all', () => auditSite(address, { maxPages: 0 }), 'bad-option', /from 1 to 100000/],
  ['a day that there is not', () => auditSite(address, { asOf: '2026-02-30' }), 'bad-option', /a day such as/],
  [
    'a rule that there is not',
    () => auditSite(address, { ...wishes, only: ['guide-element'] }),
    'unknown-rule',
    /mean guide-elements/,
  ],
  ['a kind that there is not', () => auditSite({ url: address, kind: 'shire' }, wishes), 'unknown-kind', /district/],
  ['no snapshot', () => replaySnapshot(join(folder, 'nowhere')), 'no-snapshot', /nowhere/],
  ['no report', () => renderReport([], 'html'), 'bad-option', /no report/],
])('%s is told before anything is asked', async (_what, call, code, words) => {
  const asked = vi.fn();
  server.on('request', asked);
  await expect(call()).rejects.toMatchObject({
    name: 'UsageError',
    code,
    messageEn: expect.stringMatching(words) as unknown,
  });
  server.off('request', asked);
  expect(asked).not.toHaveBeenCalled();
});

it('a header with a line break is refused without repeating it', async () => {
  const call = auditSite(address, { ...wishes, headers: { 'x-key': 'geheim\r\nx: y' } });
  await expect(call).rejects.toMatchObject({ code: 'bad-option', messageEn: 'headers: x-key is malformed' });
});

it('a header that would break every request is refused before any', async () => {
  const call = auditSite(address, { ...wishes, headers: { 'Content-Length': '5' } });
  await expect(call).rejects.toMatchObject({ code: 'bad-option', message: expect.stringContaining('Content-Length') });
});

it('settings of the command line are not read from the environment', async () => {
  vi.stubEnv('GONGKAI_PROFILE', 'no-such');
  await expect(loadProfile('national')).resolves.toMatchObject({ id: 'national' });
});
