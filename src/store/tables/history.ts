/** What became of sites, rules and findings over all runs. Long because it is the list of columns, each with what it means. */
export interface HistoryTables {
  /** One row a fault, or doubt, for as long as it lives, whatever its address is called meanwhile. */
  findings: {
    id: string;
    site: string;
    rule: string;
    /** `fault`, `doubt` (model/life.ts). */
    kind: string;
    /** As it is called in the report of `last_run`. */
    fingerprint: string;
    code: string;
    level: string;
    section: string;
    /** 单位 of a portal; null: the site's own. */
    unit: string | null;
    column_name: string | null;
    url: string | null;
    message: string;
    message_en: string | null;
    due_on: string | null;
    /** Of a fault `new`, `persisting`, `reopened`, `expired`, `waived`, `fixed`, `gone`; of a doubt `open`, `settled`, `gone`. */
    state: string;
    /** `appeared`: the place was looked at before and it was not there · `first-look`: nobody knows since when. */
    arrival: string;
    /** The audits in which it stood first and last, by when these were crawled. */
    first_run: string;
    last_run: string;
    first_seen_at: string;
    last_seen_at: string;
    /** The last audit that says anything of it: there, or not there any more. */
    looked_run: string;
    looked_at: string;
    /** Why the latest audits say nothing of it (model/comparison.ts, BLIND_CAUSES), since which run; null: the latest one does. */
    unseen_because: string | null;
    unseen_reason: string | null;
    unseen_run: string | null;
    /** When it was found mended, or settled, or gone; null while it stands. */
    fixed_run: string | null;
    fixed_at: string | null;
    times_reopened: number;
    /** The waiver in force when it was last seen: its last day, and its words as JSON. */
    waived_until: string | null;
    waiver: string | null;
    /**
     * What evaluators' decisions make of it in `last_run`: `refuted` it is none, or not asked; `confirmed` a doubt that is a fault.
     * Null: it is as the program says. States are the program's own and know nothing of it.
     */
    ruling: string | null;
    /** By which rules it was last seen. */
    profile: string;
    profile_digest: string;
    /** What it is known again by (scoring/life/traits.ts), as JSON. */
    traits: string;
  };
  /** Each change of state, in the audit that showed it. From null: it was not known before. */
  finding_moves: {
    finding: string;
    run: string;
    site: string;
    at: string;
    from_state: string | null;
    to_state: string;
    /** model/life.ts, MOVE_CAUSES. */
    why: string;
  };
  /** One row an audit with a report: what history asks of it. */
  audit_history: {
    run: string;
    site: string;
    /** When it was crawled. History goes by this. */
    crawled_at: string;
    as_of: string;
    /** `present` · `past`: taken in after a later one, `supposed`: of a day to come; these two change no finding's state. */
    role: string;
    /** 1: all rules were to be judged. Others tell nothing of the score. */
    is_full: number;
    /** 1: the site was there and was read: its score may be shown as its standing. */
    is_judged: number;
    tool_version: string;
    /** The full, judged one before it, and what the score did since (model/comparison.ts, DIRECTIONS). Null: there is none. */
    previous_run: string | null;
    direction: string | null;
    change_value: number | null;
    /** Profile of the previous one was another, or another version: scores are not quite comparable. */
    is_other_profile: number;
    /** Final, as in `audits`: counting over runs would read all of these rows else. */
    verdict: string;
    /** A letter a rule, in the order of `rule_lists`: p f c i u (passed, failed, cantTell, inapplicable, untested), final. */
    rule_list: string;
    values: string;
    /** Faults after it: standing (new, persisting, reopened, expired), of these not seen this time; waived. Doubts open. */
    open: number;
    unseen: number;
    waived: number;
    doubts: number;
    /** Moves in it. `arrived`: new ones, of these `appeared`: not there when looked at before. */
    arrived: number;
    appeared: number;
    fixed: number;
    reopened: number;
    expired: number;
    gone: number;
  };
  /** Lists of rule ids as JSON, by a hash of it: many audits share one. */
  rule_lists: { id: string; rules: string };
  /** What makes each rule of a profile what it is (`ruleKeys`), as JSON, by the profile's digest. */
  profile_rules: { digest: string; keys: string };
  /** What rules were called in the latest report that has them. */
  rule_words: { rule: string; title: string; title_en: string | null; section: string; level: string; seen_at: string };
  /** The latest of each site. The row is also what writers of one site's history wait for. */
  site_standings: {
    site: string;
    /** Raised by each writing. */
    version: number;
    /** Latest report that changed states, full or not. */
    last_run: string | null;
    last_crawled_at: string | null;
    last_as_of: string | null;
    /** Latest full one, and latest full one whose site was there and read. */
    run: string | null;
    judged_run: string | null;
    open: number;
    unseen: number;
    waived: number;
    doubts: number;
  };
  /** How each rule came out for each site in the latest audit that was to judge it; final. */
  site_rules: {
    site: string;
    rule: string;
    run: string;
    value: string;
    reason: string | null;
    earned: number;
    min: number;
    max: number;
    out_of: number;
    /** The last time it was passed or failed, and since when it has been that without the other between. */
    decided_value: string | null;
    decided_run: string | null;
    decided_at: string | null;
    decided_since: string | null;
  };
  /** Sites of a run by how a rule came out; final. */
  rule_counts: {
    run: string;
    rule: string;
    passed: number;
    failed: number;
    cant_tell: number;
    inapplicable: number;
    untested: number;
  };
  /** 单位 of a portal, by audit. */
  unit_scores: {
    site: string;
    unit: string;
    run: string;
    kind: string;
    url: string | null;
    value: number;
    min: number;
    max: number;
    out_of: number;
    /** Counts of rules by outcome value as JSON. */
    outcomes: string;
  };
}
