import { Type } from '@sinclair/typebox';
import { unseen, type Unseen } from '../../model/check.js';
import type { Need } from '../../model/need.js';
import type { Consultation, SiteModel } from '../../model/site-model.js';
import { findPeriod, type StatedPeriod } from '../../site/decisions/consultation-period.js';
import { squeeze } from '../../lib/text/squeeze.js';
import type { ReadPages } from './read-pages.js';

/** Parameters of every rule about sampled consultations. */
export const ConsultationParams = {
  /** How many of the newest notices to open. */
  sample: Type.Integer({ minimum: 1 }),
  /** Notices older than this day owe nothing. */
  since: Type.String({ format: 'date' }),
};

export const consultationNeeds = (sample: number): readonly Need[] => [
  `consultations:${sample}`,
  // As far back as the newest notices and their results stand; each page costs a request.
  'list:consultation:2:P1Y',
  'list:consultation-feedback:3:P2Y',
];

/** The sampled notices that are not older than the norm. */
export function* consultationsSince(site: SiteModel, since: string): Generator<Consultation, Unseen | undefined> {
  const { things, isWhole, reason, looked } = site.consultations;
  yield* things.filter(({ publishedOn }) => publishedOn === undefined || publishedOn >= since);
  return things.length === 0 && !isWhole ? unseen(reason ?? 'not-crawled', looked) : undefined;
}

/** The period that a notice states, counted from the day it was published where it names no other. */
export const periodOf = (
  { publishedOn }: Consultation,
  { text, infoRows, page }: ReadPages,
): StatedPeriod | undefined =>
  findPeriod({
    text,
    infoRows,
    ...(page ? { bodyText: page.bodyText } : {}),
    ...(publishedOn === undefined ? {} : { publishedOn }),
  });

/** Lists of consultation systems print both days beside the title: the lines from it to the next title. */
export function periodInList(
  { title, listedOn, publishedOn }: Consultation,
  site: SiteModel,
): StatedPeriod | undefined {
  const list = site.page(listedOn.url);
  if (!list || list.facts.kind === 'article') return undefined;
  const lines = list.read().contentText.split('\n');
  const others = list.facts.items.map((item) => squeeze(item.title)).filter((other) => other !== squeeze(title));
  const at = lines.findIndex((line) => squeeze(line).includes(squeeze(title)));
  if (at === -1) return undefined;
  const end = lines.findIndex((line, index) => index > at && others.some((other) => squeeze(line).includes(other)));
  const text = lines.slice(at, end === -1 ? at + MOST_LINES : Math.min(end, at + MOST_LINES)).join('\n');
  return findPeriod({ text, infoRows: [], ...(publishedOn === undefined ? {} : { publishedOn }) });
}
const MOST_LINES = 8;
