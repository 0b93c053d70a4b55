import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import type { Listening } from './serve-options.js';

/** Whoever sends headers slower than this wants to hold the connection, not to ask. */
const HEADERS_MS = 15_000;
/** Uploads over a slow line; then the request is cut off. */
const REQUEST_MS = 180_000;
const KEEP_ALIVE_MS = 10_000;
/** More at once than an office has people; the rest waits at the door. */
const CONNECTIONS = 1_000;
/** What is under way when the server is told to stop has so long to end. */
const CLOSE_MS = 10_000;

/** A server that listens; nothing is answered before `answerBy` was called. */
export interface OpenServer {
  readonly port: number;
  readonly answerBy: (fetch: (request: Request, env: unknown) => Response | Promise<Response>) => void;
  /** Takes no more connections; requests under way end. */
  readonly close: () => Promise<void>;
}

/** Listens. Throws `UsageError` where the port is taken or not allowed. */
export async function listen({ host, port, tls }: Listening, say: Say): Promise<OpenServer> {
  let answer: ReturnType<typeof getRequestListener> | undefined;
  const options = { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, keepAliveTimeout: KEEP_ALIVE_MS };
  const handle: Parameters<typeof createHttpServer>[1] = (incoming, outgoing) => {
    if (answer) void answer(incoming, outgoing);
    else outgoing.writeHead(503, { 'Retry-After': '1' }).end();
  };
  const server: Server = tls ? createHttpsServer({ ...options, ...tls }, handle) : createHttpServer(options, handle);
  server.maxConnections = CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(inWords(error, host, port, say)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    answerBy: (fetch) => {
      answer = getRequestListener((request, env) => fetch(request, env), { overrideGlobalObjects: false });
    },
    close: () =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

const inWords = (error: NodeJS.ErrnoException, host: string, port: number, say: Say): Error => {
  const place = `${host}:${port}`;
  if (error.code === 'EADDRINUSE')
    return new UsageError(say(`${place} 已被别的程序占用`, `${place} is taken by another program`), [
      say('用 --port 换一个端口，例如 --port 8081', 'choose another with --port, e.g. --port 8081'),
    ]);
  if (error.code === 'EACCES')
    return new UsageError(say(`没有权限监听 ${place}`, `not allowed to listen at ${place}`), [
      say(
        '1024 以下的端口一般要管理员权限，用 --port 换一个',
        'ports below 1024 want rights; choose another with --port',
      ),
    ]);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new UsageError(say(`本机没有 ${host} 这个地址`, `this machine has no address ${host}`));
  return error;
};
