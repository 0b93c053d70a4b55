import { describe, expect, test } from 'vitest';
import type { RawOutcome } from '../../src/model/report.js';
import { absent, column, partial, undecided, whole, type SiteSketch } from '../support/fake-site.js';
import { judge } from '../support/judge.js';
import { judgeCheck } from '../support/judge-check.js';
import {
  bothUnits,
  columnsOf,
  finance,
  itemsOf,
  street,
  unitPage,
  unitRow,
  withUnits,
} from '../support/unit-sketches.js';

const columns = { columns: ['guide', 'system'] };
const guide = column('指南', '/bm/zn/');
const system = column('制度', '/bm/zd/');
const sound = { columns: columnsOf({ guide, system }) };
const streetHas = (states: Parameters<typeof columnsOf>[0]): SiteSketch =>
  bothUnits(sound, unitPage(street, { columns: columnsOf(states) }));
const lacking = streetHas({ guide, system: absent });

const said = ({ units = [] }: RawOutcome): readonly string[] =>
  units.map(({ name, value, reason }) => [name, value, ...(reason === undefined ? [] : [reason])].join(' '));

describe('how a rule came out for each unit', () => {
  test.each<[string, RawOutcome, readonly string[]]>([
    [
      'passes are told too',
      judgeCheck('units/columns', columns, lacking),
      [`${finance.name} passed`, `${street.name} failed`],
    ],
    [
      'what was not seen is undecided, with its reason',
      judgeCheck('units/columns', columns, streetHas({ guide, system: undecided('robots') })),
      [`${finance.name} passed`, `${street.name} cantTell robots`],
    ],
    [
      'of units judged together each is told by itself, though enough of them pass',
      judgeCheck('units/columns', { ...columns, minShare: 0.5 }, lacking),
      [`${finance.name} passed`, `${street.name} failed`],
    ],
    [
      'of units judged together the one that was not seen stays open, though the whole is settled',
      judgeCheck('units/columns', { ...columns, minShare: 0.5 }, streetHas({ guide, system: undecided('truncated') })),
      [`${finance.name} passed`, `${street.name} cantTell truncated`],
    ],
    [
      'a rule for departments says nothing of streets',
      judgeCheck('units/columns', { ...columns, kinds: ['department'] }, lacking),
      [`${finance.name} passed`],
    ],
    [
      'what a unit does not owe yet does not apply to it',
      judgeCheck(
        'units/annual-reports',
        { years: 1, deadlines: { department: '01-31' }, firstYear: 2008 },
        bothUnits({ reports: whole([]) }, unitPage(street, { reports: whole([]) })),
      ),
      [`${finance.name} failed`, `${street.name} inapplicable no-targets`],
    ],
    [
      'where the lists of units were not found, none is passed over',
      judgeCheck('units/columns', columns, withUnits(partial([], 'needs-browser'))),
      [`${finance.name} cantTell needs-browser`, `${street.name} cantTell needs-browser`],
    ],
    [
      'a unit that the crawl did not come to is open',
      judgeCheck('units/columns', columns, withUnits(partial([unitPage(finance, sound)], 'truncated'))),
      [`${finance.name} passed`, `${street.name} cantTell truncated`],
    ],
    [
      'the national rule on pages of units tells of each',
      judge('unit-pages', bothUnits({}, { unit: street })),
      [`${finance.name} passed`, `${street.name} failed`],
    ],
  ])('%s', (_, outcome, expected) => {
    expect(said(outcome)).toEqual(expected);
  });

  test('candidates wait for the evaluator, and so does what is missing beside them', () => {
    const wish = { titles: ['权责清单'] };
    const one = bothUnits(
      { items: itemsOf(wish, [unitRow('青禾区财政局权责清单', '2025-03-01')]) },
      unitPage(street, { items: itemsOf(wish, []) }),
    );
    const waiting = judgeCheck('units/published', wish, one, { decidedBy: 'evaluator' });
    expect(said(waiting)).toEqual([`${finance.name} cantTell candidates`, `${street.name} cantTell candidates`]);
    const none = bothUnits({ items: itemsOf(wish, []) }, unitPage(street, { items: itemsOf(wish, []) }));
    expect(said(judgeCheck('units/published', wish, none, { decidedBy: 'evaluator' }))).toEqual([
      `${finance.name} failed`,
      `${street.name} failed`,
    ]);
  });

  test('units judged together wait together', () => {
    const waiting = judgeCheck('units/columns', { ...columns, minShare: 0.9 }, lacking, { decidedBy: 'evaluator' });
    expect(said(waiting)).toEqual([`${finance.name} cantTell candidates`, `${street.name} cantTell candidates`]);
  });

  test('a site that did not answer leaves each untested; a home page that was not read, undecided', () => {
    const silent: SiteSketch = { ...lacking, home: undecided('truncated'), crawl: { stoppedBecause: 'blocked' } };
    expect(said(judgeCheck('units/columns', columns, silent))).toEqual([
      `${finance.name} untested blocked`,
      `${street.name} untested blocked`,
    ]);
    expect(said(judgeCheck('units/columns', columns, { ...lacking, home: undecided('robots') }))).toEqual([
      `${finance.name} cantTell robots`,
      `${street.name} cantTell robots`,
    ]);
  });

  test('without a roster, and on a site that is itself the unit, there are none', () => {
    expect(judgeCheck('units/columns', columns, { units: whole([]) })).not.toHaveProperty('units');
    const own: SiteSketch = { site: { kind: 'department', name: '青禾区财政局' }, columns: { guide, system } };
    expect(judgeCheck('units/columns', columns, own)).not.toHaveProperty('units');
  });
});
