/** A name server on loopback that knows one site and its zone; absence, failure and aliases as the site says. */
import { createSocket } from 'node:dgram';
import dnsPacket from 'dns-packet';
import type { Answer as DnsAnswer } from 'dns-packet';
import { getDomain } from 'tldts';
import type { NameRecords, Site } from './site.js';

export interface NameServer {
  /** For `--dns`. */
  readonly address: string;
  close(): Promise<void>;
}

const SERVFAIL = 2;
const NXDOMAIN = 3;
const REFUSED = 5;
const NAME_SERVER = 'ns1.dns-demo.cn';
/** An address of documentation: it is only named, never asked. */
const ELSEWHERE = '2001:db8::17';

/** All names by what is known of them. */
const recordsOf = (site: Site): ReadonlyMap<string, NameRecords> => {
  const hosts = [site.host, ...site.otherHosts];
  const own = { a: ['127.0.0.1'], aaaa: site.aaaa };
  return new Map<string, NameRecords>([
    ...hosts.map((host) => [getDomain(host, { allowPrivateDomains: false }) ?? host, { ns: [NAME_SERVER] }] as const),
    ...hosts.map((host) => [host, own] as const),
    [NAME_SERVER, { a: ['192.0.2.53'], aaaa: [ELSEWHERE] }],
    ['zfwzgl.www.gov.cn', { a: ['192.0.2.17'], aaaa: [ELSEWHERE] }],
    ...hosts
      .map((host) => getDomain(host) ?? host)
      .filter((zone) => hosts.includes(zone))
      .map((zone) => [zone, { ...own, ns: [NAME_SERVER] }] as const),
    ...Object.entries(site.dns),
  ]);
};

/** Answers for the site's names and for nothing else. */
export const serveNames = async (site: Site): Promise<NameServer> => {
  const socket = createSocket('udp4');
  const known = recordsOf(site);
  const find = (name: string, type: string): { answers: DnsAnswer[]; code: number; isSilent?: boolean } => {
    const records = known.get(name);
    if (!records) return { answers: [], code: NXDOMAIN };
    if (records.cname !== undefined) {
      const alias: DnsAnswer = { name, type: 'CNAME', ttl: 60, data: records.cname };
      if (type === 'CNAME') return { answers: [alias], code: 0 };
      const behind = find(records.cname, type);
      return behind.code === SERVFAIL || behind.code === REFUSED || behind.isSilent
        ? behind
        : { answers: [alias, ...behind.answers], code: behind.code };
    }
    const data = type === 'A' ? records.a : type === 'AAAA' ? records.aaaa : type === 'NS' ? records.ns : undefined;
    if (data === 'error') return { answers: [], code: SERVFAIL };
    if (data === 'refused') return { answers: [], code: REFUSED };
    if (data === 'silent') return { answers: [], code: 0, isSilent: true };
    return { answers: (data ?? []).map((one) => ({ name, type, ttl: 60, data: one }) as DnsAnswer), code: 0 };
  };
  socket.on('message', (message, from) => {
    const query = dnsPacket.decode(message);
    const question = query.questions?.[0];
    if (!question) return;
    const { answers, code, isSilent } = find(question.name.toLowerCase(), question.type);
    if (isSilent) return;
    const flags = dnsPacket.RECURSION_DESIRED | dnsPacket.RECURSION_AVAILABLE | code;
    socket.send(
      dnsPacket.encode({ type: 'response', id: query.id ?? 0, flags, questions: [question], answers }),
      from.port,
      from.address,
    );
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
};
