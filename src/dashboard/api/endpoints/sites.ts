import { siteScores } from '../../../history/site-scores.js';
import { siteStandings, type SiteStanding } from '../../../history/standings.js';
import { unitScores } from '../../../history/unit-history.js';
import { DIRECTIONS } from '../../../model/comparison.js';
import { ScorecardSchema } from '../../../model/report.js';
import { readSite, readUnits } from '../../../store/sites/read-sites.js';
import { fitsFilter, siteLines, type SiteLine } from '../../sites/list-sites.js';
import { endpoint } from '../endpoint.js';
import { asPart, given, partOfSorted } from '../part.js';
import {
  closed,
  count,
  counts,
  flag,
  instant,
  line,
  list,
  maybe,
  number,
  oneOf,
  orNull,
  paging,
  partSchema,
  text,
} from '../shapes.js';

const VERDICTS = ['qualified', 'unqualified', 'undetermined'] as const;
const verdict = oneOf(VERDICTS);
/** Points: what is decided so far, and between what the score lies whatever the undecided rules turn out to be. */
const interval = { value: number, min: number, max: number };

const StandingSchema = closed(
  {
    ...{ run: text, crawledAt: instant, asOf: text, profile: text, verdict },
    ...interval,
    ...{ outOf: number, bonus: number, vetoes: list(text), outcomes: counts },
    ...{ previousRun: maybe(text), direction: maybe(oneOf(DIRECTIONS)), change: maybe(number), isOtherProfile: flag },
  },
  'Standing',
);

const SiteLineSchema = closed(
  {
    ...{ site: text, name: text, url: text, kind: text, region: orNull(text), isActive: flag },
    unit: maybe(text),
    standing: maybe(StandingSchema),
    unread: maybe(closed({ run: text, crawledAt: instant, stoppedBecause: text })),
    ...{ open: maybe(count), unseen: maybe(count), waived: maybe(count), doubts: maybe(count) },
  },
  'SiteLine',
);

const UnitSchema = closed({ name: text, kind: orNull(text), url: orNull(text) }, 'Unit');
const UnitScoreSchema = closed(
  {
    ...{ site: text, unit: text, kind: text, url: orNull(text), run: text, crawledAt: instant },
    ...{ ...interval, outOf: number, outcomes: counts },
  },
  'UnitScore',
);

const SiteSchema = closed(
  {
    ...{ site: text, name: text, url: text, kind: text, region: orNull(text), profile: orNull(text), isActive: flag },
    ...{ createdAt: instant, changedAt: instant, units: list(UnitSchema) },
    known: maybe(SiteLineSchema),
  },
  'Site',
);

const ScorePointSchema = closed(
  {
    ...{ run: text, runTitle: orNull(text), crawledAt: instant, asOf: text, role: oneOf(['present', 'past']) },
    ...{ isFull: flag, isJudged: flag, stoppedBecause: text, profile: text, profileDigest: text },
    ...{ isOtherProfile: flag, verdict, ...interval, outOf: number },
    machine: closed({ verdict, ...interval }),
    ...{ vetoes: list(text), outcomes: counts },
    sections: ScorecardSchema.properties.sections,
    ...{ previousRun: maybe(text), direction: maybe(oneOf(DIRECTIONS)), change: maybe(number) },
    ...{ open: count, unseen: count, waived: count, doubts: count, arrived: count, fixed: count, reopened: count },
  },
  'ScorePoint',
);

const lineOf = ({ known, ...site }: SiteLine) => ({ ...site, ...(known && standingOf(known)) });
const standingOf = ({ standing, unread, open, unseen, waived, doubts }: SiteStanding) => ({
  ...given({ standing, unread }),
  ...{ open, unseen, waived, doubts },
});

/** 网站 */
export const siteEndpoints = [
  endpoint({
    ...{ method: 'GET', path: '/sites', right: 'read', sight: 'own' },
    title: { zh: '网站清单和现状', en: 'Sites, and how they stand' },
    about:
      'Sites in sight, by id. Of a portal of which somebody sees one unit, only name and unit are told. `value` is what is decided so far; the score lies between `min` and `max`.',
    query: closed({
      q: maybe(line(100)),
      list: maybe(line(64)),
      kind: maybe(line(60)),
      region: maybe(line(60)),
      verdict: maybe(oneOf([...VERDICTS, 'vetoed', 'unread', 'never'])),
      ...paging,
    }),
    answer: partSchema(SiteLineSchema),
    handle: async (call, { query }) => {
      const { q = '', kind = '', region = '', verdict: wanted = '' } = query;
      const all = await siteLines(call.office.store.db, call.actor, query.list);
      const fitting = all.filter((one) => fitsFilter(one, { text: q, kind, region, verdict: wanted }));
      return asPart(
        call,
        partOfSorted(fitting, ({ site }) => site, query),
        lineOf,
      );
    },
  }),
  endpoint({
    ...{ method: 'GET', path: '/sites/:site', right: 'read', sight: 'site' },
    title: { zh: '一个网站', en: 'A site' },
    answer: SiteSchema,
    handle: async ({ office, actor }, { params: { site = '' } }) => {
      const { db } = office.store;
      const { entry, isActive, createdAt, changedAt } = await readSite(db, actor, site);
      const [known] = await siteStandings(db, actor, { site });
      const { name, url, kind, region = null, profile = null } = entry;
      return {
        ...{ site, name, url, kind, region, profile, isActive, createdAt, changedAt },
        units: await readUnits(db, actor, site),
        ...(known && { known: lineOf({ ...known, known }) }),
      };
    },
  }),
  endpoint({
    ...{ method: 'GET', path: '/sites/:site/history', right: 'read', sight: 'site' },
    title: { zh: '得分历史', en: 'Score over time' },
    about: 'Every audit with a report, oldest first; none of a site of which a unit is seen only.',
    answer: closed({ items: list(ScorePointSchema) }),
    handle: async ({ office, actor }, { params: { site = '' } }) => ({
      items: await siteScores(office.store.db, actor, site),
    }),
  }),
  endpoint({
    ...{ method: 'GET', path: '/sites/:site/units', right: 'read', sight: 'site' },
    title: { zh: '单位得分', en: 'Units and their scores' },
    about: 'In one run, else in the latest full audit; or one unit in all of them, oldest first.',
    query: closed({ run: maybe(line(80)), unit: maybe(line(100)) }),
    answer: closed({ items: list(UnitScoreSchema) }),
    handle: async ({ office, actor }, { params: { site = '' }, query }) => ({
      items: await unitScores(office.store.db, actor, { site, ...query }),
    }),
  }),
];
