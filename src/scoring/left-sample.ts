import type { Finding } from '../model/report.js';
import type { Side } from './side.js';

/**
 * True for a document or an interpretation that the other run read, but further down its list than its rule is known to have
 * looked: newer ones came before it, and a rule judges so many of the newest. What nobody judged there cannot be called mended.
 */
export function hasLeftSample(rule: string, { url }: Finding, own: Side, other: Side): boolean {
  const there = rankOf(url, own, own);
  if (there === undefined) return false;
  const here = rankOf(url, own, other);
  // Read for another purpose: it is none of the sample.
  if (here === undefined || here.list !== there.list) return other.places.isTold;
  const { checked = 0, measured } = other.outcomes.get(rule) ?? {};
  const count = typeof measured?.['count'] === 'number' ? measured['count'] : 0;
  return here.rank > Math.max(there.rank, checked, count, ...ranksOf(rule, own), ...ranksOf(rule, other));
}

interface Rank {
  readonly list: string;
  readonly rank: number;
}

/** Which of the newest of its kind an address of `own` is in a run, by what it was asked for. */
function rankOf(url: string | undefined, own: Side, { places }: Side): Rank | undefined {
  const purpose = url === undefined ? undefined : places.purposes.get(own.places.keyOf(url));
  const [, list, rank] = /^(document|interpretation):(\d+)$/.exec(purpose ?? '') ?? [];
  return list === undefined ? undefined : { list, rank: Number(rank) };
}

const ranksOf = (rule: string, side: Side): readonly number[] =>
  (side.outcomes.get(rule)?.findings ?? []).flatMap(({ url }) => rankOf(url, side, side)?.rank ?? []);
