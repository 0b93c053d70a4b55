/** Where a share may lie while some of the things counted are unknown. */
export interface ShareRange {
  readonly min: number;
  readonly max: number;
}

/** Share of `met` among all, with the unknown ones counted for and against. Undefined when there is nothing to count. */
export function shareRange(met: number, unmet: number, unknown: number): ShareRange | undefined {
  const total = met + unmet + unknown;
  return total === 0 ? undefined : { min: met / total, max: (met + unknown) / total };
}

/** A share as people read it: 0.8333 → 0.83. */
export const roundShare = (share: number): number => Math.round(share * 10_000) / 10_000;

/** A share in per cent for messages: 0.8333 → `83.3%`. */
export const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)}%`;
