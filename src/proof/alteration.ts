/** What a check of a chain can find, as data; the words are the reader's. */

/** A value that differs: where in the thing, what it was, what it is. */
export interface Change {
  /** Keys from the top of the thing. */
  readonly path: readonly (string | number)[];
  readonly was?: unknown;
  readonly now?: unknown;
}

/** A record as a person finds it again. */
export interface NamedRecord {
  readonly id?: string;
  readonly url?: string;
  readonly type?: string;
  readonly offset: number;
}

export type Alteration =
  /** `chain.json` is no chain, or it is of something else. */
  | { readonly kind: 'chain-unreadable' }
  | { readonly kind: 'chain-of-other'; readonly id: string }
  /** The chain of a site is not the one that the run has noted; without `now` it is gone. */
  | { readonly kind: 'chain-replaced'; readonly site: string; readonly was: string; readonly now?: string }
  /** The thing itself is as it was; its link in `chain.json` is not. */
  | { readonly kind: 'link-changed'; readonly link: string }
  /** The thing and its link agree, but not with the running hash. */
  | { readonly kind: 'link-unlinked'; readonly link: string }
  | { readonly kind: 'head-changed' }
  | { readonly kind: 'signature' }
  /** `body`: of the answer · `head`: its header lines · `packing`: what the archive says of it, or how it is packed · `unreadable`. */
  | {
      readonly kind: 'record-changed';
      readonly record: NamedRecord;
      readonly part: 'body' | 'head' | 'packing' | 'unreadable';
    }
  | { readonly kind: 'record-missing' | 'record-moved' | 'record-added' | 'record-cut'; readonly record: NamedRecord }
  | { readonly kind: 'record-replaced'; readonly record: NamedRecord; readonly by: NamedRecord }
  /** A record whose bytes are not those that it says itself: someone has made up the chain for it. */
  | { readonly kind: 'record-false'; readonly record: NamedRecord }
  /** Behind the last record. */
  | { readonly kind: 'tail'; readonly was: number; readonly now: number }
  | { readonly kind: 'profile'; readonly how: 'changed' | 'missing' }
  | { readonly kind: 'question'; readonly changes: readonly Change[] }
  | { readonly kind: 'outcome'; readonly rule: string; readonly changes: readonly Change[] }
  | { readonly kind: 'outcome-missing' | 'outcome-added' | 'outcome-moved'; readonly rule: string }
  | { readonly kind: 'scorecard'; readonly changes: readonly Change[] }
  | { readonly kind: 'rest'; readonly changes: readonly Change[] }
  /** `unreadable`: it is no report any more · `added`: it was not there when the chain was made. */
  | { readonly kind: 'file'; readonly file: string; readonly how: 'changed' | 'missing' | 'unreadable' }
  | { readonly kind: 'picture'; readonly file: string; readonly how: 'changed' | 'missing' | 'added' }
  /** A decision of an evaluator: altered, taken out, or put there after the report was sealed. */
  | {
      readonly kind: 'decision';
      readonly subject: string;
      readonly how: 'changed' | 'missing' | 'added';
      readonly changes: readonly Change[];
    }
  /** What the snapshot says when it is judged again under the stored rules is not what the report says. */
  | { readonly kind: 'judged'; readonly rule?: string; readonly changes: readonly Change[] }
  | {
      readonly kind: 'evidence';
      readonly rule: string;
      readonly how: 'no-record' | 'other-bytes';
      readonly url: string;
      readonly record: string;
    }
  /** `run.json` says something else of a site than its report. */
  | { readonly kind: 'run-row'; readonly site: string; readonly changes: readonly Change[] }
  | { readonly kind: 'site-missing' | 'site-added'; readonly site: string };

/** Why something could not be looked at. */
export type Unproved =
  | { readonly kind: 'no-chain' }
  | { readonly kind: 'no-snapshot'; readonly file: string }
  | { readonly kind: 'no-profile' }
  | { readonly kind: 'judge-failed'; readonly message: string }
  /** Another version of the program judged, and it judges differently. */
  | { readonly kind: 'other-version'; readonly version: string; readonly differing: readonly string[] }
  | { readonly kind: 'unsigned' };

/** What a reader should know, though nothing is wrong. */
export type Remark =
  | { readonly kind: 'asked-otherwise'; readonly changes: readonly Change[] }
  | { readonly kind: 'other-profile'; readonly snapshot: string; readonly judged: string }
  | { readonly kind: 'only'; readonly rules: number }
  /** `isKept`: the decisions lie beside the report, so that the score follows from them again. */
  | { readonly kind: 'reviewed'; readonly rules: readonly string[]; readonly isKept: boolean }
  | { readonly kind: 'damaged-before'; readonly records: number }
  | { readonly kind: 'torn'; readonly bytes: number };

/** What was found at a site. */
export interface SiteProof {
  readonly site: string;
  readonly head?: string;
  /** In the order of the chain: the first is the first thing that was altered. */
  readonly alterations: readonly Alteration[];
  readonly unproved: readonly Unproved[];
  readonly remarks: readonly Remark[];
  /** `evidence`: pieces of evidence whose record was found with its body. */
  readonly counts: {
    readonly records: number;
    readonly outcomes: number;
    readonly pictures: number;
    readonly evidence: number;
  };
  /** The snapshot was judged again, and says what the report says. */
  readonly isJudgedAgain: boolean;
}

/** What was found at a run as a run. */
export interface RunProof {
  readonly head?: string;
  readonly alterations: readonly Alteration[];
  readonly unproved: readonly Unproved[];
}
