import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BigSite } from './big-site.js';

export interface ServedBigSite {
  readonly port: number;
  /** `METHOD path body` of every request so far, robots.txt and failures included; `PART` for one that wants a part. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** Serves the site on a free port of 127.0.0.1. */
export async function serveBigSite(site: BigSite): Promise<ServedBigSite> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request;
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const what = request.headers.range === undefined ? method : 'PART';
      requests.push(`${what} ${url} ${body}`.trimEnd());
      const page = site.page(url, method === 'POST' ? body : undefined);
      if (url === '/robots.txt')
        response.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nAllow: /\n');
      else if (page === undefined) response.writeHead(404, HTML).end('<h1>404</h1>');
      else response.writeHead(200, HTML).end(page);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
