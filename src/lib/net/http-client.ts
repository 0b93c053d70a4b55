/** One exchange over HTTP: guarded, bounded in time and size, never following a redirect. Faults come back as data. */
import { Agent } from 'undici';
import type { Dispatcher } from 'undici';
import { guardedConnector } from './connect.js';
import { createCookies } from './cookies.js';
import type { Cookies } from './cookies.js';
import { decodeBody } from './decode-body.js';
import { faultOf, NetworkError } from './fault.js';
import type { Fault } from './fault.js';
import type { Guard } from './guard.js';
import { decodeHeaders } from './headers.js';
import type { HeaderList } from './headers.js';

/** The limits of one exchange. */
export interface ExchangeLimits {
  readonly timeoutMs: number;
  /** On the wire, and again after decoding. */
  readonly bodyBytes: number;
  readonly headerBytes: number;
}

export const DEFAULT_LIMITS: ExchangeLimits = {
  timeoutMs: 30_000,
  bodyBytes: 20 * 1024 * 1024,
  headerBytes: 64 * 1024,
};

export interface HttpClientOptions {
  readonly guard: Guard;
  readonly userAgent: string;
  readonly limits?: Partial<ExchangeLimits>;
  /** Sent to hosts for which it returns something, e.g. what the site's owner gave us for the site's own host. */
  readonly headersFor?: (url: URL) => Readonly<Record<string, string>>;
}

export interface HttpRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'HEAD';
  readonly body?: string;
  readonly contentType?: string;
  readonly timeoutMs?: number;
  /** Force this address or family; also opens a connection of its own. */
  readonly address?: string;
  readonly family?: 4 | 6;
  /** A connection of its own: a probe must not trip over one that went stale. */
  readonly freshConnection?: boolean;
}

export interface HttpAnswer {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'HEAD';
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderList;
  /** Absolute target of a 3xx answer, without fragment. */
  readonly location?: string;
  /** After content decoding. */
  readonly body: Buffer;
  readonly wireBytes: number;
  /** ISO 8601, when the request was sent. */
  readonly at: string;
  readonly elapsedMs: number;
  readonly remoteAddress?: string;
  /** The answer set or changed a cookie, so asking the same address again makes sense. */
  readonly changedCookies: boolean;
}

export interface HttpFault extends Fault {
  readonly at: string;
  readonly elapsedMs: number;
}

export interface HttpClient {
  readonly cookies: Cookies;
  /** Never throws. */
  ask(request: HttpRequest): Promise<HttpAnswer | HttpFault>;
  close(): Promise<void>;
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const addresses = new Map<string, string>();
  const agent = (request: HttpRequest): Agent =>
    new Agent({
      connect: guardedConnector(options.guard, {
        ...(request.address !== undefined && { address: request.address }),
        ...(request.family !== undefined && { family: request.family }),
        onConnect: (host, address) => addresses.set(host, address),
      }),
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.timeoutMs,
      bodyTimeout: limits.timeoutMs,
    });
  const shared = agent({ url: '' });
  const cookies = createCookies();

  const ask = async (request: HttpRequest): Promise<HttpAnswer | HttpFault> => {
    const startedAt = performance.now();
    const at = new Date().toISOString();
    const elapsed = (): number => Math.round(performance.now() - startedAt);
    const isOwn = request.freshConnection === true || request.address !== undefined || request.family !== undefined;
    const dispatcher = isOwn ? agent(request) : shared;
    try {
      const url = new URL(request.url);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new NetworkError('ERR_SCHEME');
      const raw = await exchange(
        dispatcher,
        url,
        request,
        {
          ...(request.body !== undefined && {
            'content-type': request.contentType ?? 'application/x-www-form-urlencoded; charset=UTF-8',
          }),
          'user-agent': options.userAgent,
          accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
          'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5',
          'accept-encoding': 'gzip, deflate, br',
          ...options.headersFor?.(url),
          ...cookies.header(request.url),
        },
        { ...limits, ...(request.timeoutMs !== undefined && { timeoutMs: request.timeoutMs }) },
      );
      const changedCookies = cookies.learn(request.url, raw.headers);
      const body = await decodeBody(raw.body, raw.headers.get('content-encoding') ?? '', limits.bodyBytes);
      const location = raw.status >= 300 && raw.status < 400 ? target(raw.headers.get('location'), url) : undefined;
      const remoteAddress = addresses.get(url.hostname);
      return {
        url: request.url,
        method: request.method ?? 'GET',
        status: raw.status,
        statusText: raw.statusText,
        headers: raw.headers,
        ...(location !== undefined && { location }),
        body,
        wireBytes: raw.body.length,
        at,
        elapsedMs: elapsed(),
        ...(remoteAddress !== undefined && { remoteAddress }),
        changedCookies,
      };
    } catch (error) {
      return { ...faultOf(error), at, elapsedMs: elapsed() };
    } finally {
      if (isOwn) void dispatcher.destroy();
    }
  };
  return { ask, cookies, close: () => shared.destroy() };
}

interface RawAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderList;
  readonly body: Buffer;
}

function exchange(
  dispatcher: Dispatcher,
  url: URL,
  request: HttpRequest,
  headers: Record<string, string>,
  limits: ExchangeLimits,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined;
    let isOver = false;
    const chunks: Buffer[] = [];
    let bytes = 0;
    let status = 0;
    let statusText = '';
    let answered: HeaderList = decodeHeaders([]);

    const settle = (done: () => void): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      done();
    };
    const fail = (error: Error): void => {
      settle(() => {
        reject(error);
      });
      controller?.abort(error);
    };
    // The clock covers the whole exchange: name, connection, headers and a body that drips.
    const timer = setTimeout(() => {
      fail(new NetworkError('ERR_EXCHANGE_TIMEOUT'));
    }, limits.timeoutMs);

    dispatcher.dispatch(
      {
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: request.method ?? 'GET',
        headers,
        body: request.body ?? null,
      },
      {
        onRequestStart(started) {
          controller = started;
          if (isOver) started.abort(new NetworkError('ERR_EXCHANGE_TIMEOUT'));
        },
        onResponseStart(started, statusCode, _headers, message) {
          if (statusCode < 200) return;
          status = statusCode;
          statusText = message ?? '';
          answered = decodeHeaders((started as { rawHeaders?: Buffer[] }).rawHeaders ?? []);
          if (request.method !== 'HEAD' && Number(answered.get('content-length')) > limits.bodyBytes) {
            fail(new NetworkError('ERR_BODY_TOO_LARGE'));
          }
        },
        onResponseData(_controller, chunk) {
          bytes += chunk.length;
          if (bytes > limits.bodyBytes) fail(new NetworkError('ERR_BODY_TOO_LARGE'));
          else if (!isOver) chunks.push(chunk);
        },
        onResponseEnd() {
          settle(() => {
            resolve({ status, statusText, headers: answered, body: Buffer.concat(chunks) });
          });
        },
        onResponseError(_controller, error) {
          fail(error);
        },
      },
    );
  });
}

function target(location: string | undefined, from: URL): string | undefined {
  if (location === undefined) return undefined;
  try {
    const url = new URL(location.trim(), from);
    url.hash = '';
    return url.href;
  } catch {
    return undefined;
  }
}
