import { createSocket } from 'node:dgram';
import dnsPacket from 'dns-packet';
import type { DemoSite } from './demo-site.js';

const TTL_SECONDS = 60;
const ZONE = 'demo.gov.cn';

/** What the demo's zone says to one question; no answers and `known` false is NXDOMAIN. */
function answersTo(
  hosts: ReadonlyMap<string, DemoSite>,
  name: string,
  type: string,
): { readonly known: boolean; readonly answers: dnsPacket.Answer[] } {
  const site = hosts.get(name.toLowerCase());
  const record = { name, ttl: TTL_SECONDS } as const;
  if (site && type === 'A') return { known: true, answers: [{ ...record, type: 'A', data: '127.0.0.1' }] };
  if (site && type === 'AAAA')
    return { known: true, answers: site.hasIpv6 ? [{ ...record, type: 'AAAA', data: '::1' }] : [] };
  // Nobody asks it anything: an address of the range for documentation (RFC 3849).
  if (name.toLowerCase() === `ns1.${ZONE}`)
    return { known: true, answers: type === 'AAAA' ? [{ ...record, type: 'AAAA', data: '2001:db8::53' }] : [] };
  const isZone = name.toLowerCase() === ZONE;
  if (isZone && type === 'NS') return { known: true, answers: [{ ...record, type: 'NS', data: `ns1.${ZONE}` }] };
  return { known: site !== undefined || isZone, answers: [] };
}

/** A resolver on loopback that knows the demo hosts and answers NXDOMAIN for everything else. */
export function startDemoDns(
  sites: readonly DemoSite[],
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const hosts = new Map(sites.map((site) => [site.host, site]));
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    let query: dnsPacket.DecodedPacket;
    try {
      query = dnsPacket.decode(message);
    } catch {
      return; // not a question: a resolver says nothing to noise
    }
    const question = query.questions?.[0];
    if (query.type !== 'query' || !question) return;
    const { known, answers } = answersTo(hosts, question.name, question.type);
    const notFound = 3;
    const flags =
      dnsPacket.AUTHORITATIVE_ANSWER |
      dnsPacket.RECURSION_AVAILABLE |
      ((query.flags ?? 0) & dnsPacket.RECURSION_DESIRED) |
      (known ? 0 : notFound);
    const reply = dnsPacket.encode({
      type: 'response',
      ...(query.id === undefined ? {} : { id: query.id }),
      flags,
      questions: [question],
      answers,
      authorities:
        answers.length > 0
          ? []
          : [
              {
                type: 'SOA',
                name: ZONE,
                ttl: TTL_SECONDS,
                data: {
                  mname: `ns1.${ZONE}`,
                  rname: `hostmaster.${ZONE}`,
                  serial: 1,
                  refresh: 3600,
                  retry: 600,
                  expire: 86400,
                  minimum: TTL_SECONDS,
                },
              },
            ],
    });
    socket.send(reply, from.port, from.address);
  });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, '127.0.0.1', () => {
      socket.off('error', reject);
      socket.on('error', () => undefined);
      resolve({
        address: `127.0.0.1:${socket.address().port}`,
        close: () =>
          new Promise<void>((done) => {
            socket.close(() => {
              done();
            });
          }),
      });
    });
  });
}
