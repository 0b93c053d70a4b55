/** A resolver on loopback that knows what a test tells it. */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import packet from 'dns-packet';

export interface DnsServer {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  /** Questions asked, in order: `AAAA www.qinghe.gov.cn`, those over TCP with `TCP ` before them. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

const CODES: Readonly<Record<string, number>> = { SERVFAIL: 2, REFUSED: 5 };

/**
 * `records` by `NAME TYPE`; a name with no record at all does not exist, one with others has no data of that type. `SERVFAIL`
 * or `REFUSED` as the only record makes the resolver fail, `SILENT` makes it say nothing, and `TRUNCATED` first has it give
 * the others over TCP only. Aliases are not followed: that is left to whoever asks.
 */
export async function serveDns(records: Readonly<Record<string, readonly string[]>>): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const log: string[] = [];
  const names = new Set(Object.keys(records).map((key) => key.split(' ')[0]));
  const reply = (message: Buffer, isTcp: boolean): packet.Packet | undefined => {
    const query = packet.decode(message);
    const question = query.questions?.[0];
    if (!question) return undefined;
    log.push(`${isTcp ? 'TCP ' : ''}${question.type} ${question.name}`);
    const found = records[`${question.name} ${question.type}`] ?? [];
    if (found.includes('SILENT')) return undefined;
    const isCut = found.includes('TRUNCATED') && !isTcp;
    const code = CODES[found[0] ?? ''] ?? (names.has(question.name) ? 0 : 3);
    const answers = (code === 0 && !isCut ? found : [])
      .filter((data) => data !== 'TRUNCATED')
      .map((data) => ({ name: question.name, type: question.type, ttl: 60, data }));
    return {
      type: 'response',
      id: query.id ?? 0,
      flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | code | (isCut ? packet.TRUNCATED_RESPONSE : 0),
      questions: [question],
      answers: answers as packet.Answer[],
    };
  };
  socket.on('message', (message, from) => {
    const answer = reply(message, false);
    if (answer) socket.send(packet.encode(answer), from.port, from.address);
  });
  const stream = createServer((connection) => {
    connection.on('error', () => undefined);
    connection.on('data', (data) => {
      const answer = reply(data.subarray(2), true);
      if (answer) connection.end(packet.streamEncode(answer));
    });
  });
  await new Promise<void>((resolve) => stream.listen(0, '127.0.0.1', resolve));
  const { port } = stream.address() as AddressInfo;
  await new Promise<void>((resolve) => socket.bind(port, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${port}`,
    log,
    close: async () => {
      await new Promise<void>((resolve) => {
        socket.close(resolve);
      });
      await new Promise((resolve) => stream.close(resolve));
    },
  };
}
