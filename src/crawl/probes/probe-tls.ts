/** Whether HTTPS answers with a certificate that a browser would take. Reading never depends on it. */
import { checkServerIdentity, connect, rootCertificates } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { addressOfLiteral } from '../../lib/net/address.js';
import { connectGuarded, LENIENT_TLS } from '../../lib/net/connect.js';
import { faultOf, NetworkError } from '../../lib/net/fault.js';
import { plainHost } from '../../lib/net/guard.js';
import type { Guard } from '../../lib/net/guard.js';
import type { TlsProbe } from '../../model/snapshot.js';

const HANDSHAKE_TIMEOUT_MS = 10_000;

export interface TlsOptions {
  /** Authorities to trust besides those of this machine, PEM. */
  readonly authorities?: readonly string[];
}

/** One handshake. `none`: nothing on that port speaks TLS; `codes` say how a certificate or connection fails. */
export async function probeTls(guard: Guard, host: string, port: number, options: TlsOptions = {}): Promise<TlsProbe> {
  const probe = { kind: 'tls', host, port, at: new Date().toISOString() } as const;
  try {
    const { codes, certificate } = await shakeHands(guard, host, port, options);
    const [code] = codes;
    const known = certificate && { certificate };
    return code === undefined
      ? { ...probe, result: 'valid', ...known }
      : { ...probe, result: 'invalid', code, codes, ...known };
  } catch (error) {
    return { ...probe, result: 'none', code: faultOf(error).code };
  }
}

interface Handshake {
  /** What is wrong; empty for a certificate in order. */
  readonly codes: readonly string[];
  readonly certificate?: NonNullable<TlsProbe['certificate']>;
}

async function shakeHands(
  guard: Guard,
  host: string,
  port: number,
  { authorities = [] }: TlsOptions,
): Promise<Handshake> {
  const tcp = await connectGuarded(guard, host, port);
  return await new Promise((resolve, reject) => {
    const name = addressOfLiteral(host) === undefined ? { servername: host } : {};
    const trust = authorities.length > 0 ? { ca: [...rootCertificates, ...authorities] } : {};
    const socket: TLSSocket = connect({ ...LENIENT_TLS, ...trust, ...name, socket: tcp });
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
        resolve(readHandshake(socket, host));
      });
    });
  });
}

function readHandshake(socket: TLSSocket, host: string): Handshake {
  const codes = new Set<string>();
  // With the chain in doubt Node gives its code here, though typed as an error.
  const chain = socket.authorizationError as unknown;
  if (!socket.authorized && chain) codes.add(typeof chain === 'string' ? chain : faultOf(chain).code);
  const peer = socket.getPeerCertificate();
  // OpenSSL names one fault of a chain, and stops; a date is a fault all the same.
  const [from, to] = [Date.parse(peer.valid_from), Date.parse(peer.valid_to)];
  if (to < Date.now()) codes.add('CERT_HAS_EXPIRED');
  if (from > Date.now()) codes.add('CERT_NOT_YET_VALID');
  if (checkServerIdentity(plainHost(host), peer)) codes.add('ERR_TLS_CERT_ALTNAME_INVALID');
  const protocol = socket.getProtocol();
  if (protocol === 'TLSv1' || protocol === 'TLSv1.1') codes.add('legacy-protocol');
  if (Number.isNaN(from) || Number.isNaN(to)) return { codes: [...codes] };
  const { subjectaltname = '', issuer, subject } = peer;
  const names = subjectaltname.split(', ').flatMap((name) => /^(?:DNS|IP Address):(.+)$/.exec(name)?.[1] ?? []);
  const own = names.length > 0 ? names : [subject.CN].flat().filter((name) => typeof name === 'string');
  return {
    codes: [...codes],
    certificate: {
      names: own.slice(0, MOST_NAMES),
      issuer: [issuer.O ?? issuer.CN].flat().join(' '),
      validFrom: new Date(from).toISOString(),
      validTo: new Date(to).toISOString(),
    },
  };
}

/** Certificates of delivery networks are for hundreds of names. */
const MOST_NAMES = 20;
