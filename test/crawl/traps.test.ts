import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTraps } from '../../src/crawl/traps.js';
import { digestPage } from '../../src/page/digest.js';
import { readPage } from '../../src/page/read-page.js';
import { pageOf } from './crawl-plan.js';

const SITE = 'http://www.qinghe.gov.cn';
const page = (title: string, ...links: readonly string[]) =>
  digestPage(readPage(Buffer.from(pageOf(title, ...links)), { url: `${SITE}/`, contentType: 'text/html' }));

describe('paths that grow', () => {
  test.each(['/a/a/a/a/', '/zwgk/gk/zwgk/gk/zwgk/gk/zwgk/gk/', `/${'x/y/z/'.repeat(9)}`])('%s is a trap', (path) => {
    expect(createTraps().trapIn(SITE + path)).toEqual({ kind: 'growing-path' });
  });
  test.each(['/zfxxgk/zfxxgk/', '/art/2025/11/11/art_1_1.html', '/1/1/11/content.html', '/'])('%s is none', (path) => {
    expect(createTraps().trapIn(SITE + path)).toBeUndefined();
  });
  test('no path of different folders is one', () => {
    const folders = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 20 });
    fc.assert(
      fc.property(folders, (names) => {
        expect(createTraps().trapIn(`${SITE}/${names.join('/')}`)).toBeUndefined();
      }),
    );
  });
});

describe('parameters that say nothing', () => {
  const learned = () => {
    const traps = createTraps();
    for (const path of ['/zn/', '/nb/', '/zd/'])
      for (const session of ['1a', '2b']) traps.learn(`${SITE}${path}?s=${session}`, page(path));
    return traps;
  };
  test('after three pages that did not change with it, the same page is not asked again', () => {
    expect(learned().trapIn(`${SITE}/nb/?s=3c`)).toEqual({ kind: 'same-page', as: `${SITE}/nb/?s=1a` });
  });
  test('a page that was not read yet is asked, whatever its session', () => {
    expect(learned().trapIn(`${SITE}/new/?s=3c`)).toBeUndefined();
  });
  test('one page that changes with it, and the parameter is one that tells', () => {
    const traps = learned();
    traps.learn(`${SITE}/list/?s=1`, page('第一页'));
    traps.learn(`${SITE}/list/?s=2`, page('第二页'));
    expect(traps.trapIn(`${SITE}/nb/?s=3c`)).toBeUndefined();
  });
  test('a page told apart by another parameter is not taken for it', () => {
    const traps = learned();
    traps.learn(`${SITE}/list/?id=5`, page('第五条'));
    expect(traps.trapIn(`${SITE}/list/?s=3c`)).toBeUndefined();
  });
  test('on another host it has to be proved again', () => {
    expect(learned().trapIn('http://zwgk.qinghe.gov.cn/nb/?s=3c')).toBeUndefined();
  });
});

test('forty days of a calendar are enough', () => {
  const traps = createTraps();
  const day = (n: number): string => `${SITE}/rl/?date=2025-${String(1 + Math.floor(n / 28))}-${String(1 + (n % 28))}`;
  for (let n = 0; n < 40; n += 1) {
    expect(traps.trapIn(day(n))).toBeUndefined();
    traps.learn(day(n), page(`日历 ${String(n)}`));
  }
  expect(traps.trapIn(day(40))).toEqual({ kind: 'endless-series' });
  expect(traps.trapIn(`${SITE}/rl/?id=5`)).toBeUndefined();
});
