import { Type, type Static } from '@sinclair/typebox';
import {
  defineCheck,
  Duration,
  failed,
  inapplicable,
  passed,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import { periodOn } from '../../model/period.js';
import type { SiteModel } from '../../model/site-model.js';
import { enoughOf } from '../parts/enough-of.js';
import { PageElement } from '../parts/page-elements.js';
import { Day, Params, Patterns } from '../parts/params.js';
import { Period } from '../parts/period.js';
import { periodWords } from '../parts/period-words.js';
import { undecided } from '../parts/undecided.js';
import { findPublished, type Found } from '../parts/find-published.js';
import { looksAt, placeEvidence, placeNames, PlaceParams, rowWords } from './places.js';

const Part = Params({
  /** What is due, in the reader's words. */
  name: Type.String(),
  titles: Type.Optional(Patterns),
  /** Titles with such words do not count. */
  not: Type.Optional(Patterns),
  /** Titles by which a row of another column is taken for a candidate: by default the same; an empty list, none is. */
  elsewhere: Type.Optional(Patterns),
  /** So many distinct items; one by default. */
  least: Type.Optional(Type.Integer({ minimum: 1 })),
});
type Part = Static<typeof Part>;

const params = Params({
  parts: Type.Array(Part, { minItems: 1 }),
  places: PlaceParams,
  /** So many parts are enough: the site is then judged as one. */
  leastParts: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Days between which it must have been published. */
  period: Type.Optional(Period),
  /** The same, so far back from the day of judgement. */
  maxAge: Type.Optional(Duration),
  /** The last day to publish it. */
  publishedBy: Type.Optional(Day),
  /** What the page or file of an item must state. */
  elements: Type.Optional(Type.Array(PageElement, { minItems: 1 })),
  leastElements: Type.Optional(Type.Integer({ minimum: 1 })),
  /** So many pages of rows are opened for their elements, the newest first; five by default. */
  opened: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, title: '最多打开多少条核对要素' })),
  /** What another government issued does not count. */
  own: Type.Optional(Type.Boolean()),
});
type Values = Static<typeof params>;

/** 公布: each part was published in one of its places, in its period, and shows what it must show. */
export default defineCheck({
  id: 'items/published',
  title: '规定的栏目里有没有公布某项内容，时间和要素是否符合',
  needs: ['published'],
  params,
  absences: ['no-column', 'no-such-item'],
  messages: {
    'no-column': {
      zh: '没有找到{due}：网站上没有“{places}”栏目，或栏目空白、打不开。',
      en: 'No {due}: the site has no column {places}, or it is blank or dead.',
    },
    'no-such-item': {
      zh: '“{places}”栏目里没有找到{due}{period}{nearest}。',
      en: 'The column {places} holds no {due}{period}.',
    },
    'too-few': {
      zh: '“{places}”栏目里的{due}只有 {count} 条{period}，应不少于 {least} 条。',
      en: 'The column {places} holds {count} of {due}{period}; at least {least} are due.',
    },
    late: {
      zh: '{due}于 {publishedOn} 公布，晚于规定的 {publishedBy}：{title}。',
      en: '{due} was published on {publishedOn}, later than {publishedBy}: {title}.',
    },
    'lacks-elements': {
      zh: '{due}没有写明{missing}：{title}。',
      en: '{due} does not state {missing}: {title}.',
    },
  },
  *targets(_site, { parts, leastParts }) {
    if (leastParts === undefined) yield* parts.map((part) => [part]);
    else yield parts;
  },
  judge(parts: readonly Part[], given, { site }): Judgement {
    const answers = parts.map((part) => judgePart(site, part, given));
    return enoughOf(answers, given.leastParts);
  },
});

function judgePart(site: SiteModel, part: Part, given: Values): Judgement {
  const { period, maxAge, publishedBy, elements, leastElements } = given;
  const least = part.least ?? 1;
  const window = periodOn(site.asOf, { period, maxAge });
  const isDated = period !== undefined || maxAge !== undefined || publishedBy !== undefined;
  const looks = looksAt(site, given.places, part, given.own === true);
  const found = findPublished(site, {
    looks,
    period: window,
    isDated,
    least,
    publishedBy,
    elements,
    leastElements,
    elsewhere: part.elsewhere,
  });
  if (found.isEnough)
    return passed({ seen: found.good.map(({ evidence }) => evidence), measured: { count: found.good.length } });
  const about = { column: placeNames(site, given.places)[0] ?? '', key: part.name };
  const measured = { missing: [part.name] };
  const words = {
    due: part.name,
    places: placeNames(site, given.places),
    period: isDated ? periodWords(window) : '',
  };
  // Until the last day nobody is late.
  if (publishedBy !== undefined && site.asOf < publishedBy) return inapplicable('not-in-force');
  const evidence = placeEvidence(looks);
  if (found.open) return undecided(part.name, found.open.reason, found.open.evidence, { ...about, data: words });
  const states = looks.map(({ place }) => place.state);
  if (found.inside.length === 0 && states.includes('stated-none')) return inapplicable('no-targets');
  const draft = faultOf(found, words, { least, publishedBy, isFilled: states.includes('filled') });
  return failed({ evidence, ...draft, ...about }, { measured: { ...measured, ...figuresOf(found) } });
}

interface Asked {
  readonly least: number;
  readonly publishedBy: string | undefined;
  readonly isFilled: boolean;
}

/** The fault that is nearest to being mended. */
function faultOf(
  { inside, good, late, lacking, nearest }: Found,
  words: { readonly due: string; readonly places: readonly string[]; readonly period: string },
  { least, publishedBy, isFilled }: Asked,
): Pick<FindingDraft, 'code' | 'data'> & { readonly evidence?: FindingDraft['evidence'] } {
  if (lacking && inside.length >= least) {
    const { row, missing } = lacking;
    return { code: 'lacks-elements', data: { ...words, missing, title: row.title }, evidence: [row.evidence] };
  }
  if (late && good.length === 0) {
    const { title, publishedOn, evidence } = late;
    return { code: 'late', data: { ...words, publishedOn, publishedBy, title }, evidence: [evidence] };
  }
  if (inside.length > 0)
    return {
      code: 'too-few',
      data: { ...words, count: good.length, least },
      evidence: inside.map(({ evidence }) => evidence),
    };
  if (!isFilled) return { code: 'no-column', data: words };
  return nearest
    ? { code: 'no-such-item', data: { ...words, nearest: rowWords(nearest) }, evidence: [nearest.evidence] }
    : { code: 'no-such-item', data: { ...words, nearest: '' } };
}

const figuresOf = ({ good, late, inside }: Found): Readonly<Record<string, unknown>> => ({
  count: good.length,
  ...(late && { late: [{ title: late.title, publishedOn: late.publishedOn }] }),
  ...(inside.length > good.length && {
    without: inside.filter((row) => !good.includes(row)).map(({ title }) => title),
  }),
});
