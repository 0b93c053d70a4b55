/** One exchange over HTTP: guarded, bounded in time and size, never following a redirect. Faults come back as data. */
import { Agent } from 'undici';
import { guardedConnector } from './connect.js';
import type { ConnectOptions } from './connect.js';
import { bodyTypeOf } from './body-type.js';
import { createCookies } from './cookies.js';
import type { Cookies } from './cookies.js';
import { decodeBody } from './decode-body.js';
import { faultOf, NetworkError } from './fault.js';
import type { Fault } from './fault.js';
import type { Guard } from './guard.js';
import { lenientExchange } from './lenient-exchange.js';
import { strictExchange } from './strict-exchange.js';
import type { HeaderList } from './headers.js';
import type { RawAnswer, WireLimits, WireRequest } from './wire.js';

export const DEFAULT_LIMITS: WireLimits = {
  timeoutMs: 30_000,
  bodyBytes: 20 * 1024 * 1024,
  headerBytes: 64 * 1024,
};

export interface HttpClientOptions {
  readonly guard: Guard;
  readonly userAgent: string;
  readonly limits?: Partial<WireLimits>;
  /** Sent to hosts for which it returns something, e.g. what the site's owner gave us for the site's own host. */
  readonly headersFor?: (url: URL) => Readonly<Record<string, string>>;
  /** Cookies of the site's owner for such hosts, by name. */
  readonly cookiesFor?: (url: URL) => Readonly<Record<string, string>>;
  /** How long one address may take to be connected; default 10 s. */
  readonly connectTimeoutMs?: number;
}

export interface HttpRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'HEAD';
  readonly body?: string;
  readonly timeoutMs?: number;
  /** A part of the body, e.g. `bytes=0-0`; servers may send all of it. */
  readonly range?: string;
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
  const connecting = (request: Partial<HttpRequest>): ConnectOptions => ({
    ...(request.address !== undefined && { address: request.address }),
    ...(request.family !== undefined && { family: request.family }),
    onConnect: (host, address) => addresses.set(host, address),
    ...(options.connectTimeoutMs !== undefined && { connectTimeoutMs: options.connectTimeoutMs }),
  });
  const agent = (request: Partial<HttpRequest>): Agent =>
    new Agent({
      connect: guardedConnector(options.guard, connecting(request)),
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.timeoutMs,
      bodyTimeout: limits.timeoutMs,
    });
  const shared = agent({});
  /** Origins whose headers only a lenient parser takes. */
  const unparsed = new Set<string>();
  const cookies = createCookies(options.cookiesFor);

  const send = async (dispatcher: Agent, url: URL, request: HttpRequest): Promise<RawAnswer> => {
    const timed = { ...limits, ...(request.timeoutMs !== undefined && { timeoutMs: request.timeoutMs }) };
    const wire: WireRequest = {
      url,
      method: request.method ?? 'GET',
      ...(request.body !== undefined && { body: request.body }),
      headers: {
        ...(request.body !== undefined && {
          'content-type': bodyTypeOf(request.body),
          'content-length': String(Buffer.byteLength(request.body)),
        }),
        'user-agent': options.userAgent,
        accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
        'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5',
        // A part of a compressed body cannot be read.
        'accept-encoding': request.range === undefined ? 'gzip, deflate, br' : 'identity',
        ...(request.range !== undefined && { range: request.range }),
        ...options.headersFor?.(url),
        ...cookies.header(request.url),
      },
    };
    if (!unparsed.has(url.origin)) {
      try {
        return await strictExchange(dispatcher, wire, timed);
      } catch (error) {
        if ((error as { code?: string }).code !== 'ERR_HTTP_PARSE') throw error;
        unparsed.add(url.origin);
      }
    }
    return await lenientExchange(options.guard, wire, timed, connecting(request));
  };

  const ask = async (request: HttpRequest): Promise<HttpAnswer | HttpFault> => {
    const startedAt = performance.now();
    const at = new Date().toISOString();
    const elapsed = (): number => Math.round(performance.now() - startedAt);
    const isOwn = request.freshConnection === true || request.address !== undefined || request.family !== undefined;
    const dispatcher = isOwn ? agent(request) : shared;
    try {
      const url = new URL(request.url);
      if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new NetworkError('ERR_SCHEME');
      const sent = cookies.header(request.url).cookie;
      const raw = await send(dispatcher, url, request);
      const changedCookies = cookies.learn(request.url, raw.headers, sent);
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
