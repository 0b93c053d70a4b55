import type { DecisionValue } from '../model/decision.js';

/** What an evaluator said of an item. */
export interface Opinion {
  /** User id. */
  readonly by: string;
  readonly value: DecisionValue;
  /** Hundredths, of `partly`. */
  readonly earned?: number;
  readonly refuted?: readonly string[];
}

export const ITEM_STATES = ['open', 'second', 'disputed', 'settled', 'gone'] as const;
/** `open` · `second` waits for a second evaluator · `disputed`: two disagree · `settled` · `gone`: not asked any more. */
export type ItemState = (typeof ITEM_STATES)[number];

/** Where an item stands after what was said of it; `ruling` is the opinion that counts, `second` who confirmed it. */
export interface Weighed {
  readonly state: 'open' | 'second' | 'disputed' | 'settled';
  readonly ruling?: Opinion;
  readonly second?: string;
}

/**
 * Opinions of one round in their order. Without the two-person rule the first settles; with it two that agree do, and of two that do
 * not a third person settles. Who raised an item never settles it alone. A later opinion of the same person is none.
 */
export function weighOpinions(
  opinions: readonly Opinion[],
  { needsTwo, lodgedBy }: { readonly needsTwo: boolean; readonly lodgedBy?: string },
): Weighed {
  const [first, second, third] = opinions.filter(
    ({ by }, nth) => opinions.findIndex((earlier) => earlier.by === by) === nth,
  );
  if (!first) return { state: 'open' };
  const isAloneEnough = !needsTwo && first.by !== lodgedBy;
  if (isAloneEnough) return { state: 'settled', ruling: first };
  if (!second) return { state: 'second' };
  if (agree(first, second)) return { state: 'settled', ruling: first, second: second.by };
  return third ? { state: 'settled', ruling: third } : { state: 'disputed' };
}

/** The same verdict, the same points, the same findings refuted. */
export const agree = (one: Opinion, other: Opinion): boolean => {
  const refutedBy = ({ refuted = [] }: Opinion): string => [...refuted].sort().join();
  return one.value === other.value && (one.earned ?? 0) === (other.earned ?? 0) && refutedBy(one) === refutedBy(other);
};
