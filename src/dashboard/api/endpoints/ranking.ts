import { seesWhole } from '../../../history/in-sight.js';
import type { RankedSite } from '../../../model/ranking.js';
import { sitesOfList } from '../../../store/lists/lists.js';
import { readRanking } from '../../ranking/read-ranking.js';
import type { Rankable } from '../../ranking/ranking-rows.js';
import { runInSight } from '../../runs/read-run.js';
import { endpoint } from '../endpoint.js';
import { given } from '../part.js';
import { closed, count, flag, line, list, maybe, number, oneOf, text } from '../shapes.js';

const range = closed({ best: count, worst: count });
const verdict = oneOf(['qualified', 'unqualified', 'undetermined']);
const TestSchema = closed({ verdict, value: number, min: number, max: number });
const RankedSiteSchema = closed(
  {
    ...{ site: text, name: text, verdict },
    points: closed({ value: number, min: number, max: number, outOf: number, bonus: number }),
    ...{
      hasEstimate: flag,
      place: maybe(count),
      provisional: maybe(count),
      ifDecided: range,
      ifWeighted: maybe(range),
    },
    tests: maybe(closed({ first: TestSchema, second: TestSchema, counts: oneOf(['first', 'second']) })),
  },
  'RankedSite',
);

/** 排名 */
export const rankingEndpoints = [
  endpoint({
    ...{ method: 'GET', path: '/ranking', right: 'read', sight: 'own' },
    title: { zh: '排名', en: 'Ranking' },
    about:
      'Groups of comparable sites, best first, each place with the range that it may move in. An office sees its own places and how many there are. `isWhole` false: ranges are being computed, ask again in a moment. `tests`: a site that was tested again, with both scores; `verdict` and `points` are those of the one that counts.',
    query: closed({ list: maybe(line(64)), run: maybe(line(80)) }),
    answer: closed({
      isWhole: flag,
      groups: list(
        closed({
          kind: text,
          profile: closed({ id: text, title: text, version: text }),
          size: count,
          sites: list(RankedSiteSchema),
          outside: list(text),
        }),
      ),
    }),
    handle: async ({ office, actor }, { query }) => {
      if (query.run !== undefined) await runInSight(office.store.db, actor, query.run);
      if (query.list !== undefined) await sitesOfList(office.store.db, actor, query.list);
      const { groups, isWhole, byId } = await readRanking(office, query);
      const own = groups.filter(({ sites, outside }) =>
        [...sites.map(({ site }) => site), ...outside].some((site) => seesWhole(actor, site)),
      );
      return {
        isWhole,
        groups: own.map(({ kind, profile: { id, title, version }, sites, outside }) => ({
          kind,
          profile: { id, title, version },
          size: sites.length + outside.length,
          sites: sites.filter(({ site }) => seesWhole(actor, site)).map((one) => shown(one, byId.get(one.site)?.tests)),
          outside: outside.filter((site) => seesWhole(actor, site)),
        })),
      };
    },
  }),
];

/** Without the ids of others that could change places with it: they may be out of sight. */
const shown = ({ site, name, verdict, points, hasEstimate, ...placing }: RankedSite, both: Rankable['tests']) => {
  const tests = both && { first: testOf(both.first), second: testOf(both.second), counts: both.counts };
  const { value, min, max, outOf, bonus } = points;
  const { place, provisional, ifDecided, ifWeighted } = placing;
  return {
    ...{ site, name, verdict, points: { value, min, max, outOf, bonus }, hasEstimate, ifDecided },
    ...given({ place, provisional, ifWeighted, tests }),
  };
};

const testOf = ({ verdict, value, min, max }: NonNullable<Rankable['tests']>['first' | 'second']) => ({
  ...{ verdict, value, min, max },
});
