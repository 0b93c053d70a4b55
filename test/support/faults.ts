/** Every kind of network and server fault that an audit must bear, as a table. Long because it is a table. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import type { StoppedBecause, UnansweredReason } from '../../src/model/snapshot.js';
import { expired, selfSigned } from './certificate.js';

/** What the sound site would answer: the faults that spoil an answer start from it. */
export interface SoundAnswer {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Reply {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly socket: Socket;
  readonly sound: SoundAnswer;
  /** How many times this path was asked before. */
  readonly earlier: number;
}

/** Where the fault sits: in one answer, or in a host or port of its own. */
export type Seat =
  | { readonly answer: (reply: Reply) => void }
  | { readonly port: 'closed' }
  | { readonly port: 'open'; readonly onConnection: (socket: Socket) => void }
  | { readonly port: 'tls'; readonly tls: Readonly<Record<string, unknown>> }
  | { readonly lookup: () => Promise<readonly string[]> };

export interface FaultKind {
  readonly kind: string;
  readonly seat: Seat;
  /** The whole site bears it: how the crawl ends, and what is known of the home page. */
  readonly whole: { readonly stopped: StoppedBecause; readonly home: UnansweredReason | number } | 'sound';
  /**
   * One inner page bears it: `unread`, with what is known of that address, decides nothing that rests on the page ·
   * `sound`: the page is read all the same · `gone`: the site itself says that there is no such page.
   */
  readonly inner: 'unread' | 'sound' | 'gone';
}

const raw =
  (...parts: readonly (string | Uint8Array)[]) =>
  ({ socket }: Reply): void => {
    socket.end(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
  };
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n';

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, body = `<title>HTTP ${String(code)}</title>`) =>
  ({ response }: Reply): void => {
    response.writeHead(code, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };
const page = (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) => ({
  answer: ({ response }: Reply): void => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  },
});
const coded = (coding: string, code: (body: Buffer) => Buffer) => ({
  answer: ({ response, sound }: Reply): void => {
    response.writeHead(200, { ...sound.headers, 'content-encoding': coding }).end(code(sound.body));
  },
});
const labelled = (contentType: string, code: (body: Buffer) => Buffer = (body) => body) => ({
  answer: ({ response, sound }: Reply): void => {
    response.writeHead(200, { 'content-type': contentType }).end(code(sound.body));
  },
});
const moved = (location: string | ((path: string) => string), code = 302) => ({
  answer: (reply: Reply): void => {
    status(code, { location: typeof location === 'string' ? location : location(reply.sound.path) })(reply);
  },
});
const code = (name: string) => ({
  lookup: (): Promise<never> => Promise.reject(Object.assign(new Error(name), { code: name })),
});
/** Writes a piece again and again until the other side has had enough. */
const endless =
  (head: string, piece: string, everyMs = 0) =>
  ({ socket }: Reply): void => {
    socket.write(head);
    const write = (): void => {
      if (socket.destroyed) return;
      if (socket.write(piece)) setTimeout(write, everyMs);
      else socket.once('drain', write);
    };
    write();
  };

const unread = (home: UnansweredReason, stopped: StoppedBecause = 'unreachable') =>
  ({ whole: { stopped, home }, inner: 'unread' }) as const;
const refused = (home: number) => ({ whole: { stopped: 'blocked', home }, inner: 'unread' }) as const;
const sound = { whole: 'sound', inner: 'sound' } as const;

const WALL =
  '<html><head><title>访问拦截</title></head><body><h1>您的访问请求被网站防火墙拦截</h1><p>请求可能存在威胁，请求ID：7b1f09aa</p></body></html>';
const CAPTCHA =
  '<html><head><title>安全验证</title></head><body><p>访问过于频繁，请输入验证码后继续访问</p><img src="/captcha.jpg"><input name="code"></body></html>';
const CHALLENGE =
  '<script>document.cookie="__jsl_clearance_s=1700000000.1|-1|no;path=/";location.href=location.pathname</script>';
const SHELL =
  '<!doctype html><html><head><title></title><script src="/static/app.js"></script></head><body><div id="app"></div></body></html>';
const LOGIN =
  '<html><head><title>统一身份认证平台</title></head><body><h1>用户登录</h1><form action="/sso/login" method="post"><input name="user"><input type="password" name="password"><button>登录</button></form></body></html>';
/** 3 MB that travel as 3 KB. */
const BOMB = Buffer.alloc(3 * 1024 * 1024, '<p>公开</p>');
const toGbk = (body: Buffer): Buffer =>
  iconv.encode(body.toString('utf8').replace(/charset=["']?utf-8/i, 'charset="gb2312'), 'gbk');

export const FAULTS: readonly FaultKind[] = [
  // Names
  { kind: 'DNS: no such name', seat: code('ENOTFOUND'), ...unread('dns') },
  { kind: 'DNS: the resolver fails', seat: code('EAI_AGAIN'), ...unread('dns') },
  { kind: 'DNS: a circle of aliases', seat: code('EAI_FAIL'), ...unread('dns') },
  { kind: 'DNS: a name without addresses', seat: { lookup: () => Promise.resolve([]) }, ...unread('dns') },
  { kind: 'DNS: the resolver is silent', seat: { lookup: () => new Promise(() => undefined) }, ...unread('timeout') },
  {
    kind: 'DNS: a name at a private address',
    seat: { lookup: () => Promise.resolve(['10.9.8.7']) },
    ...unread('private-address'),
  },
  // Connections
  { kind: 'TCP: refused', seat: { port: 'closed' }, ...unread('refused') },
  {
    kind: 'TCP: reset at once',
    seat: { port: 'open', onConnection: (socket) => socket.resetAndDestroy() },
    ...unread('reset'),
  },
  { kind: 'TCP: closed at once', seat: { port: 'open', onConnection: (socket) => socket.end() }, ...unread('reset') },
  { kind: 'TCP: accepted, then silence', seat: { port: 'open', onConnection: () => undefined }, ...unread('timeout') },
  { kind: 'TCP: closed before the answer', seat: { answer: ({ socket }) => socket.end() }, ...unread('reset') },
  {
    kind: 'TCP: reset among the headers',
    seat: {
      answer: ({ socket }) =>
        void socket.write('HTTP/1.1 200 OK\r\nContent-Ty', () => setTimeout(() => socket.resetAndDestroy(), 5)),
    },
    ...unread('reset'),
  },
  {
    kind: 'TCP: reset in the body',
    seat: {
      answer: ({ socket, sound: { body } }) =>
        void socket.write(
          Buffer.concat([
            Buffer.from(`${HEAD}Content-Length: ${String(body.length)}\r\n\r\n`),
            body.subarray(0, body.length >> 1),
          ]),
          () => setTimeout(() => socket.resetAndDestroy(), 5),
        ),
    },
    ...unread('reset'),
  },
  {
    kind: 'TCP: half an answer, then silence',
    seat: {
      answer: ({ socket, sound: { body } }) =>
        void socket.write(
          Buffer.concat([
            Buffer.from(`${HEAD}Content-Length: ${String(body.length)}\r\n\r\n`),
            body.subarray(0, body.length >> 1),
          ]),
        ),
    },
    ...unread('timeout'),
  },
  // TLS: contract.md, the site is judged over it where it can be spoken at all
  { kind: 'TLS: expired certificate', seat: { port: 'tls', tls: expired }, ...sound },
  { kind: 'TLS: self-signed, of another name', seat: { port: 'tls', tls: selfSigned }, ...sound },
  {
    kind: 'TLS: version 1.0',
    seat: { port: 'tls', tls: { ...selfSigned, minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' } },
    ...sound,
  },
  {
    kind: 'TLS: only ciphers that nobody speaks',
    seat: { port: 'tls', tls: { ...selfSigned, maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' } },
    ...unread('tls'),
  },
  {
    kind: 'TLS: garbage for a handshake',
    seat: { port: 'open', onConnection: (socket) => void socket.end('\x16\x03\x01\xff\xff garbage') },
    ...unread('tls'),
  },
  {
    kind: 'TLS: plain HTTP on the port',
    seat: { port: 'open', onConnection: (socket) => void socket.end(`${HEAD}Content-Length: 2\r\n\r\nok`) },
    // The crawl finds the plain page by itself; it says nothing.
    whole: { stopped: 'complete', home: 'tls' },
    inner: 'unread',
  },
  {
    kind: 'TLS: silence in the handshake',
    seat: { port: 'open', onConnection: (socket) => void socket.write('\x16\x03') },
    ...unread('timeout'),
  },
  {
    kind: 'HTTP: asked of a TLS port',
    seat: { answer: raw(new Uint8Array([0x15, 3, 1, 0, 2, 2, 70])) },
    ...unread('malformed'),
  },
  // Framing
  {
    kind: 'HTTP: shorter than its length',
    seat: {
      answer: ({ socket, sound: { body } }) =>
        void socket.end(
          Buffer.concat([
            Buffer.from(`${HEAD}Connection: close\r\nContent-Length: ${String(body.length)}\r\n\r\n`),
            body.subarray(0, body.length - 400),
          ]),
        ),
    },
    ...unread('malformed'),
  },
  {
    kind: 'HTTP: chunks without an end',
    seat: {
      answer: ({ socket, sound: { body } }) =>
        void socket.end(
          Buffer.concat([
            Buffer.from(
              `${HEAD}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n`,
            ),
            body.subarray(0, body.length - 400),
          ]),
        ),
    },
    ...unread('reset'),
  },
  {
    kind: 'HTTP: chunk sizes that are none',
    seat: { answer: raw(`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>公开</p>\r\n0\r\n\r\n`) },
    ...unread('malformed'),
  },
  {
    kind: 'HTTP: a chunk larger than the world',
    seat: { answer: raw(`${HEAD}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n<p>公开</p>\r\n`) },
    ...unread('reset'),
  },
  {
    kind: 'HTTP: two lengths',
    seat: { answer: raw(`${HEAD}Content-Length: 5\r\nContent-Length: 9\r\n\r\n<p>公</p>`) },
    ...unread('malformed'),
  },
  {
    kind: 'HTTP: no status line',
    seat: { answer: raw('<html><body>政府信息公开</body></html>\r\n\r\n') },
    ...unread('malformed'),
  },
  {
    kind: 'HTTP: version 0.9',
    seat: { answer: ({ socket, sound: { body } }) => void socket.end(body) },
    ...unread('reset'),
  },
  {
    kind: 'HTTP: interim answers for ever',
    seat: { answer: endless('', 'HTTP/1.1 102 Processing\r\n\r\n', 1) },
    ...unread('timeout'),
  },
  {
    kind: 'HTTP: a flood of headers',
    seat: { answer: raw(HEAD, `X-A: ${'a'.repeat(1000)}\r\n`.repeat(100), '\r\n') },
    ...unread('too-large'),
  },
  {
    kind: 'HTTP: one header without end',
    seat: { answer: endless(`${HEAD}X-A: `, 'a'.repeat(10_000)) },
    ...unread('too-large'),
  },
  {
    kind: 'HTTP: a body without end',
    seat: { answer: endless(`${HEAD}\r\n`, '<p>公开</p>'.repeat(5000)) },
    ...unread('too-large'),
  },
  {
    kind: 'HTTP: a length beyond the limit',
    seat: { answer: raw(`${HEAD}Content-Length: 99999999999\r\n\r\n<p>`) },
    ...unread('too-large'),
  },
  {
    kind: 'HTTP: headers drop by drop',
    seat: { answer: endless('HTTP/1.1 200 OK\r\nX-A: ', 'a', 20) },
    ...unread('timeout'),
  },
  {
    kind: 'HTTP: the body drop by drop',
    seat: { answer: endless(`${HEAD}Content-Length: 100000\r\n\r\n`, 'a', 20) },
    ...unread('timeout'),
  },
  // Codings
  {
    kind: 'coding: not gzip at all',
    seat: coded('gzip', () => Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from('garbage of no use')])),
    ...unread('malformed'),
  },
  {
    kind: 'coding: gzip cut short',
    seat: coded('gzip', (body) => gzipSync(body).subarray(0, 300)),
    ...unread('malformed'),
  },
  { kind: 'coding: gzip bomb', seat: coded('gzip', () => gzipSync(BOMB)), ...unread('too-large') },
  { kind: 'coding: brotli bomb', seat: coded('br', () => brotliCompressSync(BOMB)), ...unread('too-large') },
  {
    kind: 'coding: bomb within bombs',
    seat: coded('gzip, gzip, gzip', () => gzipSync(gzipSync(gzipSync(BOMB)))),
    ...unread('too-large'),
  },
  {
    kind: 'coding: more layers than sense',
    seat: coded('gzip, gzip, gzip, gzip, gzip', (body) => gzipSync(body)),
    ...unread('malformed'),
  },
  { kind: 'coding: unknown', seat: coded('zstd', (body) => body), ...unread('malformed') },
  { kind: 'coding: brotli named, none done', seat: coded('br', (body) => body), ...unread('malformed') },
  { kind: 'coding: gzip named, none done', seat: coded('gzip', (body) => body), ...sound },
  {
    kind: 'coding: gzip done, none named',
    seat: labelled('text/html; charset=utf-8', (body) => gzipSync(body)),
    whole: { stopped: 'complete', home: 200 },
    inner: 'unread',
  },
  // Redirects
  { kind: 'redirect: to itself', seat: moved((path) => path), ...unread('too-many-redirects') },
  {
    kind: 'redirect: to itself with a cookie each time',
    seat: {
      answer: (reply) => {
        status(302, { location: reply.sound.path, 'set-cookie': `n=${String(reply.earlier)}; path=/` })(reply);
      },
    },
    ...unread('too-many-redirects'),
  },
  {
    kind: 'redirect: a circle of two',
    seat: moved((path) => (path.endsWith('?b') ? path.slice(0, -2) : `${path}?b`)),
    ...unread('too-many-redirects'),
  },
  {
    kind: 'redirect: eleven and more',
    seat: moved((path) => path.replace(/(?:\?n=(\d+))?$/, (_, n?: string) => `?n=${String(Number(n ?? 0) + 1)}`)),
    ...unread('too-many-redirects'),
  },
  { kind: 'redirect: to a private address', seat: moved('http://10.9.8.7/'), ...unread('private-address') },
  {
    kind: 'redirect: to the metadata of a cloud',
    seat: moved('http://169.254.169.254/latest/meta-data/'),
    ...unread('private-address'),
  },
  { kind: 'redirect: to a file', seat: moved('file:///etc/passwd'), ...unread('malformed') },
  { kind: 'redirect: to a script', seat: moved('javascript:alert(1)'), ...unread('malformed') },
  { kind: 'redirect: to data', seat: moved('data:text/html,<h1>gongkai</h1>'), ...unread('malformed') },
  { kind: 'redirect: nowhere', seat: moved(''), ...unread('too-many-redirects') },
  {
    kind: 'redirect: without a Location',
    seat: { answer: status(302) },
    whole: { stopped: 'complete', home: 302 },
    inner: 'unread',
  },
  {
    kind: 'redirect: to what is no address',
    seat: moved('http://[::bad/'),
    whole: { stopped: 'complete', home: 302 },
    inner: 'unread',
  },
  // Statuses
  { kind: 'status 401', seat: { answer: status(401, { 'www-authenticate': 'Basic realm="gk"' }) }, ...refused(401) },
  { kind: 'status 403', seat: { answer: status(403) }, ...refused(403) },
  { kind: 'status 412', seat: { answer: status(412) }, ...refused(412) },
  { kind: 'status 421', seat: { answer: status(421) }, ...refused(421) },
  { kind: 'status 422', seat: { answer: status(422) }, ...refused(422) },
  {
    kind: 'status 429',
    seat: { answer: status(429) },
    whole: { stopped: 'rate-limited', home: 'rate-limited' },
    inner: 'unread',
  },
  {
    kind: 'status 429, come back in an hour',
    seat: { answer: status(429, { 'retry-after': '3600' }) },
    whole: { stopped: 'rate-limited', home: 'rate-limited' },
    inner: 'unread',
  },
  { kind: 'status 503', seat: { answer: status(503) }, whole: { stopped: 'robots', home: 'robots' }, inner: 'unread' },
  {
    kind: 'status 503, come back in an hour',
    seat: { answer: status(503, { 'retry-after': '3600' }) },
    whole: { stopped: 'rate-limited', home: 'rate-limited' },
    inner: 'unread',
  },
  { kind: 'status 521 with a challenge', seat: { answer: status(521, {}, CHALLENGE) }, ...refused(521) },
  { kind: 'status 202 with a challenge', seat: { answer: status(202, {}, CHALLENGE) }, ...refused(202) },
  { kind: 'status 404', seat: { answer: status(404) }, whole: { stopped: 'complete', home: 404 }, inner: 'gone' },
  { kind: 'status 410', seat: { answer: status(410) }, whole: { stopped: 'complete', home: 410 }, inner: 'gone' },
  { kind: 'status 500', seat: { answer: status(500) }, whole: { stopped: 'robots', home: 'robots' }, inner: 'unread' },
  { kind: 'status 502', seat: { answer: status(502) }, whole: { stopped: 'robots', home: 'robots' }, inner: 'unread' },
  { kind: 'status 504', seat: { answer: status(504) }, whole: { stopped: 'robots', home: 'robots' }, inner: 'unread' },
  {
    kind: 'status 204',
    seat: { answer: ({ response }) => void response.writeHead(204).end() },
    whole: { stopped: 'complete', home: 204 },
    inner: 'unread',
  },
  {
    kind: 'status 304 to a plain request',
    seat: { answer: ({ response }) => void response.writeHead(304).end() },
    whole: { stopped: 'complete', home: 304 },
    inner: 'unread',
  },
  {
    kind: 'status 206, a part',
    seat: {
      answer: ({ response, sound: { body } }) =>
        void response
          .writeHead(206, {
            'content-type': 'text/html; charset=utf-8',
            'content-range': `bytes 0-999/${String(body.length)}`,
          })
          .end(body.subarray(0, 1000)),
    },
    whole: { stopped: 'complete', home: 206 },
    inner: 'unread',
  },
  {
    kind: 'status 999',
    seat: { answer: raw('HTTP/1.1 999 Denied\r\nContent-Length: 0\r\n\r\n') },
    whole: { stopped: 'robots', home: 'robots' },
    inner: 'unread',
  },
  // Pages that are not the page
  { kind: 'page: firewall, status 200', seat: page(WALL), ...refused(200) },
  { kind: 'page: captcha, status 200', seat: page(CAPTCHA), ...refused(200) },
  { kind: 'page: cookie challenge, status 200', seat: page(CHALLENGE), ...refused(200) },
  { kind: 'page: login', seat: page(LOGIN), whole: { stopped: 'complete', home: 200 }, inner: 'unread' },
  { kind: 'page: shell of a script', seat: page(SHELL), whole: { stopped: 'complete', home: 200 }, inner: 'unread' },
  { kind: 'page: empty', seat: page(''), whole: { stopped: 'complete', home: 200 }, inner: 'unread' },
  { kind: 'page: blanks', seat: page('\r\n \r\n'), whole: { stopped: 'complete', home: 200 }, inner: 'unread' },
  {
    kind: 'page: bare skeleton',
    seat: page('<html><head></head><body></body></html>'),
    whole: { stopped: 'complete', home: 200 },
    inner: 'unread',
  },
  {
    kind: 'page: bytes of no text',
    seat: page(Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256))),
    whole: { stopped: 'complete', home: 200 },
    inner: 'unread',
  },
  {
    kind: 'page: a picture',
    seat: page(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.alloc(3000, 7)])),
    whole: { stopped: 'complete', home: 200 },
    inner: 'unread',
  },
  {
    kind: 'page: words of a broken database',
    seat: page('<html><body><h2>系统错误</h2><p>java.sql.SQLException: Connection refused</p></body></html>'),
    whole: { stopped: 'complete', home: 200 },
    inner: 'unread',
  },
  {
    kind: 'page: cut off without a sign',
    seat: {
      answer: ({ response, sound: { body } }) =>
        void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body.subarray(0, 700)),
    },
    whole: { stopped: 'complete', home: 200 },
    inner: 'unread',
  },
  // Labels that lie
  {
    kind: 'label: GBK called UTF-8',
    seat: labelled('text/html; charset=utf-8', (body) => iconv.encode(body.toString('utf8'), 'gbk')),
    ...sound,
  },
  { kind: 'label: UTF-8 called GBK', seat: labelled('text/html; charset=gbk'), ...sound },
  {
    kind: 'label: a charset that is none',
    seat: labelled('text/html; charset=zhengfu', (body) => toGbk(body)),
    ...sound,
  },
  {
    kind: 'label: UTF-16 without a mark',
    seat: labelled('text/html; charset=utf-8', (body) => iconv.encode(body.toString('utf8'), 'utf-16le')),
    ...sound,
  },
  {
    kind: 'label: UTF-16 with a mark',
    seat: labelled('text/html', (body) => iconv.encode(body.toString('utf8'), 'utf-16', { addBOM: true })),
    ...sound,
  },
  { kind: 'label: called a file', seat: labelled('application/octet-stream'), ...sound },
  { kind: 'label: called plain text', seat: labelled('text/plain'), ...sound },
  {
    kind: 'label: none',
    seat: { answer: ({ response, sound: { body } }) => void response.writeHead(200).end(body) },
    ...sound,
  },
];
