/** Serves portals on loopback and gives the reports of one `gongkai audit` over all of them. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { AuditReport } from '../../../src/model/report.js';
import { runGongkai } from '../run-gongkai.js';
import type { Portal } from './portal.js';

const NOT_FOUND = '<html><head><title>404</title></head><body><h1>404 Not Found</h1></body></html>';
const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  js: 'application/javascript',
  json: 'application/json',
  png: 'image/png',
};

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** As most of these servers do, the charset is left to the page. `PORT` in what is served stands for the server's own. */
async function servePortal(portal: Portal): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURI((request.url ?? '/').split('#')[0] ?? '/');
    const answer = portal.serve?.({ host: (request.headers.host ?? '').replace(/:\d+$/, ''), path });
    const page =
      answer?.body ??
      portal.pages[path] ??
      portal.pages[path.replace(/index\.html$/, '')] ??
      portal.pages[path.split('?')[0] ?? ''];
    const ending = /\.(\w+)(?:\?|$)/.exec(path)?.[1] ?? '';
    const status = answer ? (answer.status ?? 200) : page === undefined ? 404 : 200;
    const withPort = (text: string): string => text.replaceAll(':PORT', `:${String(portOf(server))}`);
    response.writeHead(status, {
      'content-type': answer?.type ?? TYPES[ending] ?? 'text/html',
      ...(answer?.location === undefined ? {} : { location: withPort(answer.location) }),
    });
    response.end(typeof page === 'string' ? withPort(page) : (page ?? NOT_FOUND));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The report of each, in order. The folder of the run stays if `keep` names it. */
export async function auditPortals(
  portals: readonly Portal[],
  { keep, args = ['--render', 'never'] }: { readonly keep?: string; readonly args?: readonly string[] } = {},
): Promise<readonly (AuditReport | undefined)[]> {
  const servers = await Promise.all(portals.map(servePortal));
  const out = keep ?? mkdtempSync(join(tmpdir(), 'gongkai-portal-'));
  const list = join(out, 'sites.yaml');
  const sites = portals.map(({ name, kind, start, hosts }, at) => {
    const port = String(portOf(servers[at] as Server));
    return { id: `p${String(at)}`, name, kind, url: `http://${hosts?.[0] ?? '127.0.0.1'}:${port}${start}` };
  });
  const resolve = portals.flatMap(({ hosts = [] }, at) =>
    hosts.flatMap((host) => ['--resolve', `${host}:${String(portOf(servers[at] as Server))}:127.0.0.1`]),
  );
  try {
    writeFileSync(list, stringify({ sites }));
    const said = await runGongkai(
      [
        ...['audit', '--sites', list, '--as-of', '2025-11-18', '--allow-private', '--delay', '0'],
        ...['--concurrency', '4', '--sites-at-once', '4', ...args, ...resolve],
        ...['--format', 'json', '--out', out, '--run', 'r', '--no-progress'],
      ],
      { cwd: tmpdir(), limitMs: 800_000 },
    );
    if (!existsSync(join(out, 'r'))) throw new Error(said.stderr);
    return sites.map(({ id }) => {
      const file = join(out, 'r', id, 'report.json');
      return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as AuditReport) : undefined;
    });
  } finally {
    for (const server of servers) server.close();
    if (keep === undefined) rmSync(out, { recursive: true, force: true });
  }
}
