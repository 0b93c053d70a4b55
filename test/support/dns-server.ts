/** A resolver on loopback that knows what a test tells it. */
import { createSocket } from 'node:dgram';
import packet from 'dns-packet';

export interface DnsServer {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * `records` by `NAME TYPE`; a name with no record at all does not exist, one with others has no data of that type.
 * `SERVFAIL` as the only record makes the resolver fail.
 */
export async function serveDns(records: Readonly<Record<string, readonly string[]>>): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const names = new Set(Object.keys(records).map((key) => key.split(' ')[0]));
  socket.on('message', (message, from) => {
    const query = packet.decode(message);
    const question = query.questions?.[0];
    if (!question) return;
    const found = records[`${question.name} ${question.type}`] ?? [];
    const code = found.includes('SERVFAIL') ? 2 : names.has(question.name) ? 0 : 3;
    const answers = (code === 0 ? found : []).map((data) => ({
      name: question.name,
      type: question.type,
      ttl: 60,
      data,
    }));
    const reply = packet.encode({
      type: 'response',
      id: query.id ?? 0,
      flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | code,
      questions: [question],
      answers: answers as packet.Answer[],
    });
    socket.send(reply, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    close: () =>
      new Promise((resolve) => {
        socket.close(resolve);
      }),
  };
}
