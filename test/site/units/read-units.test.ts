import { describe, expect, it } from 'vitest';
import { readUnits, type UnitReading } from '../../../src/site/units/read-units.js';
import type { LocatedUnitRow } from '../../../src/locate/units/unit-rows.js';
import type { SeenPage } from '../../../src/locate/survey.js';
import { row, seenPage } from '../../support/seen-pages.js';
import { view } from '../../support/fake-site.js';
import { finance, street, units } from '../../support/unit-pages.js';

const listed = seenPage('/jgzn/');
const page = seenPage('/jgzn/1.html', { facts: { publishedOn: '2026-03-01', publishedOnFrom: 'visible' } });
const directory: LocatedUnitRow = {
  item: row('机构职能目录', '/jgzn/1.html'),
  listName: '机构职能目录',
  listedOn: listed,
  isOwn: false,
  page,
};
const never = (): never => {
  throw new Error('not asked for');
};
const reading: UnitReading = {
  views: {
    seen: [],
    viewOf: ({ digest }: SeenPage) =>
      view('/jgzn/1.html', { text: '区财政局\t东街1号\n卫健局\t西街2号', facts: digest.facts }),
    probedPage: () => undefined,
  },
  own: '青禾区人民政府',
  site: { id: 'qinghe', name: '青禾区人民政府', url: 'http://www.qinghe.gov.cn/', kind: 'district', units },
  beyond: 'truncated',
  columnOf: never,
  sightingOf: never,
  gatheringOf: never,
  reportOf: never,
};
const none = { columns: new Map(), gathered: new Map() };
const surveyed = (rows: readonly LocatedUnitRow[]) => ({
  units: [finance, street].map((unit) => ({
    unit,
    ...none,
    items: new Map([['wish', { rows: [], reason: 'not-crawled' as const, looked: [listed] }]]),
  })),
  isWhole: true,
  looked: [],
  common: new Map([['wish', rows]]),
});

describe('a page for several units', () => {
  const [first, second] = readUnits(surveyed([directory]), reading).things.map((one) => one.items?.get('wish'));

  it('counts for each that it names, with its day and the line that names it', () => {
    expect(first?.rows).toMatchObject([{ publishedOn: '2026-03-01', namedAs: '区财政局\t东街1号' }]);
  });
  it('does not count for the others', () => {
    expect(second?.rows).toEqual([]);
  });
  it('says truncated of what a crawl cut short left out', () => {
    expect(second?.reason).toBe('truncated');
  });
});
