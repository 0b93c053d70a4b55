/** Rankings that took long to compute, kept until what they rest on changes. */
export interface RankingTables {
  rankings: {
    /** `all`, `list:ID`, `run:ID`. */
    scope: string;
    /** Hash of everything that it was computed from: another one by now, and it is computed anew. */
    basis: string;
    computed_at: string;
    /** model/ranking.ts as JSON. */
    ranking: string;
  };
}
