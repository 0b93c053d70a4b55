/** A name server on loopback that knows one site: A, AAAA as the site says, NS without IPv6. */
import { createSocket } from 'node:dgram';
import dnsPacket from 'dns-packet';
import type { Answer as DnsAnswer } from 'dns-packet';
import type { Site } from './site.js';

export interface NameServer {
  /** For `--dns`. */
  readonly address: string;
  close(): Promise<void>;
}

const SERVFAIL = 2;
const NXDOMAIN = 3;

/** Answers for the site's hosts and for nothing else. */
export const serveNames = async (site: Site): Promise<NameServer> => {
  const socket = createSocket('udp4');
  const known = new Set([site.host, ...site.otherHosts]);
  socket.on('message', (message, from) => {
    const query = dnsPacket.decode(message);
    const question = query.questions?.[0];
    if (!question) return;
    const answers: DnsAnswer[] = [];
    let code = 0;
    const name = question.name.toLowerCase();
    if (question.type === 'A' && known.has(name)) answers.push({ name, type: 'A', ttl: 60, data: '127.0.0.1' });
    else if (question.type === 'AAAA' && known.has(name)) {
      if (site.aaaa === 'error') code = SERVFAIL;
      else for (const data of site.aaaa) answers.push({ name, type: 'AAAA', ttl: 60, data });
    } else if (question.type === 'NS') answers.push({ name, type: 'NS', ttl: 60, data: 'ns1.dns-demo.cn' });
    else if (!known.has(name)) code = NXDOMAIN;
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
