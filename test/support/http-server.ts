/** A loopback server whose answers a test writes, with a log of what it was asked. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Milliseconds on the test's clock. */
  readonly startedAt: number;
  endedAt?: number;
}

export interface Canned {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
  readonly delayMs?: number;
  /** Sends these bytes of the body, then breaks the connection. */
  readonly cutAfter?: number;
  /** Ends the connection without any answer. */
  readonly hangUp?: boolean;
  /** Never answers. */
  readonly hang?: boolean;
  /** Bytes put on the wire as they are. */
  readonly raw?: string | Uint8Array;
}

export type Answers = Readonly<Record<string, Canned | string | ((request: LoggedRequest) => Canned | string)>>;

export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly log: readonly LoggedRequest[];
  /** Paths asked, in order, without robots.txt unless it is asked for. */
  paths(): readonly string[];
  /** Most requests that were under way at once. */
  mostAtOnce(): number;
  close(): Promise<void>;
}

/** Serves by path with query; `*` answers the rest, which is else a 404. Text alone is an HTML page. */
export async function serve(
  answers: Answers,
  options: { readonly host?: string; readonly port?: number } = {},
): Promise<TestServer> {
  const log: LoggedRequest[] = [];
  const sockets = new Set<Socket>();
  let underway = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const entry: LoggedRequest = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
        startedAt: performance.now(),
      };
      log.push(entry);
      underway += 1;
      most = Math.max(most, underway);
      response.once('close', () => {
        underway -= 1;
        entry.endedAt = performance.now();
      });
      const found = answers[entry.path] ?? answers['*'] ?? { status: 404, body: '<title>404</title>没有这一页' };
      const canned = typeof found === 'function' ? found(entry) : found;
      const answer = typeof canned === 'string' ? { body: canned } : canned;
      setTimeout(() => {
        send(answer, request, response);
      }, answer.delayMs ?? 0);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    log,
    paths: () => log.map(({ path }) => path).filter((path) => path !== '/robots.txt'),
    mostAtOnce: () => most,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

function send(answer: Canned, request: IncomingMessage, response: ServerResponse): void {
  if (answer.hang === true) return;
  if (answer.hangUp === true) {
    request.socket.destroy();
    return;
  }
  if (answer.raw !== undefined) {
    request.socket.end(answer.raw);
    return;
  }
  const body = Buffer.from((answer.body ?? '') as string);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-length': String(body.length),
    ...(answer.headers as Record<string, string>),
  };
  response.writeHead(answer.status ?? 200, headers);
  if (answer.cutAfter === undefined) {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, answer.cutAfter), () => request.socket.destroy());
}
