/** 整改: notices with their items, what units answered, what the second test said. Long because it is the list of columns. */
export interface RectificationTables {
  notices: {
    id: string;
    site: string;
    /** 单位 of a portal that it is meant for; null: the site as a whole. */
    unit: string | null;
    /** `draft issued replied retesting retested closed withdrawn` (rectification/states.ts). */
    state: string;
    /** Raised by each change: who acts on an older one is told that it changed meanwhile. */
    version: number;
    /** The audit from whose report its letter is written. */
    run: string;
    /** 文号; null while a draft. */
    number: string | null;
    title: string | null;
    created_at: string;
    created_by: string;
    issued_at: string | null;
    /** Day in Asia/Shanghai, as the letter says. */
    issued_on: string | null;
    issued_by: string | null;
    /** Until when it is to be mended, extensions included. */
    due_on: string | null;
    /** As first set. */
    first_due_on: string | null;
    /** Three working days before `due_on`; null where the calendar does not reach. */
    remind_on: string | null;
    /** What stands in the letter beside its problems, as JSON: frozen when it is issued. */
    wishes: string;
    /** Key of the letter among the blobs, and its SHA-256; null until it is written. */
    letter: string | null;
    letter_sha256: string | null;
    /** First reply that was handed in. */
    replied_at: string | null;
    /** 0, 1; null: none yet. */
    replied_late: number | null;
    /** Day from which the second test may begin by itself; null: not again. */
    retest_on: string | null;
    /** Run of the latest second test. */
    retest_run: string | null;
    closed_at: string | null;
    withdrawn_at: string | null;
    withdrawn_why: string | null;
    /** Counts of its items, kept with them. */
    items: number;
    items_open: number;
    items_closed: number;
  };
  notice_items: {
    notice: string;
    finding: string;
    site: string;
    /** As the notice has them: what the ledger is sorted and filtered by. Null while a draft. */
    issued_on: string | null;
    due_on: string | null;
    position: number;
    /** As the letter numbers it: `3-2`. */
    number: string;
    /** `open notMended cannotTell reopened closed withdrawn`. */
    state: string;
    /** As they stood when the notice was drafted: the ledger says what the letter says. */
    rule: string;
    rule_title: string;
    section: string;
    level: string;
    code: string;
    message: string;
    place: string;
    unit: string | null;
    url: string | null;
    basis: string;
    remedy: string;
    fingerprint: string;
    /** Run whose report says it so. */
    run: string;
    first_seen_on: string;
    /** From the latest reply handed in. */
    claim: string | null;
    reply_url: string | null;
    reply_note: string | null;
    replied_on: string | null;
    /** Of the last look since it was issued: `fixed stillThere undecided unseen`; null: none. */
    seen: string | null;
    seen_run: string | null;
    seen_at: string | null;
    /** Reason code and words of a look that decided nothing. */
    seen_why: string | null;
    closed_at: string | null;
    /** `retest` a second test, `audit` another one, `hand`. */
    closed_how: string | null;
    closed_by: string | null;
    closed_why: string | null;
    reopened_at: string | null;
    times_reopened: number;
  };
  /** What happened to a notice, oldest first: its timeline. */
  notice_moves: {
    id: string;
    notice: string;
    /** 1, 2, 3 … within the notice. */
    seq: number;
    finding: string | null;
    at: string;
    actor: string;
    actor_name: string;
    /** `issued replied …`: rectification/words.ts. */
    action: string;
    /** JSON. */
    detail: string;
  };
  /** Last number given out of a series of 文号. */
  notice_numbers: { series: string; last: number };
  replies: {
    id: string;
    notice: string;
    round: number;
    /** `draft submitted returned`. */
    state: string;
    version: number;
    by: string;
    by_name: string;
    saved_at: string;
    submitted_at: string | null;
    late: number;
    returned_at: string | null;
    returned_by: string | null;
    returned_why: string | null;
  };
  reply_items: {
    reply: string;
    finding: string;
    /** `mended cannot disagrees`. */
    claim: string;
    url: string | null;
    note: string;
    /** 1: the host of `url` is none of the site's. */
    is_foreign: number;
  };
  reply_files: {
    id: string;
    reply: string;
    finding: string | null;
    /** Key among the blobs is `uploads/<sha256>`. */
    sha256: string;
    name: string;
    type: string;
    bytes: number;
    added_at: string;
  };
  /** Of a list: which score counts where it is not as the office has it. */
  second_test_rules: { list: string; counts: string };
  /** Score of a site with its second test: the first audit's outcomes, those looked at again replaced. */
  second_tests: {
    site: string;
    /** The second test. */
    run: string;
    /** The first. */
    first_run: string;
    /** Month of the first audit's `asOf`, `YYYY-MM`. */
    period: string;
    at: string;
    verdict: string;
    points_value: number;
    points_min: number;
    points_max: number;
    out_of: number;
    bonus: number;
    /** JSON. */
    vetoes: string;
    outcomes: string;
    sections: string;
    /** Rules that the second test decided, as JSON. */
    rules: string;
    /** As the office had it then: `first`, `second`, `better`. */
    counts: string;
  };
}
