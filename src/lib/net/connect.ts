/** The one way to a socket: addresses come from the guard, and are connected to by number. */
import { constants } from 'node:crypto';
import { connect as connectTcp, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { buildConnector } from 'undici';
import { NetworkError } from './fault.js';
import type { Guard } from './guard.js';

/** Old government servers: TLS 1.0, small keys, no secure renegotiation. They are read; the TLS probe says what is wrong. */
export const LENIENT_TLS = {
  rejectUnauthorized: false,
  minVersion: 'TLSv1',
  ciphers: 'DEFAULT:@SECLEVEL=0',
  secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT | constants.SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION,
} as const;

const CONNECT_TIMEOUT_MS = 10_000;

export interface ConnectOptions {
  /** Connect at this address only, after checking it. */
  readonly address?: string;
  readonly family?: 4 | 6;
  /** Told each address that was connected to. */
  readonly onConnect?: (host: string, address: string) => void;
  /** For what must reach nobody else: certificates are verified, old TLS is refused. */
  readonly isStrict?: boolean;
  /** Of one address; default 10 s. */
  readonly connectTimeoutMs?: number;
}

/** A connector for undici that passes every connection through the guard. */
export function guardedConnector(guard: Guard, options: ConnectOptions = {}): buildConnector.connector {
  const connectTo = buildConnector({
    ...(options.isStrict === true ? {} : LENIENT_TLS),
    timeout: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    maxCachedSessions: 0,
    allowH2: false,
  });
  return (request, callback) => {
    const port = Number(request.port) || (request.protocol === 'https:' ? 443 : 80);
    const servername = isIP(request.hostname.replace(/^\[|\]$/g, '')) ? undefined : request.hostname;
    candidates(guard, request.hostname, port, options).then(
      (addresses) => {
        tryInTurn(addresses, 0);
      },
      (error: unknown) => {
        callback(error as Error, null);
      },
    );
    const tryInTurn = (addresses: readonly string[], index: number): void => {
      const address = addresses[index];
      if (address === undefined) {
        callback(new NetworkError('ENOTFOUND'), null);
        return;
      }
      const { servername: _, ...rest } = request;
      connectTo({ ...rest, hostname: address, ...(servername && { servername }) }, (...[error, socket]) => {
        if (error && index + 1 < addresses.length) tryInTurn(addresses, index + 1);
        else if (error) callback(error, null);
        else {
          options.onConnect?.(request.hostname, address);
          callback(null, socket);
        }
      });
    };
  };
}

/** A plain TCP connection through the guard, for tunnels and handshakes. Rejects with the error of the last address. */
export async function connectGuarded(
  guard: Guard,
  host: string,
  port: number,
  options: ConnectOptions = {},
): Promise<Socket> {
  let last: unknown = new NetworkError('ENOTFOUND');
  for (const address of await candidates(guard, host, port, options)) {
    try {
      return await openSocket(address, port);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

async function candidates(guard: Guard, host: string, port: number, options: ConnectOptions): Promise<string[]> {
  if (options.address !== undefined) {
    if (!guard.allows(host, options.address)) throw new NetworkError('ERR_PRIVATE_ADDRESS');
    return [options.address];
  }
  const addresses = await guard.addressesOf(host, port);
  return addresses.filter((address) => options.family === undefined || isIP(address) === options.family);
}

function openSocket(address: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host: address, port });
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => socket.destroy(new NetworkError('ETIMEDOUT')));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.removeListener('error', reject);
      resolve(socket);
    });
  });
}
