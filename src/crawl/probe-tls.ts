/** Whether HTTPS answers with a certificate that a browser would take. Reading never depends on it. */
import { checkServerIdentity, connect } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { addressOfLiteral } from '../lib/net/address.js';
import { connectGuarded, LENIENT_TLS } from '../lib/net/connect.js';
import { faultOf, NetworkError } from '../lib/net/fault.js';
import type { Guard } from '../lib/net/guard.js';
import type { TlsProbe } from '../model/snapshot.js';

const HANDSHAKE_TIMEOUT_MS = 10_000;

/** One handshake. `none`: nothing on that port speaks TLS; `code` says how a certificate or connection fails. */
export async function probeTls(guard: Guard, host: string, port: number): Promise<TlsProbe> {
  const probe = { kind: 'tls', host, port, at: new Date().toISOString() } as const;
  try {
    const code = await shakeHands(guard, host, port);
    return code === undefined ? { ...probe, result: 'valid' } : { ...probe, result: 'invalid', code };
  } catch (error) {
    return { ...probe, result: 'none', code: faultOf(error).code };
  }
}

/** Undefined for a certificate in order, else the code of what is wrong with it. */
async function shakeHands(guard: Guard, host: string, port: number): Promise<string | undefined> {
  const tcp = await connectGuarded(guard, host, port);
  return await new Promise((resolve, reject) => {
    const name = addressOfLiteral(host) === undefined ? { servername: host } : {};
    const socket: TLSSocket = connect({ ...LENIENT_TLS, ...name, socket: tcp });
    const end = (act: () => void): void => {
      act();
      socket.destroy();
      tcp.destroy();
    };
    socket.setTimeout(HANDSHAKE_TIMEOUT_MS, () => {
      end(() => {
        reject(new NetworkError('ETIMEDOUT'));
      });
    });
    socket.once('error', (error: Error) => {
      end(() => {
        reject(error);
      });
    });
    tcp.once('close', () => {
      end(() => {
        reject(new NetworkError('ECONNRESET'));
      });
    });
    socket.once('secureConnect', () => {
      end(() => {
        resolve(wrongWith(socket, host));
      });
    });
  });
}

function wrongWith(socket: TLSSocket, host: string): string | undefined {
  // With the chain in doubt Node gives its code here, though typed as an error.
  const chain = socket.authorizationError as unknown;
  if (!socket.authorized && chain) return typeof chain === 'string' ? chain : faultOf(chain).code;
  const identity = checkServerIdentity(host, socket.getPeerCertificate());
  if (identity) return 'ERR_TLS_CERT_ALTNAME_INVALID';
  const protocol = socket.getProtocol();
  return protocol === 'TLSv1' || protocol === 'TLSv1.1' ? 'legacy-protocol' : undefined;
}
