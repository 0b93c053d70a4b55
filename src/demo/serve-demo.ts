import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DemoSite } from './demo-site.js';
import { startDemoDns } from './demo-dns.js';

/** One site as it is served: how `audit` is told to reach it. */
export interface ServedSite {
  readonly site: DemoSite;
  readonly port: number;
  /** Address by its own name; only a client that follows `resolve` gets there. */
  readonly url: string;
  /** The same pages by number, for a person's browser. */
  readonly loopbackUrl: string;
  /** For `--resolve`. */
  readonly resolve: string;
}

export interface ServedDemo {
  readonly sites: readonly ServedSite[];
  /** For `--dns`: a resolver on loopback that knows the demo hosts and nothing else. */
  readonly dns: string;
  close(): Promise<void>;
}

/** No demo page needs more. */
const BODY_LIMIT_BYTES = 64 * 1024;

function serverOf(site: DemoSite): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > BODY_LIMIT_BYTES) request.destroy();
      else chunks.push(chunk);
    });
    request.on('end', () => {
      const answer = site.answer({
        method: request.method ?? 'GET',
        path: request.url ?? '/',
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length });
      response.end(request.method === 'HEAD' ? undefined : answer.body);
    });
  });
}

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => {
      resolve();
    });
  });

/** The wished port, else any free one: with the same port, addresses and so fingerprints are the same in every run. */
const listenNear = (server: Server, wished: number): Promise<number> =>
  listen(server, wished, '127.0.0.1').catch(() => listen(server, 0, '127.0.0.1'));

/**
 * Serves every site on 127.0.0.1 (those with IPv6 on ::1 too, where the machine has it) and starts the resolver.
 * `firstPort` and the ports after it are taken if they are free.
 */
export async function serveDemo(
  sites: readonly DemoSite[],
  { firstPort }: { readonly firstPort?: number } = {},
): Promise<ServedDemo> {
  const servers: Server[] = [];
  const served: ServedSite[] = [];
  for (const [index, site] of sites.entries()) {
    const server = serverOf(site);
    servers.push(server);
    const port = await listenNear(server, firstPort === undefined ? 0 : firstPort + index);
    if (site.hasIpv6) {
      const twin = serverOf(site);
      await listen(twin, port, '::1').then(
        () => servers.push(twin),
        () => undefined,
      );
    }
    served.push({
      site,
      port,
      url: `http://${site.host}:${port}/`,
      loopbackUrl: `http://127.0.0.1:${port}/`,
      resolve: `${site.host}:${port}:127.0.0.1`,
    });
  }
  const dns = await startDemoDns(sites);
  return {
    sites: served,
    dns: dns.address,
    close: async () => {
      await Promise.all([...servers.map(close), dns.close()]);
    },
  };
}
