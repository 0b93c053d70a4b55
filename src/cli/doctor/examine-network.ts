import { randomBytes } from 'node:crypto';
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
        `有路由，但本机只有内部地址 ${address}，到不了外网：公网网站的 AAAA 解析照常检查，能否经 IPv6 访问、内容是否一致等规则将记为“未检测”（no-ipv6-route）`,
        `there is a route, but only from the internal address ${address}, which leads to no public site: AAAA records are judged all the same, rules on reaching a site by IPv6 will be untested (no-ipv6-route)`,
      ),
      remedy: say('换到有公网 IPv6 的网络上检查', 'audit from a network with public IPv6'),
      data: { address },
    };
  }
  if (address !== undefined) {
    return {
      id: 'ipv6',
      condition: 'ok',
      message: say(`有路由（本机地址 ${address}）`, `there is a route (from ${address})`),
      data: { address },
    };
  }
  return {
    id: 'ipv6',
    condition: 'limited',
    message: say(
      '本机没有 IPv6 路由：AAAA 解析照常检查，能否经 IPv6 访问、内容是否一致等规则将记为“未检测”（no-ipv6-route）',
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

/** Longer, and every name of a crawl is waited for. */
const SLOW_MS = 1_000;
/** A name that cannot exist (RFC 6761 section 6.4); another one each time, so that nobody has it in a cache. */
const impossibleName = (): string => `gongkai-${randomBytes(6).toString('hex')}.invalid`;

/** Whether the resolver answers at all (what it says of a usual name does not matter), how fast, and that it makes up no addresses. */
export async function examineDns({ say, resolver }: Pick<Patient, 'say' | 'resolver'>): Promise<Examination> {
  const asked = new Resolver({ timeout: ANSWER_WITHIN_MS, tries: 1 });
  if (resolver !== undefined) asked.setServers([resolver]);
  const servers = resolver === undefined ? getServers() : [resolver];
  const names = servers.join(say('、', ', '));
  const begunAt = performance.now();
  const [usual, impossible] = await Promise.all([askFor(asked, WELL_KNOWN_NAME), askFor(asked, impossibleName())]);
  const elapsedMs = Math.round(performance.now() - begunAt);
  const data = { servers, elapsedMs };
  if (usual.silence !== undefined) {
    return {
      id: 'dns',
      condition: 'limited',
      message: say(
        `域名服务器 ${names} 没有应答（${usual.silence}）：IPv6 解析等规则将“待核实”`,
        `the resolver ${names} does not answer (${usual.silence}): rules on DNS cannot be judged`,
      ),
      remedy: say(
        '检查网络，或用 --dns 地址[:端口] 指定一台域名服务器',
        'check the network, or name a resolver with --dns ADDRESS[:PORT]',
      ),
      data,
    };
  }
  if (impossible.addresses.length > 0) {
    const made = impossible.addresses.join(say('、', ', '));
    return {
      id: 'dns',
      condition: 'limited',
      message: say(
        `域名服务器 ${names} 把不存在的域名也解析成地址（${made}）：失效的域名会被当成有效的`,
        `the resolver ${names} gives addresses to names that do not exist (${made}): dead names will look alive`,
      ),
      remedy: say('用 --dns 指定一台不改动结果的域名服务器', 'name a resolver that makes nothing up, with --dns'),
      data: { ...data, madeUp: impossible.addresses },
    };
  }
  if (elapsedMs > SLOW_MS) {
    return {
      id: 'dns',
      condition: 'ok',
      message: say(
        `域名服务器 ${names} 有应答，但很慢（${(elapsedMs / 1000).toFixed(1)} 秒）`,
        `the resolver ${names} answers, but slowly (${(elapsedMs / 1000).toFixed(1)} s)`,
      ),
      data,
    };
  }
  return {
    id: 'dns',
    condition: 'ok',
    message: say(`域名服务器 ${names} 有应答`, `the resolver ${names} answers`),
    data,
  };
}

/** Errors that are an answer all the same. */
const ANSWERS = new Set(['ENODATA', 'ENOTFOUND', 'ESERVFAIL', 'EREFUSED', 'ENOTIMP', 'EFORMERR']);

async function askFor(
  resolver: Resolver,
  name: string,
): Promise<{ readonly addresses: readonly string[]; readonly silence?: string }> {
  return new Promise((resolve) => {
    resolver.resolve4(name, (error, addresses) => {
      if (error === null) {
        resolve({ addresses });
        return;
      }
      const code = error.code ?? 'error';
      resolve({ addresses: [], ...(!ANSWERS.has(code) && { silence: code }) });
    });
  });
}

const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

/** Variables that other programs go by and this one does not: what stands in the way of a site would not be the site's. */
export function examineProxy({ say, env }: Pick<Patient, 'say' | 'env'>): Examination {
  const set = Object.keys(env).filter((name) => PROXY_VARIABLES.includes(name.toUpperCase()) && env[name] !== '');
  if (set.length === 0)
    return {
      id: 'proxy',
      condition: 'ok',
      message: say('没有设代理，直接访问网站', 'none is set, sites are asked directly'),
    };
  const names = set.join(say('、', ', '));
  return {
    id: 'proxy',
    condition: 'limited',
    message: say(
      `设了代理 ${names}，但 gongkai 不经代理访问网站，以免把代理的故障算到网站头上；只能经代理上网的机器会连不上`,
      `${names} is set, but sites are asked without a proxy, so that its faults are not taken for theirs; a machine that has no other way out reaches nothing`,
    ),
    remedy: say(
      '本机能直接上网就不用理会；不能的，换到能直接访问这些网站的机器上检查',
      'if this machine has a way out of its own there is nothing to do; else audit from one that has',
    ),
    data: { variables: set },
  };
}
