import { mkdtempSync, rmSync, symlinkSync, writeFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAttachment } from '../../src/lib/isolate/read-attachment.js';
import { CannotPrint, openPrinter } from '../../src/lib/browser/print-pdf.js';
import { installedBrowser } from './support/installed-browser.js';
import { expect, test } from './support/pages.js';

const { path } = installedBrowser;
const printer = openPrinter(() => Promise.resolve(path === undefined ? undefined : { path, mayLackSandbox: true }));
test.afterAll(() => printer.close());
const head = { left: '湖畔区人民政府 · 政府信息公开检测报告', right: '检测日 2026-03-05' };

const textOf = async (bytes: Uint8Array): Promise<string> => {
  const reading = await readAttachment(bytes);
  return JSON.stringify(reading).replace(/\s/g, '');
};

test('the report prints with verdict, findings, head and page numbers, and an outline', async ({ folder }) => {
  const html = readFileSync(join(folder, 'report.html'), 'utf8');
  const bytes = Buffer.from(await printer.print({ html, folder, head }));
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const raw = bytes.toString('latin1');
  expect(raw).toContain('/Outlines');
  expect(raw).toContain('/StructTreeRoot');
  // Nothing that lies beside the page is linked to; what the page itself links to stays.
  expect(raw).not.toContain('evidence/guide-1.png');
  const text = await textOf(bytes);
  for (const part of ['湖畔区人民政府', '不合格', '政府信息公开指南缺少“编排体系”', '检测日2026-03-05', '—1/']) {
    expect(text).toContain(part.replace(/"/g, '\\"'));
  }
});

test('nothing is fetched but pictures of the folder: no network, no script, no file through a link', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-print-'));
  mkdirSync(join(folder, 'evidence'));
  writeFileSync(join(tmpdir(), 'gongkai-print-secret.png'), 'secret');
  symlinkSync(join(tmpdir(), 'gongkai-print-secret.png'), join(folder, 'evidence', 'linked.png'));
  const html = `<!doctype html><html lang="zh"><head><title>甲</title></head><body><p id="said">原文</p><p>${'湖畔区政府信息公开工作年度报告。'.repeat(20)}</p>
    <img src="http://127.0.0.1:${port}/seen.png"><img src="file:///etc/hostname"><img src="evidence/linked.png">
    <iframe src="http://127.0.0.1:${port}/frame"></iframe><a href="evidence/linked.png">图</a>
    <script>document.getElementById('said').textContent = '改过'; fetch('http://127.0.0.1:${port}/sent')</script></body></html>`;
  const text = await textOf(await printer.print({ html, folder, head: { left: '<b>甲</b>', right: '乙' } }));
  expect(text).toContain('原文');
  expect(text).not.toContain('改过');
  expect(text).toContain('<b>甲</b>');
  expect(asked).toEqual([]);
  server.close();
  rmSync(folder, { recursive: true });
  rmSync(join(tmpdir(), 'gongkai-print-secret.png'));
});

test('without a browser the reason is told, each time', async () => {
  const none = openPrinter(() => Promise.resolve(undefined));
  const job = { html: '<p>甲', folder: tmpdir(), head };
  for (const _ of [1, 2]) await expect(none.print(job)).rejects.toThrow(CannotPrint);
  await none.close();
});
