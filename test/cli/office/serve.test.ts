import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/cli/errors.js';
import { listen, type OpenServer } from '../../../src/cli/office/listen.js';
import { readListening, readPlace, type ServeFlags } from '../../../src/cli/office/serve-options.js';
import { speaker } from '../../../src/cli/language.js';

const say = speaker('zh');
const placeOf = (flags: ServeFlags, port = 8080) => readPlace(flags, readListening(flags, '/', say), port, say);

describe('在哪里监听', () => {
  it('默认只有本机能访问，只认本机的名字', () => {
    const listening = readListening({}, '/', say);
    expect([listening.host, listening.port, listening.isLoopback]).toEqual(['127.0.0.1', 8080, true]);
    expect([...placeOf({}).hosts]).toEqual(['localhost:8080', '127.0.0.1:8080', '[::1]:8080']);
  });
  it('对外地址的名字也认；它是 https 就当作有 TLS', () => {
    const place = placeOf({ host: '10.1.2.3', publicUrl: 'https://GK.example.gov.cn' });
    expect(place.hosts.has('gk.example.gov.cn')).toBe(true);
    expect(place.hosts.has('attacker.example')).toBe(false);
    expect(place.isSecure).toBe(true);
    expect(readListening({ host: '10.1.2.3' }, '/', say).isLoopback).toBe(false);
  });
  it('只信任写明的代理，IPv4 写成 IPv6 的也认得', () => {
    const { isProxy } = placeOf({ trustedProxy: '10.0.0.5, 192.168.1.0/24' });
    const said = ['10.0.0.5', '::ffff:10.0.0.5', '192.168.1.77', '10.0.0.6', '127.0.0.1', '', 'x'].map(isProxy);
    expect(said).toEqual([true, true, true, false, false, false, false]);
  });
  it('没有可信代理就不许用请求头登录：谁都能自称是任何人', () => {
    expect(() => placeOf({ trustHeader: 'X-Forwarded-User' })).toThrow('--trusted-proxy');
    expect(() => placeOf({ trustHeader: 'Cookie', trustedProxy: '10.0.0.5' })).toThrow('X-');
  });
  it.each([
    [{ port: '80 80' }, '--port'],
    [{ publicUrl: 'gk.example' }, '--public-url'],
    [{ publicUrl: 'https://gk.example/path' }, '--public-url'],
    [{ trustedProxy: 'everybody' }, '--trusted-proxy'],
    [{ tlsCert: 'cert.pem' }, '--tls-key'],
  ] as const)('写错的说清楚：%j', (flags, words) => {
    expect(() => placeOf(flags)).toThrow(words);
  });
});

describe('TLS 文件', () => {
  it('不在的、不是证书的，都是用法有误，不是程序出错', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-tls-'));
    writeFileSync(join(folder, 'a.pem'), '这不是证书');
    const reading = (tlsCert: string, tlsKey: string) => () => readListening({ tlsCert, tlsKey }, folder, say);
    expect(reading('a.pem', 'a.pem')).toThrow(UsageError);
    expect(reading('a.pem', 'a.pem')).toThrow('不是配套的 TLS 证书和私钥');
    expect(reading('a.pem', 'b.pem')).toThrow('读不了 --tls-key 的文件 b.pem：文件或目录不存在');
    rmSync(folder, { recursive: true });
  });
});

describe('监听', () => {
  const opened: OpenServer[] = [];
  afterEach(async () => {
    for (const server of opened.splice(0)) await server.close();
  });
  const open = async (): Promise<OpenServer> => {
    const server = await listen(readListening({ port: '0' }, '/', say), say);
    opened.push(server);
    return server;
  };

  it('准备好之前答 503，之后照常；关闭后不再回答', async () => {
    const server = await open();
    const url = `http://127.0.0.1:${server.port}/`;
    expect((await fetch(url)).status).toBe(503);
    server.answerBy(() => new Response('好'));
    expect(await (await fetch(url)).text()).toBe('好');
    await server.close();
    await expect(fetch(url)).rejects.toThrow();
  });
  it('端口被占用是一句话，并说怎么换', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    );
    await expect(listen(readListening({ port: String(port) }, '/', say), say)).rejects.toThrow('已被别的程序占用');
    await new Promise((resolve) => other.close(resolve));
  });
});
