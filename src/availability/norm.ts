import type { Profile } from '../model/profile.js';

/** By what visits are judged. */
export interface Norm {
  /** A page that takes so long, or longer, has not opened. */
  readonly limitSeconds: number;
  /** So many failures, or more, are too many: in hundredths of a per cent, so that 7 of 140 are exactly 5 %. */
  readonly limitShare: number;
}

/** 国办秘函〔2019〕19号, 站点无法访问: 监测1周，每天间隔性访问20次以上. How long a watch must be before anything is said. */
export const WATCH = { days: 7, visitsPerDay: 20 } as const;

/** Both limits as the profile's rule says them; undefined where it has no such rule. */
export function normOf(profile: Pick<Profile, 'rules'>): Norm | undefined {
  const rule = profile.rules.find(({ check }) => check === 'site/reachable');
  const { timeoutSeconds, minShare } = (rule?.params ?? {}) as { timeoutSeconds?: unknown; minShare?: unknown };
  if (typeof timeoutSeconds !== 'number' || typeof minShare !== 'number') return undefined;
  return { limitSeconds: timeoutSeconds, limitShare: Math.round((1 - minShare) * 10_000) };
}
