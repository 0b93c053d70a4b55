import { createSocket } from 'node:dgram';
import { Resolver, getServers } from 'node:dns';
import type { Examination, Patient } from './examination.js';

/** A public IPv6 address to ask the routing table about; nothing is sent to it. */
const SOMEWHERE_IPV6 = '2400:3200::1';
const WELL_KNOWN_NAME = 'www.gov.cn';
const ANSWER_WITHIN_MS = 3_000;

/** Whether this machine has a route to the IPv6 internet: connecting a UDP socket asks the kernel and sends no packet. */
export async function examineIpv6({ say }: Pick<Patient, 'say'>): Promise<Examination> {
  const address = await sourceAddress(SOMEWHERE_IPV6);
  if (address !== undefined && !isPublic(address)) {
    return {
      id: 'ipv6',
      condition: 'limited',
      message: say(
        `有 IPv6 路由，但本机只有内部地址 ${address}，到不了外网：公网网站的 AAAA 解析照常检查，能否经 IPv6 访问、内容是否一致等规则将记为“未检查”（no-ipv6-route）`,
        `there is an IPv6 route, but only from the internal address ${address}, which leads to no public site: AAAA records are judged all the same, rules on reaching a site by IPv6 will be untested (no-ipv6-route)`,
      ),
      remedy: say('换到有公网 IPv6 的网络上检查', 'audit from a network with public IPv6'),
      data: { address },
    };
  }
  if (address !== undefined) {
    return {
      id: 'ipv6',
      condition: 'ok',
      message: say(`有 IPv6 路由（本机地址 ${address}）`, `there is an IPv6 route (from ${address})`),
      data: { address },
    };
  }
  return {
    id: 'ipv6',
    condition: 'limited',
    message: say(
      '本机没有 IPv6 路由：AAAA 解析照常检查，能否经 IPv6 访问、内容是否一致等规则将记为“未检查”（no-ipv6-route）',
      'this machine has no IPv6 route: AAAA records are judged all the same, rules on reaching a site by IPv6 will be untested (no-ipv6-route)',
    ),
    remedy: say('换到有 IPv6 的网络上检查', 'audit from a network that has IPv6'),
  };
}

async function sourceAddress(target: string): Promise<string | undefined> {
  const socket = createSocket('udp6');
  try {
    return await new Promise((resolve) => {
      socket.once('error', () => resolve(undefined));
      socket.connect(53, target, (error?: Error) => resolve(error ? undefined : socket.address().address));
    });
  } catch {
    return undefined;
  } finally {
    socket.close();
  }
}

/** Global unicast, 2000::/3 (RFC 4291 section 2.4); unique local addresses (RFC 4193) leave a network only by translation. */
function isPublic(address: string): boolean {
  return /^[23][0-9a-f]{3}:/i.test(address);
}

/** Whether the resolver answers at all; what it says of the name does not matter. */
export async function examineDns({ say, resolver }: Pick<Patient, 'say' | 'resolver'>): Promise<Examination> {
  const asked = new Resolver({ timeout: ANSWER_WITHIN_MS, tries: 1 });
  if (resolver !== undefined) asked.setServers([resolver]);
  const servers = resolver === undefined ? getServers() : [resolver];
  const silence = await whySilent(asked);
  const data = { servers };
  if (silence === undefined) {
    return {
      id: 'dns',
      condition: 'ok',
      message: say(`域名解析正常（${servers.join('、')}）`, `the resolver answers (${servers.join(', ')})`),
      data,
    };
  }
  return {
    id: 'dns',
    condition: 'limited',
    message: say(
      `域名服务器 ${servers.join('、')} 没有应答（${silence}）：IPv6 解析等规则将无法判断`,
      `the resolver ${servers.join(', ')} does not answer (${silence}): rules on DNS cannot be judged`,
    ),
    remedy: say(
      '检查网络，或用 --dns 地址[:端口] 指定一台域名服务器',
      'check the network, or name a resolver with --dns ADDRESS[:PORT]',
    ),
    data,
  };
}

/** Errors that are an answer all the same. */
const ANSWERS = new Set(['ENODATA', 'ENOTFOUND', 'ESERVFAIL', 'EREFUSED', 'ENOTIMP', 'EFORMERR']);

async function whySilent(resolver: Resolver): Promise<string | undefined> {
  return new Promise((resolve) => {
    resolver.resolve4(WELL_KNOWN_NAME, (error) => {
      const code = error === null ? undefined : (error.code ?? 'error');
      resolve(code === undefined || ANSWERS.has(code) ? undefined : code);
    });
  });
}
