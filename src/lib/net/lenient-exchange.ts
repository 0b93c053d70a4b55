/**
 * The same exchange through Node's own client with its insecure parser: for servers whose headers no strict parser takes
 * (bare line feeds, control characters, a length beside chunks), and which every browser shows all the same.
 */
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect as connectTls } from 'node:tls';
import { addressOfLiteral } from './address.js';
import { connectGuarded, LENIENT_TLS } from './connect.js';
import type { ConnectOptions } from './connect.js';
import { NetworkError } from './fault.js';
import type { Guard } from './guard.js';
import { decodeHeaders } from './headers.js';
import type { RawAnswer, WireLimits, WireRequest } from './wire.js';

/** Rejects with a code, as the strict exchange does. */
export async function lenientExchange(
  guard: Guard,
  request: WireRequest,
  limits: WireLimits,
  connecting: ConnectOptions,
): Promise<RawAnswer> {
  const { url } = request;
  const isSecure = url.protocol === 'https:';
  const tcp = await connectGuarded(guard, url.hostname, Number(url.port) || (isSecure ? 443 : 80), connecting);
  const name = addressOfLiteral(url.hostname) === undefined ? { servername: url.hostname } : {};
  const socket = isSecure ? connectTls({ ...LENIENT_TLS, ...name, socket: tcp }) : tcp;
  try {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new NetworkError('ERR_EXCHANGE_TIMEOUT'));
      }, limits.timeoutMs);
      const sent = httpRequest(
        {
          createConnection: () => socket,
          method: request.method,
          path: `${url.pathname}${url.search}`,
          headers: { host: url.host, ...request.headers, connection: 'close' },
          insecureHTTPParser: true,
          maxHeaderSize: limits.headerBytes,
        },
        (answer) => {
          readAll(answer, limits.bodyBytes)
            .then(resolve, reject)
            .finally(() => {
              clearTimeout(timer);
            });
        },
      );
      sent.once('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      sent.end(request.body);
    });
  } finally {
    socket.destroy();
    tcp.destroy();
  }
}

async function readAll(answer: IncomingMessage, limitBytes: number): Promise<RawAnswer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw new NetworkError('ERR_BODY_TOO_LARGE');
    chunks.push(chunk);
  }
  if (!answer.complete) throw new NetworkError('ERR_BODY_CUT');
  return {
    status: answer.statusCode ?? 0,
    statusText: answer.statusMessage ?? '',
    headers: decodeHeaders(answer.rawHeaders.map((text) => Buffer.from(text, 'latin1'))),
    body: Buffer.concat(chunks),
  };
}
