/**
 * A proxy on loopback for a browser: every connection of a page, its scripts and its frames passes the same guard as
 * our own. The browser resolves no names itself, so a name that changes its address gains nothing.
 */
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex, Readable } from 'node:stream';
import { connectGuarded } from './connect.js';
import type { Guard } from './guard.js';

export interface GuardProxy {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  close(): Promise<void>;
}

export interface GuardProxyOptions {
  readonly guard: Guard;
  /** Longest body passed through. */
  readonly bodyBytes: number;
}

/** A tunnel carries many answers. */
const TUNNEL_BODIES = 5;
const HEADER_BYTES = 64 * 1024;
/** A connection on which nothing moves for so long is given up. */
const IDLE_MS = 30_000;

export async function startGuardProxy({ guard, bodyBytes }: GuardProxyOptions): Promise<GuardProxy> {
  const sockets = new Set<Duplex>();
  const track = (socket: Duplex): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer({ insecureHTTPParser: true, maxHeaderSize: HEADER_BYTES }, (request, response) => {
    void forward(guard, request, response, bodyBytes, track);
  });
  server.on('connection', track);
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    void tunnel(guard, request, client, head, bodyBytes, track);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => closeAll(server, sockets),
  };
}

async function tunnel(
  guard: Guard,
  request: IncomingMessage,
  client: Duplex,
  head: Buffer,
  bodyBytes: number,
  track: (socket: Duplex) => void,
): Promise<void> {
  const target = targetOf(`https://${request.url ?? ''}`);
  const server = target && (await connectGuarded(guard, target.hostname, target.port).catch(() => undefined));
  if (!server || client.destroyed) {
    client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    server?.destroy();
    return;
  }
  track(server);
  server.setTimeout(IDLE_MS, () => server.destroy());
  client.write('HTTP/1.1 200 OK\r\n\r\n');
  if (head.length > 0) server.write(head);
  bound(server, server, TUNNEL_BODIES * bodyBytes);
  server.pipe(client);
  client.pipe(server);
  server.once('close', () => client.destroy());
  client.once('close', () => server.destroy());
}

/** Headers between a browser and its proxy, and those that would make our connection outlive the answer. */
const HOP_HEADERS = new Set(['proxy-connection', 'proxy-authorization', 'connection', 'keep-alive', 'upgrade', 'te']);

async function forward(
  guard: Guard,
  request: IncomingMessage,
  response: ServerResponse,
  bodyBytes: number,
  track: (socket: Duplex) => void,
): Promise<void> {
  const target = targetOf(request.url ?? '');
  const socket: Socket | undefined =
    target && (await connectGuarded(guard, target.hostname, target.port).catch(() => undefined));
  if (!target || !socket) {
    // An answer of ours would look like the site's: the browser is told that there is none.
    response.destroy();
    return;
  }
  track(socket);
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !HOP_HEADERS.has(name)));
  const onward = httpRequest(
    {
      createConnection: () => socket,
      method: request.method,
      path: target.path,
      headers: { ...headers, connection: 'close' },
      setHost: false,
      insecureHTTPParser: true,
      maxHeaderSize: HEADER_BYTES,
    },
    (answer) => {
      const kept = Object.entries(answer.headers).filter(([name]) => !HOP_HEADERS.has(name));
      try {
        response.writeHead(answer.statusCode ?? 502, Object.fromEntries(kept));
      } catch {
        response.destroy(); // a header that Node would not write
        return;
      }
      answer.once('error', () => response.destroy());
      answer.once('aborted', () => response.destroy());
      bound(answer, socket, bodyBytes);
      answer.pipe(response);
    },
  );
  onward.once('error', () => response.destroy());
  response.once('close', () => socket.destroy());
  request.pipe(onward);
}

interface Target {
  readonly hostname: string;
  readonly port: number;
  readonly path: string;
}

function targetOf(url: string): Target | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port, pathname, search } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  return { hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80), path: `${pathname}${search}` };
}

function bound(stream: Readable, socket: Socket, bodyBytes: number): void {
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > bodyBytes) socket.destroy();
  });
}

async function closeAll(server: Server, sockets: ReadonlySet<Duplex>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
