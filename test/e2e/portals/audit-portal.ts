/** Serves a portal on loopback and gives the report of `gongkai audit`. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditReport } from '../../../src/model/report.js';
import { runGongkai } from '../run-gongkai.js';
import type { Portal } from './portal.js';

const NOT_FOUND = '<html><head><title>404</title></head><body><h1>404 Not Found</h1></body></html>';
const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  js: 'application/javascript',
  png: 'image/png',
};

/** The report, and the folder of the run if `keep` names one. */
export async function auditPortal(portal: Portal, keep?: string): Promise<AuditReport> {
  const server = createServer((request, response) => {
    const path = decodeURI((request.url ?? '/').split('#')[0] ?? '/');
    const page =
      portal.pages[path] ?? portal.pages[path.replace(/index\.html$/, '')] ?? portal.pages[path.split('?')[0] ?? ''];
    const ending = /\.(\w+)(?:\?|$)/.exec(path)?.[1] ?? '';
    // As most of these servers do, the charset is left to the page.
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': TYPES[ending] ?? 'text/html' });
    response.end(page ?? NOT_FOUND);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const out = keep ?? mkdtempSync(join(tmpdir(), 'gongkai-portal-'));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}${portal.start}`;
  try {
    const said = await runGongkai(
      [
        'audit',
        url,
        '--name',
        portal.name,
        '--kind',
        portal.kind,
        '--as-of',
        '2025-11-18',
        '--allow-private',
        '--delay',
        '0',
        '--concurrency',
        '4',
        '--render',
        'never',
        '--format',
        'json',
        '--out',
        out,
        '--run',
        'r',
        '--no-progress',
      ],
      { cwd: tmpdir(), limitMs: 60_000 },
    );
    const run = join(out, 'r');
    const folder = existsSync(run)
      ? readdirSync(run, { withFileTypes: true }).find((entry) => entry.isDirectory())
      : undefined;
    if (!folder) throw new Error(said.stderr);
    return JSON.parse(readFileSync(join(run, folder.name, 'report.json'), 'utf8')) as AuditReport;
  } finally {
    server.close();
    if (keep === undefined) rmSync(out, { recursive: true, force: true });
  }
}
