/** A built site on loopback, with its misbehaviour and a log of what was asked. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createSocketServer } from 'node:net';
import type { AddressInfo, Server as SocketServer, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { certificates } from './certificates.js';
import type { Answer, LoggedRequest, Site } from './site.js';

export interface ServedSite {
  /** http://HOST:PORT/ as TARGET. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Values for `--resolve`, one a host name. */
  readonly resolve: readonly string[];
  readonly log: readonly LoggedRequest[];
  close(): Promise<void>;
}

const NOT_FOUND: Answer = {
  status: 404,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from(
    '<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>',
  ),
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

const headersWithPort = (headers: Answer['headers'], port: number): Answer['headers'] =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replaceAll('{{port}}', `:${port}`)]));

/** `{{port}}` is known only now; `{{visits}}` is another number for every visit. */
const filledIn = (body: Uint8Array, port: number, visits: number): Uint8Array => {
  const bytes = Buffer.from(body);
  if (!bytes.includes('{{port}}') && !bytes.includes('{{visits}}')) return bytes;
  const text = bytes.toString('latin1').replaceAll('{{port}}', `:${port}`);
  return Buffer.from(text.replaceAll('{{visits}}', String(10 + (visits % 50))), 'latin1');
};

const send = (response: ServerResponse, answer: Answer, port: number, method: string, visits: number): void => {
  const behaviour = answer.behaviour;
  if (behaviour && 'hang' in behaviour) return;
  if (behaviour && 'drop' in behaviour) {
    response.socket?.destroy();
    return;
  }
  const body = filledIn(answer.body, port, visits);
  const write = (): void => {
    response.writeHead(answer.status, {
      ...headersWithPort(answer.headers, port),
      'content-length': String(body.length),
    });
    if (method === 'HEAD') response.end();
    else if (behaviour && 'cutAfter' in behaviour) {
      response.write(body.subarray(0, Math.floor(body.length * behaviour.cutAfter)), () => response.socket?.destroy());
    } else response.end(body);
  };
  if (behaviour && 'delayMs' in behaviour) setTimeout(write, behaviour.delayMs);
  else write();
};

const listen = (server: SocketServer, port: number, address: string): Promise<boolean> =>
  new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, address, () => resolve(true));
  });

/** Serves on 127.0.0.1 and, where the machine has it, on ::1 at the same port. */
export const serveSite = async (site: Site): Promise<ServedSite> => {
  const log: LoggedRequest[] = [];
  const sockets = new Set<Socket>();
  const counts = new Map<string, number>();
  const startedAt = performance.now();
  let port = 0;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? 'GET';
    const path = request.url ?? '/';
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const body = await readBody(request);
    log.push({
      method,
      host,
      path,
      userAgent: request.headers['user-agent'] ?? '',
      atMs: performance.now() - startedAt,
    });
    const earlier = counts.get(path) ?? 0;
    counts.set(path, earlier + 1);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
    );
    let answer: Answer | undefined;
    const isSecure = request.socket instanceof TLSSocket;
    const family = request.socket.remoteAddress?.includes('.') ? 4 : 6;
    if (site.tls?.redirects && !isSecure)
      answer = { status: 301, headers: { location: `https://${host}{{port}}${path}` }, body: new Uint8Array() };
    for (const handler of site.handlers)
      answer ??= handler({ method, host, path, headers, body, earlier, family, isSecure });
    const isOther = site.otherHosts.includes(host);
    answer ??= isOther ? site.answers.get(host + path) : site.answers.get(path);
    send(response, answer ?? NOT_FOUND, port, method, log.length);
  };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch(() => response.destroy());
  };
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  };
  const make = (): SocketServer => {
    const plain = createServer(answer);
    const { tls } = site;
    if (!tls) return plain.on('connection', keep);
    const secure = createSecureServer(certificates[tls.certificate], answer);
    secure.on('tlsClientError', () => undefined);
    // The first byte of a handshake is 22 (RFC 8446 5.1), that of a request a letter.
    return createSocketServer((socket) => {
      keep(socket);
      socket.once('data', (bytes) => {
        socket.pause();
        socket.unshift(bytes);
        (bytes[0] === 22 ? secure : plain).emit('connection', socket);
        process.nextTick(() => socket.resume());
      });
    });
  };
  const four = make();
  await listen(four, 0, '127.0.0.1');
  port = (four.address() as AddressInfo).port;
  const six = make();
  const namesSix =
    (site.aaaa !== 'error' && site.aaaa.length > 0) ||
    Object.values(site.dns).some(({ aaaa }) => aaaa?.includes('::1'));
  const hasSix = namesSix && !site.isSilentOverIpv6 && (await listen(six, port, '::1'));
  const stop = (server: SocketServer): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await Promise.all([stop(four), hasSix ? stop(six) : Promise.resolve()]);
  };
  if (site.isDown) await close();
  return {
    url: `http${site.tls?.isTarget ? 's' : ''}://${site.host}:${port}${site.start}`,
    host: site.host,
    port,
    resolve: [site.host, ...site.otherHosts].map((host) => `${host}:${port}:127.0.0.1`),
    log,
    close: () => (site.isDown ? Promise.resolve() : close()),
  };
};
