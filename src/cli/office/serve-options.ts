import { readFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import ipaddr from 'ipaddr.js';
import type { ServerPlace } from '../../dashboard/office.js';
import { systemCause } from '../errors/describe-error.js';
import { UsageError } from '../errors.js';
import type { Say } from '../language.js';
import { listShape, shaped, textShape, wholeNumber, wordList } from '../options/option-values.js';
import type { OptionValue } from '../options/valued-option.js';

/** Options of `gongkai serve` as they are typed. */
export interface ServeFlags {
  readonly data?: string;
  readonly host?: string;
  readonly port?: string;
  readonly publicUrl?: string;
  readonly trustedProxy?: string;
  readonly trustHeader?: string;
  readonly admitUnknown?: boolean;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
}

/** Where the server listens, and how it is reached. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: URL;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  readonly isLoopback: boolean;
  readonly hasProxy: boolean;
}

const readPort = wholeNumber(0, 65_535);
const publicUrlShape = {
  ...textShape,
  schema: { type: 'string', pattern: '^\\s*[Hh][Tt][Tt][Pp][Ss]?:/{0,2}[^/?@\\s]+/?(?:#.*)?\\s*$' },
};
const headerShape = { ...textShape, schema: { type: 'string', pattern: '^[Xx]-[A-Za-z0-9-]{1,60}$' } };

/** What its options hold, for the command line, the environment and a config alike. */
export const serveValues: ReadonlyMap<string, OptionValue> = new Map<string, OptionValue>([
  ['port', { read: shaped(readPort.shape ?? textShape, (text, what, say) => String(readPort(text, what, say))) }],
  ['publicUrl', { read: shaped(publicUrlShape, (text, what, say) => readPublicUrl(text, what, say).href) }],
  ['trustedProxy', { read: shaped(listShape(), (text, what, say) => wordList(text, what, say).join(',')) }],
  ['trustHeader', { read: shaped(headerShape, readHeaderName) }],
]);

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Reads where to listen. Throws `UsageError`. */
export function readListening(flags: ServeFlags, cwd: string, say: Say): Listening {
  const host = flags.host?.trim() ?? '127.0.0.1';
  const port = readPort(flags.port ?? '8080', '--port', say);
  const publicUrl = flags.publicUrl === undefined ? undefined : readPublicUrl(flags.publicUrl, '--public-url', say);
  if ((flags.tlsCert === undefined) !== (flags.tlsKey === undefined))
    throw new UsageError(say('--tls-cert 和 --tls-key 要一起给出', '--tls-cert and --tls-key go together'));
  const { tlsCert, tlsKey } = flags;
  const isLoopback = host === 'localhost' || (ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback');
  return {
    host,
    port,
    isLoopback,
    hasProxy: flags.trustedProxy !== undefined,
    ...(publicUrl && { publicUrl }),
    ...(tlsCert !== undefined && tlsKey !== undefined && { tls: readTls(tlsCert, tlsKey, cwd, say) }),
  };
}

/** Both files, tried as a server would: a key of another certificate is refused here, not at the first visitor. */
function readTls(
  certFile: string,
  keyFile: string,
  cwd: string,
  say: Say,
): { readonly cert: Buffer; readonly key: Buffer } {
  const read = (path: string, flag: string): Buffer => {
    try {
      return readFileSync(resolve(cwd, path));
    } catch (error) {
      const cause = systemCause(error, say) ?? String(error);
      throw new UsageError(say(`读不了 ${flag} 的文件 ${path}：${cause}`, `cannot read ${path} of ${flag}: ${cause}`));
    }
  };
  const files = { cert: read(certFile, '--tls-cert'), key: read(keyFile, '--tls-key') };
  try {
    createSecureContext(files);
  } catch {
    throw new UsageError(
      say(
        `${certFile} 和 ${keyFile} 不是配套的 TLS 证书和私钥`,
        `${certFile} and ${keyFile} are not a TLS certificate and its key`,
      ),
      [
        say(
          '两个文件都用 PEM 格式，私钥不加密，证书文件里先写网站证书，再写中间证书',
          'both as PEM, the key without a password, the certificate of the site before those it rests on',
        ),
      ],
    );
  }
  return files;
}

/** How the server is reached, once it is known at which port it listens. Throws `UsageError`. */
export function readPlace(flags: ServeFlags, listening: Listening, port: number, say: Say): ServerPlace {
  const { publicUrl, tls } = listening;
  const standard = tls ? 443 : 80;
  const hosts = namesOf(listening.host).flatMap((name) => [`${name}:${port}`, ...(port === standard ? [name] : [])]);
  const { trustHeader } = flags;
  if (trustHeader !== undefined && flags.trustedProxy === undefined)
    throw new UsageError(
      say(
        '--trust-header 要和 --trusted-proxy 一起用：否则谁都能自称是任何人',
        '--trust-header wants --trusted-proxy: else anybody could claim to be anybody',
      ),
    );
  if (trustHeader !== undefined) readHeaderName(trustHeader, '--trust-header', say);
  return {
    hosts: new Set([...hosts, ...(publicUrl ? [publicUrl.host] : [])].map((name) => name.toLowerCase())),
    isSecure: tls !== undefined || publicUrl?.protocol === 'https:',
    isProxy: readProxies(flags.trustedProxy, say),
    ...(trustHeader !== undefined && { trustHeader: trustHeader.toLowerCase() }),
    ...(flags.admitUnknown === true && { admitsUnknown: true }),
  };
}

/** Names under which a browser may know the machine: of a certain address it and loopback's, of all addresses each of them. */
function namesOf(host: string): readonly string[] {
  const isAll = host === '0.0.0.0' || host === '::';
  const own = isAll
    ? Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map(({ address }) => address))
    : [host];
  const bracketed = own.map((name) => (name.includes(':') ? `[${name.replace(/%.*$/, '')}]` : name));
  return [...new Set([...LOOPBACK_NAMES, ...bracketed, ...(isAll ? [hostname()] : [])])];
}

function readPublicUrl(text: string, what: string, say: Say): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.username !== ''
  )
    throw new UsageError(
      say(`${what} 要写成 https://主机，不带路径`, `${what} is written https://host, without a path`),
    );
  return url;
}

function readHeaderName(text: string, what: string, say: Say): string {
  if (/^x-[a-z0-9-]{1,60}$/i.test(text)) return text;
  throw new UsageError(say(`${what} 要写成 X-… 的形式`, `${what} is a name like X-Forwarded-User`));
}

function readProxies(text: string | undefined, say: Say): (address: string) => boolean {
  const ranges = (text ?? '')
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => {
      try {
        if (part.includes('/')) return ipaddr.parseCIDR(part);
        const address = ipaddr.process(part);
        return [address, address.kind() === 'ipv4' ? 32 : 128] as [typeof address, number];
      } catch {
        throw new UsageError(
          say(`--trusted-proxy 的“${part}”不是地址或网段`, `--trusted-proxy: "${part}" is no address or range`),
          [say('例：--trusted-proxy 10.0.0.5,192.168.1.0/24', 'e.g. --trusted-proxy 10.0.0.5,192.168.1.0/24')],
        );
      }
    });
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const own = ipaddr.process(address);
    return ranges.some(([range, bits]) => own.kind() === range.kind() && own.match(range, bits));
  };
}
