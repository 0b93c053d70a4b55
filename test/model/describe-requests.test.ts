import { describe, expect, test } from 'vitest';
import { idOf } from '../support/personal-numbers.js';
import { countRequestsFor, listRequests, namesOfColumns } from '../../src/model/describe-requests.js';
import type { Exchange, ReachProbe, Unanswered } from '../../src/model/snapshot.js';
import type { ColumnTerm } from '../../src/model/vocabulary.js';

const at = '2025-11-20T02:00:00.000Z';
const asked = (path: string, purpose: string, changes: Partial<Exchange> = {}): Exchange => ({
  record: `urn:uuid:${path}`,
  url: `http://www.qinghe.gov.cn${path}`,
  method: 'GET',
  status: 200,
  headers: {},
  capturedAt: at,
  sha256: '',
  bodyBytes: 1,
  elapsedMs: 1,
  via: 'fetch',
  purpose,
  ...changes,
});
const silent = (path: string, purpose: string, why: Unanswered['why']): Unanswered => ({
  url: `http://www.qinghe.gov.cn${path}`,
  at,
  why,
  purpose,
});
const reach: ReachProbe = { kind: 'reach', url: 'http://www.qinghe.gov.cn/', at, elapsedMs: 9, status: 200 };

const snapshot = {
  exchanges: [
    asked('/robots.txt', 'robots'),
    asked('/', 'home'),
    asked('/zn/', 'column:guide'),
    asked('/zn/2.html', 'column:guide:page'),
    asked('/nb/2024.html', 'report:2024'),
    asked('/nb/2024.pdf', 'report:2024:file'),
    asked('/xw/', 'group:statutory'),
    asked('/xw/', 'group:statutory', { via: 'render', record: 'urn:uuid:dom' }),
  ],
  unanswered: [
    silent('/nb/2023.html', 'report:2023', 'timeout'),
    silent('/nb/2023.html', 'report:2023', 'reset'),
    silent('/xw/', 'group:statutory', 'timeout'), // answered later
    silent('/zf/', 'population:1', 'budget'), // never asked
  ],
  probes: [reach, reach, reach],
};

describe('what requests were for', () => {
  test('is told by purpose, once a request, with the rest under its own name', () => {
    expect(countRequestsFor(snapshot, 15)).toEqual({
      channel: 2,
      'column:guide': 2,
      home: 1,
      other: 3,
      probe: 3,
      report: 3,
      robots: 1,
    });
  });

  test('adds up to the requests of the crawl', () => {
    const counts = Object.values(countRequestsFor(snapshot, 40));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
  });

  test('a crawl that knows of fewer requests than it kept has no rest', () => {
    expect(countRequestsFor(snapshot, 3)['other']).toBeUndefined();
  });

  test('columns that it speaks of bear their names', () => {
    const guide = { id: 'guide', name: '政府信息公开指南' } as ColumnTerm;
    const purposes = ['column:guide', 'item:guide:file', 'column:lost', 'home'];
    expect(namesOfColumns(purposes, new Map([['guide', guide]]))).toEqual({ guide: '政府信息公开指南' });
  });
});

describe('the list of requests', () => {
  test('names purpose, answer and record, and why there is no answer', () => {
    const { entries, left } = listRequests(snapshot);
    expect(entries).toHaveLength(10);
    expect(left).toBe(0);
    expect(entries[2]).toEqual({
      url: 'http://www.qinghe.gov.cn/zn/',
      purpose: 'column:guide',
      at,
      status: 200,
      record: 'urn:uuid:/zn/',
    });
    expect(entries[7]).toMatchObject({ record: 'urn:uuid:dom', rendered: true });
    expect(entries.slice(8).map(({ url, why }) => [new URL(url).pathname, why])).toEqual([
      ['/nb/2023.html', 'reset'],
      ['/zf/', 'budget'],
    ]);
  });

  test('of a long crawl is cut, and says by how much', () => {
    const exchanges = Array.from({ length: 900 }, (_, index) => asked(`/${index}`, 'population:1'));
    const unanswered = Array.from({ length: 900 }, (_, index) => silent(`/x${index}`, 'population:2', 'budget'));
    const { entries, left } = listRequests({ exchanges, unanswered, probes: [] });
    expect(entries.length).toBeLessThanOrEqual(600);
    expect(entries.length + left).toBe(1_800);
    expect(entries.some(({ why }) => why === 'budget')).toBe(true);
  });
});

test('a personal number in an address is hidden', () => {
  const number = idOf('370103', '19850506', '123');
  const { entries } = listRequests({
    exchanges: [asked(`/gs/${number}.htm`, 'link')],
    unanswered: [silent(`/gs/${number}.pdf`, 'link', 'timeout')],
    probes: [],
  });
  expect(entries.map(({ url }) => url.slice(-8))).toEqual([`*${number.slice(-3)}.htm`, `*${number.slice(-3)}.pdf`]);
});
