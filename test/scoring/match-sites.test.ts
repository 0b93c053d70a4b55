import { expect, test } from 'vitest';
import { matchSites } from '../../src/scoring/match-sites.js';

const site = (id: string, url = `http://www.${id}.example/`) => ({ id, url });
const names = (matched: ReturnType<typeof matchSites>) => ({
  pairs: matched.pairs.map(([a, b]) => `${a.id} ${b.id}`),
  onlyBefore: matched.onlyBefore.map(({ id }) => id),
  onlyAfter: matched.onlyAfter.map(({ id }) => id),
});

test('sites are matched by id, in the order of the later run', () => {
  expect(names(matchSites([site('a'), site('b'), site('c')], [site('c'), site('d'), site('a')]))).toEqual({
    pairs: ['c c', 'a a'],
    onlyBefore: ['b'],
    onlyAfter: ['d'],
  });
});

test('a site with another id is known by its address, https or not', () => {
  const url = 'https://www.lingxi.example';
  expect(names(matchSites([site('lingxi')], [site('lingxi-qu', url)])).pairs).toEqual(['lingxi lingxi-qu']);
});

test('an address that several sites share matches nothing', () => {
  const shared = 'http://portal.example/';
  expect(names(matchSites([site('a', shared), site('b', shared)], [site('c', shared)])).pairs).toEqual([]);
});
