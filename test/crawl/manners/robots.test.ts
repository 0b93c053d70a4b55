import { describe, expect, test } from 'vitest';
import { readRobots, robotsOfStatus } from '../../../src/crawl/manners/robots.js';

const host = 'http://www.qinghe.gov.cn';
const allows = (text: string, path: string): boolean =>
  readRobots(`${host}/robots.txt`, Buffer.from(text)).allows(`${host}${path}`);

describe('robots.txt by RFC 9309', () => {
  test.each<[string, string, string, boolean]>([
    ['no rule at all', '', '/x', true],
    ['a group for all', 'User-agent: *\nDisallow: /x', '/x/y', false],
    ['an empty Disallow', 'User-agent: *\nDisallow:', '/x', true],
    ['names without regard to case', 'USER-AGENT: GongKai\nDISALLOW: /x', '/x', false],
    ['a path with regard to case', 'User-agent: *\nDisallow: /X', '/x', true],
    [
      'our own group instead of the one for all',
      'User-agent: *\nDisallow: /\nUser-agent: gongkai\nDisallow: /p',
      '/x',
      true,
    ],
    ['our own group, wherever it stands', 'User-agent: gongkai\nDisallow: /p\n\nUser-agent: *\nAllow: /', '/p', false],
    ['our own group twice', 'User-agent: gongkai\nDisallow: /a\n\nUser-agent: gongkai\nDisallow: /b', '/b', false],
    ['a version after our name', 'User-agent: gongkai/2.0\nDisallow: /x', '/x', false],
    ['another’s group', 'User-agent: Baiduspider\nDisallow: /', '/x', true],
    ['a name that only begins like ours', 'User-agent: gongkaibot\nDisallow: /', '/x', true],
    ['several names of one group', 'User-agent: Baiduspider\nUser-agent: gongkai\nDisallow: /x', '/x', false],
    [
      'a site map between the names of a group',
      'User-agent: gongkai\nSitemap: /s.xml\nUser-agent: Baiduspider\nDisallow: /x',
      '/x',
      false,
    ],
    ['a rule before any group', 'Disallow: /\nUser-agent: *\nAllow: /', '/x', true],
    ['the longest match wins: allow', 'User-agent: *\nDisallow: /x\nAllow: /x/open', '/x/open/1', true],
    ['the longest match wins: disallow', 'User-agent: *\nAllow: /x\nDisallow: /x/closed', '/x/closed', false],
    ['of equal length, allow wins', 'User-agent: *\nDisallow: /x\nAllow: /x', '/x', true],
    ['a star', 'User-agent: *\nDisallow: /*/inner/', '/a/b/inner/1', false],
    ['a star at the end', 'User-agent: *\nDisallow: /x*', '/xyz', false],
    ['a dollar', 'User-agent: *\nDisallow: /*.php$', '/a.php', false],
    ['a dollar that does not reach the end', 'User-agent: *\nDisallow: /*.php$', '/a.php?x=1', true],
    ['the query counts', 'User-agent: *\nDisallow: /*?print=', '/a?print=1', false],
    ['a dot is a dot', 'User-agent: *\nDisallow: /a.html', '/aXhtml', true],
    ['Chinese as it is', 'User-agent: *\nDisallow: /指南/', '/%E6%8C%87%E5%8D%97/1', false],
    ['Chinese percent-encoded', 'User-agent: *\nDisallow: /%e6%8c%87%e5%8d%97/', '/指南/1', false],
    ['comments', '# all\nUser-agent: * # everybody\nDisallow: /x # closed', '/x', false],
    ['blanks and tabs', '  User-agent :\t*  \n\tDisallow :  /x  ', '/x', false],
    ['bare carriage returns', 'User-agent: *\rDisallow: /x\r', '/x', false],
    ['a byte order mark', '\uFEFFUser-agent: *\nDisallow: /x', '/x', false],
    ['a common misspelling', 'User agent: *\nDisalow: /x', '/x', false],
    ['a web page instead of a file', '<!doctype html><title>首页</title><a href="/x">Disallow</a>', '/x', true],
    ['the file itself', 'User-agent: *\nDisallow: /', '/robots.txt', true],
  ])('%s', (_, text, path, isAllowed) => {
    expect(allows(text, path)).toBe(isAllowed);
  });

  test('rules within the first 500 KiB count', () => {
    const filler = `${'# 说明\n'.repeat(50_000)}`;
    expect(Buffer.byteLength(filler)).toBeGreaterThan(400 * 1024);
    expect(Buffer.byteLength(filler)).toBeLessThan(500 * 1024);
    expect(allows(`${filler}User-agent: *\nDisallow: /x`, '/x')).toBe(false);
  });

  test('bytes that are no text do no harm', () => {
    expect(readRobots(`${host}/robots.txt`, Buffer.from([0xff, 0xfe, 0x00, 0x80])).allows(`${host}/x`)).toBe(true);
  });

  test.each([
    ['Crawl-delay: 2', 2000],
    ['Crawl-delay: 0.5', 500],
    ['Crawl-delay: 86400', 30_000],
    ['Crawl-delay: soon', undefined],
    ['Crawl-delay: -1', undefined],
  ])('%s', (line, delayMs) => {
    expect(readRobots(`${host}/robots.txt`, Buffer.from(`User-agent: *\n${line}\nDisallow:`)).crawlDelayMs).toBe(
      delayMs,
    );
  });

  test.each([
    [404, true],
    [401, true],
    [403, true],
    [410, true],
    [500, false],
    [503, false],
    [429, false],
  ])('without a file: status %d allows all is %s', (status, isAllowed) => {
    expect(robotsOfStatus(`${host}/robots.txt`, status, Buffer.from('')).allows(`${host}/x`)).toBe(isAllowed);
  });
});
