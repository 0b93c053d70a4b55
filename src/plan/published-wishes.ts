import { periodOn, type PeriodParams } from '../model/period.js';
import type { PublishedPlace, PublishedWish, TitleWish } from '../model/plan.js';
import type { Rule } from '../model/profile.js';

/** What the params of a rule may say of what must be published; each check has some of it. */
interface Params extends PeriodParams, TitleWish {
  readonly places?: readonly { readonly column: string; readonly below?: boolean }[];
  readonly parts?: readonly (TitleWish & { readonly least?: number })[];
  readonly due?: readonly {
    readonly anyOf: readonly (TitleWish & {
      readonly column: string;
      readonly below?: boolean;
      readonly own?: boolean;
    })[];
    readonly least?: number;
  }[];
  readonly elements?: readonly { readonly labels?: readonly string[] }[];
  readonly sample?: number;
  readonly opened?: number;
  readonly publishedBy?: string;
  readonly own?: boolean;
}

/** Pages of rows opened for one thing due, where its elements count. */
const OPENED = 5;

/** What a rule looks for in the lists of columns, by its `parts`, its `due` things or its own titles. */
export function publishedWishes(rule: Rule, asOf: string): readonly PublishedWish[] {
  const params: Params = rule.params;
  const { from, to: last } = periodOn(asOf, params);
  const { publishedBy = last } = params;
  const to = publishedBy < last ? publishedBy : last;
  const elements = params.elements ?? [];
  const opened = elements.length > 0 ? (params.opened ?? params.sample ?? OPENED) : 0;
  const wish = (
    titled: TitleWish & { readonly own?: boolean },
    places: readonly PublishedPlace[],
    least: number,
  ): PublishedWish => ({
    places,
    ...(titled.titles && { titles: titled.titles }),
    ...(titled.not && { not: titled.not }),
    ...((titled.own ?? params.own) === true && { own: true as const }),
    ...(from !== undefined && { from }),
    to,
    enough: Math.max(least, opened),
    opened,
    labels: elements.flatMap(({ labels }) => labels ?? []),
    ...(rule.decidedBy === 'evaluator' && { forEvaluator: rule.id }),
  });
  const places = (params.places ?? []).map(({ column, below }) => ({ column, isBelow: below === true }));
  if (params.due)
    return params.due.flatMap(({ anyOf, least }) =>
      anyOf.map((one) => wish(one, [{ column: one.column, isBelow: one.below === true }], least ?? 1)),
    );
  if (params.parts) return params.parts.map((part) => wish(part, places, part.least ?? 1));
  return [wish(params, places, 1)];
}
