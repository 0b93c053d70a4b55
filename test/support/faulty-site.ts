/** A sound site on loopback of which every address, or a single one, bears a fault. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { buildSite } from './site-builder/index.js';
import type { SiteSpec } from './site-builder/index.js';
import type { FaultKind, SoundAnswer } from './faults.js';

export interface FaultySite {
  /** Where the audit begins. */
  readonly url: string;
  /** For `CrawlOptions.lookup`: the fault's name, and this machine for all others. */
  lookup(host: string): Promise<readonly string[]>;
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Stands for the body's other host in faults of names. */
const OTHER_HOST = 'other.linxi.example';

/** Serves the site; `path` is the one address that bears the fault, without it all do. */
export async function serveFaulty(spec: SiteSpec, fault?: FaultKind, path?: string): Promise<FaultySite> {
  const site = buildSite(spec);
  const asked: string[] = [];
  const counts = new Map<string, number>();
  const open: Tracked[] = [];
  const seat = fault?.seat;
  const bears = (at: string): boolean => path === undefined || at === path || at.startsWith(`${path}?`);

  const soundAt = (at: string): SoundAnswer | undefined => {
    const found = site.answers.get(at) ?? (bears(at) ? site.answers.get(at.replace(/\?.*$/, '')) : undefined);
    return found && { path: at, headers: found.headers, body: withoutPort(found.body) };
  };
  const answerSoundly = (request: IncomingMessage, response: ServerResponse): void => {
    const found = soundAt(request.url ?? '/');
    if (!found) response.writeHead(404, { 'content-type': 'text/html' }).end('<title>404 Not Found</title>');
    else response.writeHead(200, found.headers).end(found.body);
  };

  const elsewhere =
    seat && 'port' in seat
      ? await track(
          open,
          seat.port === 'tls'
            ? createSecureServer(seat.tls, answerSoundly)
            : createTcpServer((socket) => {
                if (seat.port === 'open') seat.onConnection(socket);
              }),
        )
      : undefined;
  if (seat && 'port' in seat && seat.port === 'closed') await elsewhere?.close();

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const at = request.url ?? '/';
    asked.push(at);
    const earlier = counts.get(at) ?? 0;
    counts.set(at, earlier + 1);
    const sound = soundAt(at) ?? { path: at, headers: {}, body: Buffer.from('') };
    if (!seat || !bears(at) || (fault.whole === 'sound' && !soundAt(at))) answerSoundly(request, response);
    else if ('answer' in seat) seat.answer({ request, response, socket: request.socket, sound, earlier });
    else if ('lookup' in seat) response.writeHead(302, { location: `http://${OTHER_HOST}:${main.port}${at}` }).end();
    else response.writeHead(302, { location: `${schemeOf(fault)}://127.0.0.1:${elsewhere?.port ?? 0}${at}` }).end();
  };
  const main = await track(open, createServer({ maxHeaderSize: 128 * 1024 }, answer));

  const whole = path === undefined;
  const url =
    whole && seat && 'port' in seat
      ? `${schemeOf(fault)}://127.0.0.1:${elsewhere?.port ?? 0}/`
      : whole && seat && 'lookup' in seat
        ? `http://${OTHER_HOST}:${main.port}/`
        : `http://127.0.0.1:${main.port}/`;
  return {
    url,
    asked,
    lookup: (host) =>
      host === OTHER_HOST && seat && 'lookup' in seat ? seat.lookup() : Promise.resolve(['127.0.0.1']),
    close: async () => {
      for (const server of open) await server.close();
    },
  };
}

const schemeOf = (fault: FaultKind | undefined): string => (fault?.kind.startsWith('TLS') === true ? 'https' : 'http');

const withoutPort = (body: Uint8Array): Buffer =>
  Buffer.from(Buffer.from(body).toString('latin1').replaceAll('{{port}}', ''), 'latin1');

interface Tracked {
  readonly port: number;
  close(): Promise<void>;
}

async function track(open: Tracked[], server: Server): Promise<Tracked> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tracked = {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
  open.push(tracked);
  return tracked;
}
