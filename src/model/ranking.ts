/** 排名: who stands where among comparable sites, and how sure that is. Types only; `scoring/rank-sites.ts` computes. */
import type { AuditReport, Scorecard } from './report.js';

/** Places from the best that can come out to the worst, 1 being first. */
export interface PlaceRange {
  readonly best: number;
  readonly worst: number;
}

/** Others that could change places with one: how many there are, and the nearest of them by id. */
export interface Rivals {
  readonly count: number;
  readonly ids: readonly string[];
}

/** Where one stands among those it is compared with. */
export interface Placing {
  /** By what is decided; equal ones share a place. None without a verdict. */
  readonly place?: number;
  /** Of one without a verdict but with an estimate: where it would stand by what is known so far (暂列). */
  readonly provisional?: number;
  /** If what is undecided, its own and the others', went either way. */
  readonly ifDecided: PlaceRange;
  /** If the points of rules moved by up to `sway`. None where the score cannot be rebuilt from its rules. */
  readonly ifWeighted?: PlaceRange;
  readonly rivals: { readonly undecided: Rivals; readonly weights: Rivals };
}

export interface RankedSite extends Placing {
  /** Id of the site in the run. */
  readonly site: string;
  readonly name: string;
  readonly verdict: Scorecard['verdict'];
  readonly points: Scorecard['points'];
  /** False where vetoes alone give the verdict and nothing with points is decided: `points.value` says nothing then. */
  readonly hasEstimate: boolean;
}

/** Sites of one kind under one profile. Those of other groups are not comparable. */
export interface RankingGroup {
  readonly kind: string;
  readonly profile: AuditReport['profile'];
  /** Best first: qualified, then without a verdict, then unqualified; within each by score, then minimum, then name. */
  readonly sites: readonly RankedSite[];
  /**
   * Ids of sites of which nothing with points is decided: they have no place and nobody's range counts them, so that each
   * place may still move down by as many as there are.
   */
  readonly outside: readonly string[];
}

export interface RankedUnit extends Placing {
  readonly name: string;
  readonly points: Omit<Scorecard['points'], 'bonus'>;
}

/** Units of one portal, ranked within their kind. Units have no verdict: `place` is by score alone. */
export interface UnitGroup {
  /** Id of the portal's site in the run. */
  readonly site: string;
  readonly kind?: string;
  /** Best first. `rivals` hold names. */
  readonly units: readonly RankedUnit[];
  /** Names of units of which nothing with points is decided. */
  readonly outside: readonly string[];
}

export interface Ranking {
  /** Groups in the order in which their first sites come in the run. */
  readonly groups: readonly RankingGroup[];
  readonly unitGroups: readonly UnitGroup[];
  /** How `ifWeighted` was found: so many draws, each rule's points times a factor in [1 − sway, 1 + sway]; same seed, same ranges. */
  readonly weighting: { readonly seed: number; readonly draws: number; readonly sway: number };
}
