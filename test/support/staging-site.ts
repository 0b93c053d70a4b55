/** The demo district 青禾 as its office has it before it goes live: its own name, on loopback, behind doors. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createDemoSites } from '../../src/demo/create-demo-sites.js';
import { selfSigned } from './certificate.js';

export interface StagingDoors {
  /** `user:password` of basic authentication. */
  readonly auth?: string;
  /** A header that the gateway wants. */
  readonly header?: readonly [name: string, value: string];
  /** A cookie, without which visitors are sent to a page to sign in. */
  readonly session?: readonly [name: string, value: string];
  readonly isSecure?: boolean;
  /** robots.txt shuts everybody out, and pages want no index, as on staging sites. */
  readonly isHidden?: boolean;
}

export interface StagingSite {
  readonly url: string;
  readonly resolve: string;
  /** What came with each request. */
  readonly log: readonly { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  close(): Promise<void>;
}

const SIGN_IN =
  '<!doctype html><html><head><meta charset="utf-8"><title>统一身份认证</title></head><body><h2>用户登录</h2>' +
  '<form method="post" action="/sso/login"><p>用户名 <input name="user"></p><p>密码 <input type="password" name="password"></p>' +
  '<button>登录</button></form></body></html>';

/** Serves it; `asOf` is the day on which it is as it is. */
export async function serveStaging(asOf: string, doors: StagingDoors = {}): Promise<StagingSite> {
  const site = createDemoSites({ asOf }).find(({ id }) => id === 'qinghe');
  if (!site) throw new Error('the demo has no qinghe');
  const log: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const basic = doors.auth === undefined ? undefined : `Basic ${Buffer.from(doors.auth).toString('base64')}`;
  const answer: RequestListener = (request, response) => {
    const { url: path = '/', headers, method = 'GET' } = request;
    log.push({ path, headers });
    const send = (status: number, more: Readonly<Record<string, string>>, body: Uint8Array | string): void => {
      const hidden = doors.isHidden === true ? { 'x-robots-tag': 'noindex' } : {};
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...hidden, ...more });
      response.end(method === 'HEAD' ? undefined : body);
    };
    if (basic !== undefined && headers.authorization !== basic)
      return send(401, { 'www-authenticate': 'Basic realm="yufabu"' }, '<title>401</title><h1>401</h1>');
    if (doors.header && headers[doors.header[0].toLowerCase()] !== doors.header[1])
      return send(403, {}, '<title>403</title><h1>403</h1>');
    if (doors.session && !(headers.cookie ?? '').split('; ').includes(doors.session.join('=')))
      return path.startsWith('/sso/')
        ? send(200, {}, SIGN_IN)
        : send(
            302,
            { location: `/sso/login?from=${encodeURIComponent(path)}`, 'set-cookie': 'JSESSIONID=neu; Path=/' },
            '',
          );
    if (doors.isHidden === true && path === '/robots.txt')
      return send(200, { 'content-type': 'text/plain' }, 'User-agent: *\nDisallow: /\n');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status, headers: own, body } = site.answer({ method, path, body: Buffer.concat(chunks).toString() });
      send(status, own, body);
    });
  };
  const server = doors.isSecure === true ? createSecureServer(selfSigned, answer) : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${doors.isSecure === true ? 'https' : 'http'}://${site.host}:${port}/`,
    resolve: `${site.host}:${port}:127.0.0.1`,
    log,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
