/** 人工认定: what is asked, who answered what, what counts, what units object to. Long because it is the list of columns. */
export interface ReviewTables {
  /** One row a site and subject (`rule:ID`, `rule:ID@UNIT`, `clause:ID`), as the latest report of the site asks it. */
  review_items: {
    /** Of site and subject: the same in every run. */
    id: string;
    site: string;
    subject: string;
    rule: string | null;
    unit: string | null;
    clause: string | null;
    /** `candidates` found for an evaluator · `doubt` of the program · `evidence` that a person brings · `decided` by the program, and objected to. */
    kind: string;
    /** `open` · `lapsed`: an earlier decision does not hold any more · `raised` by an evaluator · `appealed` by a unit. */
    asked: string;
    title: string;
    title_en: string | null;
    section: string | null;
    level: string;
    /** As the program has it. */
    value: string;
    reason: string | null;
    /** In hundredths: points of the rule or item, and how many of them are undecided. */
    worth: number;
    stake: number;
    /** Whether a part of the points may be given. */
    divisible: number;
    run: string;
    as_of: string;
    /** When the report began from which the row was last written. */
    report_at: string;
    profile_digest: string;
    /** model/decision.ts, as JSON. */
    basis: string;
    /** Hash of all that an exported row rests on: another one was changed since. */
    fingerprint: string;
    /** Since when this same question is open. */
    first_run: string;
    first_at: string;
    changed_at: string;
    /** `open second disputed settled gone` (review/weigh-opinions.ts). */
    state: string;
    /** The decision that counts. */
    decision: string | null;
    /** One that counted before and was about something else. */
    earlier: string | null;
    /** Opinions of an earlier round do not count. */
    round: number;
    /** Who gave the first opinion of the round, so that he is not asked for the second. */
    first_by: string | null;
    /** Who raised it: he does not decide it alone. */
    lodged_by: string | null;
    claimed_by: string | null;
    claimed_until: string | null;
    /** Raised by each change. */
    version: number;
  };
  /** What each evaluator said; nothing is ever changed here. */
  review_opinions: {
    id: string;
    item: string;
    site: string;
    round: number;
    position: number;
    by_user: string;
    by_name: string;
    at: string;
    value: string;
    earned: number | null;
    /** Fingerprints as JSON. */
    refuted: string | null;
    reason: string;
    until_on: string | null;
    /** `[{ name, sha256 }]` as JSON. */
    files: string | null;
  };
  /** What counts, append-only; `value` also `withdrawn`. */
  review_decisions: {
    id: string;
    item: string;
    site: string;
    subject: string;
    run: string;
    round: number;
    value: string;
    /** model/decision.ts as JSON; null of a withdrawal. */
    decision: string | null;
    reason: string;
    by_user: string;
    by_name: string;
    second_user: string | null;
    at: string;
    supersedes: string | null;
  };
  /** Which decisions made the final score of an audit. */
  audit_decisions: { run: string; site: string; subject: string; decision: string };
  /** The row that writers of one site's decisions wait for. */
  review_sites: { site: string; version: number };
  /** 申诉 of a unit against a result. */
  appeals: {
    id: string;
    site: string;
    unit: string | null;
    run: string;
    item: string;
    rule: string;
    title: string;
    /** The finding that is objected to; null: the result of the rule. */
    fingerprint: string | null;
    message: string | null;
    reason: string;
    files: string | null;
    by_user: string;
    by_name: string;
    at: string;
    due_on: string | null;
    /** `lodged granted rejected withdrawn`. */
    state: string;
    answer: string | null;
    answered_by: string | null;
    answered_at: string | null;
    decision: string | null;
  };
}
