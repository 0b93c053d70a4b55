import { Type, type Static } from '@sinclair/typebox';
import {
  cantTell,
  defineCheck,
  Duration,
  failed,
  passed,
  unseen,
  type FindingDraft,
  type Judgement,
} from '../../model/check.js';
import { isWithin, periodOn } from '../../model/period.js';
import type { SiteModel } from '../../model/site-model.js';
import { elementsOfRow, PageElement, type StatedElements } from '../parts/page-elements.js';
import { Params, Patterns, Share } from '../parts/params.js';
import { Period } from '../parts/period.js';
import type { PlacedRow } from '../parts/place-rows.js';
import { roundShare, shareRange } from '../parts/share.js';
import { rowsOfKind } from '../parts/find-published.js';
import { looksAt, PlaceParams } from './places.js';

const params = Params({
  places: PlaceParams,
  /** Titles of the pages that are judged; without them every row of the places. */
  titles: Type.Optional(Patterns),
  not: Type.Optional(Patterns),
  period: Type.Optional(Period),
  maxAge: Type.Optional(Duration),
  /** So many pages are opened, the newest first. */
  sample: Type.Integer({ minimum: 1, maximum: 20 }),
  elements: Type.Array(PageElement, { minItems: 1 }),
  /** So many of the elements are enough; all by default. */
  least: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Share of the pages that must state them; all by default. */
  minShare: Type.Optional(Share),
  /** What another government issued does not count. */
  own: Type.Optional(Type.Boolean()),
});
type Values = Static<typeof params>;

interface Judged {
  readonly row: PlacedRow;
  readonly page: StatedElements;
}

/** 要素: the pages of one kind state what they must. Whether there are such pages at all is another rule's matter. */
export default defineCheck({
  id: 'items/elements',
  title: '某类页面是否写明规定的要素',
  needs: ['published'],
  params,
  messages: {
    'lacks-elements': {
      zh: '《{title}》没有写明{missing}。',
      en: '{title} does not state {missing}.',
    },
    unread: {
      zh: '《{title}》是否写明{missing}无法判定：{reason}请人工打开核对。',
      en: 'Whether {title} states {missing} could not be judged: {reason} A person should open it.',
    },
  },
  *targets(site, given) {
    const { inside, undated, why } = sampled(site, given);
    if (inside.length > 0) yield inside;
    else if (why) return unseen(why, []);
    else if (undated.length > 0) return unseen('no-date', undated.map(({ evidence }) => evidence).slice(0, 3));
    return undefined;
  },
  judge(rows: readonly PlacedRow[], { elements, least = elements.length, minShare = 1 }, { site }): Judgement {
    const judged = rows.map((row): Judged => ({ row, page: elementsOfRow(site, row, elements) }));
    const met = judged.filter(({ page }) => page.stated.size >= least);
    const open = judged.filter(({ page }) => page.stated.size < least && page.unread !== undefined);
    const unmet = judged.filter(({ page }) => page.stated.size < least && page.unread === undefined);
    const tally = { met: met.length, unmet: unmet.length, unknown: open.length };
    const share = shareRange(tally.met, tally.unmet, tally.unknown) ?? { min: 1, max: 1 };
    const measured = {
      count: rows.length,
      share: roundShare(share.min),
      without: unmet.map(({ row }) => row.title),
    };
    const figures = { measured, tally };
    if (share.min >= minShare)
      return passed({ ...figures, seen: met.map(({ row, page }) => page.evidence ?? row.evidence) });
    const faults = unmet.map((one) => draftOf('lacks-elements', one));
    if (share.max < minShare) return failed(faults, figures);
    return cantTell(
      open.map(({ page }) => page.unread).find((reason) => reason !== undefined) ?? 'not-crawled',
      [...open.map((one) => draftOf('unread', one)), ...faults],
      figures,
    );
  },
});

/** The newest rows of the kind, and why there may be some where none was seen. */
function sampled(site: SiteModel, { places, titles, not, period, maxAge, sample, own }: Values) {
  const looks = looksAt(site, places, { ...(titles && { titles }), ...(not && { not }) }, own === true);
  const window = periodOn(site.asOf, { period, maxAge });
  const isDated = period !== undefined || maxAge !== undefined;
  const rows = rowsOfKind(looks);
  const inside = rows.filter(({ publishedOn }) =>
    publishedOn === undefined ? !isDated : isWithin(publishedOn, window),
  );
  const undated = rows.filter(({ publishedOn }) => publishedOn === undefined && isDated);
  const why = looks
    .map(({ place }) => place.unseenSince(isDated ? window.from : undefined))
    .find((reason) => reason !== undefined);
  return { inside: inside.slice(0, sample), undated, why };
}

const draftOf = (code: 'lacks-elements' | 'unread', { row, page }: Judged): FindingDraft => ({
  code,
  data: { title: row.title, missing: page.missing, ...(page.unread && { reason: page.unread }) },
  evidence: [page.evidence ?? row.evidence],
  url: page.evidence?.url ?? row.url,
  key: row.url,
});
