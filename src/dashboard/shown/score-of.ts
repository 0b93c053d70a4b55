/** A score with its interval, as marks show it. */
export interface ShownScore {
  readonly value: number | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** What may be said of a score: no estimate where nothing with points is decided, for then the interval is as wide as the scale. */
export function scoreOf(
  standing: { readonly value: number; readonly min: number; readonly max: number } | undefined,
  base = 100,
): ShownScore {
  if (!standing) return { value: undefined, min: undefined, max: undefined };
  const { value, min, max } = standing;
  return { value: max - min < base ? value : undefined, min, max };
}
